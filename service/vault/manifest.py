"""The manifest: the public bucket keys that the intake may seal to, signed by the keeper.

Format: a C2SP signed note whose text is
    luwte-buckets 2
    published YYYY-MM-DD
    steward BASE64
    BUCKET_ID(hex) PUBLIC_KEY(base64) MELDPUNT DAY CLASS NOT_AFTER POLICY(hex)      one line per bucket
with the buckets in the order of day, meldpunt, class. POLICY is the first 128 bits of the digest of the
policy that the form shows on that day. One meaning has one spelling: what is read is written again and
must be the same. Pure.

Promise: the intake pins the keeper's verifier, so nobody else can make it seal to his key.
"""

import base64
import binascii
import bisect
import datetime as dt
import re
from collections.abc import Hashable, Iterable
from typing import Any, Final, TypeVar

import msgspec
from msgspec import Struct

from service.ledger.errors import NoteError
from service.ledger.note import Signer, Verifier, open_note, sign_note
from service.vault.buckets import PublicBucket, PublicKey
from service.vault.errors import ManifestError, NoValidBucket

MANIFEST_NAME: Final = "buckets.note"
MAX_BUCKETS: Final = 9_000  # about 16 MB; a signed note holds at most 16 MiB
_T = TypeVar("_T")
_FORMAT: Final = "luwte-buckets 2"
_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}", re.ASCII)
_HEADER_LINES: Final = 3
_BUCKET_FIELDS: Final = 7


class Manifest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The public keys of the coming days, and the steward's."""

    steward_public_key: PublicKey
    buckets: tuple[PublicBucket, ...]
    """In the order of day, meldpunt and class, as the format writes them."""
    published: dt.date

    def bucket_for(self, meldpunt: str, day: dt.date, retention_class: str) -> PublicBucket:
        """Return the bucket that takes that class of that meldpunt's reports on `day`.

        Raises:
            NoValidBucket: there is none, or it may not be used any more on `day`.
        """
        wanted = (day, meldpunt, retention_class)
        place = bisect.bisect_left(self.buckets, wanted, key=_order)
        if place < len(self.buckets):
            bucket = self.buckets[place]
            if _order(bucket) == wanted and bucket.not_after >= day:
                return bucket
        raise NoValidBucket("there is no valid key to seal this report with")

    def policies_on(self, day: dt.date) -> dict[str, frozenset[str]]:
        """Return by meldpunt which policies its buckets of `day` name; more than one contradict each other.

        A meldpunt without a bucket that day gives those of its nearest day: what it is called and whom
        to call is still worth showing, though nothing can be sealed.
        """
        nearest: dict[str, tuple[tuple[int, bool], set[str]]] = {}
        for bucket in self.buckets:
            distance = (abs((bucket.day - day).days), bucket.day > day)
            known = nearest.get(bucket.meldpunt)
            if known is None or distance < known[0]:
                nearest[bucket.meldpunt] = (distance, {bucket.policy})
            elif distance == known[0]:
                known[1].add(bucket.policy)
        return {meldpunt: frozenset(policies) for meldpunt, (_distance, policies) in nearest.items()}

    def days_ahead(self, today: dt.date) -> int:
        """Return how many whole days after `today` every meldpunt and class here can still be sealed.

        The weakest one counts, and a gap ends the count; 0 if there are no buckets.
        """
        days: dict[tuple[str, str], set[dt.date]] = {}
        for bucket in self.buckets:
            kept = days.setdefault((bucket.meldpunt, bucket.retention_class), set())
            if bucket.not_after >= bucket.day:
                kept.add(bucket.day)
        return min((_count_run(today, kept) for kept in days.values()), default=0)


def write_manifest(manifest: Manifest, signer: Signer) -> bytes:
    """Return the signed note of `manifest`; the order of its buckets does not matter.

    Raises:
        ManifestError: two buckets are the same, a name cannot be written, or there are too many.
    """
    _refuse_ambiguous(manifest)
    return sign_note(_write_text(manifest), signer)


def read_manifest(note: bytes, verifier: Verifier) -> Manifest:
    """Return the manifest that the key of `verifier` signed, its buckets ordered.

    1. Check the signature.
    2. Parse every line strictly.
    3. Refuse doubles, and every spelling but the one that `write_manifest` gives.

    Raises:
        ManifestError: any of these fails.
    """
    try:
        text = open_note(note, verifier)
    except NoteError as error:
        raise ManifestError("the manifest is not signed by its keeper") from error
    manifest = _parse_text(text)
    _refuse_ambiguous(manifest)
    if _write_text(manifest) != text:
        raise ManifestError("the manifest is not written in its one spelling")
    return manifest


def _count_run(today: dt.date, days: set[dt.date]) -> int:
    run = 0
    while today + dt.timedelta(days=run + 1) in days:
        run += 1
    return run


def _refuse_ambiguous(manifest: Manifest) -> None:
    buckets = manifest.buckets
    if len(buckets) > MAX_BUCKETS:
        raise ManifestError(f"a manifest holds at most {MAX_BUCKETS} buckets")
    if any(_SLUG.fullmatch(bucket.meldpunt) is None for bucket in buckets):
        raise ManifestError("a meldpunt's name holds lower-case letters, digits and hyphens only")
    _refuse_doubles("id", (bucket.bucket_id for bucket in buckets))
    _refuse_doubles("key", (bucket.public_key for bucket in buckets))
    _refuse_doubles("purpose", (_order(bucket) for bucket in buckets))


def _refuse_doubles(what: str, values: Iterable[Hashable]) -> None:
    listed = list(values)
    if len(set(listed)) != len(listed):
        raise ManifestError(f"two buckets of the manifest have the same {what}")


def _order(bucket: PublicBucket) -> tuple[dt.date, str, str]:
    return (bucket.day, bucket.meldpunt, bucket.retention_class)


def _write_text(manifest: Manifest) -> str:
    lines = [
        _FORMAT,
        f"published {manifest.published.isoformat()}",
        f"steward {_encode(manifest.steward_public_key)}",
        *(_write_bucket(bucket) for bucket in sorted(manifest.buckets, key=_order)),
    ]
    return "\n".join(lines) + "\n"


def _write_bucket(bucket: PublicBucket) -> str:
    return " ".join(
        (
            bucket.bucket_id.hex(),
            _encode(bucket.public_key),
            bucket.meldpunt,
            bucket.day.isoformat(),
            bucket.retention_class,
            bucket.not_after.isoformat(),
            bucket.policy,
        )
    )


def _parse_text(text: str) -> Manifest:
    lines = text.removesuffix("\n").split("\n")
    if lines[0] != _FORMAT or len(lines) < _HEADER_LINES:
        raise ManifestError("the manifest has an unknown format or version")
    published, steward = lines[1].removeprefix("published "), lines[2].removeprefix("steward ")
    return _convert(
        {
            "published": published,
            "steward_public_key": _decode(steward),
            "buckets": tuple(_parse_bucket(line) for line in lines[_HEADER_LINES:]),
        },
        Manifest,
    )


def _parse_bucket(line: str) -> PublicBucket:
    fields = line.split(" ")
    if len(fields) != _BUCKET_FIELDS:
        raise ManifestError("a bucket's line does not have seven fields")
    bucket_id, public_key, meldpunt, day, retention_class, not_after, policy = fields
    return _convert(
        {
            "bucket_id": _decode_hex(bucket_id),
            "public_key": _decode(public_key),
            "meldpunt": meldpunt,
            "day": day,
            "retention_class": retention_class,
            "not_after": not_after,
            "policy": policy,
        },
        PublicBucket,
    )


def _convert(fields: dict[str, Any], kind: type[_T]) -> _T:
    try:
        return msgspec.convert(fields, kind)
    except msgspec.ValidationError as error:
        raise ManifestError("a field of the manifest is malformed") from error


def _encode(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _decode(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise ManifestError("a key of the manifest is malformed") from error


def _decode_hex(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError as error:
        raise ManifestError("a bucket's id is malformed") from error
