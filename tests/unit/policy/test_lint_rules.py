"""What rules of the linter let pass, and their other sides; each code itself is in test_lint_codes."""

import datetime as dt
import tomllib

import msgspec
import pytest
from support import PROEFDAM, ROOT

from service.policy.convert import convert_all
from service.policy.library import read_library
from service.policy.lint.keeping import is_shorter, may_be_shorter
from service.policy.lint.registry import ADVICE, DATED_RULES, STANDING_RULES
from service.policy.shape.meldpunt import PolicyFile
from service.policy.terms import Term

TODAY = dt.date(2026, 11, 25)
TEXT = PROEFDAM.read_text(encoding="utf-8")
LIBRARY = read_library(ROOT / "policies" / "library")[0]
TERMS = 'start = "ontvangst"\ntermijn = "P30D"\nuiterlijk = "P1M"'
KEPT = TERMS + '\nna = "vernietig"\nlezers = ["steward"]\nminimum = { termijn = "P1Y"'
MINIMUM = '\nminimum = { termijn = "P5Y", grond = "selectielijst" }'
FACTS = 'start = "vrijgave"\ntermijn = "P7D"\nuiterlijk = "P7M"'


def problems(edits, library=LIBRARY, today=TODAY):
    text = TEXT
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    file, findings = convert_all(tomllib.loads(text), PolicyFile, "proefdam.toml")
    assert findings == ()
    found = [problem for rule in STANDING_RULES for problem in rule(file, library)]
    found += [problem for rule in DATED_RULES for problem in rule(file, library, today)]
    return [problem for problem in found if problem[1] not in ADVICE]


def places(edits=(), library=LIBRARY, today=TODAY):
    return [(path, code) for path, code, _right in problems(edits, library, today)]


ALLOWED = {
    "fact that waits for the end of its quarter": (
        FACTS,
        FACTS.replace("vrijgave", "einde_periode").replace("P7D", "P1M"),
    ),
    "fact that lives five months from receipt": (FACTS, FACTS.replace("vrijgave", "ontvangst").replace("P7D", "P5M")),
    "story that lives for an event": (TERMS, TERMS.replace("ontvangst", "gebeurtenis:gelezen")),
    "story as short as a month and as long as thirty days": (
        TERMS,
        'start = "ontvangst"\ntermijn = "P1M"\nuiterlijk = "P30D"',
    ),
    "story that lives as long as its minimum": (TERMS, 'start = "ontvangst"\ntermijn = "P365D"\nuiterlijk = "P1Y"'),
    "fact that a minimum of years keeps": (
        FACTS,
        FACTS.replace("P7D", "P5Y").replace("P7M", "P65M") + MINIMUM,
    ),
    "fact that lives by a minimum of twenty years": (
        FACTS,
        FACTS.replace("P7D", "P20Y").replace("P7M", "P246M") + MINIMUM.replace("P5Y", "P20Y"),
    ),
    "fact that lives long after an event": (
        FACTS,
        FACTS.replace("vrijgave", "gebeurtenis:gelezen").replace("P7D", "P5M"),
    ),
    "grace and copies of a year": (FACTS, f'{FACTS}\nrespijt = "P1Y"\nkopieen = "P365D"'),
    "story that nobody reads": ('lezers = ["steward"]', 'lezers = ["niemand"]'),
    "hold of a year": ('hoogstens = "P3M"', 'hoogstens = "P1Y"'),
    "facts without tables to name": ('tel = ["wat", "wijk", "plek", "leeftijd"]\n', ""),
    "district whose people are not known": ("inwoners = 7000", ""),
    "areas of any size without a floor": ("ondergrens = 5000", ""),
    "areas that nobody is asked about": ('[[vragen]]\nblok = "wijk"\ndoelen = ["G3"]', ""),
    "ways onward without a report": ('soort = "doorgeleiding"', 'soort = "contact_elders"'),
    "no way onward": ('soort = "doorgeleiding"\nnaar = "bureau"', 'soort = "geen"'),
    "no word on how broad public space is": (
        'openbare_ruimte = { nl = "Straat, park en bus.", en = "Streets, parks and buses." }',
        "",
    ),
    "own referral in its own place": ('["nood", "csg"', '["nood", "buurthuis", "csg"'),
    "age that is asked for girls": ('groep = "jongeren"', 'groep = "meisjes"'),
    "campaign of a day": ("van = 2026-06-01\ntot = 2026-08-31", "van = 2026-06-01\ntot = 2026-06-01"),
    "areas from a file of their year": ("cbs_jaar = 2025", 'cbs_jaar = 2025\nherkomst = "kwb-2025-van-2026.xlsx"'),
    "areas from a file without a year": ("cbs_jaar = 2025", 'cbs_jaar = 2025\nherkomst = "kwb.xlsx"'),
    "areas of three years ago": ("cbs_jaar = 2025", "cbs_jaar = 2023"),
    "number that was tried 180 days ago": ("gecontroleerd_op = 2026-11-24", "gecontroleerd_op = 2026-05-29"),
}


@pytest.mark.parametrize("what", ALLOWED)
def test_what_is_right_is_not_told(what):
    edits = [ALLOWED[what]]
    if what == "areas that nobody is asked about":
        edits.append(('zijden = [{ vraag = "wijk" }, ', "zijden = ["))
    assert places(edits) == []


TOLD = {
    "fact that dies before its quarter ends": (
        FACTS,
        FACTS.replace("vrijgave", "ontvangst"),
        "bewaartermijnen.feiten.termijn",
        "sterft-voor-telling",
    ),
    "fact that dies with its quarter": (
        FACTS,
        FACTS.replace("vrijgave", "einde_periode"),
        "bewaartermijnen.feiten.termijn",
        "sterft-voor-telling",
    ),
    "fact that an event may kill before its quarter ends": (
        FACTS,
        FACTS.replace("vrijgave", "gebeurtenis:besproken"),
        "bewaartermijnen.feiten.termijn",
        "sterft-voor-telling",
    ),
    "story that lives three years, whatever the minimum": (
        KEPT,
        KEPT.replace("P30D", "P3Y").replace("P1M", "P3Y").replace("P1Y", "P3Y"),
        "bewaartermijnen.verhaal.uiterlijk",
        "uiterlijk-te-lang",
    ),
    "fact that deviates from its minimum and lives long all the same": (
        FACTS,
        FACTS.replace("P7M", "P5Y") + MINIMUM + '\nafwijking = { reden = "Dat is te lang.", wie = "archivaris" }',
        "bewaartermijnen.feiten.uiterlijk",
        "uiterlijk-te-lang",
    ),
    "fact that an impossible minimum would keep": (
        FACTS,
        FACTS.replace("P7M", "P99Y") + MINIMUM.replace("P5Y", "P99Y"),
        "bewaartermijnen.feiten.uiterlijk",
        "uiterlijk-te-lang",
    ),
    "facts that wait for an event": (
        FACTS,
        FACTS.replace('vrijgave"', 'gebeurtenis:besproken"').replace('\nuiterlijk = "P7M"', ""),
        "bewaartermijnen.feiten.uiterlijk",
        "gebeurtenis-zonder-uiterlijk",
    ),
    "copies of which the term reads wrongly": (
        'lezers = ["steward"]',
        'lezers = ["steward"]\nkopieen = "P1D1M"',
        "bewaartermijnen.verhaal.kopieen",
        "termijn-onleesbaar",
    ),
    "grace that reads wrongly": (
        'lezers = ["steward"]',
        'lezers = ["steward"]\nrespijt = "P1D1M"',
        "bewaartermijnen.verhaal.respijt",
        "termijn-onleesbaar",
    ),
    "answer within days that read wrongly": (
        "eerste_publicatie",
        'terugkoppeling = "P1D1D"\neerste_publicatie',
        "opvolging.terugkoppeling",
        "termijn-onleesbaar",
    ),
    "way onward to nobody we know": ('naar = "bureau"', 'naar = "tante"', "vervolg.naar", "partner-onbekend"),
    "help that hangs at an answer and is not shown": (
        'verwijzing = "buurthuis"',
        'verwijzing = "huisarts"',
        "hulp.bij[0].verwijzing",
        "verwijzing-niet-getoond",
    ),
    "merge into what is merged": (
        "inwoners = 7000",
        'inwoners = 7000\nsamen_met = "WK999802"',
        "geografie.gebieden[2].samen_met",
        "samenvoeging",
    ),
    "table on the level of a list that does not know it": (
        'zijden = [{ vraag = "leeftijd" }]',
        'zijden = [{ vraag = "leeftijd", niveau = "adv" }]',
        "vrijgave.tabellen[3].zijden[0].niveau",
        "niveau-zonder-lijst",
    ),
    "reader twice": (
        'lezers = ["steward"]',
        'lezers = ["steward", "steward"]',
        "bewaartermijnen.verhaal.lezers",
        "waarde-dubbel",
    ),
    "u where the policy says je": (
        'doelen = ["G1", "G2", "G3"',
        'aanspreekvorm = "je"\ndoelen = ["G1", "G2", "G3"',
        "afbakening.elders[0].wat.nl",
        "aanspreekvorm",
    ),
}


@pytest.mark.parametrize("what", TOLD)
def test_what_is_wrong_otherwise_is_told_too(what):
    old, new, path, code = TOLD[what]
    assert (path, code) in places([(old, new)])


def test_effect_on_places_needs_a_question_about_places():
    asked = [f'[[vragen]]\nblok = "{name}"\ndoelen = ["G3"]\n' for name in ("gemeente", "wijk", "plek")]
    sides = ('{ vraag = "wijk" }, { vraag = "tijd", niveau = "groep" }', '{ vraag = "rol" }')
    told = problems([*((block, "") for block in asked), sides, ('{ vraag = "plek" }', '{ vraag = "dag" }')])
    assert told == [
        (
            "vragen[5].doelen",
            "verzamelt-te-veel",
            "voor G13 is `gevolg` niet nodig; dit blok is nodig voor G8, G13 (samen met wijk of plek of gemeente)",
        )
    ]


def test_block_of_ones_own_is_judged_by_what_it_fits():
    block = msgspec.structs.replace(LIBRARY.blocks["vaker"], block="weer")
    library = msgspec.structs.replace(LIBRARY, blocks={**LIBRARY.blocks, "weer": block})
    edits = [('blok = "maand"', 'blok = "weer"'), ('opties = ["deze", "vorige", "weetniet"]', "")]
    assert places(edits, library) == []


def test_story_for_places_collects_too_much_even_where_it_fits():
    block = msgspec.structs.replace(LIBRARY.blocks["verhaal"], purposes=("G2", "G3"))
    library = msgspec.structs.replace(LIBRARY, blocks={**LIBRARY.blocks, "verhaal": block})
    story = 'blok = "verhaal"\ndoelen = ["G2"]'
    assert places([(story, story.replace("G2", "G3"))], library) == [("vragen[12].doelen", "verzamelt-te-veel")]


def test_meldpunt_in_preparation_may_be_unsettled():
    unsettled = [
        ('fase = "open"', 'fase = "voorbereiding"'),
        ('[eigenaar]\nnaam = "programmamanager"\nafdeling = "Veiligheid"\ncontact = "meldpunt@proefdam.example"\n', ""),
        ('[opvolging]\noverleg = "kwartaal"\neerste_publicatie = 2027-01-31\n', ""),
        ('lijst = "adv-2011"', 'lijst = "adv-2027"'),
    ]
    assert places(unsettled) == []
    assert places(unsettled[1:3]) == [
        ("eigenaar", "open-zonder-eigenaar"),
        ("opvolging.overleg", "open-zonder-overleg"),
        ("opvolging.eerste_publicatie", "open-zonder-eerste-publicatie"),
    ]


def test_draft_that_follows_a_list_does_not_replace_it():
    assert places(today=dt.date(2027, 1, 2)) == []


def test_without_a_facility_only_that_is_told():
    facility = '[adv]\nnaam = "Bureau Proefdam"\nsite = "https://bureau.proefdam.example"\nlijst = "adv-2011"\n'
    sides = ('zijden = [{ vraag = "plek" }]', 'zijden = [{ vraag = "plek", niveau = "adv" }]')
    assert places([(facility, ""), sides]) == [("adv", "adv-ontbreekt")]


def test_two_own_referrals_with_one_name_are_told():
    again = '[[hulp.eigen]]\nid = "buurthuis"\nbij = "praten"\nnaam = { nl = "Huis", en = "House" }\n'
    again += 'tekst = { nl = "Kom.", en = "Come." }\ntelefoon = "14 000"\ngecontroleerd_op = 2026-11-24\n\n[[hulp.bij]]'
    assert places([("[[hulp.bij]]", again)]) == [("hulp.eigen[1].id", "verwijzing-bestaat-al")]


def test_own_referral_is_read_in_the_form_that_is_used():
    own = ('tekst = { nl = "Loop binnen voor', 'tekst = { je = "Loop jij binnen?", nl = "Loopt u binnen voor')
    familiar = ('doelen = ["G1", "G2", "G3"', 'aanspreekvorm = "je"\ndoelen = ["G1", "G2", "G3"')
    told = {path for path, _code in places([own, familiar])}
    assert "hulp.eigen[0].tekst.nl" not in told
    assert places([own]) == []


def test_terms_are_compared_from_every_day():
    month, thirty, days28 = Term(months=1), Term(days=30), Term(days=28)
    assert not is_shorter(month, thirty)
    assert not is_shorter(thirty, month)
    assert is_shorter(Term(days=27), month)
    assert may_be_shorter(days28, month)
    assert not may_be_shorter(Term(days=31), month)
    assert not is_shorter(Term(days=365), Term(months=12))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('naam = "programmamanager"', 'naam = "<functie>"'),
        ('afdeling = "Veiligheid"', 'afdeling = "<afdeling>"'),
        ('contact = "meldpunt@proefdam.example"', 'contact = "<adres>"'),
        ('naam = "programmamanager"', 'naam = "-"'),
        ('afdeling = "Veiligheid"', 'afdeling = "..."'),
        ('contact = "meldpunt@proefdam.example"', 'contact = " \u2013 "'),
    ],
)
def test_place_to_fill_in_is_no_owner(old, new):
    assert places([(old, new)]) == [("eigenaar", "open-zonder-eigenaar")]
