"""Finding the table of areas among rows of cells, whatever stands above it (pure).

Knows two kinds of file: the key figures (`gwb_code_10`, `regio`, `gm_naam`, `recs`, `a_inw`) and the plain lists
of names (`wijkcode2025`, `wijknaam2025`). Codes are given back whole: WK000300 also where the list says 300.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

import msgspec

from service.policy.districts.errors import CbsFileRejected

MOST_ROWS: Final = 100_000
_MOST_ROWS_ABOVE: Final = 50

Kind = Literal["gwb", "buurt", "wijk", "gemeente"]
_YEAR: Final = r"_?(20\d\d)?"
# Per kind of file the names of its columns; a file of buurten also names wijken, so buurten come first.
_CODES: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    ("gwb", re.compile("gwb_code_10")),
    ("gwb", re.compile("gwb_code")),
    ("buurt", re.compile(f"(buurtcode|bu_code){_YEAR}")),
    ("wijk", re.compile(f"(wijkcode|wk_code){_YEAR}")),
)
_NAMES: Final[dict[Kind, re.Pattern[str]]] = {
    "gwb": re.compile("regio|gwb_naam"),
    "buurt": re.compile(f"(buurtnaam|bu_naam){_YEAR}"),
    "wijk": re.compile(f"(wijknaam|wk_naam){_YEAR}"),
}
_MUNICIPALITY: Final = re.compile(f"(gm_naam|gemeentenaam){_YEAR}")
_INHABITANTS: Final = re.compile("a_inw|aant_inw|aantal_inwoners")
_LEVEL: Final = re.compile("recs")

_CODE: Final = re.compile(r"GM\d{4}|WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4}", re.ASCII)
_BARE: Final[dict[Kind, tuple[str, int]]] = {"gemeente": ("GM", 4), "wijk": ("WK", 6), "buurt": ("BU", 8)}
_LEVELS: Final[dict[str, Kind]] = {"gemeente": "gemeente", "wijk": "wijk", "buurt": "buurt"}


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One area as the file tells it: cells without padding, the code whole."""

    code: str
    name: str
    municipality: str
    inhabitants: str


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All areas of a file, and whether the file tells how many people live there."""

    rows: tuple[Row, ...]
    tells_inhabitants: bool


class _Columns(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    kind: Kind
    code: int
    name: int
    municipality: int | None
    inhabitants: int | None
    level: int | None


def find_table(rows: Iterable[Sequence[object]]) -> Table | None:
    """Return the areas below the first row that names our columns, or None where no row does.

    Raises:
        CbsFileRejected: there are more rows than any file of CBS has.
    """
    iterator = iter(rows)
    for row, _ in zip(iterator, range(_MOST_ROWS_ABOVE), strict=False):
        columns = _recognise(row)
        if columns is not None:
            return Table(rows=tuple(_areas(iterator, columns)), tells_inhabitants=columns.inhabitants is not None)
    return None


def _recognise(row: Sequence[object]) -> _Columns | None:
    headers = [str(cell).strip(" \t\ufeff\"'").lower() for cell in row]
    for kind, pattern in _CODES:
        code, name = _find(headers, pattern), _find(headers, _NAMES[kind])
        if code is not None and name is not None:
            return _Columns(
                kind=kind,
                code=code,
                name=name,
                municipality=_find(headers, _MUNICIPALITY),
                inhabitants=_find(headers, _INHABITANTS),
                level=_find(headers, _LEVEL),
            )
    return None


def _find(headers: list[str], pattern: re.Pattern[str]) -> int | None:
    return next((index for index, header in enumerate(headers) if pattern.fullmatch(header)), None)


def _areas(rows: Iterable[Sequence[object]], columns: _Columns) -> Iterator[Row]:
    """Yield the municipalities, wijken and buurten; the country, provinces and notes are not ours."""
    for number, row in enumerate(rows):
        if number >= MOST_ROWS:
            raise CbsFileRejected(f"Dit bestand heeft meer dan {MOST_ROWS} rijen; zo groot is geen bestand van CBS.")
        level = _LEVELS.get(_cell(row, columns.level).lower(), columns.kind)
        code = _whole(_cell(row, columns.code), level)
        if code is not None:
            yield Row(
                code=code,
                name=_cell(row, columns.name),
                municipality=_cell(row, columns.municipality),
                inhabitants=_cell(row, columns.inhabitants),
            )


def _cell(row: Sequence[object], index: int | None) -> str:
    """Return the cell on one line, without what pads it; empty where the row ends earlier."""
    if index is None or index >= len(row):
        return ""
    cell = row[index]
    # A spreadsheet keeps 1590 as 1590.0.
    text = str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell)
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _whole(code: str, level: Kind) -> str | None:
    """Return the code with its letters and leading zeros, or None where it is no code of ours."""
    code = code.upper()
    if level in _BARE and re.fullmatch(r"[0-9]{1,8}|[0-9]{4}[0-9A-Z]{2,4}", code):
        letters, length = _BARE[level]
        code = letters + code.zfill(length)
    return code if _CODE.fullmatch(code) else None
