"""A bucket: one meldpunt x one day x one retention class, the unit that has a key and dies as a whole."""

import datetime as dt
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

RetentionClass = Literal["feiten", "verhaal"]
RETENTION_CLASSES: Final[tuple[RetentionClass, ...]] = ("feiten", "verhaal")
PUBLIC_KEY_BYTES: Final = 1216
BucketId = Annotated[bytes, Meta(min_length=16, max_length=16)]
PolicyDigest = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
PublicKey = Annotated[bytes, Meta(min_length=PUBLIC_KEY_BYTES, max_length=PUBLIC_KEY_BYTES)]


class Bucket(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a sealed record belongs to; `bucket_id` is random and says nothing by itself."""

    bucket_id: BucketId
    meldpunt: str
    day: dt.date
    retention_class: RetentionClass


class PublicBucket(Bucket, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A bucket with the key that seals to it.

    `not_after` is the last day on which it may be used, `policy` the first 128 bits of the digest of the
    policy that asks what is sealed to it.
    """

    public_key: PublicKey
    not_after: dt.date
    policy: PolicyDigest
