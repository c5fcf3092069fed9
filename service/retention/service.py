"""Destroying what is due, in the one order that leaves nothing readable at any moment of a crash."""

import datetime as dt
from collections.abc import Mapping

import msgspec

from service.ledger.entries import DestroyDone, DestroyIntent
from service.ledger.errors import LedgerError
from service.ledger.service import Ledger
from service.policy.model import Policy, RetentionRule
from service.retention.errors import DestructionFailed
from service.retention.rules import Promise, is_due
from service.vault.errors import VaultError
from service.vault.keys import KeyKeeper
from service.vault.register import BucketRegister, RegisteredBucket
from service.vault.store import EnvelopeStore


class Destroyed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many buckets one run destroyed."""

    buckets: int


class Retention:
    """Destroys buckets whose term has passed."""

    def __init__(
        self,
        policies: Mapping[str, Policy],
        register: BucketRegister,
        keys: KeyKeeper,
        store: EnvelopeStore,
        ledger: Ledger,
    ) -> None:
        """Wire the parts; see `service.bootstrap`."""
        self._policies = policies
        self._register = register
        self._keys = keys
        self._store = store
        self._ledger = ledger

    def due(self, today: dt.date) -> tuple[RegisteredBucket, ...]:
        """Return the living buckets whose term has passed."""
        return tuple(bucket for bucket in self._register.in_state("born") if self._is_due(bucket, today))

    def destroy_due(self, today: dt.date) -> Destroyed:
        """Destroy every bucket that is due or whose destruction was begun; safe to repeat anywhere.

        1. Write the intent of each into the ledger, then mark each as being destroyed.
        2. Overwrite their keys in place.
        3. Prove by each bucket's canary that it cannot be opened any more.
        4. Delete their rows.
        5. Clean the pages: secure delete and an emptied write-ahead log.
        6. Put the surviving keys under a new root key, so that old copies of the keyring open nothing.
        7. Write into the ledger that it is done, mark it, and publish the ledger.

        The day of a destruction that was begun earlier is the day on which it is finished.

        Raises:
            DestructionFailed: a step failed; the next run begins it again.
        """
        due = self.due(today)
        begun = self._register.in_state("destroying")
        if not due and not begun:
            return Destroyed(buckets=0)
        try:
            # 1
            for bucket in due:
                self._ledger.append_once(DestroyIntent(bucket_id=bucket.bucket_id.hex(), day=today))
            self._register.mark_destroying([bucket.bucket_id for bucket in due])
            doomed = self._register.in_state("destroying")
            # 2
            self._keys.destroy([bucket.bucket_id for bucket in doomed])
            # 3
            for bucket in doomed:
                self._keys.prove_destroyed(bucket.bucket_id)
            # 4
            for bucket in doomed:
                self._store.delete_bucket(bucket.bucket_id)
            # 5
            self._store.cleanse()
            # 6
            self._keys.ratchet()
            # 7
            for bucket in doomed:
                self._ledger.append_once(DestroyDone(bucket_id=bucket.bucket_id.hex(), day=today))
            self._register.mark_destroyed([bucket.bucket_id for bucket in doomed], today)
            self._ledger.publish()
        except (VaultError, LedgerError, OSError) as error:
            raise DestructionFailed(f"a destruction is not finished: {type(error).__name__}") from error
        return Destroyed(buckets=len(doomed))

    def _is_due(self, bucket: RegisteredBucket, today: dt.date) -> bool:
        rule = msgspec.json.decode(bucket.rule, type=RetentionRule)
        policy = self._policies.get(bucket.meldpunt)
        current = policy.retention.get(bucket.retention_class) if policy is not None else None
        return is_due(Promise(day=bucket.day, rule=rule, released_on=bucket.released_on), current, today)
