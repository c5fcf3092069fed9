"""Approving a change, as values and rules (pure): who may, what is written down, what may be served at once.

An approval holds for one change only: from this policy to that one. Its salt keeps the SHA-256 of it,
which stands in the public ledger, from telling who approved; whoever has the file can show it.
"""

import datetime as dt
import hashlib
import re
import unicodedata
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from service.policy.errors import PolicyError
from service.policy.model import Policy

Hex16 = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
Hex32 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]

_NOBODY: Final = "zeg met --door wie dit goedkeurt"
_JOINED: Final = ""
_LETTERS: Final = frozenset({"Lu", "Ll", "Lt", "Lo"})
_UNSEEN: Final = frozenset({"Cf", "Lm", "Sk"})
# Letters with a stroke, a hook or without their dot (ø, ł, đ), which Unicode does not take apart; and æ.
_BASE: Final = re.compile(r"LATIN SMALL (?:LETTER|LIGATURE) (?:DOTLESS |SCRIPT )?([A-Z]{1,2})(?: WITH .+)?")


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
        ApprovalRefused: one is empty or not in Latin letters, or both are the same name (`is_same_name`).
    """
    for name, empty in ((proposed_by, "noem bij [[wijzigingen]] wie dit schreef"), (approved_by, _NOBODY)):
        if not _is_latin(name):
            raise ApprovalRefused("schrijf de naam in gewone letters (a tot en met z, met of zonder accent)")
        if not "".join(_words(name)):
            raise ApprovalRefused(empty)
    if is_same_name(proposed_by, approved_by):
        raise ApprovalRefused("wie een wijziging schrijft keurt haar niet zelf goed; vraag iemand anders")


def check_fits(approval: Approval, asked: tuple[str, str, str], author: str) -> None:
    """Return if `approval` is of the change that is asked (meldpunt, old, new), by another than who wrote it.

    Raises:
        ApprovalRefused: it is of another change, names another writer, or its names are not those of two people.
    """
    if (approval.meldpunt, approval.old, approval.new) != asked:
        raise ApprovalRefused("zij hoort bij een andere wijziging; lees deze en keur haar goed")
    if not is_same_name(approval.proposed_by, author):
        raise ApprovalRefused("zij noemt een ander als schrijver dan het bestand")
    check_names(author, approval.approved_by)


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are the same but for capitals, accents, digits, points, spaces and the order of the words."""
    return (
        set(_words(one)) == set(_words(other))
        or set(_words(one, _JOINED)) == set(_words(other, _JOINED))
        or "".join(_words(one)) == "".join(_words(other))
    )


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


def _words(name: str, between: str = " ") -> list[str]:
    """Return the words of a name in bare small letters; `between` stands for what is neither letter nor space."""
    parts = (_bare(letter, between) for letter in _unfold(name))
    return "".join(parts).split()


def _bare(letter: str, between: str) -> str:
    kind = unicodedata.category(letter)
    if kind in _LETTERS:
        base = _BASE.fullmatch(unicodedata.name(letter, ""))
        return letter if base is None else base[1].lower()
    if letter.isspace():
        return " "
    # Accents, and what cannot be seen (a soft hyphen), stand inside a word.
    return "" if kind[0] == "M" or kind in _UNSEEN else between


def _is_latin(name: str) -> bool:
    letters = (letter for letter in _unfold(name) if unicodedata.category(letter) in _LETTERS)
    return all(unicodedata.name(letter, "").startswith("LATIN ") for letter in letters)


def _unfold(name: str) -> str:
    """Take letters and accents apart, without capitals; folding may bear new accents."""
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
