"""Workbooks are read in a process that a hostile one may end, and ours goes on."""

import io
import time
import zipfile

import pytest
from unit.policy.districts.kwb_files import KWB, kwb_rows, workbook, workbook_of

from service.policy.districts.delimited import read_delimited
from service.policy.districts.errors import CbsFileRejected
from service.policy.districts.spreadsheet import Answer, read_here, read_spreadsheet

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TABLE = read_delimited(KWB.read_bytes())


def sheet(data, above=""):
    return f'<?xml version="1.0"?>{above}<worksheet {MAIN}><sheetData>{data}</sheetData></worksheet>'


def filled(place, text="x"):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def packed_zeros():
    """Fifteen megabytes of filled cells, in less than a tenth of one."""
    rows = ("<row>" + "<c><v>1</v></c>" * 100 + "</row>") * 10_000
    return workbook_of(sheet(rows))


def with_size_that_lies(content):
    """The same archive, of which every part says that it is one byte large."""
    lying = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        infos = archive.infolist()
    at = 0
    while (at := lying.find(b"PK\x01\x02", at)) >= 0:
        lying[at + 24 : at + 28] = (1).to_bytes(4, "little")
        at += 4
    for info in infos:
        lying[info.header_offset + 22 : info.header_offset + 26] = (1).to_bytes(4, "little")
    return bytes(lying)


CORNERS = f'<row r="1">{filled("A1")}</row><row r="1048576">{filled("XFD1048576")}</row>'
LAUGHS = "<!DOCTYPE w [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
SECRET = "<!DOCTYPE w [<!ENTITY a9 SYSTEM 'file:///etc/passwd'>]>"
HOSTILE = {
    "corners": lambda: workbook_of(sheet(CORNERS)),
    "laughs": lambda: workbook_of(sheet(f'<row r="1">{filled("A1", "&a9;")}</row>', LAUGHS + "]>")),
    "foreign-entity": lambda: workbook_of(sheet(f'<row r="1">{filled("A1", "&a9;")}</row>', SECRET)),
    "size-that-lies": lambda: with_size_that_lies(packed_zeros()),
    "cut-off": lambda: workbook({"KWB": kwb_rows()})[:-200],
    "no-workbook": lambda: b"PK\x05\x06" + b"\0" * 18,
    "nothing": lambda: b"",
}


def test_table_is_found_on_any_sheet_below_any_rows():
    sheets = {"Leesmij": [["Uitleg"], [2025]], "KWB2025": [["Kerncijfers"], [], *kwb_rows()], "Label": [["x"]]}
    assert read_spreadsheet(workbook(sheets)) == TABLE


def test_whole_numbers_have_no_fraction_and_rows_may_start_to_the_right():
    cells = f'<row r="3">{filled("C3", "gwb_code_10")}{filled("D3", "regio")}{filled("F3", "a_inw")}</row>'
    cells += f'<row r="4">{filled("C4", "WK990199")}{filled("D4", "A")}<c r="F4"><v>12.0</v></c></row>'
    table = read_spreadsheet(workbook_of(sheet(cells)))
    assert [(row.code, row.inhabitants) for row in table.rows] == [("WK990199", "12")]


def test_workbook_without_the_table_gives_none():
    assert read_spreadsheet(workbook({"Leesmij": [["Uitleg"]], "Leeg": []})) is None


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_workbook_is_refused_in_a_sentence(name, capfd):
    began = time.monotonic()
    with pytest.raises(CbsFileRejected, match="niet te lezen"):
        read_spreadsheet(HOSTILE[name]())
    assert time.monotonic() - began < 30
    assert capfd.readouterr() == ("", "")


def test_more_rows_than_cbs_has_are_refused():
    rows = "<row><c><v>1</v></c></row>" * 100_001
    head = f'<row r="1">{filled("A1", "gwb_code_10")}{filled("B1", "regio")}</row>'
    with pytest.raises(CbsFileRejected, match="meer dan 100000 rijen"):
        read_spreadsheet(workbook_of(sheet(head + rows)))


def test_reading_without_a_process_of_its_own_gives_the_same():
    assert read_here(workbook({"KWB2025": kwb_rows()})) == Answer(table=TABLE)
    assert read_here(workbook({"Leesmij": [["Uitleg"]]})) == Answer()
    assert read_here(b"PK\x03\x04") == Answer(readable=False)
    rows = [["gwb_code_10", "regio"], *[["", 1]] * 100_001]
    assert read_here(workbook({"KWB2025": rows})).refusal is not None
