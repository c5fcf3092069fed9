"""The tidy CSV of a release: one row per cell, margins included (pure)."""

import csv
import io
from typing import Final

from service.export.release import Release
from service.export.tables import ReleasedTable

HEADER: Final = ("periode", "tabel", "zijde_1", "code_1", "zijde_2", "code_2", "waarde", "status")
HELD_BACK: Final = "C"  # SDMX CL_CONF_STATUS: confidential; one mark for every reason
_SIDES: Final = 2
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def write_csv(release: Release) -> bytes:
    """Return the release as UTF-8 CSV (RFC 4180); a held back cell has no value and status C."""
    output = io.StringIO(newline="")
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerow((release.period, "totaal", "", "", "", "", *_value(release.total)))
    for table in release.tables:
        for row in table.cells:
            writer.writerow(_row(release.period, table, row))
    return output.getvalue().encode("utf-8")


def _row(period: str, table: ReleasedTable, cells: tuple[str | int | None, ...]) -> tuple[str, ...]:
    *codes, value = cells
    sides = [text for name, code in zip(table.dims, codes, strict=True) for text in (name, str(code))]
    sides += [""] * (2 * _SIDES - len(sides))
    name = table.id.split("/", 1)[1]
    return (period, _plain(name), *map(_plain, sides), *_value(value if isinstance(value, int) else None))


def _value(value: int | None) -> tuple[str, str]:
    return ("", HELD_BACK) if value is None else (str(value), "")


def _plain(text: str) -> str:
    """Keep a spreadsheet from reading a name as a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
