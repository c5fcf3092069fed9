"""Releasing the figures of every closed quarter: count in memory, protect, attack, publish once."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from service.export.attack import audit
from service.export.counts import Counts, tabulate
from service.export.design import PERIOD, Design
from service.export.errors import ReleaseRefused
from service.export.formats.files import files_of
from service.export.from_policy import design_of, labels_of, records_of, strictest, without_unused
from service.export.origin import audit_of, provenance_of
from service.export.protect import Protected, TooFew, Unprotectable, protect
from service.export.publication import Proof, Publication, encode_publication
from service.export.release import FORMAT, Audit, Release, ShownTable, encode_release, hash_release
from service.export.store import ReleaseStore
from service.export.tables import NeutralForm
from service.kernel.periods import Quarter
from service.kernel.sensitive import Sensitive
from service.ledger.entries import Exported, Released, shorten_digest
from service.ledger.service import Ledger
from service.policy.in_force import PoliciesInForce
from service.policy.model import Policy
from service.vault.errors import VaultError
from service.vault.keys import KeyKeeper
from service.vault.register import BucketRegister, RegisteredBucket
from service.vault.store import EnvelopeStore


class OpenedFacts(Sensitive, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The closed answers of one report, as the intake sealed them."""

    policy: str
    codes: dict[str, tuple[str, ...]]


class Releases:
    """The one place where reports are opened; what it opens it never writes."""

    def __init__(
        self,
        policies: PoliciesInForce,
        register: BucketRegister,
        keys: KeyKeeper,
        store: EnvelopeStore,
        published: ReleaseStore,
        ledger: Ledger,
    ) -> None:
        """Wire the parts; see `service.bootstrap`."""
        self._policies = policies
        self._register = register
        self._keys = keys
        self._store = store
        self._published = published
        self._ledger = ledger

    def due(self, today: dt.date) -> tuple[tuple[Policy, Quarter], ...]:
        """Return every meldpunt and closed quarter with living facts that were not counted yet."""
        waiting = {
            (bucket.meldpunt, Quarter.of(bucket.day))
            for bucket in self._register.in_state("born")
            if bucket.retention_class == "feiten" and bucket.released_on is None
        }
        return tuple(
            (self._policies[meldpunt], quarter)
            for meldpunt, quarter in sorted(waiting)
            if meldpunt in self._policies and quarter.is_closed(today)
        )

    def release_due(self, today: dt.date) -> tuple[Release, ...]:
        """Release every due quarter.

        Raises:
            ReleaseRefused: one cannot be released safely; all others are published.
            VaultError: the reports of one cannot be opened; all others are published.
        """
        released: list[Release] = []
        refusals: list[ReleaseRefused | VaultError] = []
        for policy, quarter in self.due(today):
            try:
                released.append(self.release(policy, quarter, today))
            except (ReleaseRefused, VaultError) as refusal:
                refusals.append(refusal)
        if refusals:
            raise refusals[0]
        return tuple(released)

    def release(self, policy: Policy, quarter: Quarter, today: dt.date) -> Release:
        """Release one closed quarter; safe to repeat after a crash at any point.

        1. Take the buckets of the quarter; a release that is there already is taken as it is.
        2. Open their reports in memory and count them, for the tables that were promised all quarter long.
        3. Protect the tables.
        4. Attack the result together with every earlier release; refuse on any breach.
        5. Publish, once.
        6. Write the hash of what was published into the ledger.
        7. Write the same figures in every other format, each with its number in the ledger, and the hash of
           the list of them into the ledger.
        8. Mark the buckets as counted on the day of publication: their last term runs from there, also
           when a crash lay in between.

        Raises:
            ReleaseRefused: the tables cannot be protected, our own attack found a way in, or what was
                promised in this quarter cannot be read any more.
        """
        # 1
        buckets = self._buckets_of(policy, quarter)
        release = self._published.read(policy.slug, quarter.name)
        if release is None:
            # 2
            policy = strictest(policy, self._promised(buckets, quarter))
            records = records_of(policy, self._open(buckets))
            design = without_unused(design_of(policy, quarter), records)
            counts = tabulate(design, records, quarter.name)
            # 3, 4
            release = self._build(policy, quarter, today, design, counts)
            # 5
            self._published.publish(release)
        # 6
        content = hash_release(encode_release(release))
        entry = self._ledger.append_once(
            Released(
                meldpunt=policy.slug,
                period=quarter.name,
                day=release.published_on,
                tables=content,
                policy=shorten_digest(release.policy),
            )
        )
        # 7
        files = encode_publication(self._publish_files(release, Proof(release=content, entry=entry)))
        self._ledger.append_once(Exported(meldpunt=policy.slug, day=release.published_on, content=hash_release(files)))
        self._ledger.publish()
        # 8
        self._register.mark_released([bucket.bucket_id for bucket in buckets], release.published_on)
        return release

    def _publish_files(self, release: Release, proof: Proof) -> Publication:
        """Return the list of the release's files, which are written unless they were before."""
        publication = self._published.publication(release.meldpunt, release.period)
        if publication is None:
            publication, contents = files_of(release, proof)
            self._published.publish_files(publication, contents)
        return publication

    def _buckets_of(self, policy: Policy, quarter: Quarter) -> tuple[RegisteredBucket, ...]:
        return tuple(
            bucket
            for bucket in self._register.in_state("born")
            if bucket.meldpunt == policy.slug
            and bucket.retention_class == "feiten"
            and quarter.first_day <= bucket.day <= quarter.last_day
            and bucket.released_on is None
        )

    def _promised(self, buckets: tuple[RegisteredBucket, ...], quarter: Quarter) -> tuple[Policy, ...]:
        """Return every policy under which reports in these buckets may have been given.

        Those in force on the bucket's day, and the one that it was born under.

        Raises:
            ReleaseRefused: one of them cannot be read, so that nobody knows what it promised.
        """
        promised: dict[str, Policy] = {}
        for bucket in buckets:
            born_under = self._policies.born_under(bucket.meldpunt, bucket.policy)
            for policy in (born_under, *self._policies.on(bucket.meldpunt, bucket.day)):
                if policy is None:
                    raise ReleaseRefused(f"{bucket.meldpunt} {quarter.name}: a policy of this quarter cannot be read")
                promised[policy.digest] = policy
        return tuple(promised.values())

    def _open(self, buckets: tuple[RegisteredBucket, ...]) -> Iterator[dict[str, tuple[str, ...]]]:
        for bucket in buckets:
            opener = self._keys.opener(bucket.bucket_id)
            for envelope in self._store.read_bucket(bucket.bucket_id):
                content = opener.open(envelope.ciphertext, bucket)
                yield msgspec.json.decode(content, type=OpenedFacts).codes

    def _build(self, policy: Policy, quarter: Quarter, today: dt.date, design: Design, counts: Counts) -> Release:
        earlier = self._earlier(policy)
        k = policy.release.k
        match protect(design, counts, quarter.name, k, earlier):
            case Unprotectable(reason=reason):
                raise ReleaseRefused(f"{policy.slug} {quarter.name}: {reason}")
            case TooFew():
                return _describe(policy, quarter, today, None, None, None)
            case Protected(tables=tables, proof=proof):
                if breaches := audit(tables, counts, k, earlier, (proof.cells, proof.worlds)):
                    kinds = ", ".join(sorted({breach.how for breach in breaches}))
                    raise ReleaseRefused(f"{policy.slug} {quarter.name}: our own attack succeeded ({kinds})")
                total = counts[frozenset({(PERIOD, quarter.name)})]
                passed = audit_of(k, self._published.periods(policy.slug))
                return _describe(policy, quarter, today, tables, total, passed)

    def _earlier(self, policy: Policy) -> tuple[NeutralForm, ...]:
        releases = (self._published.read(policy.slug, period) for period in self._published.periods(policy.slug))
        return tuple(
            NeutralForm(dimensions=release.dimensions, tables=release.tables, covers=release.covers)
            for release in releases
            if release is not None
        )


def _describe(
    policy: Policy,
    quarter: Quarter,
    today: dt.date,
    tables: NeutralForm | None,
    total: int | None,
    passed: Audit | None,
) -> Release:
    return Release(
        format=FORMAT,
        meldpunt=policy.slug,
        name=policy.name,
        period=quarter.name,
        published_on=today,
        policy=policy.digest,
        method="hide",
        k=policy.release.k,
        outcome="te_weinig" if tables is None else "tabellen",
        total=total,
        shown=tuple(ShownTable(id=table.id, title=table.title) for table in policy.release.tables),
        dimensions={} if tables is None else tables.dimensions,
        labels={} if tables is None else labels_of(policy),
        tables=() if tables is None else tables.tables,
        covers=() if tables is None else tables.covers,
        caveat=policy.caveats.fixed,
        provenance=provenance_of(policy, quarter, passed),
    )
