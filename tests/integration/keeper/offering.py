"""Changed policies, offered and approved as people would."""

import datetime as dt

from msgspec.structs import replace

from service.bootstrap.names import APPROVALS
from service.keeper.candidates import Offer, Offers
from service.kernel.text import LocalizedText
from service.policy.approval import Approval
from service.policy.approval_files import ApprovalFiles
from service.policy.canonical import with_digest
from service.policy.model import Policy
from service.policy.terms import Term

DAY = dt.date(2026, 1, 5)


class Offering:
    """Offers what a test puts into it."""

    def __init__(self, *policies: Policy) -> None:
        self.now = policies
        self.findings = ()
        self.broken = ()

    def read(self) -> Offers:
        offers = {policy.slug: Offer(policy=policy, author="Anna") for policy in self.now}
        return Offers(by_slug=offers, present=frozenset({*offers, *self.broken}), findings=self.findings)


def kept_for(policy: Policy, days: int, version: str) -> Policy:
    """The same policy with stories that live `days` days."""
    rule = replace(policy.retention["verhaal"], term=Term(days=days), ceiling=Term(days=days + 7))
    return with_digest(replace(policy, version=version, retention={**policy.retention, "verhaal": rule}))


def renamed(policy: Policy, version: str) -> Policy:
    """The same policy under another name: nothing that is collected or kept differs."""
    return with_digest(replace(policy, version=version, name=LocalizedText(nl=f"Meldpunt {version}", en=f"{version}")))


def approve(folder, old: Policy, new: Policy, /, **changes: object) -> None:
    """Write the approval of exactly this change."""
    approval = Approval(
        meldpunt=new.slug,
        old=old.digest[:32],
        new=new.digest,
        proposed_by="Anna",
        approved_by="Bilal",
        day=DAY,
        salt="5a" * 32,
    )
    ApprovalFiles(folder / "keeper" / APPROVALS).write(replace(approval, **changes))
