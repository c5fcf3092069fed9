"""The tidy list, as CSV and its description, read back with the library for CSV on the Web."""

import csv
import io
import json

import csvw
import pytest
from msgspec.structs import replace
from unit.export.editions import VALUES, figures, make_edition, too_few
from unit.export.figures import QUARTER, make_design

from service.export.formats.delimited import describe_csv, write_csv
from service.export.formats.figures import figures_of
from service.export.formats.tidy import columns_of, rows_of
from service.export.tables import ReleasedTable
from service.kernel.text import LocalizedText

NAMES = ("periode", "tabel", "zijde_1", "code_1", "naam_1", "zijde_2", "code_2", "naam_2", "waarde", "status")


def read(content):
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def read_with_csvw(folder, edition):
    """Write CSV and description side by side, and return what the validator makes of them."""
    (folder / f"{QUARTER}.csv").write_bytes(write_csv(edition))
    path = folder / f"{QUARTER}.csv-metadata.json"
    path.write_bytes(describe_csv(edition, f"{QUARTER}.csv"))
    return csvw.CSVW(str(path), validate=True)


def test_csv_has_one_row_per_cell_and_the_total_first():
    header, total, *rows = read(write_csv(figures()))
    assert tuple(header) == NAMES
    assert total == [QUARTER, "totaal", "", "", "", "", "", "", "40", ""]
    assert len(rows) == 3 + 9


def test_held_back_cell_has_no_value_and_one_mark():
    rows = read(write_csv(figures()))
    assert [QUARTER, "wat/wat.volgen", "wat.volgen", "nee", "nee", "", "", "", "", "C"] in rows
    assert [QUARTER, "wijk-tijd", "wijk", "totaal", "Totaal", "tijd", "dag", "Overdag", "12", ""] in rows
    assert {(value == "", status) for *_texts, value, status in rows[1:]} == {(True, "C"), (False, "")}


def test_release_of_too_few_tells_no_number():
    assert read(write_csv(figures_of(too_few())))[1:] == [[QUARTER, "totaal", "", "", "", "", "", "", "", "C"]]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_name_that_starts_a_formula_is_text(start):
    design = make_design({"plek": ("halte",)}, [("plek",)])
    labels = {"plek": {"halte": LocalizedText(nl=f"{start}1+1", en="x")}}
    rows = read(write_csv(figures_of(make_edition(design, {}, labels=labels))))
    assert [row[4] for row in rows[2:]] == ["totaal", f"'{start}1+1"]


def test_table_of_three_sides_widens_every_row():
    design = make_design({"a": ("x",), "b": ("y",), "c": ("z",)}, [("a", "b", "c"), ("a",)])
    edition = figures_of(make_edition(design, {}))
    assert [column.name for column in columns_of(edition)][8:] == ["zijde_3", "code_3", "naam_3", "waarde", "status"]
    assert {len(row) for row in read(write_csv(edition))} == {13}


def test_rows_are_the_published_values_and_nothing_else():
    assert sorted(row.value for row in rows_of(figures()) if row.value is not None) == sorted(
        [40, 40, *VALUES.values()]
    )


def test_csv_on_the_web_finds_the_pair_valid(tmp_path):
    found = read_with_csvw(tmp_path, figures())
    assert (found.is_valid, found.warnings) == (True, [])
    [table] = found.tables
    assert table.check_primary_key()
    rows = list(table)
    assert {type(row["waarde"]) for row in rows} == {int, type(None)}
    assert {(row["waarde"] is None, row["status"]) for row in rows} == {(True, "C"), (False, None)}


@pytest.mark.filterwarnings("always::UserWarning")  # its verdict is made of warnings
@pytest.mark.parametrize(("old", "new"), [(b",40,", b",veel,"), (b",C\r\n", b",P\r\n"), (b"totaal,", b",")])
def test_csv_on_the_web_finds_other_values_invalid(tmp_path, old, new):
    edition = figures()
    read_with_csvw(tmp_path, edition)
    path = tmp_path / f"{QUARTER}.csv"
    path.write_bytes(path.read_bytes().replace(old, new))
    assert not csvw.CSVW(str(tmp_path / f"{QUARTER}.csv-metadata.json"), validate=True).is_valid


def test_release_of_too_few_is_valid_too(tmp_path):
    assert read_with_csvw(tmp_path, figures_of(too_few())).is_valid


def test_description_carries_caveats_and_facts():
    described = json.loads(describe_csv(figures(), "x.csv"))
    texts = [text["@value"] for note in described["dc:description"] for text in note]
    edition = figures()
    assert texts == [text for note in edition.notes for text in (note.text.nl, note.text.en)]
    assert described["notes"] == [json.loads(json.dumps(edition.facts))]
    assert described["url"] == "x.csv"


def test_table_without_a_title_is_called_by_its_id():
    table = ReleasedTable(id=f"{QUARTER}/los", dims=(), fixed={}, cells=((None,),))
    [found] = figures_of(replace(make_edition(), tables=(table,))).tables
    assert (found.title.nl, found.shown) == ("los", "los")
