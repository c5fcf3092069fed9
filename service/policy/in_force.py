"""The policies in force, and those that were: one mapping for all who follow it (no I/O).

It is replaced whole, never changed in part, so that a reader in another thread sees the old or the new.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

import msgspec

from service.policy.approval import collects_the_same
from service.policy.model import Policy


class Reign(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A policy, and the day from which its meldpunt works by it; without the policy if that cannot be read.

    `digest` is what the ledger says of one that cannot be read: the first 32 digits.
    """

    policy: Policy | None
    since: dt.date
    digest: str = ""


class PoliciesInForce(Mapping[str, Policy]):
    """By meldpunt the policy that it works by now; and what it worked by before."""

    def __init__(self, reigns: Mapping[str, tuple[Reign, ...]] | None = None) -> None:
        """Start from `reigns`, oldest first; a meldpunt whose last policy cannot be read works by none."""
        self._reigns = dict(reigns or {})
        last = {slug: past[-1].policy for slug, past in self._reigns.items() if past}
        self._now = {slug: policy for slug, policy in last.items() if policy is not None}

    def __getitem__(self, slug: str) -> Policy:
        return self._now[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._now)

    def __len__(self) -> int:
        return len(self._now)

    def adopt(self, policy: Policy, day: dt.date) -> None:
        """Put `policy` in force from `day` on."""
        past = self._reigns.get(policy.slug, ())
        self._reigns = {**self._reigns, policy.slug: (*past, Reign(policy=policy, since=day))}
        self._now = {**self._now, policy.slug: policy}

    def restore(self, policy: Policy) -> None:
        """Put `policy`, which could not be read before, back in every place that the ledger gives it."""
        past = self._reigns.get(policy.slug, ())
        restored = tuple(
            Reign(policy=policy, since=reign.since)
            if reign.policy is None and policy.digest.startswith(reign.digest)
            else reign
            for reign in past
        )
        self._reigns = {**self._reigns, policy.slug: restored}
        self._now = {**self._now, policy.slug: policy}

    @property
    def gaps(self) -> frozenset[str]:
        """The meldpunten of which an earlier policy cannot be read."""
        return frozenset(
            slug for slug, past in self._reigns.items() if any(reign.policy is None for reign in past[:-1])
        )

    def on(self, slug: str, day: dt.date) -> tuple[Policy | None, ...]:
        """Return every policy that was in force on `day` or a part of it; None for one that cannot be read."""
        past = self._reigns.get(slug, ())
        ends = (*(reign.since for reign in past[1:]), dt.date.max)
        return tuple(reign.policy for reign, end in zip(past, ends, strict=False) if reign.since <= day <= end)

    def since(self, slug: str, day: dt.date) -> tuple[Policy, ...]:
        """Return the policies that came into force on `day` or later, oldest first.

        Each of them bound what was there then, also after a later one replaced it.
        """
        past = self._reigns.get(slug, ())
        return tuple(reign.policy for reign in past if reign.policy is not None and reign.since >= day)

    def born_under(self, slug: str, digest: str) -> Policy | None:
        """Return the policy with `digest`; None if that is unknown."""
        past = (reign.policy for reign in self._reigns.get(slug, ()))
        return next((policy for policy in past if policy is not None and policy.digest == digest), None)

    def newest_like(self, slug: str, digest: str) -> Policy | None:
        """Return the newest policy that collects and keeps the same as the one with `digest`; None if that is unknown.

        It may be shown in the other's place: only what it says around the questions differs.
        """
        own = self.born_under(slug, digest)
        if own is None:
            return None
        past = (reign.policy for reign in reversed(self._reigns[slug]))
        return next(policy for policy in past if policy is not None and collects_the_same(own, policy))
