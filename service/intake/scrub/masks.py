"""What a scrubber says: which stretches were personal, of which kind, and the text without them.

Guarantees: masks are sorted, disjoint and not empty; positions are code points of the text as the reporter sent it.
"""

from collections.abc import Iterable
from typing import Final, Literal, Protocol, get_args

import msgspec

from service.kernel.sensitive import Sensitive

Kind = Literal[
    "BSN", "REKENING", "E-MAIL", "LINK", "IP-ADRES", "TELEFOON", "KENTEKEN", "GEBOORTEDATUM", "POSTCODE", "ADRES",
    "STRAAT", "ACCOUNT", "NUMMER", "PERSOON", "ORGANISATIE", "PLAATS", "GEZONDHEID", "RELATIE", "LEEFTIJD",
    "NAAM", "WOORD",
]  # fmt: skip
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
"""Every kind, the surest first: where two recognisers meet, the merged mask bears the first one's kind."""

_RANK: Final[dict[Kind, int]] = {kind: rank for rank, kind in enumerate(KINDS)}


class Mask(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One masked stretch: `start` inclusive, `end` exclusive, in code points of the original text."""

    start: int
    end: int
    kind: Kind


class Scrubbed(Sensitive, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="scrubbed"):
    """A text in which every mask was replaced by its kind; still a reporter's words, so still Sensitive."""

    text: str
    masks: tuple[Mask, ...]


class Spanned(Protocol):
    """A stretch of a kind: a mask, or what a recogniser found."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it has ended."""

    @property
    def kind(self) -> Kind:
        """What it is."""


def merge(found: Iterable[Spanned]) -> tuple[Mask, ...]:
    """Return disjoint masks in order that cover exactly what `found` covers.

    Overlapping masks become one of the surest kind; masks that only touch stay two.
    """
    merged: list[Mask] = []
    begin, until, surest = 0, 0, 0
    for start, end, rank in sorted([(one.start, one.end, _RANK[one.kind]) for one in found]):
        if start < until:
            until, surest = max(until, end), min(surest, rank)
            continue
        if until:
            merged.append(Mask(start=begin, end=until, kind=KINDS[surest]))
        begin, until, surest = start, end, rank
    if until:
        merged.append(Mask(start=begin, end=until, kind=KINDS[surest]))
    return tuple(merged)
