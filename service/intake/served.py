"""The policy that every meldpunt shows today: the one that today's buckets were made for.

It is read from the folder of kept policies, which the keeper publishes, and held against the digest in
the signed manifest: what a report is asked under is what its bucket promises. A report given before
midnight keeps the policy of its day.

Never: half a policy, or one that the manifest does not name. A meldpunt whose policy cannot be read is closed.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

import msgspec

from service.intake.bucket_keys import LOOK_AGAIN_AFTER, BucketKeys
from service.intake.errors import ReportingUnavailable
from service.kernel.clock import Clock
from service.kernel.text import LocalizedText
from service.policy.archive import PolicyArchive
from service.policy.errors import NotCanonical
from service.policy.model import Policy
from service.vault.manifest import Manifest


class _View(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one manifest says for one day, and when its policies were read."""

    manifest: Manifest
    day: dt.date
    policies: dict[str, Policy]
    closed: frozenset[str]
    read_at: dt.datetime


class ServedPolicies(Mapping[str, Policy]):
    """By meldpunt the policy that is shown now; looks again when the manifest or the day changed."""

    def __init__(self, keys: BucketKeys, archive: PolicyArchive, clock: Clock) -> None:
        """Follow the manifest of `keys`, and read it now."""
        self._keys = keys
        self._archive = archive
        self._clock = clock
        self._view: _View | None = None
        self._now()

    def __getitem__(self, slug: str) -> Policy:
        return self._now()[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._now())

    def __len__(self) -> int:
        return len(self._now())

    def is_closed(self, slug: str) -> bool:
        """Whether this is, or may be, a meldpunt whose policy cannot be read now."""
        self._now()
        return self._view is None or slug in self._view.closed

    def _now(self) -> dict[str, Policy]:
        """Return the policies of now; without a manifest that can be believed those of before.

        These still tell whom to call. Nothing can be reported under them: sealing asks for the manifest itself.
        """
        view = self._view
        try:
            manifest = self._keys.current()
        except ReportingUnavailable:
            return {} if view is None else view.policies
        today = self._clock.today()
        if view is None or manifest is not view.manifest or today != view.day or self._may_open(view):
            view = self._view = self._read(manifest, today)
        return view.policies

    def _may_open(self, view: _View) -> bool:
        """Whether it is time to try what could not be read: a file may arrive after the manifest that names it."""
        return bool(view.closed) and abs(self._clock.now() - view.read_at) >= LOOK_AGAIN_AFTER

    def _read(self, manifest: Manifest, today: dt.date) -> _View:
        named = manifest.policies_on(today)
        found = {slug: self._find(slug, digests) for slug, digests in sorted(named.items())}
        policies = {slug: policy for slug, policy in found.items() if policy is not None}
        return _View(
            manifest=manifest,
            day=today,
            policies=policies,
            closed=frozenset(found) - frozenset(policies),
            read_at=self._clock.now(),
        )

    def _find(self, slug: str, digests: frozenset[str]) -> Policy | None:
        """Return the one policy that is named, from memory if it is the same as before; None if it cannot be."""
        if len(digests) > 1:
            return None
        (digest,) = digests
        before = None if self._view is None else self._view.policies.get(slug)
        if before is not None and before.digest.startswith(digest):
            return before
        try:
            return self._archive.read(slug, digest)
        except NotCanonical:
            return None


class ServedNames(Mapping[str, LocalizedText]):
    """What every served meldpunt is called."""

    def __init__(self, policies: Mapping[str, Policy]) -> None:
        """Follow `policies`."""
        self._policies = policies

    def __getitem__(self, slug: str) -> LocalizedText:
        return self._policies[slug].name

    def __iter__(self) -> Iterator[str]:
        return iter(self._policies)

    def __len__(self) -> int:
        return len(self._policies)
