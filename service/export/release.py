"""A release: the protected tables of one closed quarter with all that is needed to read them."""

import datetime as dt
import hashlib
from typing import Final, Literal

import msgspec

from service.export.design import Cover, Dimension
from service.export.tables import ReleasedTable
from service.kernel.text import LocalizedText

FORMAT: Final = "luwte-cijfers 1"


class ShownTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table as the policy names it; it consists of the released tables whose id starts with `id`."""

    id: str
    title: LocalizedText


class Release(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was published about one quarter.

    `tables`, `dimensions` and `covers` are the neutral form that anybody can attack; `total` is None when
    there were fewer than `k` reports, and then there are no tables.
    """

    format: str
    meldpunt: str
    name: LocalizedText
    period: str
    published_on: dt.date
    policy: str
    method: Literal["hide"]
    k: int
    outcome: Literal["tabellen", "te_weinig"]
    total: int | None
    shown: tuple[ShownTable, ...]
    dimensions: dict[str, Dimension]
    labels: dict[str, dict[str, LocalizedText]]
    tables: tuple[ReleasedTable, ...]
    covers: tuple[Cover, ...]
    caveat: LocalizedText


CAVEAT: Final = LocalizedText(
    nl=(
        "Dit zijn meldingen, geen voorvallen. De meeste mensen melden niet. Wij controleren meldingen niet. "
        "Meer meldingen kan ook betekenen dat mensen ons beter kennen. Weinig meldingen betekent niet dat een plek "
        "veilig is. Vergelijk wijken niet met elkaar: overal wonen en komen andere mensen. Kleine aantallen laten "
        "wij weg om melders te beschermen."
    ),
    en=(
        "These are reports, not incidents. Most people do not report. We do not check reports. More reports can "
        "also mean that more people know us. Few reports does not mean a place is safe. Do not compare districts: "
        "different people live and visit there. We leave out small numbers to protect people who report."
    ),
)


def encode_release(release: Release) -> bytes:
    """Return the published JSON: keys in the order of the Struct, one spelling per release."""
    return msgspec.json.encode(release)


def decode_release(content: bytes) -> Release:
    """Read a published release.

    Raises:
        msgspec.DecodeError: it is not one.
    """
    return msgspec.json.decode(content, type=Release)


def hash_release(content: bytes) -> str:
    """Return the SHA-256, hexadecimal, that the ledger carries."""
    return hashlib.sha256(content).hexdigest()
