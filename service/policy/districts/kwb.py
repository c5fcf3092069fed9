"""Reading a file of CBS that a person downloaded: "Kerncijfers wijken en buurten", or a plain list of names.

Promises: whatever the file is, the answer is a table of areas or one Dutch sentence; a pipe, a device or a huge
file is refused unread. Nothing is fetched.
"""

import os
import stat
from pathlib import Path
from typing import Final

from service.policy.districts.columns import Table
from service.policy.districts.delimited import read_delimited
from service.policy.districts.errors import CbsFileRejected, CbsYearUnknown
from service.policy.districts.spreadsheet import read_spreadsheet
from service.policy.lint.areas import years_in

LARGEST_FILE: Final = 64 * 1024 * 1024
FIRST_YEAR: Final = 2015
LAST_YEAR: Final = 2099

_ZIP: Final = b"PK\x03\x04"
# The container of old Office files, and of new ones with a password.
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_NO_TABLE: Final = (
    "In dit bestand staat geen tabel van CBS die wij kennen. Nodig zijn de kolommen `gwb_code_10` en `regio` "
    "(Kerncijfers wijken en buurten), of `wijkcode` en `wijknaam`, of `buurtcode` en `buurtnaam`."
)


def read_kwb(path: Path) -> Table:
    """Return the areas in the file at `path`, which may be xlsx or csv whatever its name is.

    Raises:
        CbsFileRejected: it cannot be read, or is not a file of CBS that we know.
    """
    content = _read(path)
    if content.startswith(_OLE):
        raise CbsFileRejected(
            "Dit bestand heeft een wachtwoord; sla het op zonder wachtwoord."
            if _ENCRYPTED in content
            else "Dit is een oud Excel-bestand (xls); sla het op als xlsx of csv."
        )
    table = read_spreadsheet(content) if content.startswith(_ZIP) else read_delimited(content)
    if table is None:
        raise CbsFileRejected(_NO_TABLE)
    return table


def choose_year(name: str, given: int | None) -> int:
    """Return the year of the areas: what was given, else the one year in the file's name (kwb-2025.xlsx).

    Raises:
        CbsYearUnknown: nothing tells it, the name holds several or another one, or CBS has no such year.
    """
    named = years_in(name)
    if given is not None and named and given not in named:
        told = " en ".join(str(year) for year in sorted(named))
        raise CbsYearUnknown(
            f"De naam van het bestand zegt {told}, en u geeft --jaar {given}. Kijk van welk jaar de wijken zijn; "
            "laat --jaar weg of geef het bestand een andere naam."
        )
    years = named if given is None else {given}
    if len(years) != 1:
        raise CbsYearUnknown("Van welk jaar zijn deze wijken? De naam van het bestand zegt het niet; geef --jaar.")
    year = years.pop()
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CbsYearUnknown(f"Het jaar {year} kan niet; kies een jaar vanaf {FIRST_YEAR}.")
    return year


def _read(path: Path) -> bytes:
    """Return the content of a regular file; opening does not wait for who would write to a pipe."""
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise CbsFileRejected("Dit is geen gewoon bestand; geef het bestand dat u bij CBS hebt gedownload.")
            content = file.read(LARGEST_FILE + 1)
    except OSError:
        raise CbsFileRejected("Dit bestand is er niet, of u mag het niet lezen.") from None
    if len(content) > LARGEST_FILE:
        raise CbsFileRejected(
            f"Dit bestand is groter dan {LARGEST_FILE // 1024**2} MiB; zo groot is geen bestand van CBS."
        )
    if not content:
        raise CbsFileRejected("Dit bestand is leeg; download het opnieuw bij CBS.")
    return content
