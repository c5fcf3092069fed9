import pytest
from support import ROOT, breda, copy_policies, edit

from service.policy.errors import PolicyRejected
from service.policy.service import lint_files, load_policies, policy_files


def found(folder):
    return {(finding.file, finding.path, finding.code) for finding in lint_files(policy_files(folder)).findings}


def test_shipped_policies_have_no_findings():
    assert lint_files(policy_files(ROOT / "policies")).findings == ()


def test_question_without_purpose_is_an_error(tmp_path):
    folder = copy_policies(tmp_path)
    edit(folder / "breda.toml", 'blok = "plek"\ndoelen = ["G3", "G13"]', 'blok = "plek"')
    assert found(folder) == {("breda.toml", "vragen[3].doelen", "geen-doel")}


# Each row: what is changed in breda.toml, and the one finding that must follow.
SPOILED = [
    ('[[vragen]]\nblok = "rol"\ndoelen = ["G1", "G9"]\n', "", "vragen", "ontbreekt"),
    ('[[vragen]]\nblok = "verhaal"\ndoelen = ["G2"]\n', "", "bewaartermijnen.verhaal", "ongebruikt"),
    ('doelen = ["G1", "G2", "G3", "G4"', 'doelen = ["G1", "G1", "G2", "G3", "G4"', "doelen", "dubbel"),
    ('blok = "maand"\ndoelen = ["G1"]', 'blok = "maand"\ndoelen = ["G6"]', "vragen[4].doelen", "vreemd-doel"),
    (
        'blok = "maand"\ndoelen = ["G1"]',
        'blok = "maand"\ndoelen = ["G2"]',
        "vragen[4].doelen",
        "doel-past-niet",
    ),
    ('blok = "maand"', 'blok = "weer"', "vragen[4].blok", "onbekend-blok"),
    ('blok = "maand"\ndoelen = ["G1"]', 'blok = "rol"\ndoelen = ["G1"]', "vragen", "dubbel"),
    ('talen = ["nl", "en"]', 'talen = ["en"]', "talen", "ontbreekt"),
    ('talen = ["nl", "en"]', 'talen = ["nl", "nl"]', "talen", "dubbel"),
    ('code = "WK075803"', 'code = "WK085803"', "wijken[2].code", "vreemde-wijk"),
    ('code = "WK075803"', 'code = "WK075802"', "wijken", "dubbel"),
    ('samen_met = "WK075807"', 'samen_met = "WK075899"', "wijken[7].samen_met", "samen-met"),
    ('samen_met = "WK075807"', 'samen_met = "WK075808"', "wijken[7].samen_met", "samen-met"),
    ('uiterlijk = "P7M"', 'uiterlijk = "P4M"', "bewaartermijnen.feiten.uiterlijk", "te-kort"),
    ('uiterlijk = "P37D"', 'uiterlijk = "P20D"', "bewaartermijnen.verhaal.uiterlijk", "te-kort"),
    ('uiterlijk = "P37D"', 'uiterlijk = "P3D7M"', "bewaartermijnen.verhaal.uiterlijk", "verkeerde-waarde"),
    ('uiterlijk = "P37D"', 'uiterlijk = "later"', "bewaartermijnen.verhaal.uiterlijk", "verkeerde-waarde"),
    (
        'na = "vernietig"',
        'na = "vernietig"\nminimum = { termijn = "P1Y", grond = "lijst" }',
        "bewaartermijnen.verhaal.termijn",
        "onder-minimum",
    ),
    (
        'na = "vernietig"',
        'na = "vernietig"\nminimum = { termijn = "P1D1D", grond = "lijst" }',
        "bewaartermijnen.verhaal.minimum.termijn",
        "verkeerde-waarde",
    ),
    (
        'zijden = [{ vraag = "rol" }]',
        'zijden = [{ vraag = "kleur" }]',
        "vrijgave.tabellen[2].zijden[0].vraag",
        "niet-gevraagd",
    ),
    (
        'zijden = [{ vraag = "rol" }]',
        'zijden = [{ vraag = "verhaal" }]',
        "vrijgave.tabellen[2].zijden[0].vraag",
        "tekst-in-tabel",
    ),
    (
        'zijden = [{ vraag = "rol" }]',
        'zijden = [{ vraag = "rol", niveau = "groep" }]',
        "vrijgave.tabellen[2].zijden[0].niveau",
        "geen-groepen",
    ),
    (
        'zijden = [{ vraag = "rol" }]',
        'zijden = [{ vraag = "rol" }, { vraag = "rol" }]',
        "vrijgave.tabellen[2].zijden",
        "dubbel",
    ),
    ('zijden = [{ vraag = "rol" }]', "zijden = []", "vrijgave.tabellen[2].zijden", "verkeerd-aantal"),
    ('id = "rol"', 'id = "wijk"', "vrijgave.tabellen", "dubbel"),
    ('verwijzingen = ["nood", "csg"', 'verwijzingen = ["nood", "csg", "csg"', "hulp.verwijzingen", "dubbel"),
    ('verwijzingen = ["nood", "csg"', 'verwijzingen = ["csg"', "hulp.verwijzingen", "ontbreekt"),
    (
        'verwijzingen = ["nood", "csg"',
        'verwijzingen = ["nood", "kat"',
        "hulp.verwijzingen[1]",
        "onbekende-verwijzing",
    ),
    (
        'zijden = [{ vraag = "rol" }]',
        'zijden = [{ vraag = "rol" }, { vraag = "wat" }]',
        "vrijgave.tabellen[2].zijden[1].niveau",
        "twee-niveaus",
    ),
    ("k = 5", "k = 2", "vrijgave.k", "verkeerde-waarde"),
    ("k = 5", 'k = "5"', "vrijgave.k", "verkeerde-waarde"),
    ("k = 5", "k = 5\nkk = 5", "vrijgave.kk", "onbekend-veld"),
    ("k = 5", "", "vrijgave.k", "ontbreekt"),
    ('slug = "breda"', 'slug = "ginneken"', "slug", "naam"),
    ('slug = "breda"', 'slug = "Breda!"', "slug", "verkeerde-waarde"),
    ("[gemeente]", '[gemeente.stad]\nnaam = "x"\n[gemeente]', "gemeente.stad", "onbekend-veld"),
    ("[bewaartermijnen.feiten]", "[bewaartermijnen.foto]", "bewaartermijnen.foto", "verkeerde-waarde"),
]


@pytest.mark.parametrize(("old", "new", "path", "code"), SPOILED)
def test_each_mistake_is_told_where_it_is(tmp_path, old, new, path, code):
    folder = copy_policies(tmp_path)
    edit(folder / "breda.toml", old, new)
    assert ("breda.toml", path, code) in found(folder)


def test_all_mistakes_are_told_at_once(tmp_path):
    folder = copy_policies(tmp_path)
    edit(folder / "breda.toml", "k = 5", "k = 1")
    edit(folder / "breda.toml", "cbs_jaar = 2025", "")
    edit(folder / "breda.toml", 'contact = "privacy@breda.example"', "contact = 7")
    paths = {path for _file, path, _code in found(folder)}
    assert paths == {"vrijgave.k", "gemeente.cbs_jaar", "verantwoordelijke.contact"}


def test_wrong_shapes_are_told_not_raised(tmp_path):
    folder = copy_policies(tmp_path)
    (folder / "breda.toml").write_text(
        'slug = "breda"\ngemeente = 3\nvragen = "x"\nbewaartermijnen = 1\n', encoding="utf-8"
    )
    codes = {(path, code) for _file, path, code in found(folder)}
    assert {
        ("gemeente", "verkeerde-vorm"),
        ("vragen", "verkeerde-vorm"),
        ("bewaartermijnen", "verkeerde-vorm"),
    } <= codes


@pytest.mark.parametrize(
    ("content", "code"), [(b"slug = ", "geen-toml"), (b"slug = '\xff'", "geen-utf8"), (None, "onleesbaar")]
)
def test_unreadable_file_is_a_finding(tmp_path, content, code):
    folder = copy_policies(tmp_path)
    (folder / "breda.toml").unlink()
    if content is None:
        (folder / "breda.toml").mkdir()
    else:
        (folder / "breda.toml").write_bytes(content)
    assert ("breda.toml", "", code) in found(folder)


LIBRARY_SPOILED = [
    ("vragen/maand.toml", 'id = "maand"', 'id = "moment"', "vragen[0].id", "gereserveerd"),
    ("vragen/rol.toml", 'code = "werk"', 'code = "geen"', "vragen[0].opties.geen", "gereserveerd"),
    ("vragen/rol.toml", 'blok = "rol"', 'blok = "role"', "blok", "naam"),
    ("vragen/rol.toml", 'code = "werk"', 'code = "zelf"', "vragen[0].opties", "dubbel"),
    ("vragen/verhaal.toml", "hoogstens = 1000", "hoogstens = 0", "vragen[0]", "tekstvraag"),
    ("vragen/verhaal.toml", 'soort = "tekst"', 'soort = "een"', "vragen[0].opties", "leeg"),
    (
        "vragen/wat.toml",
        'groep = "volgen"',
        'groep = "vogels"',
        "vragen[0].opties.filmen.groep",
        "onbekende-groep",
    ),
    ("doelen.toml", 'code = "G1"', 'code = "G99"', "doelen[0].code", "verkeerde-waarde"),
    (
        "verwijzingen.toml",
        "gecontroleerd_op = 2026-11-24",
        "",
        "verwijzingen[0].gecontroleerd_op",
        "ontbreekt",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "path", "code"), LIBRARY_SPOILED)
def test_mistakes_in_the_library_are_told(tmp_path, name, old, new, path, code):
    folder = copy_policies(tmp_path)
    edit(folder / "library" / name, old, new)
    assert (f"library/{name}", path, code) in found(folder)


def test_policy_with_an_error_does_not_load(tmp_path):
    folder = copy_policies(tmp_path)
    edit(folder / "breda.toml", "k = 5", "k = 1")
    with pytest.raises(PolicyRejected) as caught:
        load_policies(folder)
    assert [str(finding) for finding in caught.value.findings] == [
        "breda.toml: vrijgave.k: hier hoort een geheel getal van 3 tot 50 [verkeerde-waarde]"
    ]


def test_empty_folder_does_not_load(tmp_path):
    with pytest.raises(PolicyRejected, match="minstens een beleid"):
        load_policies(tmp_path)


def test_near_miss_of_a_field_is_named(tmp_path):
    folder = copy_policies(tmp_path)
    edit(folder / "breda.toml", "versie = ", "verzie = ")
    findings = lint_files(policy_files(folder)).findings
    assert any("bedoelt u `versie`?" in finding.right for finding in findings)


def test_same_slug_twice_is_told(tmp_path):
    first, second = copy_policies(tmp_path / "a"), copy_policies(tmp_path / "b")
    findings = lint_files((first / "breda.toml", second / "breda.toml")).findings
    assert [(finding.path, finding.code) for finding in findings] == [("slug", "dubbel")]


def test_compiled_policy_cannot_change():
    policy = breda()
    with pytest.raises(AttributeError):
        policy.slug = "x"
    assert policy.digest == breda().digest
    assert policy.classes == ("feiten", "verhaal")
    assert policy.question("wat").option("fluiten").group == "woorden"
    assert policy.question("wijk").merged == {"WK075808": "WK075807"}
    assert policy.question("kleur") is None
    assert policy.question("wat").option("dansen") is None
    assert next(line.phone for line in policy.telephone_lines) == "112"


def test_class_without_a_term_is_told(tmp_path):
    folder = copy_policies(tmp_path)
    text = (folder / "breda.toml").read_text(encoding="utf-8")
    start, end = text.index("[bewaartermijnen.verhaal]"), text.index("[vrijgave]")
    (folder / "breda.toml").write_text(text[:start] + text[end:], encoding="utf-8")
    assert found(folder) == {("breda.toml", "bewaartermijnen.verhaal", "ontbreekt")}


def test_question_about_districts_needs_districts(tmp_path):
    folder = copy_policies(tmp_path)
    text = (folder / "breda.toml").read_text(encoding="utf-8")
    start, end = text.index("[[wijken]]"), text.index("# Feiten leven")
    (folder / "breda.toml").write_text(text[:start] + text[end:], encoding="utf-8")
    assert found(folder) == {("breda.toml", "wijken", "ontbreekt")}


def test_goal_that_the_library_forgot_is_told(tmp_path):
    folder = copy_policies(tmp_path)
    path = folder / "library" / "doelen.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index('[[doelen]]\ncode = "G13"')], encoding="utf-8")
    assert found(folder) == {("breda.toml", "doelen[6]", "onbekend-doel")}


def test_term_above_its_minimum_is_right(tmp_path):
    folder = copy_policies(tmp_path)
    minimum = 'na = "vernietig"\nminimum = { termijn = "P7D", grond = "selectielijst" }'
    edit(folder / "breda.toml", 'na = "vernietig"', minimum)
    assert found(folder) == set()
