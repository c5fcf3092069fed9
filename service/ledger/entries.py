"""What may stand in the ledger: acts on buckets, policies and releases; no I/O.

Leaves are forever. So: one per act on a bucket, never per report; no counts, no moment finer than
the day, nothing about a person. A count that an auditor must be able to check is committed to with
a salt (`commit_count`). A bucket's meldpunt, class and policy stand in its `key.born` and are not
repeated in its destruction.

A new kind of act is a new Struct in `Entry`; a kind that was ever written stays readable forever.
"""

import datetime as dt
import hashlib
import hmac
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from service.ledger.errors import LedgerFormatError, ProofError

MAX_ENTRY_BYTES: Final = 300
SALT_BYTES: Final = 32

# \Z and not $: the latter would let a newline through at the end.
Hex16 = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
Hex32 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
Slug = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{1,39}\Z")]
ClassName = Annotated[str, Meta(pattern=r"^[a-z]{1,20}\Z")]
PeriodName = Annotated[str, Meta(pattern=r"^[0-9]{4}-Q[1-4]\Z")]


class KeyBorn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="key.born"):
    """A bucket got its key. `day` is the bucket's day."""

    bucket_id: Hex16
    meldpunt: Slug
    day: dt.date
    retention_class: ClassName = msgspec.field(name="class")
    policy: Hex16


class DestroyIntent(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="type",
    tag="destroy.intent",
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
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="type",
    tag="policy.change",
):
    """From `day` on a meldpunt works by another policy."""

    meldpunt: Slug
    day: dt.date
    policy: Hex16


class PolicyApproved(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="type",
    tag="policy.approve",
):
    """A second person approved a changed policy; the `policy.change` that follows puts it in force on `day`.

    `record` is the SHA-256 of the approval as the keeper keeps it: with salt, so that it names nobody here.
    """

    meldpunt: Slug
    day: dt.date
    policy: Hex16
    record: Hex32


class Exported(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="export"):
    """On `day` something else than a release left the service; `content` is its SHA-256."""

    meldpunt: Slug
    day: dt.date
    content: Hex32


Entry = KeyBorn | DestroyIntent | DestroyDone | Released | PolicyApproved | PolicyChanged | Exported

_ENCODER: Final = msgspec.json.Encoder(order="sorted")
_DECODER: Final[msgspec.json.Decoder[Entry]] = msgspec.json.Decoder(Entry)


def encode_entry(entry: Entry) -> bytes:
    """Return the leaf: JSON with sorted keys and no spaces, 300 bytes at most.

    Raises:
        LedgerFormatError: a field does not have the form that its type asks for (Structs check
            their fields only when they are read, and a leaf can never be taken back).
    """
    try:
        leaf = _ENCODER.encode(entry)
    except (TypeError, UnicodeEncodeError):
        raise LedgerFormatError("a field of an entry cannot be written") from None
    _read(leaf)
    return leaf


def decode_entry(leaf: bytes) -> Entry:
    """Read a leaf.

    Raises:
        LedgerFormatError: it is of an unknown type, has an unknown or malformed field, or is not
            exactly what `encode_entry` writes.
    """
    entry = _read(leaf)
    if _ENCODER.encode(entry) != leaf:
        raise LedgerFormatError("a leaf is not in canonical form")
    return entry


def _read(leaf: bytes) -> Entry:
    if len(leaf) > MAX_ENTRY_BYTES:
        raise LedgerFormatError("an entry has 300 bytes at most")
    try:
        return _DECODER.decode(leaf)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise LedgerFormatError("a leaf is not an entry of this ledger") from None


def shorten_digest(digest: str) -> str:
    """Return the first 128 bits (32 hexadecimal characters) of a SHA-256, as leaves carry it."""
    return digest[:32]


def commit_count(salt: bytes, n: int) -> str:
    """Return the SHA-256, hexadecimal, of `salt` and `n` (8 bytes, big-endian).

    Says nothing about `n` to who lacks the salt, and holds to `n` who gave it away.

    Raises:
        LedgerFormatError: the salt does not have 32 bytes (a shorter one could be guessed), or `n`
            is not a count.
    """
    if len(salt) != SALT_BYTES or not 0 <= n < 1 << 64:
        raise LedgerFormatError("a count is committed to with 32 bytes of salt")
    return hashlib.sha256(salt + n.to_bytes(8, "big")).hexdigest()


def check_count(commitment: str, salt: bytes, n: int) -> None:
    """Return if `commitment` was made of `salt` and `n`.

    Raises:
        ProofError: it was not.
        LedgerFormatError: salt or count could never have made one.
    """
    if not hmac.compare_digest(commit_count(salt, n).encode(), commitment.encode()):
        raise ProofError("the count is not the one that was committed to")
