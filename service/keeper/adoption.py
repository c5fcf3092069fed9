"""Change is an act: a policy comes into force when a second person approved it, and not before.

The policy in force is the last one that the ledger says. What lies in the folder of policy files is an
offer; the keeper goes on with what is in force until the offer is approved.
"""

import datetime as dt

from service.keeper.candidates import Offer, Offers, OffersPolicies
from service.keeper.history import History
from service.keeper.standing import Standing
from service.ledger.entries import PolicyApproved, PolicyChanged, shorten_digest
from service.ledger.service import Ledger
from service.policy.approval import ApprovalRefused, check_version, collects_the_same, decode_approval, hash_approval
from service.policy.approval_files import ApprovalFiles
from service.policy.archive import PolicyArchive
from service.policy.errors import PolicyRejected
from service.policy.findings import Finding
from service.policy.in_force import PoliciesInForce
from service.policy.model import Policy
from service.settings import SettingsError


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
        self.wanted: frozenset[str] = frozenset(history.policies)
        """The meldpunten that get new keys: in force, and with a file."""

    @property
    def policies(self) -> PoliciesInForce:
        """The policies in force."""
        return self._history.policies

    def look(self, today: dt.date) -> Standing:
        """Read what is offered and act on what may be acted on.

        1. Refuse to begin at all with an error, or with nothing.
        2. The first policy of a meldpunt comes into force at once.
        3. One that is in force already: see that its file is there, put a used approval away.
        4. A changed one comes into force if exactly this change was approved; else it waits.

        Raises:
            PolicyRejected: no policy was ever in force here, and what is offered has an error.
            SettingsError: the policy in force was lost, and another is offered without approval.
            LedgerUnavailable, OSError: the disk refused; the next look goes on.
        """
        offers = self._offers.read()
        # 1
        if not self._history.latest:
            _refuse_bad_start(offers)
        events: list[str] = []
        waiting: list[str] = []
        for slug, offer in sorted(offers.by_slug.items()):
            latest = self._history.latest.get(slug)
            if latest is None:
                events.append(self._begin(offer.policy, today))  # 2
            elif latest.policy == shorten_digest(offer.policy.digest):
                self._settle(offer.policy, latest)  # 3
            elif (event := self._change(offer, latest, today)) is not None:
                events.append(event)  # 4
            else:
                waiting.append(slug)
        present = offers.present or frozenset(self._history.latest)
        self.wanted = frozenset(self.policies).intersection(present)
        return Standing(
            events=tuple(events),
            waiting=tuple(waiting),
            removed=tuple(sorted(set(self._history.latest) - present)),
            remarks=self._remarks(offers),
            findings=offers.findings,
        )

    def _remarks(self, offers: Offers) -> tuple[str, ...]:
        empty = () if offers.present else ("de map met beleid is leeg; wat gold blijft gelden",)
        lost = sorted(set(self._history.latest).difference(self.policies))
        return (
            *empty,
            *(f"het beleid dat voor {slug} gold is hier niet bewaard; er komen geen sleutels" for slug in lost),
        )

    def _begin(self, policy: Policy, today: dt.date) -> str:
        # 2
        self._archive.keep(policy)
        self._put_in_force(policy, today)
        return f"{policy.slug} begint met beleid {policy.version}"

    def _settle(self, policy: Policy, latest: PolicyChanged) -> None:
        # 3
        self._archive.keep(policy)
        if policy.slug not in self.policies:
            self.policies.adopt(policy, latest.day)
        self._put_used_away(policy.slug)

    def _change(self, offer: Offer, latest: PolicyChanged, today: dt.date) -> str | None:
        # 4
        policy, old = offer.policy, self.policies.get(offer.policy.slug)
        content = self._fitting_approval(policy, old, latest)
        if content is None:
            if old is None:
                raise SettingsError(
                    f"het beleid dat voor {policy.slug} gold is hier niet bewaard en het bestand is gewijzigd; "
                    f"zet het oude beleid terug, of keur het nieuwe goed: luwte policy approve {policy.slug}"
                )
            return None
        record = hash_approval(content)
        self._archive.keep(policy)
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
        self._ledger.publish()

    def _fitting_approval(self, policy: Policy, old: Policy | None, latest: PolicyChanged) -> bytes | None:
        """Return the approval of exactly this change, if one lies there that was not used before."""
        content = self._approvals.read(policy.slug)
        if content is None:
            return None
        if hash_approval(content) in self._history.used:
            self._approvals.finish(policy.slug, content)
            return None
        try:
            approval = decode_approval(content)
            if old is not None:
                check_version(old, policy)
        except ApprovalRefused:
            return None
        asked = (policy.slug, latest.policy, policy.digest)
        return content if (approval.meldpunt, approval.old, approval.new) == asked else None

    def _put_used_away(self, slug: str) -> None:
        content = self._approvals.read(slug)
        if content is not None and hash_approval(content) in self._history.used:
            self._approvals.finish(slug, content)


def _refuse_bad_start(offers: Offers) -> None:
    if offers.findings:
        raise PolicyRejected(offers.findings)
    if not offers.present:
        missing = Finding(file="", path="", code="geen-beleid", right="hier hoort minstens een beleid (.toml)")
        raise PolicyRejected((missing,))
