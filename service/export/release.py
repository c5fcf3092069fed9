"""A release: the protected tables of one closed quarter with all that is needed to read them."""

import datetime as dt
import hashlib
from typing import Final, Literal

import msgspec

from service.export.design import Cover, Dimension
from service.export.tables import ReleasedTable
from service.kernel.text import LocalizedText

FORMAT: Final = "luwte-cijfers 2"


class ShownTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table as the policy names it; it consists of the released tables whose id starts with `id`."""

    id: str
    title: LocalizedText


class Publisher(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who answers for the figures. `municipality` is its CBS code when it is one municipality, else None."""

    name: str
    contact: str
    municipality: str | None


class CampaignNote(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A campaign that ran in the period, and the sentence that says what it may have done to the figures."""

    name: LocalizedText
    start: dt.date
    end: dt.date
    text: LocalizedText


class ReportCounts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Reports received, those of them about one and the same thing, and the others.

    Each of the three is published: none comes here before the gate let all three through together.
    """

    received: int
    mass: int
    other: int
    text: LocalizedText


class Audit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What our own attack found before publication; a release that it broke is not published.

    Every small count that was left out can still be any number from `low` to `high`, and more, for who reads
    this release together with those of `read_with` and knows `known_reports` of the reports.
    """

    result: Literal["doorstaan"]
    low: int
    high: int
    known_reports: int
    read_with: tuple[str, ...]


class Provenance(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What every file of a release says about where its figures come from; the gate fills it in.

    `audit` is None when there was nothing to attack, `counts` where mass reports were not told apart.
    """

    publisher: Publisher
    policy_version: str
    caveats: tuple[LocalizedText, ...]
    campaigns: tuple[CampaignNote, ...] = ()
    counts: ReportCounts | None = None
    audit: Audit | None = None


class Release(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What was published about one quarter.

    `tables`, `dimensions` and `covers` are the neutral form that anybody can attack; `total` is None when
    there were fewer than `k` reports, and then there are no tables. `caveat` stands under every release, those
    of `provenance` beside it; releases of format 1 have no `provenance`.
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
    provenance: Provenance | None = None


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
