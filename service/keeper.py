"""The keeper's work, in the order in which it is done: keys, figures, destruction, count."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from service.export.release import Release
from service.export.service import Releases
from service.kernel.durable import write_durably
from service.ledger.entries import KeyBorn, PolicyChanged, shorten_digest
from service.ledger.note import Signer
from service.ledger.service import Ledger
from service.policy.model import Policy, RetentionClass
from service.retention.audit import Audit, Finding, count_tables
from service.retention.service import Retention
from service.vault.keys import KeyKeeper, WantedBucket
from service.vault.manifest import MANIFEST_NAME, Manifest, write_manifest
from service.vault.register import BucketRegister
from service.vault.store import EnvelopeStore

DAYS_AHEAD: Final = 14
FEWEST_DAYS_AHEAD: Final = 7


class Done(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one round did."""

    keys_born: int
    released: tuple[Release, ...]
    destroyed: int
    audit: Audit


class KeeperParts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a keeper is made of."""

    signer: Signer
    register: BucketRegister
    keys: KeyKeeper
    store: EnvelopeStore
    ledger: Ledger
    releases: Releases
    retention: Retention


class Keeper:
    """Holds the keys and does what is due; every method is safe to repeat after a crash."""

    def __init__(
        self,
        policies: Mapping[str, Policy],
        parts: KeeperParts,
        public: Path,
        steward_public_key: bytes,
    ) -> None:
        """Wire the parts; see `service.bootstrap`."""
        self.policies = policies
        self.parts = parts
        self._public = public
        self._steward_public_key = steward_public_key

    def note_policies(self, today: dt.date) -> None:
        """Write into the ledger which policy every meldpunt works by, when it changed."""
        latest = {
            entry.meldpunt: entry.policy for entry in self.parts.ledger.entries() if isinstance(entry, PolicyChanged)
        }
        for slug, policy in sorted(self.policies.items()):
            digest = shorten_digest(policy.digest)
            if latest.get(slug) != digest:
                self.parts.ledger.append(PolicyChanged(meldpunt=slug, day=today, policy=digest))

    def prepare_keys(self, today: dt.date) -> int:
        """Give every meldpunt its buckets for today and 14 days ahead, and publish the signed manifest.

        The order is key, register, ledger, manifest: a key that was interrupted before the register
        is destroyed at the next start, one before the ledger is written there now, however late.
        """
        days = [today + dt.timedelta(days=ahead) for ahead in range(DAYS_AHEAD + 1)]
        wanted = [
            self._wish(policy, day, name)
            for policy in self.policies.values()
            for day in days
            for name in policy.classes
        ]
        born = self.parts.keys.mint(wanted)
        for bucket in self.parts.register.in_state("born"):
            self.parts.ledger.append_once(
                KeyBorn(
                    bucket_id=bucket.bucket_id.hex(),
                    meldpunt=bucket.meldpunt,
                    day=bucket.day,
                    retention_class=bucket.retention_class,
                    policy=shorten_digest(bucket.policy),
                )
            )
        self.parts.ledger.publish()
        manifest = Manifest(
            steward_public_key=self._steward_public_key,
            buckets=self.parts.keys.public_buckets(today),
            published=today,
        )
        write_durably(self._public / MANIFEST_NAME, write_manifest(manifest, self.parts.signer))
        return len(born)

    def release(self, today: dt.date) -> tuple[Release, ...]:
        """Publish the figures of every closed quarter that was not released."""
        return self.parts.releases.release_due(today)

    def destroy(self, today: dt.date) -> int:
        """Destroy what is due."""
        return self.parts.retention.destroy_due(today).buckets

    def count(self, today: dt.date) -> Audit:
        """Count the tables against the register, and the days for which there are keys.

        Fewer than seven days of keys ahead is a finding: after them no report can be taken.
        """
        audit = count_tables(self.parts.register, self.parts.store, self.parts.retention, today)
        buckets = tuple(bucket for bucket in self.parts.keys.public_buckets(today) if bucket.meldpunt in self.policies)
        manifest = Manifest(steward_public_key=self._steward_public_key, buckets=buckets, published=today)
        if manifest.days_ahead(today) >= FEWEST_DAYS_AHEAD:
            return audit
        short = Finding(fault="keys_running_out", buckets=len(buckets))
        return msgspec.structs.replace(audit, findings=(*audit.findings, short))

    def run_once(self, today: dt.date) -> Done:
        """Do everything that is due today.

        Keys come first, so that reporting goes on whatever happens next; figures before destruction,
        so that what is counted today can be forgotten today. Figures that are refused keep nothing
        alive: what is due is destroyed all the same, and the refusal is raised afterwards.

        Raises:
            LuwteError: a step failed; what was done before it stays done.
        """
        self.note_policies(today)
        born = self.prepare_keys(today)
        try:
            released = self.release(today)
        finally:
            destroyed = self.destroy(today)
        return Done(keys_born=born, released=released, destroyed=destroyed, audit=self.count(today))

    def _wish(self, policy: Policy, day: dt.date, retention_class: RetentionClass) -> WantedBucket:
        return WantedBucket(
            meldpunt=policy.slug,
            day=day,
            retention_class=retention_class,
            rule=msgspec.json.encode(policy.retention[retention_class]).decode(),
            policy=policy.digest,
            not_after=day,
        )
