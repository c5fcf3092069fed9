"""The workbook as a spreadsheet program opens it, and as the archive that it is."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from msgspec.structs import replace
from unit.export.editions import figures, make_edition, too_few

from service.export.formats.figures import figures_of
from service.export.formats.workbook import write_workbook


def opened(edition=None, language="nl"):
    return openpyxl.load_workbook(io.BytesIO(write_workbook(edition or figures(), language)))


def rows(sheet):
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def test_sheets_are_notes_tables_and_data():
    assert opened().sheetnames == ["Toelichting", "1 Wat   er  gebeurde volgde  Da", "2 Wijk en tijd", "Gegevens"]
    assert opened(language="en").sheetnames == ["Notes", "1 What", "2 District and time", "Data"]


def test_held_back_cell_is_a_dot_and_a_count_is_a_number():
    assert rows(opened()["2 Wijk en tijd"]) == [
        ("Wijk en tijd", "totaal", "Overdag", "'s Avonds"),
        ("Totaal", 40, 12, 28),
        ("@Centrum", 30, 5, "."),
        ("http://wijk.example", 10, ".", "."),
    ]


def test_english_workbook_speaks_english():
    assert rows(opened(language="en")["1 What"]) == [("What", "Number"), ("+Following", ".")]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_is_a_formula_a_link_or_a_macro(language):
    cells = [cell for sheet in opened(language=language) for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s", "n"}
    assert {cell.hyperlink for cell in cells} == {None}
    with zipfile.ZipFile(io.BytesIO(write_workbook(figures(), language))) as archive:
        assert [name for name in archive.namelist() if "vba" in name.lower() or "external" in name.lower()] == []
        assert b"<f>" not in b"".join(map(archive.read, archive.namelist()))


def test_notes_sheet_says_everything():
    edition = figures()
    assert rows(opened(edition)["Toelichting"]) == [(note.head.nl, note.text.nl) for note in edition.notes]


def test_data_sheet_lists_every_cell():
    found = rows(opened()["Gegevens"])
    assert len(found) == 1 + 1 + 3 + 9
    assert found[0][-1] == "Aantal meldingen"
    assert {type(row[-1]) for row in found[1:]} == {int, str}
    assert {row[-1] for row in found[1:] if isinstance(row[-1], str)} == {"."}


def test_only_day_in_it_is_that_of_publication():
    properties = opened().properties
    assert {properties.created, properties.modified} == {dt.datetime(2026, 4, 9)}  # noqa: DTZ001 - XLSX has no zone
    with zipfile.ZipFile(io.BytesIO(write_workbook(figures(), "nl"))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_release_of_too_few_has_no_table_sheet():
    assert opened(figures_of(too_few())).sheetnames == ["Toelichting", "Gegevens"]


def test_release_without_provenance_names_no_author():
    assert opened(figures_of(replace(make_edition(), provenance=None))).properties.creator is None
