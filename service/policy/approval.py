"""Approving a change, as values and rules (pure): who may, what is written down, what may be served at once.

An approval holds for one change only: from this policy to that one. Its salt keeps the SHA-256 of it,
which stands in the public ledger, from telling who approved; whoever has the file can show it.
"""

import datetime as dt
import hashlib
import unicodedata
from typing import Annotated

import msgspec
from msgspec import Meta

from service.policy.errors import PolicyError
from service.policy.model import Policy

Hex16 = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
Hex32 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]


class ApprovalRefused(PolicyError):
    """A change cannot be approved like this; the message says why and what would help."""


class Approval(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That a second person approved the change of `meldpunt` from one policy to another.

    `old` is what the ledger says (32 digits), `new` the whole digest.
    """

    meldpunt: str
    old: Hex16
    new: Hex32
    proposed_by: str
    approved_by: str
    day: dt.date
    salt: Hex32


def encode_approval(approval: Approval) -> bytes:
    """Return the bytes of the file; their SHA-256 goes into the ledger."""
    return msgspec.json.encode(approval, order="sorted") + b"\n"


def decode_approval(content: bytes) -> Approval:
    """Read an approval.

    Raises:
        ApprovalRefused: it is not exactly what `encode_approval` writes, or one person stands in it twice.
    """
    try:
        approval = msgspec.json.decode(content, type=Approval)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise ApprovalRefused("een goedkeuring is niet te lezen") from None
    if encode_approval(approval) != content:
        raise ApprovalRefused("een goedkeuring is veranderd")
    check_names(approval.proposed_by, approval.approved_by)
    return approval


def hash_approval(content: bytes) -> str:
    """Return the SHA-256, hexadecimal, that the ledger carries."""
    return hashlib.sha256(content).hexdigest()


def check_names(proposed_by: str, approved_by: str) -> None:
    """Return if these are the names of two people.

    Raises:
        ApprovalRefused: one is empty, or both are the same but for capitals, accents, spaces and points.
    """
    if not _bare(approved_by):
        raise ApprovalRefused("zeg met --door wie dit goedkeurt")
    if _bare(approved_by) == _bare(proposed_by):
        raise ApprovalRefused("wie een wijziging schrijft keurt haar niet zelf goed; vraag iemand anders")


def check_version(old: Policy, new: Policy) -> None:
    """Return if a changed policy carries a new version, by which people can name it.

    Raises:
        ApprovalRefused: nothing changed, or the version did not.
    """
    if old.digest == new.digest:
        raise ApprovalRefused(f"aan het beleid van {new.slug} is niets gewijzigd")
    if old.version == new.version:
        raise ApprovalRefused(
            f"het beleid van {new.slug} is gewijzigd maar heet nog steeds {new.version}; "
            "geef het een nieuwe versie en zet bovenaan bij [[wijzigingen]] wat er wijzigde"
        )


def collects_the_same(old: Policy, new: Policy) -> bool:
    """Whether both ask the same in the same words, keep it as long and publish the same of it.

    Then what differs (a telephone number, a name) may be shown to reporters at once.
    """
    return (old.questions, old.retention, old.release) == (new.questions, new.retention, new.release)


def _bare(name: str) -> str:
    """Reduce a name to its letters and digits, without capitals and accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name.casefold()) if letter.isalnum())
