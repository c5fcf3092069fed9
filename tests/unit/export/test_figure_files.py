import pytest
from unit.export.figure_files import HIERARCHIES, TABLES, TREE, as_csv, as_json, draw_rows

from service.export.errors import FiguresRefused
from service.export.figures import protect_figures
from service.export.given import read_hierarchies, read_reports, read_tables

SHAPE = 'de hiërarchie \'area\' heeft niet de vorm {"root": code, "children": {code: [code, ...]}}, met codes als tekst'
TABLES_SHAPE = (
    'de tabellen hebben niet de vorm {"columns": {naam: kolom}, "tables": [{"dims": [naam, ...], "period": code}, ...]}'
)
REPORTS = as_csv(draw_rows(40, 1))


def _area(tree):
    return as_json({**HIERARCHIES, "area": tree})


def _tables(*tables: dict, columns=None):
    return as_json({"columns": columns or {"area": "buurt"}, "tables": list(tables)})


def _refusal(reports=REPORTS, hierarchies=None, tables=None, **options: int):
    with pytest.raises(FiguresRefused) as caught:
        protect_figures(reports, hierarchies or as_json(HIERARCHIES), tables or as_json(TABLES), **options)
    return str(caught.value)


@pytest.mark.parametrize(
    ("hierarchies", "sentence"),
    [
        (b"{", "het bestand met hiërarchieën is geen JSON"),
        (b"[" * 100_000, "het bestand met hiërarchieën is geen JSON"),
        (b"\xff", "het bestand met hiërarchieën is geen JSON"),
        (b"[]", 'de hiërarchieën horen een JSON-object te zijn: {"naam": {"root": ..., "children": ...}}'),
        (b'{"a": 1, "a": 2}', "in het bestand met hiërarchieën staat 'a' twee keer"),
        (
            _area({"root": "stad", "children": {"stad": ["noord"], "noord": ["stad"]}}),
            "de hiërarchie 'area' is geen boom: codes verwijzen in een kring of hangen los",
        ),
        (
            _area({"root": "stad", "children": {"stad": ["n"], "a": ["b"], "b": ["a"]}}),
            "de hiërarchie 'area' is geen boom: codes verwijzen in een kring of hangen los",
        ),
        (
            _area({"root": "stad", "children": {"stad": ["n", "z"], "n": ["x"], "z": ["x"]}}),
            "in de hiërarchie 'area' staat de code 'x' twee keer",
        ),
        (_area({"root": "stad", "children": {"stad": [""]}}), "in de hiërarchie 'area' staat een lege code"),
        (
            _area({"root": "stad", "children": {"stad": [1]}}),
            SHAPE,
        ),
        (
            _area("stad"),
            SHAPE,
        ),
        (
            as_json({"area": TREE, "kind": HIERARCHIES["kind"]}),
            "bij de hiërarchieën ontbreekt 'period': elke tabel gaat over een periode",
        ),
    ],
)
def test_hierarchies_that_cannot_be_used_are_a_sentence(hierarchies, sentence):
    assert _refusal(hierarchies=hierarchies) == sentence


@pytest.mark.parametrize(
    ("tables", "sentence"),
    [
        (b"{", "het bestand met tabellen is geen JSON"),
        (
            as_json({"tables": [{"sides": ["kind"]}]}),
            TABLES_SHAPE,
        ),
        (_tables(), "er staat geen tabel in het bestand met tabellen"),
        (_tables({"dims": ["wijk"]}), "een tabel gebruikt 'wijk', maar daar is geen hiërarchie van"),
        (_tables({"dims": ["kind", "kind"]}), "een tabel gebruikt 'kind' twee keer"),
        (
            _tables({"dims": ["kind"], "period": "2031"}),
            "een tabel gaat over de periode '2031', maar die staat niet in de hiërarchie",
        ),
        (
            _tables({"dims": ["period"], "period": "2026"}),
            "een tabel heeft 'period' als zijde en als vaste periode; kies een van beide",
        ),
        (
            _tables({"dims": ["kind"]}, columns={"wijk": "buurt"}),
            "bij de kolommen staat 'wijk', maar daar is geen hiërarchie van",
        ),
    ],
)
def test_tables_that_cannot_be_used_are_a_sentence(tables, sentence):
    assert _refusal(tables=tables) == sentence


@pytest.mark.parametrize(
    ("reports", "sentence"),
    [
        (b"", "meldingen: de kolom 'buurt' ontbreekt"),
        (as_csv([], "buurt,buurt,kind,period"), "meldingen: de kolom 'buurt' komt meer dan eens voor"),
        (as_csv([("n1", "roepen")]), "meldingen: regel 2 heeft niet evenveel velden als de kop"),
        (
            as_csv([("geheim adres", "roepen", "2026Q1")]),
            "meldingen: in de kolom 'buurt' staat een code die geen fijnste code van 'area' is",
        ),
        (
            as_csv([("noord", "roepen", "2026Q1")]),
            "meldingen: in de kolom 'buurt' staat een code die geen fijnste code van 'area' is",
        ),
        (b"buurt,kind,period\n\xff,a,b\n", "de meldingen zijn geen CSV in UTF-8"),
        (b'buurt,kind,period\n"n1"x,a,b\n', "de meldingen zijn geen CSV in UTF-8"),
    ],
)
def test_reports_that_cannot_be_used_are_a_sentence_without_their_words(reports, sentence):
    assert _refusal(reports=reports) == sentence


@pytest.mark.parametrize("k", [2, 0, -5])
def test_k_below_the_floor_is_refused(k):
    assert _refusal(k=k) == f"k is {k}, maar mag niet lager zijn dan 3"


def test_hierarchies_may_stand_under_dimensions_and_have_leaves_written_out():
    tree = {"root": "stad", "children": {"stad": ["noord"], "noord": []}}
    found = read_hierarchies(as_json({"dimensions": {"area": tree}}))
    assert found["area"].children == {"stad": ("noord",)}


def test_column_named_after_the_finest_level_is_read():
    dimensions = read_hierarchies(as_json(HIERARCHIES))
    given = read_tables(as_json(TABLES), dimensions)
    kinds = read_reports(
        b"\xef\xbb\xbf" + as_csv([("n1", "roepen", "2026Q1")] * 2) + b"\n\n", dimensions, given.columns
    )
    assert kinds == {(("area", "n1"), ("kind", "roepen"), ("period", "2026Q1")): 2}
