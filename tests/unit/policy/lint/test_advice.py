"""Each code of advice with one policy that calls for it, and nothing else."""

import datetime as dt
import tomllib

import msgspec
import pytest
from support import PROEFDAM, ROOT

from service.policy.convert import convert_all
from service.policy.library import read_library
from service.policy.lint.advice_roadmap import standings
from service.policy.lint.registry import ADVICE, DATED_RULES
from service.policy.shape.meldpunt import PolicyFile

LIBRARY = read_library(ROOT / "policies" / "library")[0]
# More than a year before the successor of the code list.
TODAY = dt.date(2025, 12, 31)
ANSWERS = "".join(
    f'[routekaart.{question.id}]\nantwoord = "Ja."\nwie = "adviseur"\nwanneer = 2026-11-01\n'
    for question in LIBRARY.roadmap
    if question.answered_in == "routekaart" and question.id != "samen_invullen"
)
TABLES = "".join(
    f'[[vrijgave.tabellen]]\nid = "{name}"\ntitel = {{ nl = "Cijfers", en = "Figures" }}\n'
    f'zijden = [{{ vraag = "{name}" }}]\n'
    for name in ("rol", "gemeente", "dag", "aantal", "bekend", "maand", "gevolg", "grond", "tijd")
)
EXPECTED = '[verwachting]\nmeldingen_per_kwartaal = 2000\nbron = "Een telling."\n'
TERM = '[[zoektermen]]\nterm = "nafluiten"\ngeprobeerd_op = 2025-11-01\ngevonden = true\n'
# The policy of Proefdam with everything that advice asks for.
ADVISED = PROEFDAM.read_text(encoding="utf-8").replace("ondergrens", 'herkomst = "kwb-2025.xlsx"\nondergrens')
ADVISED = ADVISED.replace(
    'ritme = "jaar"\nzijden = [{ vraag = "wijk" }, { vraag = "tijd", niveau = "groep" }]',
    'zijden = [{ vraag = "wijk" }]',
)
ADVISED += ANSWERS + TABLES + EXPECTED + TERM


def read(*edits: tuple[str, str]):
    text = ADVISED
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    file, findings = convert_all(tomllib.loads(text), PolicyFile, "proefdam.toml")
    assert findings == ()
    return file


def advice(*edits: tuple[str, str], today=TODAY, library=LIBRARY):
    file = read(*edits)
    told = [problem for rule in DATED_RULES for problem in rule(file, library, today)]
    return [problem for problem in told if problem[1] in ADVICE]


def places(*edits: tuple[str, str], today=TODAY, library=LIBRARY):
    return [(path, code) for path, code, _right in advice(*edits, today=today, library=library)]


ONE = {
    "tabel-te-klein": ("vrijgave.tabellen[2]", ("kwartaal = 2000", "kwartaal = 55")),
    "vraag-in-geen-tabel": ("vragen[7]", ('zijden = [{ vraag = "maand" }]', 'zijden = [{ vraag = "dag" }]')),
    "verwachting-ontbreekt": ("verwachting", (EXPECTED, "")),
    "doelgroep-zonder-passend-kanaal": (
        "doelgroepen[0].kanalen",
        ('kanalen = ["formulier"]', 'kanalen = ["telefoon"]'),
    ),
    "jaartabel-nog-niet": (
        "vrijgave.tabellen",
        ('zijden = [{ vraag = "plek" }]', 'ritme = "jaar"\nzijden = [{ vraag = "plek" }]'),
    ),
    "engels-is-nederlands": (
        "probleem.en",
        ("People are harassed in", "Mensen worden op"),
        ("the street.", "straat lastiggevallen."),
    ),
    "kanaal-zonder-uren": (
        "kanalen[1].bereikbaar",
        ('bereikbaar = { nl = "Elke werkdag van 9 tot 17 uur.", en = "Every working day from 9 to 17." }\n', ""),
    ),
    "zoektermen-niet-geprobeerd": ("zoektermen", (TERM, "")),
    "engels-staat-uit": ("talen", ('talen = ["nl", "en"]', 'talen = ["nl"]')),
    "gebieden-niet-ingelezen": ("geografie.herkomst", ('herkomst = "kwb-2025.xlsx"\n', "")),
    "verwijzing-bijna-verouderd": (
        "hulp.eigen[0].gecontroleerd_op",
        ("gecontroleerd_op = 2026-11-24", "gecontroleerd_op = 2025-07-15"),
    ),
    "codelijst-opvolger": ("adv.lijst",),
    "invulplek-over": ("eigenaar.naam", ('naam = "programmamanager"', 'naam = "<functie>"')),
    "verhaal-zonder-lezer": ("bewaartermijnen.verhaal.lezers", ('lezers = ["steward"]', 'lezers = ["niemand"]')),
    "routekaart-open": ("routekaart.samen_invullen", ("[routekaart.samen_invullen]", "[routekaart.onbekend]")),
}
DAYS = {"codelijst-opvolger": TODAY + dt.timedelta(days=1)}


def test_policy_that_was_advised_hears_nothing():
    assert advice() == []


@pytest.mark.parametrize("code", ONE)
def test_one_thing_left_gives_one_advice(code):
    path, *edits = ONE[code]
    library = LIBRARY
    if code == "verwachting-ontbreekt":
        library = msgspec.structs.replace(LIBRARY, volumes=())
    assert places(*edits, today=DAYS.get(code, TODAY), library=library) == [(path, code)]


def test_every_advice_has_one_row():
    assert set(ONE) == set(ADVICE)


# --- Tables


def sentence_about_places(*edits: tuple[str, str], library=LIBRARY):
    [said] = [right for path, code, right in advice(*edits, library=library) if path == "vrijgave.tabellen[2]"]
    return said


def with_volumes(*entries: tuple[str, str, int, int]):
    first = LIBRARY.volumes[0]
    volumes = tuple(
        msgspec.structs.replace(first, municipality=code, name=name, low=low, high=high)
        for code, name, low, high in entries
    )
    return msgspec.structs.replace(LIBRARY, volumes=volumes)


def test_small_table_says_how_small_and_what_helps():
    assert sentence_about_places(("kwartaal = 2000", "kwartaal = 55")) == (
        "in tabel `plek` wordt naar schatting 66% van de vakken weggelaten, bij 55 meldingen per kwartaal"
        " (bron: [verwachting]); haal de tabel weg, of wacht tot er meer meldingen zijn;"
        " als tabellen per jaar er zijn, helpt ook: per jaar (16%)"
    )


@pytest.mark.parametrize(
    ("volumes", "told"),
    [
        ((("GM9998", "Proefdam", 10, 20), ("GM9999", "Proefdijk", 5, 5)), "20 meldingen per kwartaal (bron: wat Proef"),
        ((("GM9998", "Proefdam", 900, 900), ("GM0001", "A", 8, 12), ("GM0002", "B", 20, 20)), "20 meldingen per"),
        ((("GM0001", "A", 8, 12),), "10 meldingen per kwartaal (bron: het midden van andere gemeenten in de biblio"),
    ],
)
def test_without_an_expectation_others_tell(volumes, told):
    said = sentence_about_places((EXPECTED, ""), library=with_volumes(*volumes))
    assert said.partition(" bij ")[2].startswith(told)


@pytest.mark.parametrize(
    ("sides", "rhythm", "advised", "later"),
    [
        (
            '{ vraag = "plek" }, { vraag = "tijd" }',
            "kwartaal",
            ["groepen in plaats van opties", "een zijde"],
            "per jaar",
        ),
        ('{ vraag = "plek" }, { vraag = "tijd" }', "jaar", ["groepen in plaats van opties", "een zijde"], ""),
        ('{ vraag = "plek" }, { vraag = "tijd", niveau = "groep" }', "jaar", ["een zijde"], ""),
    ],
)
def test_only_what_can_still_be_changed_is_advised(sides, rhythm, advised, later):
    table = ('zijden = [{ vraag = "plek" }]', f'ritme = "{rhythm}"\nzijden = [{sides}]')
    _what, _colon, helps = sentence_about_places(("kwartaal = 2000", "kwartaal = 10"), table).partition("wat helpt: ")
    now, _colon, then = helps.partition("; als tabellen per jaar er zijn, helpt ook: ")
    assert [said.partition(" (")[0] for said in now.split(", ")] == [
        said.replace("een zijde", "een zijde minder") for said in advised
    ]
    assert then.partition(" (")[0] == later


@pytest.mark.parametrize(("rhythm", "reports"), [("kwartaal", 0), ("jaar", 5)])
def test_where_nothing_helps_the_table_goes(rhythm, reports):
    table = ('zijden = [{ vraag = "plek" }]', f'ritme = "{rhythm}"\nzijden = [{{ vraag = "plek" }}]')
    said = sentence_about_places(("kwartaal = 2000", f"kwartaal = {reports}"), table)
    assert said.endswith("; haal de tabel weg, of wacht tot er meer meldingen zijn")


@pytest.mark.parametrize(
    ("sides", "lost"),
    [
        ('{ vraag = "plek" }, { vraag = "rol" }', "nu nog nergens geteld: `plek`"),
        ('{ vraag = "rol" }', "alle vragen staan ook in een tabel per kwartaal"),
    ],
)
def test_table_per_year_says_what_is_counted_nowhere_yet(sides, lost):
    edits = [('zijden = [{ vraag = "plek" }]', f'ritme = "jaar"\nzijden = [{sides}]')]
    said = [right for _path, code, right in advice(*edits) if code == "jaartabel-nog-niet"]
    assert said == [
        f"deze versie maakt tabellen per kwartaal; die per jaar (`plek`) komen met een latere versie; {lost}"
    ]


def test_table_about_an_unknown_question_is_not_forecast():
    edits = [("kwartaal = 2000", "kwartaal = 55"), ('zijden = [{ vraag = "plek" }]', 'zijden = [{ vraag = "weer" }]')]
    assert places(*edits) == [("vragen[4]", "vraag-in-geen-tabel")]


@pytest.mark.parametrize(
    "facility", ["", '[adv]\nnaam = "Bureau"\nsite = "https://bureau.example"\nlijst = "adv-1999"\n']
)
def test_without_a_code_list_nothing_is_forecast(facility):
    named = '[adv]\nnaam = "Bureau Proefdam"\nsite = "https://bureau.proefdam.example"\nlijst = "adv-2011"\n'
    assert places(("kwartaal = 2000", "kwartaal = 1"), (named, facility)) == []


def test_question_that_must_be_asked_is_not_advised_away():
    edits = [('[{ vraag = "rol" }]', '[{ vraag = "dag" }]'), ('[{ vraag = "maand" }]', '[{ vraag = "dag" }]')]
    must, may = (right for _path, _code, right in advice(*edits))
    assert must == "de antwoorden op `rol` worden bewaard, maar staan in geen tabel; voeg een tabel toe"
    assert "haal de vraag weg of voeg een tabel toe" in may


# --- Being found


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ('term = "sissen"', "probeer `sissen` op de site van de gemeente, en zet erbij"),
        ('term = "sissen"\ngeprobeerd_op = 2025-11-01', "wie `sissen` zoekt, vindt dit meldpunt niet;"),
    ],
)
def test_search_term_that_leads_nowhere_is_named(term, said):
    [(path, code, right)] = advice((TERM, f"{TERM}[[zoektermen]]\n{term}\n"))
    assert (path, code) == ("zoektermen[1]", "zoektermen-niet-geprobeerd")
    assert right.startswith(said)


@pytest.mark.parametrize(
    ("channels", "said"),
    [
        ("[]", "er staat geen enkel kanaal bij `jongeren`, en dan melden zij weinig; wat wel past: formulier, "),
        ('["telefoon"]', "geen van deze kanalen past bij `jongeren`, en dan melden zij weinig; wat wel past: "),
    ],
)
def test_group_is_judged_by_its_own_channels(channels, said):
    [(_path, _code, right)] = advice(('kanalen = ["formulier"]', f"kanalen = {channels}"))
    assert right.startswith(said)


DUTCH = "Wat thuis gebeurt en niet op straat."


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ([("Wat thuis gebeurt.", DUTCH), ("What happens at home.", f" {DUTCH.upper()} ")], ["afbakening.niet.en"]),
        (
            [
                ('talen = ["nl", "en"]', 'talen = ["nl"]'),
                ("Wat thuis gebeurt.", DUTCH),
                ("What happens at home.", DUTCH),
            ],
            [],
        ),
        ([("Straat, park en bus.", "Park, bus, tram."), ("Streets, parks and buses.", "Park, bus, tram.")], []),
        ([('nl = "De markt", en = "The market"', 'nl = "Plein van de Vrede", en = "Plein van de Vrede"')], []),
    ],
)
def test_english_that_is_dutch_is_told_unless_it_is_short_or_a_name(edits, told):
    assert [path for path, code in places(*edits) if code == "engels-is-nederlands"] == told


def test_unknown_group_or_channel_is_no_matter_of_advice():
    channels = {kind: channel for kind, channel in LIBRARY.channels.items() if kind != "telefoon"}
    library = msgspec.structs.replace(LIBRARY, channels=channels)
    hours = ('bereikbaar = { nl = "Elke werkdag van 9 tot 17 uur.", en = "Every working day from 9 to 17." }\n', "")
    phone = ('kanalen = ["formulier"]', 'kanalen = ["telefoon"]')
    assert places(hours, phone, ('groep = "jongeren"', 'groep = "reuzen"'), library=library) == []


# --- The routekaart


def test_question_that_is_open_comes_with_its_reason():
    [(_path, _code, right)] = advice(("[routekaart.samen_invullen]", "[routekaart.onbekend]"))
    assert right == (
        "nog open: Wie vullen deze routekaart samen in? "
        "Partners en mensen die het zelf meemaakten zien wat de gemeente mist"
    )


def test_question_whose_field_is_empty_is_open():
    broad = 'openbare_ruimte = { nl = "Straat, park en bus.", en = "Streets, parks and buses." }\n'
    police = (
        'naam = "Politie"\nverschil = { nl = "De politie kan onderzoek doen.", en = "The police can investigate." }'
    )
    assert places((broad, ""), (f"[[bestaande_meldpunten]]\n{police}\n", "")) == [
        ("afbakening.openbare_ruimte", "routekaart-open"),
        ("bestaande_meldpunten", "routekaart-open"),
    ]


@pytest.mark.parametrize("answer", ["<wie>", "Wij en <wie nog meer>.", "...", "Wij doen dit omdat ...", "\u2026", "-"])
def test_answer_that_is_left_open_is_no_answer(answer):
    edits = [("De gemeente en twee vrijwilligers.", answer)]
    assert places(*edits) == [
        ("routekaart.samen_invullen", "routekaart-open"),
        ("routekaart.samen_invullen.antwoord", "invulplek-over"),
    ]


def test_question_that_no_policy_can_answer_yet_is_not_open():
    found = standings(read(), LIBRARY)
    assert [question.id for question, standing in found.items() if standing != "answered"] == ["feedback"]
    assert found[next(question for question in LIBRARY.roadmap if question.id == "feedback")] == "not_yet"


def test_answer_of_ones_own_counts_for_every_question():
    said = '[routekaart.feedback]\nantwoord = "Wij vragen het aan de balie."\nwie = "adviseur"\nwanneer = 2026-11-01\n'
    assert set(standings(read((TERM, TERM + said)), LIBRARY).values()) == {"answered"}


def test_help_to_stop_that_is_not_shown_is_open():
    assert places((', "veiligthuis_stoppen"]', "]")) == [("hulp", "routekaart-open")]


@pytest.mark.parametrize(
    ("phase", "told"),
    [
        ("open", []),
        (
            "voorbereiding",
            [
                ("opvolging", "routekaart-open"),
                ("opvolging.overleg", "routekaart-open"),
                ("eigenaar", "routekaart-open"),
                ("opvolging.overleg", "routekaart-open"),
            ],
        ),
    ],
)
def test_what_an_error_tells_is_not_advised_too(phase, told):
    owner = '[eigenaar]\nnaam = "programmamanager"\nafdeling = "Veiligheid"\ncontact = "meldpunt@proefdam.example"\n'
    review = '[opvolging]\noverleg = "kwartaal"\neerste_publicatie = 2027-01-31\n'
    assert places(('fase = "open"', f'fase = "{phase}"'), (owner, ""), (review, "")) == told


# --- Upkeep


@pytest.mark.parametrize(("days", "told"), [(149, 0), (150, 1), (180, 1), (181, 0)])
def test_month_before_a_number_is_too_old_it_is_told(days, told):
    checked = TODAY - dt.timedelta(days=days)
    referrals = {**LIBRARY.referrals, "csg": msgspec.structs.replace(LIBRARY.referrals["csg"], checked_on=checked)}
    library = msgspec.structs.replace(LIBRARY, referrals=referrals)
    assert places(library=library) == [("hulp.verwijzingen[1]", "verwijzing-bijna-verouderd")] * told


def test_number_that_is_nearly_old_says_until_when():
    [(_path, _code, right)] = advice(("gecontroleerd_op = 2026-11-24", "gecontroleerd_op = 2025-07-15"))
    assert right == "`buurthuis` is gecontroleerd op 2025-07-15; probeer nummer en site opnieuw voor 2026-01-11"


@pytest.mark.parametrize(("draft", "state"), [(True, ", nu nog een concept"), (False, "")])
def test_successor_says_whether_it_is_settled(draft, state):
    successor = msgspec.structs.replace(LIBRARY.code_lists["adv-2027"], draft=draft)
    library = msgspec.structs.replace(LIBRARY, code_lists={**LIBRARY.code_lists, "adv-2027": successor})
    [(_path, _code, right)] = advice(today=dt.date(2026, 12, 31), library=library)
    assert right == f"vanaf 2027-01-01 komt `adv-2027`{state}; bespreek met de ADV wanneer u overstapt"


@pytest.mark.parametrize("today", [TODAY, dt.date(2027, 1, 1)])
def test_successor_far_away_or_there_is_not_told(today):
    assert "codelijst-opvolger" not in {code for _path, code in places(today=today)}


def test_places_left_to_fill_in_are_told_part_by_part():
    edits = [
        ('naam = "programmamanager"', 'naam = "<functie>"'),
        ('antwoord = "De gemeente en twee vrijwilligers."\nwie = "', 'antwoord = "<wie>"\nwie = "<functie> '),
        ('contact = "privacy@proefdam.example"', 'contact = "Privacy <privacy@proefdam.example>"'),
    ]
    told = {path: right for path, code, right in advice(*edits) if code == "invulplek-over"}
    assert told == {
        "eigenaar.naam": "vul `<functie>` in; melders of collega's kunnen dit lezen",
        "routekaart.samen_invullen.antwoord": (
            "vul `<wie>` in (`routekaart` heeft er 2); melders of collega's kunnen dit lezen"
        ),
    }


def test_file_in_preparation_may_have_places_to_fill_in():
    edits = [('naam = "programmamanager"', 'naam = "<functie>"'), ('fase = "open"', 'fase = "voorbereiding"')]
    assert advice(*edits) == []


@pytest.mark.parametrize(
    "edit",
    [
        ('[[vragen]]\nblok = "verhaal"\ndoelen = ["G2"]\n', ""),
        ("[bewaartermijnen.verhaal]", "[bewaartermijnen.terugkoppeling]"),
    ],
)
def test_story_that_is_not_asked_or_kept_needs_no_reader(edit):
    assert advice(('lezers = ["steward"]', 'lezers = ["niemand"]'), edit) == []
