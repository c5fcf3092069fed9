"""Destroying what is due, in the one order that leaves nothing readable at any moment of a crash."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

import msgspec

from service.ledger.entries import DestroyDone, DestroyIntent
from service.ledger.errors import LedgerError
from service.ledger.service import Ledger
from service.policy.in_force import PoliciesInForce
from service.policy.model import RetentionRule
from service.retention.clock import ClockGuard
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
        policies: PoliciesInForce,
        register: BucketRegister,
        keys: KeyKeeper,
        store: EnvelopeStore,
        ledger: Ledger,
        guard: ClockGuard | None = None,
    ) -> None:
        """Wire the parts; see `service.bootstrap`. Without a `guard` every day is believed."""
        self._policies = policies
        self._register = register
        self._keys = keys
        self._store = store
        self._ledger = ledger
        self._guard = guard

    def due(self, today: dt.date) -> tuple[RegisteredBucket, ...]:
        """Return the living buckets whose term has passed, and those whose key is lost.

        What was sealed to a lost key can be read by nobody; while its bucket lives, its day takes no
        new key and its quarter no figures.
        """
        lost = self._keys.lost_buckets
        return tuple(
            bucket
            for bucket in self._register.in_state("born")
            if bucket.bucket_id in lost or self._is_due(bucket, today)
        )

    def destroy_due(self, today: dt.date) -> Destroyed:
        """Destroy every bucket that is due or whose destruction was begun; safe to repeat anywhere.

        0. Believe the day, or destroy nothing.
        1. Write the intent of each into the ledger, then mark each as being destroyed.
        2. Overwrite their keys in place.
        3. Prove by each bucket's canary that it cannot be opened any more.
        4. Delete their rows.
        5. Clean the pages: secure delete and an emptied write-ahead log.
        6. Put the surviving keys under a new root key, so that old copies of the keyring open nothing.
        7. Write into the ledger that it is done, mark it, and publish the ledger.

        The day of a destruction that was begun earlier is the day on which it is finished. The ledger
        gets one intent and one completion per bucket, also when a crash and midnight lie in between.

        Raises:
            ClockJumped: the day cannot be believed; nothing was touched.
            DestructionFailed: a step failed; the next run begins it again.
        """
        # 0
        if self._guard is not None:
            self._guard.check(today)
        return self._destroy(self.due(today), today)

    def retire(self, buckets: Sequence[RegisteredBucket], today: dt.date) -> Destroyed:
        """Destroy buckets that never took a report, in the same steps; the day need not be believed for that.

        Raises:
            DestructionFailed: a step failed; the next run begins it again.
        """
        return self._destroy(buckets, today)

    def _destroy(self, due: Sequence[RegisteredBucket], today: dt.date) -> Destroyed:
        if not due and not self._register.in_state("destroying"):
            return Destroyed(buckets=0)
        try:
            intended, done = self._written()
            self._begin(due, intended, today)  # 1
            doomed = self._register.in_state("destroying")
            self._erase(doomed)  # 2 to 6
            self._finish(doomed, done, today)  # 7
        except (VaultError, LedgerError, OSError) as error:
            raise DestructionFailed(f"a destruction is not finished: {type(error).__name__}") from error
        return Destroyed(buckets=len(doomed))

    def _begin(self, due: Sequence[RegisteredBucket], intended: Collection[bytes], today: dt.date) -> None:
        # 1
        for bucket in due:
            if bucket.bucket_id not in intended:
                self._ledger.append(DestroyIntent(bucket_id=bucket.bucket_id.hex(), day=today))
        self._register.mark_destroying([bucket.bucket_id for bucket in due])

    def _erase(self, doomed: Sequence[RegisteredBucket]) -> None:
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

    def _finish(self, doomed: Sequence[RegisteredBucket], done: Mapping[bytes, dt.date], today: dt.date) -> None:
        # 7
        for bucket in doomed:
            if bucket.bucket_id not in done:
                self._ledger.append(DestroyDone(bucket_id=bucket.bucket_id.hex(), day=today))
        # What the ledger got before a crash says the day; the register never says another.
        by_day: dict[dt.date, list[bytes]] = {}
        for bucket in doomed:
            by_day.setdefault(done.get(bucket.bucket_id, today), []).append(bucket.bucket_id)
        for day, bucket_ids in by_day.items():
            self._register.mark_destroyed(bucket_ids, day)
        self._ledger.publish()

    def _written(self) -> tuple[frozenset[bytes], dict[bytes, dt.date]]:
        """Return the buckets with an intent in the ledger, and the day of every completion there."""
        intended: set[bytes] = set()
        done: dict[bytes, dt.date] = {}
        for entry in self._ledger.entries():
            if isinstance(entry, DestroyIntent):
                intended.add(bytes.fromhex(entry.bucket_id))
            elif isinstance(entry, DestroyDone):
                done[bytes.fromhex(entry.bucket_id)] = entry.day
        return frozenset(intended), done

    def _is_due(self, bucket: RegisteredBucket, today: dt.date) -> bool:
        policy = self._policies.get(bucket.meldpunt)
        current = policy.retention.get(bucket.retention_class) if policy is not None else None
        since = self._policies.since(bucket.meldpunt, bucket.day)
        rules = (later.retention.get(bucket.retention_class) for later in since)
        promise = Promise(
            day=bucket.day,
            rule=msgspec.json.decode(bucket.rule, type=RetentionRule),
            released_on=bucket.released_on,
            since=tuple(rule for rule in rules if rule is not None),
        )
        return is_due(promise, current, today)
