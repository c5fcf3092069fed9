"""Change is an act: a policy comes into force when a second person approved it, and not before.

The policy in force is the last one that the ledger says. What lies in the folder of policy files is an
offer; the keeper goes on with what is in force until the offer is approved.
"""

import datetime as dt

import msgspec

from service.keeper.candidates import Offer, Offers, OffersPolicies
from service.keeper.history import History
from service.keeper.standing import Standing
from service.ledger.entries import PolicyApproved, PolicyChanged, shorten_digest
from service.ledger.service import Ledger
from service.policy.approval import (
    ApprovalRefused,
    check_fits,
    check_version,
    collects_the_same,
    decode_approval,
    hash_approval,
)
from service.policy.approval_files import ApprovalFiles
from service.policy.archive import PolicyArchive
from service.policy.errors import NotCanonical, PolicyRejected
from service.policy.findings import Finding
from service.policy.in_force import PoliciesInForce
from service.policy.model import Policy


class _Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What came of one offer; `unfit` says why the approval that lies there is not one of this change."""

    event: str | None = None
    waits: bool = False
    unfit: str | None = None


class Adoption:
    """Follows what is offered; every look may be broken off anywhere and repeated."""

    def __init__(
        self,
        offers: OffersPolicies,
        history: History,
        archive: PolicyArchive,
        approvals: ApprovalFiles,
        ledger: Ledger,
    ) -> None:
        """Go on from `history`, which this keeps up to date."""
        self._offers = offers
        self._history = history
        self._archive = archive
        self._approvals = approvals
        self._ledger = ledger
        self._closed: set[str] = set()
        self._remarks: list[str] = []
        self.wanted: frozenset[str] = frozenset(history.policies)
        """The meldpunten that get new keys: in force, kept where the intake reads it, and with a file."""

    @property
    def policies(self) -> PoliciesInForce:
        """The policies in force."""
        return self._history.policies

    def look(self, today: dt.date) -> Standing:
        """Read what is offered and act on what may be acted on.

        1. Refuse to begin at all with an error, or with nothing.
        2. See that every policy in force is kept where the intake reads it; without that no new keys.
        3. Act on each offer (`_follow`).

        What is wrong with the files of one meldpunt becomes a remark, and holds up no other.

        Raises:
            PolicyRejected: no policy was ever in force here, and what is offered has an error.
            LedgerUnavailable, OSError: the disk refused the ledger; the next look goes on.
        """
        offers = self._offers.read()
        # 1
        if not self._history.latest:
            _refuse_bad_start(offers)
        # 2
        self._remarks = []
        self._closed = {slug for slug, policy in sorted(self.policies.items()) if not self._keep(policy)}
        # 3
        steps = {slug: self._follow(offer, today) for slug, offer in sorted(offers.by_slug.items())}
        present = offers.present or frozenset(self._history.latest)
        self.wanted = frozenset(self.policies).intersection(present) - self._closed
        return Standing(
            events=tuple(step.event for step in steps.values() if step.event is not None),
            waiting=tuple(slug for slug, step in steps.items() if step.waits),
            unfit={slug: step.unfit for slug, step in steps.items() if step.unfit is not None},
            removed=tuple(sorted(set(self._history.latest) - present)),
            remarks=(*self._tell_lost(offers), *self._remarks),
            findings=offers.findings,
        )

    def _follow(self, offer: Offer, today: dt.date) -> _Step:
        """Act on one offer.

        1. The first policy of a meldpunt comes into force at once.
        2. One that is in force already: take it back if it was lost, put a used approval away.
        3. A changed one comes into force if exactly this change was approved; else it waits.
        """
        policy, latest = offer.policy, self._history.latest.get(offer.policy.slug)
        # 1
        if latest is None:
            return _Step(event=self._begin(policy, today))
        # 2
        if latest.policy == shorten_digest(policy.digest):
            self._settle(policy)
            return _Step()
        # 3
        try:
            event = self._change(offer, latest, today)
        except ApprovalRefused as refusal:
            return _Step(waits=True, unfit=str(refusal))
        return _Step(event=event, waits=event is None)

    def _begin(self, policy: Policy, today: dt.date) -> str | None:
        if not self._keep(policy):
            return None
        self._put_in_force(policy, today)
        return f"{policy.slug} begint met beleid {policy.version}"

    def _settle(self, policy: Policy) -> None:
        if policy.slug not in self.policies:
            self.policies.restore(policy)
            self._closed |= set() if self._keep(policy) else {policy.slug}
        self._put_used_away(policy.slug)

    def _change(self, offer: Offer, latest: PolicyChanged, today: dt.date) -> str | None:
        policy, old = offer.policy, self.policies.get(offer.policy.slug)
        content = self._fitting_approval(offer, old, latest)
        if content is None or not self._keep(policy):
            return None
        record = hash_approval(content)
        if self._history.approved.get(policy.slug) != record:
            short = shorten_digest(policy.digest)
            self._ledger.append(PolicyApproved(meldpunt=policy.slug, day=today, policy=short, record=record))
            self._history.approved[policy.slug] = record
        self._put_in_force(policy, today)
        self._put_used_away(policy.slug)
        at_once = old is not None and collects_the_same(old, policy)
        when = "meteen" if at_once else "om middernacht (Nederlandse tijd)"
        return f"{policy.slug} werkt nu volgens beleid {policy.version}; het formulier wisselt {when}"

    def _put_in_force(self, policy: Policy, today: dt.date) -> None:
        entry = PolicyChanged(meldpunt=policy.slug, day=today, policy=shorten_digest(policy.digest))
        self._ledger.append(entry)
        self._history.latest[policy.slug] = entry
        if policy.slug in self._history.approved:
            self._history.used.add(self._history.approved.pop(policy.slug))
        self.policies.adopt(policy, today)
        self._closed.discard(policy.slug)
        self._ledger.publish()

    def _fitting_approval(self, offer: Offer, old: Policy | None, latest: PolicyChanged) -> bytes | None:
        """Return the approval of exactly this change, if one lies there that was not used before.

        Raises:
            ApprovalRefused: what lies there does not fit.
        """
        policy = offer.policy
        content = self._approvals.read(policy.slug)
        if content is None:
            return None
        if hash_approval(content) in self._history.used:
            self._put_used_away(policy.slug)
            return None
        approval = decode_approval(content)
        check_fits(approval, (policy.slug, latest.policy, policy.digest), offer.author)
        if old is not None:
            check_version(old, policy)
        return content

    def _put_used_away(self, slug: str) -> None:
        """Put a used approval away; what else lies there concerns no change, and is left alone."""
        try:
            content = self._approvals.read(slug)
            if content is not None and hash_approval(content) in self._history.used:
                self._approvals.finish(slug, content)
        except ApprovalRefused:
            return
        except OSError:
            self._remarks.append(f"de gebruikte goedkeuring van {slug} kan niet naar approvals/done")

    def _keep(self, policy: Policy) -> bool:
        """Write a policy where the intake reads it; return whether it is there."""
        try:
            self._archive.keep(policy)
        except (OSError, NotCanonical):
            self._remarks.append(
                f"beleid {policy.version} van {policy.slug} kan niet in public/policies geschreven worden; "
                "zolang het daar niet staat komen er geen sleutels voor"
            )
            return False
        return True

    def _tell_lost(self, offers: Offers) -> tuple[str, ...]:
        empty = () if offers.present else ("de map met beleid is leeg of weg; wat gold blijft gelden",)
        lost = sorted(set(self._history.latest).difference(self.policies))
        gaps = sorted(self.policies.gaps)
        return (
            *empty,
            *(
                f"het beleid dat voor {slug} gold is hier niet te lezen; er komen geen sleutels. Zet het terug in "
                "public/policies, of keur een nieuw beleid goed"
                for slug in lost
            ),
            *(
                f"een eerder beleid van {slug} is hier niet te lezen: of het iets verkortte is onbekend, en cijfers "
                "van zijn kwartalen komen niet uit. Zet het terug in public/policies en start de keeper opnieuw"
                for slug in gaps
            ),
        )


def _refuse_bad_start(offers: Offers) -> None:
    if offers.findings:
        raise PolicyRejected(offers.findings)
    if not offers.present:
        missing = Finding(file="", path="", code="geen-beleid", right="hier hoort minstens een beleid (.toml)")
        raise PolicyRejected((missing,))
