"""Areas of one municipality, with names that people can tell apart."""

import pytest
from unit.policy.districts.kwb_files import KWB

from service.policy.districts.areas import choose_areas, count_inhabitants, municipalities_of, name_areas
from service.policy.districts.columns import Row, Table
from service.policy.districts.delimited import read_delimited
from service.policy.districts.errors import CbsFileRejected, MunicipalityUnknown

TABLE = read_delimited(KWB.read_bytes())


def table(*rows: tuple[str, str, str]):
    found = (Row(code=code, name=name, municipality=gm, inhabitants="1") for code, name, gm in rows)
    return Table(rows=tuple(found), tells_inhabitants=True)


def test_municipalities_are_named_by_their_own_row():
    assert municipalities_of(TABLE) == {"GM9901": "Letterstad", "GM9902": "Kleindorp", "GM9903": "Súdpolder"}
    listed = table(("WK000100", "A", ""), ("WK000101", "B", "Eén"), ("WK000200", "C", ""), ("GM0002", "Twee", ""))
    assert municipalities_of(listed) == {"GM0001": "Eén", "GM0002": "Twee"}


def test_areas_come_by_code_with_letters_and_unknown_numbers():
    found = choose_areas(TABLE, "GM9901", "wijk")
    assert [(area.code, area.name, area.inhabitants) for area in found] == [
        ("WK990199", "Verspreide huizen", 150),
        ("WK9901AA", "Binnenstad", 12000),
        ("WK9901AB", "Haven", 900),
        ("WK9901AD", 'De "Kom"', 9050),
    ]
    unknown = [area.code for area in choose_areas(TABLE, "GM9901", "buurt") if area.inhabitants is None]
    assert unknown == ["BU9901AB02"]


def test_buurten_of_one_name_get_their_wijk():
    names = [area.name for area in choose_areas(TABLE, "GM9901", "buurt") if area.name.startswith("Centrum")]
    assert names == ["Centrum (Binnenstad)", 'Centrum (De "Kom")']


@pytest.mark.parametrize(
    ("names", "above", "expected"),
    [
        ({"WK000101": "Wijk 01 Noord"}, {}, {"WK000101": "Noord"}),
        ({"WK000101": "Wijk 01 - Noord"}, {}, {"WK000101": "Noord"}),
        ({"WK000101": "Wijk 01"}, {}, {"WK000101": "Wijk 01"}),
        ({"WK000101": "Wijkerbroek"}, {}, {"WK000101": "Wijkerbroek"}),
        ({"WK000101": ""}, {}, {"WK000101": "WK000101"}),
        ({"WK000100": "A", "WK000101": "a"}, {}, {"WK000100": "A (WK000100)", "WK000101": "a (WK000101)"}),
        (
            {"BU00010000": "A", "BU00010001": "A"},
            {"WK000100": "W"},
            {"BU00010000": "A (W) (BU00010000)", "BU00010001": "A (W) (BU00010001)"},
        ),
    ],
)
def test_every_area_has_a_name_of_its_own(names, above, expected):
    assert name_areas(names, above) == expected


@pytest.mark.parametrize(
    ("cell", "count"),
    [("1590", 1590), ("1.590", 1590), ("1.590.000", 1590000), ("1590,0", 1590), ("1590.0", 1590), ("0", 0)]
    + [("12.000", 12000), ("1.234.567", 1234567), ("12,0", 12), ("12.0", 12), ("12.00", 12), ("12.000,0", 12000)]
    + [(cell, None) for cell in ("", ".", "-", "x", "X", "nan", "-99997", "-99997.0")],
)
def test_inhabitants_are_whole_or_unknown(cell, count):
    assert count_inhabitants(Row(code="WK000100", name="A", municipality="", inhabitants=cell)) == count


@pytest.mark.parametrize(
    "cell", ["12,5", "veel", "1.59", "12345678901", "\u0663", "12,000", "1590.000", "0.123", "1.23.456"]
)
def test_other_numbers_are_refused(cell):
    with pytest.raises(CbsFileRejected, match="WK000100"):
        count_inhabitants(Row(code="WK000100", name="A", municipality="", inhabitants=cell))


@pytest.mark.parametrize(
    ("municipality", "sentence"),
    [
        ("Letterstad", r"bedoelt u GM9901 \(Letterstad\)\?"),
        ("Sudpolder", r"bedoelt u GM9903 \(Súdpolder\)\?"),
        ("GM9904", "bedoelt u GM990"),
        ("", "een code als GM0758"),
    ],
)
def test_unknown_municipality_is_told_what_comes_near(municipality, sentence):
    with pytest.raises(MunicipalityUnknown, match=sentence):
        choose_areas(TABLE, municipality, "wijk")


def test_each_number_of_a_column_is_read_for_itself():
    cells = {"WK000100": "12.000", "WK000101": "12,0", "WK000102": "950", "WK000103": "1.234.567"}
    rows = tuple(Row(code=code, name=code, municipality="A", inhabitants=cell) for code, cell in cells.items())
    found = choose_areas(Table(rows=rows, tells_inhabitants=True), "GM0001", "wijk")
    assert [area.inhabitants for area in found] == [12000, 12, 950, 1234567]


def test_level_that_is_not_there_is_told():
    with pytest.raises(MunicipalityUnknown, match="geen buurten van GM9903"):
        choose_areas(TABLE, "GM9903", "buurt")


def test_code_that_occurs_twice_is_refused():
    with pytest.raises(CbsFileRejected, match="WK000100 staat 2 keer"):
        choose_areas(table(("WK000100", "A", ""), ("WK000100", "B", "")), "GM0001", "wijk")


def test_name_that_is_no_name_is_refused():
    with pytest.raises(CbsFileRejected, match="WK000100 is te lang"):
        choose_areas(table(("WK000100", "A" * 201, "")), "GM0001", "wijk")
