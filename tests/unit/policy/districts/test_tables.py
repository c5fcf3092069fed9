"""The table is found whatever the encoding, separator, padding or rows above it."""

import pytest
from unit.policy.districts.kwb_files import KWB, kwb_rows

from service.policy.districts.columns import MOST_ROWS, Row, find_table
from service.policy.districts.delimited import read_delimited
from service.policy.districts.errors import CbsFileRejected

TEXT = KWB.read_text(encoding="utf-8")


def table_of(rows):
    return find_table([str(cell) for cell in row] for row in rows)


def codes(table):
    return [row.code for row in table.rows]


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace(";", ",").replace("2,1\n", '"2,1"\n').encode(),
        TEXT.replace(";", "\t").encode(),
        ("Kerncijfers; uitleg\n\n;;\n" + TEXT).encode(),
    ],
    ids=["utf-8", "bom", "cp1252", "crlf", "comma", "tab", "rows-above"],
)
def test_every_spelling_of_a_csv_gives_one_table(content):
    assert read_delimited(content) == table_of(kwb_rows())


def test_padding_notes_and_the_country_are_left_out():
    rows = [["gwb_code_10", "regio", "gm_naam", "recs", "a_inw"], ["NL00", "Nederland", "Nederland", "Land", "1"]]
    rows += [[" GM0758 ", "  Breda\u00a0 ", "Breda", "Gemeente  ", " 190000 "], ["Bron: CBS"], [], ["", "", "", "", ""]]
    expected = Row(code="GM0758", name="Breda", municipality="Breda", inhabitants="190000")
    assert find_table(rows).rows == (expected,)


@pytest.mark.parametrize(
    ("header", "cells", "code"),
    [
        (["wijkcode2025", "wijknaam2025"], ["WK075801", "Centrum"], "WK075801"),
        (["Wijkcode", "Wijknaam"], ["300", "Appelwijk"], "WK000300"),
        (["wijkcode_2025", "wijknaam_2025"], ["0363AA", "A"], "WK0363AA"),
        (["WK_CODE", "WK_NAAM"], ["wk0363aa", "A"], "WK0363AA"),
        (["buurtcode2020", "buurtnaam2020", "GM_NAAM", "WK_2020"], ["30000", "A", "X", "WK000300"], "BU00030000"),
        (["bu_code", "bu_naam", "wk_code", "wk_naam"], ["BU0363AD03", "A", "WK0363AD", "B"], "BU0363AD03"),
        (["gwb_code", "regio", "recs"], ["0363AD03", "A", "Buurt     "], "BU0363AD03"),
        (["gwb_code", "regio", "recs"], ["3", "A", "Gemeente"], "GM0003"),
        (["gwb_code", "gwb_code_10", "regio"], ["3", "GM0003", "A"], "GM0003"),
    ],
)
def test_codes_are_made_whole(header, cells, code):
    assert codes(find_table([header, cells])) == [code]


@pytest.mark.parametrize("code", ["", "WK0758011", "WK07580", "GM075", "PV20", "BU0758-001", "\u0663\u0663\u0663"])
def test_what_is_no_code_is_left_out(code):
    assert codes(find_table([["gwb_code_10", "regio", "recs"], [code, "A", "Wijk"]])) in ([], ["WK000000"])


def test_row_that_ends_early_has_empty_cells():
    table = find_table([["gwb_code_10", "regio", "a_inw"], ["WK075801"]])
    assert table.rows == (Row(code="WK075801", name="", municipality="", inhabitants=""),)


def test_list_of_names_tells_no_inhabitants():
    assert not find_table([["wijkcode", "wijknaam"]]).tells_inhabitants
    assert find_table([["wijkcode", "wijknaam", "aantal_inwoners"]]).tells_inhabitants


def test_other_columns_are_no_table():
    assert read_delimited(b"naam;adres\nA;B\n") is None
    assert read_delimited(b"gwb_code_10;a_inw\nWK075801;3\n") is None
    assert find_table([]) is None


def test_header_far_below_is_not_looked_for():
    assert find_table([[""]] * 50 + [["gwb_code_10", "regio"]]) is None
    assert find_table([[""]] * 49 + [["gwb_code_10", "regio"]]) is not None


def test_more_rows_than_cbs_has_are_refused():
    header = [["gwb_code_10", "regio"]]
    assert len(find_table(header + [["WK075801", "A"]] * MOST_ROWS).rows) == MOST_ROWS
    with pytest.raises(CbsFileRejected, match="meer dan 100000 rijen"):
        find_table(header + [["", ""]] * (MOST_ROWS + 1))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"gwb_code_10;regio\n\0;A\n", "geen tekst"),
        (b"gwb_code_10;regio\n\x81\x8d;A\n", "letters in dit bestand"),
        (b'gwb_code_10;regio\n"' + b"x" * 200_000, "aanhalingstekens"),
    ],
)
def test_what_is_no_csv_is_refused_in_a_sentence(content, sentence):
    with pytest.raises(CbsFileRejected, match=sentence):
        read_delimited(content)
