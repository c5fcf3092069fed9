"""The keeper's work, in the order in which it is done: policies, keys, figures, destruction, count."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from service.export.release import Release
from service.export.service import Releases
from service.keeper.adoption import Adoption
from service.keeper.standing import News, Standing
from service.kernel.durable import write_durably
from service.kernel.errors import LuwteError
from service.ledger.entries import KeyBorn, shorten_digest
from service.ledger.note import Signer
from service.ledger.service import Ledger
from service.policy.in_force import PoliciesInForce
from service.policy.model import Policy, RetentionClass
from service.retention.audit import Audit, Finding, count_tables
from service.retention.service import Retention
from service.vault.buckets import PublicBucket
from service.vault.errors import ManifestError
from service.vault.keys import KeyKeeper, WantedBucket
from service.vault.manifest import MANIFEST_NAME, Manifest, read_manifest, write_manifest
from service.vault.register import BucketRegister, RegisteredBucket
from service.vault.store import EnvelopeStore
from service.vault.withheld import WithheldTexts, WithheldWeek

DAYS_AHEAD: Final = 14
FEWEST_DAYS_AHEAD: Final = 7
_WEEKS_TOLD: Final = 13


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
    withheld: WithheldTexts
    ledger: Ledger
    releases: Releases
    retention: Retention


class Keeper:
    """Holds the keys and does what is due; every method is safe to repeat after a crash."""

    def __init__(self, adoption: Adoption, parts: KeeperParts, public: Path, steward_public_key: bytes) -> None:
        """Wire the parts; see `service.bootstrap`."""
        self.parts = parts
        self.standing = Standing()
        """How the policies stood at the last look."""
        self._adoption = adoption
        self._public = public
        self._steward_public_key = steward_public_key
        self._published_for: object = None
        self._told: frozenset[str] = frozenset()
        self._untold: list[str] = []
        self._forgot_for: dict[str, str] | None = None
        self._failing: str | None = None

    @property
    def policies(self) -> PoliciesInForce:
        """The policies in force."""
        return self._adoption.policies

    def follow_policies(self, today: dt.date) -> News:
        """Look at the policies that are offered, and act at once on what changed.

        Keys are given anew, and what a shortened term makes due is destroyed.

        Returns what was not told before.
        """
        self._look(today)
        if self._published_for != self._basis():
            self._give_keys(today)
        if self._forgot_for != self._digests():
            self._forget_at_once(today)
        return self.news()

    def news(self) -> News:
        """Return what was not told before about the policies, once."""
        untold, self._untold = tuple(self._untold), []
        return News(sentences=untold)

    def prepare_keys(self, today: dt.date) -> int:
        """Give every meldpunt its buckets for today and 14 days ahead, and publish the signed manifest.

        The order is policy, key, register, ledger, manifest: a key that was interrupted before the register
        is destroyed at the next start, one before the ledger is written there now, however late.

        Returns how many were born.
        """
        self._look(today)
        return self._give_keys(today)

    def release(self, today: dt.date) -> tuple[Release, ...]:
        """Publish the figures of every closed quarter that was not released."""
        return self.parts.releases.release_due(today)

    def destroy(self, today: dt.date) -> int:
        """Destroy what is due, and forget how many texts were withheld more than a year ago."""
        destroyed = self.parts.retention.destroy_due(today).buckets
        self.parts.withheld.forget(today)
        self._forgot_for = self._digests()
        return destroyed

    def count(self, today: dt.date) -> Audit:
        """Count the tables against the register, and the days for which there are keys.

        Fewer than seven days of keys ahead is a finding: after them no report can be taken.
        """
        audit = count_tables(self.parts.register, self.parts.store, self.parts.retention, today)
        wanted = self._adoption.wanted
        buckets = tuple(bucket for bucket in self.parts.keys.public_buckets(today) if bucket.meldpunt in wanted)
        manifest = Manifest(steward_public_key=self._steward_public_key, buckets=buckets, published=today)
        if not wanted or manifest.days_ahead(today) >= FEWEST_DAYS_AHEAD:
            return audit
        short = Finding(fault="keys_running_out", buckets=len(buckets))
        return msgspec.structs.replace(audit, findings=(*audit.findings, short))

    def withheld(self, today: dt.date) -> tuple[WithheldWeek, ...]:
        """Return how many texts the scrubber withheld in the last quarter of a year, by week and meldpunt."""
        return self.parts.withheld.since(today - dt.timedelta(weeks=_WEEKS_TOLD))

    def run_once(self, today: dt.date) -> Done:
        """Do everything that is due today.

        Keys come first, so that reporting goes on whatever happens next; figures before destruction,
        so that what is counted today can be forgotten today. Figures that are refused keep nothing
        alive: what is due is destroyed all the same, and the refusal is raised afterwards.

        Raises:
            LuwteError: a step failed; what was done before it stays done.
        """
        born = self.prepare_keys(today)
        try:
            released = self.release(today)
        finally:
            destroyed = self.destroy(today)
        return Done(keys_born=born, released=released, destroyed=destroyed, audit=self.count(today))

    def _forget_at_once(self, today: dt.date) -> None:
        """Destroy what became due by a change, after counting what can be counted, as every round does.

        A failure is news, told once; the next minute tries again, and so does the daily job.
        """
        failing = None
        for name, work in (("vrijgeven", self.release), ("vernietigen", self.destroy)):
            try:
                work(today)
            except (LuwteError, OSError) as error:
                failing = f"na een start of een wijziging van beleid mislukte {name}: {type(error).__name__}"
        if failing is not None and failing != self._failing:
            self._untold.append(failing)
        self._failing = failing

    def _digests(self) -> dict[str, str]:
        return {slug: policy.digest for slug, policy in self.policies.items()}

    def _look(self, today: dt.date) -> None:
        self.standing = self._adoption.look(today)
        sentences = self.standing.sentences
        self._untold.extend(sentence for sentence in sentences if sentence not in self._told)
        self._told = frozenset(sentences)

    def _give_keys(self, today: dt.date) -> int:
        """Retire, bear, write down and publish; a bucket that cannot be retired holds up no new one."""
        basis = self._basis()
        try:
            self._retire(today)
        finally:
            born = self.parts.keys.mint(self._wishes(today))
            self._write_births()
            self._publish(today)
        self._published_for = basis
        return len(born)

    def _basis(self) -> object:
        """Return all that decides which keys there should be, but the day."""
        return self._adoption.wanted, self._digests()

    def _retire(self, today: dt.date) -> None:
        """Destroy the empty buckets of the days after today whose policy is not that of those days any more.

        What is in force now asks or keeps something else than they promise. Those of today, and one that
        holds a report against all odds, keep the policy that they were born under.
        """
        self.parts.retention.retire(
            [
                bucket
                for bucket in self.parts.register.in_state("born")
                if bucket.day > today and self._is_outdated(bucket) and self._is_empty(bucket)
            ],
            today,
        )

    def _wishes(self, today: dt.date) -> Iterable[WantedBucket]:
        days = [today + dt.timedelta(days=ahead) for ahead in range(DAYS_AHEAD + 1)]
        living = {(bucket.meldpunt, bucket.day): bucket for bucket in self.parts.register.in_state("born")}
        for slug in sorted(self._adoption.wanted):
            for day in days:
                bucket = living.get((slug, day))
                # All buckets of one day belong to one policy: it is the one that the form shows that day.
                shown = self._shown_for(bucket) if bucket is not None else None
                policy = shown or self.policies[slug]
                yield from (_wish(policy, day, name) for name in policy.classes)

    def _shown_for(self, bucket: RegisteredBucket) -> Policy | None:
        """Return the policy that is shown where this bucket takes reports: the newest that promises the same."""
        return self.policies.newest_like(bucket.meldpunt, bucket.policy)

    def _is_outdated(self, bucket: RegisteredBucket) -> bool:
        shown, policy = self._shown_for(bucket), self.policies.get(bucket.meldpunt)
        return policy is not None and (shown is None or shown.digest != policy.digest)

    def _is_empty(self, bucket: RegisteredBucket) -> bool:
        return next(self.parts.store.read_bucket(bucket.bucket_id), None) is None

    def _write_births(self) -> None:
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

    def _publish(self, today: dt.date) -> None:
        manifest = Manifest(
            steward_public_key=self._steward_public_key,
            buckets=tuple(self._buckets_to_publish(today)),
            published=today,
        )
        write_durably(self._public / MANIFEST_NAME, write_manifest(manifest, self.parts.signer))

    def _buckets_to_publish(self, today: dt.date) -> Iterable[PublicBucket]:
        """Yield the public buckets, each with the policy that is shown for it.

        A meldpunt whose file is gone finishes the day that it began: of its buckets only today's, and only
        if it was published before.
        """
        register = {bucket.bucket_id: bucket for bucket in self.parts.register.in_state("born")}
        earlier = self._published_ids()
        for bucket in self.parts.keys.public_buckets(today):
            begun = bucket.day == today and bucket.bucket_id in earlier
            if begun or bucket.meldpunt in self._adoption.wanted:
                shown = self._shown_for(register[bucket.bucket_id])
                digest = bucket.policy if shown is None else shorten_digest(shown.digest)
                yield msgspec.structs.replace(bucket, policy=digest)

    def _published_ids(self) -> frozenset[bytes]:
        try:
            manifest = read_manifest((self._public / MANIFEST_NAME).read_bytes(), self.parts.signer.verifier)
        except (OSError, ManifestError):
            return frozenset()
        return frozenset(bucket.bucket_id for bucket in manifest.buckets)


def _wish(policy: Policy, day: dt.date, retention_class: RetentionClass) -> WantedBucket:
    return WantedBucket(
        meldpunt=policy.slug,
        day=day,
        retention_class=retention_class,
        rule=msgspec.json.encode(policy.retention[retention_class]).decode(),
        policy=policy.digest,
        not_after=day,
    )
