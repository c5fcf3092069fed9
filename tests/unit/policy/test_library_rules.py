"""What must hold inside the library, beside what each code of test_lint_codes shows."""

import datetime as dt

import pytest
from support import copy_proefdam, edit

from service.policy.service import lint_files, policy_files

LIST = "codelijsten/adv-2011.toml"

SPOILED = {
    "question that is called as the form's own field": (
        "vragen/vaker.toml",
        'id = "vaker"',
        'id = "moment"',
        ("vragen[0].id", "gereserveerd"),
    ),
    "answer twice": ("vragen/vaker.toml", 'code = "soms"', 'code = "vaak"', ("vragen[0].opties", "code-dubbel")),
    "group twice": (
        "vragen/wat.toml",
        "groepen = [",
        'groepen = [\n{ code = "anders", nl = "Anders", en = "Other" },',
        ("vragen[0].groepen", "code-dubbel"),
    ),
    "group that figures use": (
        "vragen/wat.toml",
        "groepen = [",
        'groepen = [\n{ code = "overig", nl = "Anders", en = "Other" },',
        ("vragen[0].groepen.overig", "gereserveerd"),
    ),
    "question twice in a block": ("vragen/daders.toml", 'id = "bekend"', 'id = "aantal"', ("vragen", "code-dubbel")),
    "choice that is kept as a story": (
        "vragen/vaker.toml",
        'soort = "een"',
        'soort = "een"\nbewaarklasse = "verhaal"',
        ("vragen[0].bewaarklasse", "verkeerde-bewaarklasse"),
    ),
    "feedback that is kept as a fact": (
        "vragen/feedback.toml",
        'bewaarklasse = "terugkoppeling"',
        "",
        ("vragen[0].bewaarklasse", "verkeerde-bewaarklasse"),
    ),
    "code of a list twice": (
        LIST,
        "gronden = [",
        'gronden = [\n{ code = "ras", nl = "Ras", en = "Race" },',
        ("gronden", "code-dubbel"),
    ),
    "answer taken over twice": (
        LIST,
        "overzetting = [",
        'overzetting = [\n{ vraag = "grond", antwoord = "herkomst", naar = "ras" },',
        ("overzetting", "code-dubbel"),
    ),
    "answer taken over of a question that no list knows": (
        LIST,
        "overzetting = [",
        'overzetting = [\n{ vraag = "rol", antwoord = "zelf", naar = "ras" },',
        ("overzetting[0].antwoord", "overzetting-onbekend"),
    ),
    "block that is no block": ("vragen/vaker.toml", "versie = 1", "versie = 0", ("versie", "verkeerde-waarde")),
}


@pytest.mark.parametrize("what", SPOILED)
def test_fault_inside_the_library_is_told(tmp_path, what):
    name, old, new, (path, code) = SPOILED[what]
    folder = copy_proefdam(tmp_path)
    edit(folder / "library" / name, old, new)
    errors = lint_files(policy_files(folder), dt.date(2026, 11, 25)).errors
    assert [(finding.file, finding.path, finding.code) for finding in errors] == [(f"library/{name}", path, code)]


def test_text_without_a_second_form_addresses_nobody(tmp_path):
    folder = copy_proefdam(tmp_path)
    edit(folder / "library" / "doelen.toml", 'nl = "Weten wat er gebeurt"', 'nl = "Weten wat u meemaakt"')
    [finding] = lint_files(policy_files(folder), dt.date(2026, 11, 25)).errors
    assert (finding.path, finding.code) == ("doelen.G2.nl", "je-vorm-ontbreekt")
    assert finding.right.endswith("zeg dit zonder de lezer aan te spreken")


def test_answer_that_may_be_unknown_is_mapped_to_unknown(tmp_path):
    folder = copy_proefdam(tmp_path)
    text = (folder / "library" / LIST).read_text(encoding="utf-8")
    entry = '{ code = "onbekend", nl = "Onbekend", en = "Unknown" },'
    assert text.count(entry) == 3
    (folder / "library" / LIST).write_text(text.replace(entry, ""), encoding="utf-8")
    assert lint_files(policy_files(folder), dt.date(2026, 11, 25)).errors == ()
