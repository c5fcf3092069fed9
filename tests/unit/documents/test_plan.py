import datetime as dt
import re
import tomllib

import msgspec
import pytest
from support import ROOT, copy_policies, copy_proefdam, edit

from service.documents.errors import PolicyUnreadable
from service.documents.openings import fill_openings
from service.documents.plan import INDIRECT, make_plan
from service.documents.plan_words import say_list, say_site, say_term
from service.documents.plans import read_plan, read_source
from service.documents.sheet import Bullets, Section, Sheet, Table, Text, bullets
from service.documents.sheet_markdown import escape, write_markdown
from service.documents.sheet_page import write_page
from service.policy.convert import convert_all
from service.policy.findings import Finding
from service.policy.lint.advice_upkeep import left_open
from service.policy.service import policy_files
from service.policy.shape.meldpunt import PolicyFile

TODAY = dt.date(2026, 11, 25)
PHASES = (
    "Vooraf",
    "Fase 1: wat hebben wij nodig?",
    "Fase 2: hoe gaan wij het doen?",
    "Fase 3: wat levert het op?",
)
SHIPPED = [path.stem for path in policy_files(ROOT / "policies")]


@pytest.fixture
def policies(tmp_path):
    return copy_policies(tmp_path)


def plan(folder, name="breda") -> Sheet:
    return read_plan(folder, name, TODAY)


def section(sheet: Sheet, title: str) -> Section:
    return next(part for part in sheet.sections if part.title == title)


def bulleted(sheet: Sheet, title: str) -> dict[str, str]:
    return {
        lead: text for part in section(sheet, title).parts if isinstance(part, Bullets) for lead, text in part.items
    }


def rows(sheet: Sheet, title: str) -> tuple[tuple[str, ...], ...]:
    return next(part.rows for part in section(sheet, title).parts if isinstance(part, Table))


def told(sheet: Sheet, title: str) -> str:
    return " ".join(part.text for part in section(sheet, title).parts if isinstance(part, Text))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_policy_has_a_plan_with_every_part(name):
    sheet = plan(ROOT / "policies", name)
    assert [part.title for part in sheet.sections if part.level == 2] == [
        "Probleem en doel",
        "Wat hoort hier wel en niet",
        "Voor wie, en hoe zij melden",
        "Wat wij vragen, en waarom",
        "Waar het over gaat",
        "Hoe lang wij bewaren",
        "Wat naar buiten komt",
        "De hulp die melders zien",
        "De partners",
        "Wat er al is",
        "Wat er na een melding gebeurt",
        "Wie ervoor staat, en wanneer wij kijken",
        "Bekend worden",
        "De routekaart",
        "Nog open",
        "Versies",
    ]
    assert all(part.parts for part in sheet.sections)
    assert sheet.foot[1] == INDIRECT


@pytest.mark.parametrize("name", SHIPPED)
def test_plan_tells_every_question_table_partner_and_area(name):
    file = msgspec.convert(tomllib.loads((ROOT / "policies" / f"{name}.toml").read_text("utf-8")), PolicyFile)
    page = write_markdown(plan(ROOT / "policies", name))
    for value in (
        *(partner.role for partner in file.partners),
        *(table.title.nl for table in file.release.tables),
        *(area.name for area in file.geography.areas),
        *(answer.answer for answer in file.roadmap.values() if left_open(answer.answer) is None),
        *(word.term for word in file.search_terms),
        file.problem.nl,
        file.follow_up.text.nl,
    ):
        assert escape(value) in page


def test_groups_stand_beside_the_channels_that_are_for_them():
    sheet = plan(ROOT / "policies", "arnhem-enschede")
    table = section(sheet, "Voor wie, en hoe zij melden").parts[0]
    assert table.head == ("Doelgroep", "Formulier op deze site", "Telefoon", "WhatsApp")
    assert ("Meisjes", "ja", "-", "ja") in table.rows


def test_questions_say_what_for_and_how_long():
    goals = read_source(ROOT / "policies", "breda", TODAY).library.goals
    asked = {row[0]: row[1:] for row in rows(plan(ROOT / "policies"), "Wat wij vragen, en waarom")}
    assert asked["Wat gebeurde er?"] == (
        "17 keuzes, meer dan een mag",
        f"G1 {goals['G1'].nl}; G2 {goals['G2'].nl}",
        "tot het geteld is",
    )
    assert asked["Wilt u er iets over vertellen?"] == (
        "eigen woorden, hoogstens 1000 tekens",
        f"G2 {goals['G2'].nl}",
        "kort, zonder namen",
    )


def test_what_is_not_asked_is_told_too():
    unasked = told(plan(ROOT / "policies"), "Wat wij niet vragen")
    assert "Hoe oud bent u?" in unasked
    assert "Wat gebeurde er?" not in unasked
    assert "Wat kan beter?" not in unasked


def test_retention_is_told_in_words():
    kept = bulleted(plan(ROOT / "policies"), "Hoe lang wij bewaren")
    assert kept["Het verhaal:"] == (
        "30 dagen na ontvangst, hoogstens 37 dagen na ontvangst. Vernietigd zonder te tellen. "
        "Wie dit leest: de gegevensbewaker."
    )
    assert kept["Cijfers die naar buiten kwamen:"].startswith("Blijven bewaard")


def test_everything_about_a_term_is_told(policies):
    edit(
        policies / "breda.toml",
        'na = "vernietig"',
        'na = "vernietig"\nminimum = { termijn = "P1Y", grond = "de lijst" }\n'
        'afwijking = { reden = "te gevoelig", wie = "de raad" }\n'
        'opschorting = { gronden = ["woo", "hotspot"], hoogstens = "P3M" }',
    )
    kept = bulleted(plan(policies), "Hoe lang wij bewaren")["Het verhaal:"]
    assert "Het minimum is 1 jaar (de lijst)." in kept
    assert "Daar wijken wij van af: te gevoelig (de raad)." in kept
    assert "Uitstel kan door een verzoek om openbaarheid of een gebeurtenis die het archief wil bewaren" in kept
    assert kept.endswith("hoogstens 3 maanden.")


def test_term_that_waits_for_something_says_what(policies):
    edit(policies / "breda.toml", 'start = "ontvangst"', 'start = "gebeurtenis:einde_campagne"')
    kept = bulleted(plan(policies), "Hoe lang wij bewaren")["Het verhaal:"]
    assert kept.startswith("30 dagen na: einde campagne, hoogstens 37 dagen na ontvangst.")


def test_answers_say_which_help_they_bring(policies):
    edit(
        policies / "breda.toml",
        '[[zoektermen]]\nterm = "straatintimidatie"',
        '[[hulp.bij]]\nvraag = "wat"\nantwoord = "spugen"\nverwijzing = "slachtofferhulp"\n\n'
        '[[zoektermen]]\nterm = "straatintimidatie"',
    )
    help_by_answer = {
        answer: help_ for answers, help_ in rows(plan(policies), "Wanneer welke hulp") for answer in answers.split("; ")
    }
    assert help_by_answer["Aanraken of betasten"] == "Centrum Seksueel Geweld"
    assert help_by_answer["Spugen"] == "Slachtofferhulp Nederland"
    assert "Fluiten of sissen" not in help_by_answer


def test_answer_that_falls_away_brings_no_help(policies):
    edit(policies / "breda.toml", 'blok = "wat"\n', 'blok = "wat"\nopties = ["fluiten", "schelden"]\n')
    sheet = plan(policies)
    assert "Aanraken" not in str(rows(sheet, "Wanneer welke hulp"))
    assert ("Wat gebeurde er?", "2 keuzes, meer dan een mag") in [
        row[:2] for row in rows(sheet, "Wat wij vragen, en waarom")
    ]


def test_partners_say_what_they_get():
    partners = {row[0]: row for row in rows(plan(ROOT / "policies"), "De partners")}
    assert partners["BO Diversity"][2:4] == ("G5, G9", "Bericht van nieuwe cijfers")


def test_merged_area_says_where_it_counts():
    assert "Buitengebied (telt mee bij Noordwest)" in told(plan(ROOT / "policies"), "Waar het over gaat")


STORIES = "Wat er uit een verhaal gaat"


def test_own_words_are_told_with_their_reason(tmp_path):
    assert bulleted(plan(copy_proefdam(tmp_path), "proefdam"), STORIES) == {
        "Mag blijven staan:": "Dijkfeest",
        "Waarom:": "Het Dijkfeest is een feest dat iedereen kent.",
        "Gaat altijd weg:": "Bloesemflat",
        "Wordt [STRAAT]:": "Wilgenpad, Plein 1940",
    }


def test_policy_without_own_words_says_so_where_stories_are_asked():
    assert "Dit meldpunt heeft geen eigen woorden." in told(plan(ROOT / "policies"), STORIES)
    assert STORIES not in {section.title for section in plan(ROOT / "policies", "almere").sections}


def test_routekaart_tells_answer_who_and_when_or_where():
    sheet = plan(ROOT / "policies")
    answers = {row[0]: row[1:] for row in rows(sheet, "Fase 1: wat hebben wij nodig?")}
    assert answers["Welk probleem moet het meldpunt oplossen?"] == ("Zie: Probleem en doel.", "")
    assert answers["Hoe denken mensen uit de doelgroep mee?"][1] == "projectleider BO Diversity, 13 oktober 2026"


def test_question_without_an_answer_is_open_in_its_place_and_in_the_list(policies):
    lines = (policies / "breda.toml").read_text("utf-8").splitlines()
    assert [line for line in lines if line.startswith("privacy = {")]
    rest = [line for line in lines if not line.startswith("privacy = {")]
    (policies / "breda.toml").write_text("\n".join(rest), encoding="utf-8")
    sheet = plan(policies)
    question = "Wie toetst of het meldpunt de privacywet volgt?"
    assert (question, "Nog open", "") in rows(sheet, "Fase 2: hoe gaan wij het doen?")
    assert question in bulleted_texts(sheet, "Vragen zonder antwoord")


def bulleted_texts(sheet: Sheet, title: str) -> list[str]:
    return [text for part in section(sheet, title).parts if isinstance(part, Bullets) for _lead, text in part.items]


def test_what_no_policy_can_answer_yet_is_not_open_but_told(policies):
    question = "Hoe kunnen melders zeggen wat er beter kan?"
    sheet = plan(policies)
    assert bulleted_texts(sheet, "Kan deze versie nog niet") == [question]
    assert question in [
        row[0] for phase in PHASES for row in rows(sheet, phase) if row[1] == "Kan deze versie nog niet"
    ]
    assert question not in str([part for part in sheet.sections if part.title == "Vragen zonder antwoord"])


@pytest.mark.parametrize("answer", ["<wie toetst>", "..."])
def test_place_to_fill_in_is_open_and_no_answer(policies, answer):
    path = policies / "breda.toml"
    path.write_text(
        re.sub(
            r'^privacy = \{ antwoord = "[^"]*"',
            f'privacy = {{ antwoord = "{answer}"',
            path.read_text("utf-8"),
            flags=re.MULTILINE,
        ),
        encoding="utf-8",
    )
    sheet = plan(policies)
    question = "Wie toetst of het meldpunt de privacywet volgt?"
    assert (question, "Nog open", "") in rows(sheet, "Fase 2: hoe gaan wij het doen?")
    assert question in bulleted_texts(sheet, "Vragen zonder antwoord")


@pytest.mark.parametrize("name", SHIPPED)
def test_plan_and_linter_agree_on_what_is_open(name):
    source = read_source(ROOT / "policies", name, TODAY)
    advised = {finding.right for finding in source.findings if finding.code == "routekaart-open"}
    told = [part for part in make_plan(source).sections if part.title == "Vragen zonder antwoord"]
    listed = [text for part in told for lines in part.parts for _lead, text in lines.items]
    assert {question for question in listed if not any(question in right for right in advised)} == set()
    assert len(listed) == len(advised)


def test_table_per_year_is_told_to_come_later():
    published = {row[0]: row[2] for row in rows(plan(ROOT / "policies"), "Wat naar buiten komt")}
    file = msgspec.convert(tomllib.loads((ROOT / "policies" / "breda.toml").read_text("utf-8")), PolicyFile)
    rhythms = {"kwartaal": "elk kwartaal", "jaar": "later (per jaar; dat kan deze versie nog niet)"}
    assert published == {table.title.nl: rhythms[table.rhythm] for table in file.release.tables}


def test_error_of_the_linter_stands_in_the_plan(policies):
    edit(policies / "breda.toml", 'blok = "maand"\ndoelen = ["G1"]', 'blok = "maand"\ndoelen = ["G6"]')
    sheet = plan(policies)
    assert any(
        text.startswith("vragen[4].doelen: ") for text in bulleted_texts(sheet, "Wat in het beleid nog niet klopt")
    )
    assert "en het beleid heeft " in told(sheet, "Nog open")
    assert sheet.foot[0].startswith("Beleid breda, versie 2026-11-25. SHA-256 van het bestand, dat nog niet klopt: ")


def test_finished_policy_is_named_by_its_digest():
    foot = plan(ROOT / "policies").foot[0]
    assert re.fullmatch(r"Beleid breda, versie 2026-11-25\. SHA-256 van het beleid: [0-9a-f]{64}", foot)


def test_unknown_names_are_told_as_they_stand(policies):
    path = policies / "breda.toml"
    edit(path, 'blok = "maand"', 'blok = "weer"')
    edit(path, 'groep = "vrouwen"', 'groep = "ruimtereizigers"')
    edit(path, 'doelen = ["G1", "G2"', 'doelen = ["G1", "G2", "G2"')
    edit(path, 'verwijzing = "nood"', 'verwijzing = "brandweer"')
    sheet = plan(policies)
    assert "Onbekend in de bibliotheek: weer." in told(sheet, "Wat wij vragen, en waarom")
    assert rows(sheet, "Voor wie, en hoe zij melden")[0][0] == "ruimtereizigers"
    assert ("U bent nu in gevaar.", "brandweer") in rows(sheet, "Wat hoort hier wel en niet")


def test_what_the_file_leaves_out_is_open_in_the_plan(policies):
    (policies / "leeg.toml").write_text(
        'slug = "leeg"\nversie = "1"\nfase = "voorbereiding"\ntalen = ["nl"]\n[geografie]\ncbs_jaar = 2025\n',
        encoding="utf-8",
    )
    sheet = plan(policies, "leeg")
    assert (sheet.title, sheet.lead[0]) == ("Plan meldpunt: Nog open", "Dit is het plan, versie 1.")
    for title in ("Probleem en doel", "De kanalen", "De hulp die melders zien", "Wat er na een melding gebeurt"):
        assert "Nog open" in told(sheet, title)
    assert bulleted(sheet, "Wie ervoor staat, en wanneer wij kijken")["Eigenaar:"] == "Nog open"
    assert "Nog open (Nog open)" in told(sheet, "Waar het over gaat")
    library = 43
    assert len(bulleted_texts(sheet, "Vragen zonder antwoord")) >= library - 1
    assert "probleem: dit veld is nodig: een tabel met velden." in bulleted_texts(
        sheet, "Wat in het beleid nog niet klopt"
    )


@pytest.mark.parametrize(
    ("questions", "errors", "sentence"),
    [
        (0, 1, "Er staat geen vraag open, en het beleid heeft 1 punt om te verbeteren."),
        (1, 0, "Er staat 1 vraag open, en het beleid klopt."),
        (2, 2, "Er staan 2 vragen open, en het beleid heeft 2 punten om te verbeteren."),
    ],
)
def test_what_is_open_is_counted(questions, errors, sentence):
    source = read_source(ROOT / "policies", "breda", TODAY)
    [asked] = [question for question in source.library.roadmap if question.id == "privacy"]
    unanswered = tuple(msgspec.structs.replace(asked, id=f"vraag{number}") for number in range(questions))
    library = msgspec.structs.replace(source.library, roadmap=unanswered)
    wrong = (Finding(file="breda.toml", path="doelen", code="x", right="y"),) * errors
    sheet = make_plan(msgspec.structs.replace(source, library=library, findings=wrong))
    assert told(sheet, "Nog open") == sentence


def test_nothing_at_all_still_has_the_shape_of_a_policy():
    filled, missing = fill_openings({}, PolicyFile)
    _policy, findings = convert_all(filled, PolicyFile, "leeg.toml")
    assert findings == ()
    assert set(missing) == {field.encode_name for field in msgspec.structs.fields(PolicyFile) if field.required}


def test_openings_are_filled_inside_lists_and_tables():
    raw = {"partners": [{"id": "a"}], "routekaart": {"x": {"antwoord": "ja"}}, "adv": {"naam": "ADV"}}
    filled, missing = fill_openings(raw, PolicyFile)
    assert filled["partners"][0]["rol"] == "Nog open"
    assert {"partners[0].rol", "routekaart.x.wie", "adv.site"} <= set(missing)
    assert "partners[0].id" not in missing


def test_wrong_value_is_not_filled_but_told(policies):
    edit(policies / "breda.toml", 'fase = "open"', 'fase = "misschien"')
    with pytest.raises(PolicyUnreadable, match=r"breda\.toml: fase: hier hoort een van: voorbereiding"):
        plan(policies)


def test_floor_of_the_areas_is_told(policies):
    edit(policies / "breda.toml", 'niveau = "wijk"', 'niveau = "wijk"\nondergrens = 2000')
    assert "In elk gebied wonen minstens 2000 mensen; kleinere tellen samen." in told(
        plan(policies), "Waar het over gaat"
    )


def test_policy_with_everything_answered_has_nothing_open():
    source = read_source(ROOT / "policies", "breda", TODAY)
    roadmap = tuple(question for question in source.library.roadmap if question.phase == 1)
    library = msgspec.structs.replace(source.library, roadmap=roadmap)
    sheet = make_plan(msgspec.structs.replace(source, library=library, findings=()))
    assert told(sheet, "Nog open") == "Alles is beantwoord, en het beleid klopt."
    assert "Vooraf" not in [part.title for part in sheet.sections]


@pytest.mark.parametrize(("content", "sentence"), [(None, "is er niet"), (b"a = ", "TOML"), (b"\xff", "TOML")])
def test_file_that_is_no_policy_is_told(policies, content, sentence):
    if content is not None:
        (policies / "x.toml").write_bytes(content)
    with pytest.raises(PolicyUnreadable, match=sentence):
        plan(policies, "x")


HOSTILE = '<script>alert(1)</script> | *x* `y` [z](https://q.nl) "w"'


def hostile() -> Sheet:
    return Sheet(
        title=HOSTILE,
        lead=(HOSTILE, "# geen kop", "1. geen lijst", "- geen punt"),
        sections=(
            Section(
                title=HOSTILE,
                parts=(
                    Text(text=HOSTILE),
                    bullets(HOSTILE, (HOSTILE, HOSTILE)),
                    Table(head=(HOSTILE, "b"), rows=((HOSTILE, "c\nd"),)),
                ),
            ),
        ),
        foot=(HOSTILE,),
    )


def test_text_of_a_policy_cannot_become_a_page():
    page = write_page(hostile())
    assert "<script" not in page
    assert page.count("&lt;script&gt;") == 11


def test_page_stands_on_its_own():
    page = write_page(plan(ROOT / "policies"))
    assert re.findall(r"(?:src|href|url)\s*[=(]", page) == []
    assert '<meta name="viewport"' in page
    assert '<html lang="nl">' in page
    assert "@page { size: A4" in page


def test_text_of_a_policy_cannot_become_markdown():
    lines = write_markdown(hostile()).split("\n")
    assert lines[4:9:2] == ["\\# geen kop", "1\\. geen lijst", "\\- geen punt"]
    assert lines[0] == '# \\<script\\>alert(1)\\</script\\> \\| \\*x\\* \\`y\\` \\[z\\](https://q.nl) "w"'
    table = [line for line in lines if line.startswith("| ")]
    assert [len(re.findall(r"(?<!\\)\|", line)) for line in table] == [3, 3]
    assert table[1].endswith("| c d |")


@pytest.mark.parametrize(
    ("text", "written"),
    [("a_b", "a_b"), ("_a_", "\\_a\\_"), ("a  b\nc", "a b c"), ("\\", "\\\\"), ("-", "-")],
)
def test_signs_of_markdown_stand_for_themselves(text, written):
    assert escape(text) == written


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ("P7D", "7 dagen"),
        ("P1D", "1 dag"),
        ("P1M", "1 maand"),
        ("P18M", "1 jaar en 6 maanden"),
        ("P1Y", "1 jaar"),
        ("P0D", "0 dagen"),
        ("PD", "PD"),
        (None, "Nog open"),
    ],
)
def test_terms_are_said_as_people_say_them(term, said):
    assert say_term(term) == said


def test_lists_and_sites_are_said_as_people_say_them():
    assert (say_list(()), say_list(("a",)), say_list(("a", "b", "c"))) == ("", "a", "a, b en c")
    assert say_site("https://www.breda.nl/") == "www.breda.nl"
    assert (say_site(None), say_site("https://nog.open")) == ("-", "Nog open")


def test_what_is_asked_afterwards_stands_apart_from_the_report(policies):
    block = '[[vragen]]\nblok = "plek"'
    edit(policies / "breda.toml", block, f'[[vragen]]\nblok = "feedback"\ndoelen = ["G11"]\n\n{block}')
    asked = rows(plan(policies), "Wat wij vragen, en waarom")
    assert sum("los van de melding" in cell for row in asked for cell in row) == 4
