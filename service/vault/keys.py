"""The keeper's keys: births, openers and destructions, with the register beside the keyring.

Order of a birth: the seed is durable in the keyring, then the row with its canary in the register,
and only a registered bucket is ever published. So a crash leaves an orphan key at worst, to which
nobody has sealed anything; it is destroyed at the next opening.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Final

from msgspec import Struct

from service.kernel.identifiers import new_identifier
from service.ledger.entries import shorten_digest
from service.vault.buckets import Bucket, PublicBucket, RetentionClass
from service.vault.errors import KeyNotDestroyed, OpenError, SlotGone
from service.vault.keyring import Keyring
from service.vault.register import BucketRegister, RegisteredBucket
from service.vault.seal import Opener, derive_public_key, seal

_CANARY: Final = b"luwte-canary-1"


class WantedBucket(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A bucket that should exist; `rule` is its retention promise as JSON, `policy` a SHA-256 in hex."""

    meldpunt: str
    day: dt.date
    retention_class: RetentionClass
    rule: str
    policy: str
    not_after: dt.date


class KeyKeeper:
    """What the keeper may do with keys; the seeds stay inside."""

    def __init__(self, keyring: Keyring, register: BucketRegister) -> None:
        """Destroy the keys that no living bucket of `register` owns, and take both over.

        `lost_buckets` are those that are born but have no key: their reports can be read by nobody.

        Raises:
            StoreUnavailable: the register cannot be read.
            KeyringError: an orphan cannot be destroyed.
        """
        self._keyring = keyring
        self._register = register
        rows = register.all()
        living = {row.bucket_id for row in rows if row.state != "destroyed"}
        self._keyring.destroy(keyring.bucket_ids() - living)
        born = {row.bucket_id for row in rows if row.state == "born"}
        self.lost_buckets: Final = frozenset(born - keyring.bucket_ids())

    def mint(self, wanted: Iterable[WantedBucket]) -> list[RegisteredBucket]:
        """Give a key to every one of `wanted` that has no living bucket; return the new ones.

        Raises:
            StoreUnavailable: the register cannot be read or written.
            RegisterError: another keeper was first.
            KeyringError: the keyring cannot be written.
        """
        taken = {_purpose(row) for row in self._register.in_state("born")}
        born: list[RegisteredBucket] = []
        for wish in wanted:
            if _purpose(wish) not in taken:
                taken.add(_purpose(wish))
                born.append(self._bear(wish))
        self._register.add(born)
        return born

    def public_buckets(self, today: dt.date) -> tuple[PublicBucket, ...]:
        """Return the living buckets of `today` and later that are not past their last day.

        The public keys are derived from the seeds, so every published key is one that can be opened. Each
        names the policy of its birth.

        Raises:
            StoreUnavailable: the register cannot be read.
        """
        held = self._keyring.bucket_ids()
        return tuple(
            self._publish(row)
            for row in self._register.in_state("born")
            if row.day >= today and row.not_after >= today and row.bucket_id in held
        )

    def opener(self, bucket_id: bytes) -> Opener:
        """Return an opener for one bucket; drop it when the bucket has been read.

        Raises:
            SlotGone: its key is destroyed or was never born.
        """
        return Opener(self._keyring.seed(bucket_id))

    def destroy(self, bucket_ids: Collection[bytes]) -> None:
        """Overwrite the keys of `bucket_ids`; what is gone already is done.

        Raises:
            KeyringError: the disk refused, or a key reads back; calling again is safe.
        """
        self._keyring.destroy(bucket_ids)

    def ratchet(self) -> None:
        """Put the survivors under a new root key, so that older copies of the keyring open nothing.

        Raises:
            KeyringError, RootKeyError: interrupted; calling again is safe.
        """
        self._keyring.ratchet()

    def prove_destroyed(self, bucket_id: bytes) -> None:
        """Read the keyring from its file and return only if it cannot open the bucket's canary.

        Raises:
            KeyNotDestroyed: the canary still opens, or a key of this bucket is still there.
            UnknownBucket: it was never registered.
        """
        row = self._register.get(bucket_id)
        self._keyring.rescan()
        try:
            self.opener(bucket_id).open(row.canary, row)
        except SlotGone:
            return
        except OpenError as error:
            raise KeyNotDestroyed("another key stands in the bucket's slot") from error
        raise KeyNotDestroyed("the bucket's canary still opens")

    def _bear(self, wish: WantedBucket) -> RegisteredBucket:
        bucket = Bucket(
            bucket_id=new_identifier(),
            meldpunt=wish.meldpunt,
            day=wish.day,
            retention_class=wish.retention_class,
        )
        public_key = self._keyring.add(bucket.bucket_id)
        return RegisteredBucket(
            bucket_id=bucket.bucket_id,
            meldpunt=bucket.meldpunt,
            day=bucket.day,
            retention_class=bucket.retention_class,
            not_after=wish.not_after,
            rule=wish.rule,
            policy=wish.policy,
            canary=seal(_CANARY, public_key, bucket),
            state="born",
        )

    def _publish(self, row: RegisteredBucket) -> PublicBucket:
        return PublicBucket(
            bucket_id=row.bucket_id,
            meldpunt=row.meldpunt,
            day=row.day,
            retention_class=row.retention_class,
            public_key=derive_public_key(self._keyring.seed(row.bucket_id)),
            not_after=row.not_after,
            policy=shorten_digest(row.policy),
        )


def _purpose(bucket: Bucket | WantedBucket) -> tuple[str, dt.date, str]:
    return (bucket.meldpunt, bucket.day, bucket.retention_class)
