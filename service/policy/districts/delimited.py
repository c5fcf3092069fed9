"""Reading a CSV file of CBS: in the encodings and with the separators that people's programs write (pure)."""

import csv
import io
from typing import Final

from service.policy.districts.columns import Table, find_table
from service.policy.districts.errors import CbsFileRejected

_SEPARATORS: Final = (";", ",", "\t")


def read_delimited(content: bytes) -> Table | None:
    """Return the table of areas, or None where no row names our columns.

    Raises:
        CbsFileRejected: it is not text, its quotes do not match, or it has too many rows.
    """
    text = _decode(content)
    for separator in _SEPARATORS:
        try:
            table = find_table(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
        except csv.Error:
            raise CbsFileRejected(
                "De aanhalingstekens in dit csv-bestand kloppen niet; download het opnieuw bij CBS."
            ) from None
        if table is not None:
            return table
    return None


def _decode(content: bytes) -> str:
    """Decode UTF-8 with or without a mark, else the code page that older programs write."""
    if b"\0" in content:
        raise CbsFileRejected("Dit bestand is geen tekst en geen xlsx; download het opnieuw bij CBS.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CbsFileRejected("De letters in dit bestand zijn niet te lezen; sla het op als csv in UTF-8.")
