"""The policies in force, and those that were: one mapping for all who follow it (no I/O).

It is replaced whole, never changed in part, so that a reader in another thread sees the old or the new.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

import msgspec

from service.policy.approval import collects_the_same
from service.policy.model import Policy


class Reign(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A policy, and the day from which its meldpunt works by it."""

    policy: Policy
    since: dt.date


class PoliciesInForce(Mapping[str, Policy]):
    """By meldpunt the policy that it works by now; and what it worked by before."""

    def __init__(
        self, reigns: Mapping[str, tuple[Reign, ...]] | None = None, missing: frozenset[str] = frozenset()
    ) -> None:
        """Start from `reigns`, oldest first; of the meldpunten in `missing` the last policy is not known."""
        self._reigns = dict(reigns or {})
        self._now = {slug: past[-1].policy for slug, past in self._reigns.items() if past and slug not in missing}

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

    def since(self, slug: str, day: dt.date) -> tuple[Policy, ...]:
        """Return the policies that came into force on `day` or later, oldest first.

        Each of them bound what was there then, also after a later one replaced it.
        """
        return tuple(reign.policy for reign in self._reigns.get(slug, ()) if reign.since >= day)

    def newest_like(self, slug: str, digest: str) -> Policy | None:
        """Return the newest policy that collects and keeps the same as the one with `digest`; None if that is unknown.

        It may be shown in the other's place: only what it says around the questions differs.
        """
        past = [reign.policy for reign in self._reigns.get(slug, ())]
        own = next((policy for policy in past if policy.digest == digest), None)
        if own is None:
            return None
        return next(policy for policy in reversed(past) if collects_the_same(own, policy))
