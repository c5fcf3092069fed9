"""Approving a changed policy: what a second person is shown, and what is written down.

It does not touch the ledger, which the keeper alone writes; the keeper acts on the approval within a minute.
"""

import datetime as dt
from pathlib import Path
from typing import Final

import msgspec

from service.bootstrap.names import APPROVALS, KEEPER_KEY, LEDGER, POLICIES
from service.kernel.identifiers import new_secret
from service.ledger.entries import PolicyChanged, shorten_digest
from service.ledger.note import Verifier
from service.ledger.published import read_published
from service.policy.approval import Approval, ApprovalRefused, check_names, check_version, collects_the_same
from service.policy.approval_files import ApprovalFiles
from service.policy.archive import PolicyArchive
from service.policy.changes import Change, changes_between, cut_to_difference
from service.policy.effects import SENTENCES
from service.policy.errors import NotCanonical, PolicyRejected
from service.policy.field_words import name_place
from service.policy.model import Policy
from service.policy.service import Candidate, lint_files
from service.settings import Folders

_ITEM_WIDTH: Final = 40
_SIDE_WIDTH: Final = 30
_LINE_WIDTH: Final = 160


class Proposal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A change that may be approved; `old` is None where the policy in force was not kept."""

    old_digest: str
    old: Policy | None
    new: Policy
    proposed_by: str
    approved_by: str


def propose_change(folders: Folders, policies: Path, slug: str, approved_by: str) -> Proposal:
    """Find what changed in the policy of `slug` since the one in force, if this person may approve it.

    Raises:
        PolicyRejected: the changed policy has an error.
        ApprovalRefused: nothing changed, the version did not, the meldpunt is new, or it is the same person.
        LedgerError: the published ledger cannot be believed.
    """
    candidate = _candidate(policies, slug)
    new = candidate.policy
    check_names(candidate.author, approved_by)
    old_digest = _digest_in_force(folders, slug)
    if old_digest == shorten_digest(new.digest):
        raise ApprovalRefused(f"aan het beleid van {slug} is niets gewijzigd")
    old = _kept(folders, slug, old_digest)
    if old is not None:
        check_version(old, new)
    return Proposal(old_digest=old_digest, old=old, new=new, proposed_by=candidate.author, approved_by=approved_by)


def describe(proposal: Proposal) -> tuple[str, ...]:
    """Return what changes, one line per item with the old beside the new, or long texts one under the other.

    What would steer a terminal is shown as its code: nobody approves what he was kept from seeing.
    """
    new, old = proposal.new, proposal.old
    head = f"{new.slug}: versie {new.version}, geschreven door {proposal.proposed_by}"
    if old is None:
        lost = "Het beleid dat nu geldt is hier niet bewaard; lees het nieuwe helemaal."
        return tuple(map(_printable, (head, lost)))
    rows = [_row("wat", "nu", "straks", "")]
    rows += [row for change in changes_between(old, new) for row in _rows_of(change)]
    return tuple(map(_printable, (head, "", *rows)))


def approve(proposal: Proposal, folders: Folders, today: dt.date) -> tuple[str, ...]:
    """Write the approval durably, and say what happens now."""
    approval = Approval(
        meldpunt=proposal.new.slug,
        old=proposal.old_digest,
        new=proposal.new.digest,
        proposed_by=proposal.proposed_by,
        approved_by=proposal.approved_by,
        day=today,
        salt=new_secret().hex(),
    )
    ApprovalFiles(folders.keeper / APPROVALS).write(approval)
    return ("Goedgekeurd. De keeper neemt het binnen een minuut over.", *_consequences(proposal.old, proposal.new))


def _consequences(old: Policy | None, new: Policy) -> tuple[str, ...]:
    if old is not None and collects_the_same(old, new):
        return ("Het formulier wisselt meteen.",)
    # Of an old policy that was lost nobody knows what the new one does to it.
    said = ["Het formulier wisselt om middernacht (Nederlandse tijd): wie vandaag meldt, meldt onder het oude beleid."]
    if old is None or any(change.effect == "korter" for change in changes_between(old, new)):
        said.append("Korter bewaren geldt meteen, ook voor wat er al is.")
    if old is None or old.release != new.release:
        said.append("Bij cijfers: een lagere grens of een nieuwe tabel geldt vanaf het eerste hele kwartaal.")
    return tuple(said)


def _candidate(policies: Path, slug: str) -> Candidate:
    path = policies / f"{slug}.toml"
    if not path.is_file():
        raise ApprovalRefused("dit meldpunt heeft geen bestand in de map met beleid")
    linted = lint_files((path,), None)
    if linted.errors:
        raise PolicyRejected(linted.errors)
    return linted.candidates[0]


def _digest_in_force(folders: Folders, slug: str) -> str:
    key = folders.public / KEEPER_KEY
    if not key.is_file():
        raise ApprovalRefused("in deze map werkte nog geen keeper; geef de map met --data")
    entries = read_published(folders.public / LEDGER, Verifier.parse(key.read_text().strip()))
    digests = [entry.policy for entry in entries if isinstance(entry, PolicyChanged) and entry.meldpunt == slug]
    if not digests:
        raise ApprovalRefused("een nieuw meldpunt hoeft niet goedgekeurd te worden; de keeper begint er vanzelf mee")
    return digests[-1]


def _kept(folders: Folders, slug: str, digest: str) -> Policy | None:
    try:
        return PolicyArchive(folders.public / POLICIES).read(slug, digest)
    except NotCanonical:
        return None


def _rows_of(change: Change) -> tuple[str, ...]:
    item, effect = name_place(change.place), "" if change.effect is None else SENTENCES[change.effect]
    if max(len(change.old), len(change.new)) <= _SIDE_WIDTH:
        return (_row(item, change.old, change.new, effect),)
    old, new = cut_to_difference(change.old, change.new, _LINE_WIDTH)
    return (_row(item, "", "", effect), f"  nu:     {old}", f"  straks: {new}")


def _row(item: str, old: str, new: str, effect: str) -> str:
    return f"{item:<{_ITEM_WIDTH}}  {old:<{_SIDE_WIDTH}}  {new:<{_SIDE_WIDTH}}  {effect}".rstrip()


def _printable(line: str) -> str:
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in line)
