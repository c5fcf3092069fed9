"""What may stand in the ledger: acts on buckets, policies and releases (pure).

Leaves are forever. So: one per act on a bucket, never per report; no counts, no moment finer than
the day, nothing about a person. A count that an auditor must be able to check is committed to with
a salt (`commit_count`).
"""

import datetime as dt
import hashlib
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from service.ledger.errors import LedgerFormatError

MAX_ENTRY_BYTES: Final = 300
Hex16 = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
Hex32 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Slug = Annotated[str, Meta(pattern="^[a-z][a-z0-9-]{1,39}$")]
ClassName = Annotated[str, Meta(pattern="^[a-z]{1,20}$")]
PeriodName = Annotated[str, Meta(pattern="^[0-9]{4}-Q[1-4]$")]


class KeyBorn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="key.born"):
    """A bucket got its key. `day` is the bucket's day."""

    bucket_id: Hex16
    meldpunt: Slug
    day: dt.date
    retention_class: ClassName = msgspec.field(name="class")
    policy: Hex16


class DestroyIntent(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="destroy.intent"
):
    """On `day` the keeper set out to destroy a bucket."""

    bucket_id: Hex16
    day: dt.date


class DestroyDone(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="destroy.done"
):
    """On `day` the key, the rows and the pages of a bucket were gone and its canary did not open."""

    bucket_id: Hex16
    day: dt.date


class Released(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="release"):
    """The figures of a period were published; `tables` is the SHA-256 of the released file."""

    meldpunt: Slug
    period: PeriodName
    day: dt.date
    tables: Hex32
    policy: Hex16


class PolicyChanged(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="policy.change"
):
    """From `day` on a meldpunt works by another policy."""

    meldpunt: Slug
    day: dt.date
    policy: Hex16


class Exported(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="export"):
    """On `day` something else than a release left the service; `content` is its SHA-256."""

    meldpunt: Slug
    day: dt.date
    content: Hex32


Entry = KeyBorn | DestroyIntent | DestroyDone | Released | PolicyChanged | Exported


def encode_entry(entry: Entry) -> bytes:
    """Return the leaf: JSON with sorted keys and no spaces.

    Raises:
        LedgerFormatError: it would be longer than 300 bytes.
    """
    leaf = msgspec.json.encode(entry, order="sorted")
    if len(leaf) > MAX_ENTRY_BYTES:
        raise LedgerFormatError("an entry is at most 300 bytes")
    return leaf


def decode_entry(leaf: bytes) -> Entry:
    """Read a leaf.

    Raises:
        LedgerFormatError: it is of an unknown type, or not exactly what `encode_entry` writes.
    """
    try:
        entry: Entry = msgspec.json.decode(leaf, type=Entry)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise LedgerFormatError("a leaf is not an entry of this ledger") from error
    if encode_entry(entry) != leaf:
        raise LedgerFormatError("a leaf is not in canonical form")
    return entry


def shorten_digest(digest: str) -> str:
    """Return the first 128 bits (32 hexadecimal characters) of a SHA-256, as leaves carry it."""
    return digest[:32]


def commit_count(salt: bytes, count: int) -> str:
    """Return SHA-256 over salt and count: says nothing to who lacks the salt, everything to an auditor."""
    return hashlib.sha256(salt + b"|" + str(count).encode("ascii")).hexdigest()
