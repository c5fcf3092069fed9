"""What a meldpunt may say of its own words."""

import tomllib

import pytest
from support import PROEFDAM, ROOT

from service.intake.scrub.flags import Flag
from service.intake.scrub.vocabulary import words_with
from service.policy.convert import convert_all
from service.policy.known_names import known_names, may_be_a_person
from service.policy.library import read_library
from service.policy.lint.own_words import MOST, RULES
from service.policy.shape.meldpunt import PolicyFile
from service.policy.shape.words import OwnWordsFile

LIBRARY = read_library(ROOT / "policies" / "library")[0]
RAW = tomllib.loads(PROEFDAM.read_text(encoding="utf-8"))


def places(**own: object):
    file, findings = convert_all({**RAW, "tekst": own}, PolicyFile, "proefdam.toml")
    assert findings == ()
    return [(path, code) for rule in RULES for path, code, _right in rule(file, LIBRARY)]


def test_linter_knows_the_names_of_the_scrubber():
    assert known_names() == words_with(Flag.FIRST | Flag.LAST | Flag.ALSO | Flag.VERB)


def test_policy_without_own_words_is_right():
    file, _ = convert_all({name: part for name, part in RAW.items() if name != "tekst"}, PolicyFile, "proefdam.toml")
    assert [problem for rule in RULES for problem in rule(file, LIBRARY)] == []
    assert places() == []


@pytest.mark.parametrize(
    "phrase",
    [
        "Fatima", "fatima", "Jansen", "de Vries", "Jan de Vries", "buurman Jansen", "mevrouw Öztürk", "bij Roos", "Wil",
        "mijn oom Ahmed", "Noël",
    ],
)  # fmt: skip
def test_name_of_people_may_not_stay(phrase):
    assert may_be_a_person(phrase)
    assert places(laat_staan=[phrase], reden="zo heet het") == [("tekst.laat_staan[0]", "laat-staan-naam")]


@pytest.mark.parametrize("phrase", ["Dijkfeest", "Willem van Dam theater", "Café de Toren", "'t", "Markthal"])
def test_name_of_a_thing_is_no_person(phrase):
    assert not may_be_a_person(phrase)


@pytest.mark.parametrize(
    "word",
    [
        "ab",
        "Dijk*",
        "Dijkfeest 12",
        ".*",
        "[a-z]+",
        "a b c",
        "een twee drie vier vijf zes",
        "feest" * 13,
        "-dijk",
        "a@b.nl",
    ],
)
def test_word_that_is_no_word_may_not_stay(word):
    assert places(laat_staan=[word], reden="zo heet het") == [("tekst.laat_staan[0]", "woord-vorm")]


@pytest.mark.parametrize("word", ["1e Wilgendwarsstraat", "Plein 1940", "Dr. Bloemlaan", "'s-Gravenweg", "Plein '40"])
def test_streets_are_written_as_they_are(word):
    assert places(straten=[word]) == []


@pytest.mark.parametrize("word", ["12", "ab", "Wilgenpad?", "Wilgen|pad"])
def test_street_without_a_name_is_refused(word):
    assert places(straten=[word], haal_weg=[word]) == [
        ("tekst.haal_weg[0]", "woord-vorm"),
        ("tekst.straten[0]", "woord-vorm"),
    ]


def test_kept_word_may_not_be_a_street_too():
    assert places(laat_staan=["Dijkfeest"], straten=["dijkfeest"], reden="zo heet het") == [
        ("tekst.laat_staan[0]", "laat-staan-en-weg")
    ]


@pytest.mark.parametrize(("name", "most"), sorted(MOST.items()))
def test_lists_have_a_bound(name, most):
    words = ["Dijkfeest"] * most
    assert places(**{name: words}, reden="x") == []
    assert places(**{name: [*words, "Dijkfeest"]}, reden="x") == [(f"tekst.{name}", "te-veel-woorden")]


def test_shape_has_dutch_keys():
    assert OwnWordsFile.__struct_encode_fields__ == ("laat_staan", "haal_weg", "straten", "reden")
