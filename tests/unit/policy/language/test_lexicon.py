import msgspec
import pytest

from service.policy.convert import convert_all
from service.policy.language.lexicon import EntryFile, Lexicon, LexiconFile, spell

RAW = {
    "verwijtend": [{"woord": "Eigen  Schuld", "beter": "het ligt niet aan u"}, {"woord": "schuld", "beter": "oorzaak"}],
    "ontmoedigend": [
        {"woord": "heeft geen zin", "beter": "zeg wat er gebeurt"},
        {"woord": "why didn\u2019t you", "beter": "what did you do?"},
    ],
    "stigmatiserend": [{"woord": "probleemwijk", "beter": "wijk"}, {"woord": "m.a.w.", "beter": "dus"}],
}


@pytest.fixture
def lexicon():
    return Lexicon.from_file(msgspec.convert(RAW, LexiconFile))


def test_phrases_of_the_file_are_spelled_one_way(lexicon):
    assert lexicon == Lexicon(
        blaming={"eigen schuld": "het ligt niet aan u", "schuld": "oorzaak"},
        discouraging={"heeft geen zin": "zeg wat er gebeurt", "why didn't you": "what did you do?"},
        stigmatising={"probleemwijk": "wijk", "m.a.w": "dus"},
    )


def test_last_of_two_equal_phrases_counts():
    entries = (EntryFile(phrase="Hoek", better="plek"), EntryFile(phrase="hoek", better="plein"))
    file = LexiconFile(blaming=entries, discouraging=(), stigmatising=())
    assert Lexicon.from_file(file).blaming == {"hoek": "plein"}


def test_wrong_file_is_told_by_the_linter():
    _value, findings = convert_all(
        {**RAW, "verwijtend": [{"woord": "", "beter": "x"}, {"woord": "y"}]}, LexiconFile, "f"
    )
    assert [(finding.path, finding.code) for finding in findings] == [
        ("verwijtend[0].woord", "verkeerde-waarde"),
        ("verwijtend[1].beter", "veld-ontbreekt"),
    ]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("", []),
        ("Niets te zien.", []),
        ("Het is uw eigen schuld.", ["eigen schuld"]),
        ("EIGEN\u00a0 schuld, en \u201ceigen schuld\u201d", ["eigen schuld", "eigen schuld"]),
        ("De schuld is eigen", ["schuld"]),
        ("eigen, schuld", ["schuld"]),
        ("Dat is eigen. Schuld niet.", ["schuld"]),
        ("schulden, schuldig, schuld-vraag", []),
        ("Why didn't you? Why didn\u2019t you!", ["why didn't you", "why didn't you"]),
        ("een probleemwijk heeft geen zin", ["probleemwijk", "heeft geen zin"]),
        ("Kortom, m.a.w. Probleemwijk", ["m.a.w", "probleemwijk"]),
    ],
)
def test_phrases_are_found_as_whole_words(lexicon, text, phrases):
    assert [phrase for _harm, phrase, _better in lexicon.find(text)] == phrases


def test_find_tells_harm_and_better(lexicon):
    assert list(lexicon.find("De probleemwijk heeft geen zin, eigen schuld")) == [
        ("stigmatiserend", "probleemwijk", "wijk"),
        ("ontmoedigend", "heeft geen zin", "zeg wat er gebeurt"),
        ("verwijtend", "eigen schuld", "het ligt niet aan u"),
    ]


def test_empty_lexicon_finds_nothing():
    assert list(Lexicon(blaming={}, discouraging={}, stigmatising={}).find("eigen schuld")) == []


def test_spelling_is_folded_composed_and_plain():
    assert spell(" Cafe\u0301  Foto\u2019s\n") == "caf\u00e9 foto's"
