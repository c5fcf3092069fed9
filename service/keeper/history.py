"""Which policies were in force, read back from the ledger and the folder of kept policies."""

import msgspec

from service.ledger.entries import PolicyApproved, PolicyChanged
from service.ledger.service import Ledger
from service.policy.archive import PolicyArchive
from service.policy.errors import NotCanonical
from service.policy.in_force import PoliciesInForce, Reign
from service.policy.model import Policy


class History(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the ledger says about policies; the keeper is its only writer and carries these on."""

    policies: PoliciesInForce
    latest: dict[str, PolicyChanged]
    """By meldpunt the entry that put its policy in force."""
    approved: dict[str, str]
    """By meldpunt the record of an approval that no change followed yet: a start that broke off."""
    used: set[str]
    """The records of approvals that were followed by their change; none is good for a second one."""
    gaps: frozenset[str]
    """Meldpunten of which an earlier policy cannot be read any more."""


def read_history(ledger: Ledger, archive: PolicyArchive) -> History:
    """Read every act on policies, oldest first."""
    changes: dict[str, list[PolicyChanged]] = {}
    approved: dict[str, str] = {}
    used: set[str] = set()
    for entry in ledger.entries():
        if isinstance(entry, PolicyApproved):
            approved[entry.meldpunt] = entry.record
        elif isinstance(entry, PolicyChanged):
            changes.setdefault(entry.meldpunt, []).append(entry)
            if entry.meldpunt in approved:
                used.add(approved.pop(entry.meldpunt))
    reigns = {
        slug: tuple(Reign(policy=_read(archive, entry), since=entry.day, digest=entry.policy) for entry in entries)
        for slug, entries in changes.items()
    }
    return History(
        policies=PoliciesInForce(reigns),
        latest={slug: entries[-1] for slug, entries in changes.items()},
        approved=approved,
        used=used,
        gaps=frozenset(slug for slug, past in reigns.items() if any(reign.policy is None for reign in past)),
    )


def _read(archive: PolicyArchive, entry: PolicyChanged) -> Policy | None:
    try:
        return archive.read(entry.meldpunt, entry.policy)
    except NotCanonical:
        return None
