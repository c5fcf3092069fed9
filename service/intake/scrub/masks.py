"""What a scrubber says: which stretches were personal, of which kind, and the text without them.

Guarantees: masks are sorted, disjoint and not empty; positions are code points of the text as the reporter sent it.
"""

from collections.abc import Iterable
from typing import Final, Literal, get_args

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


def merge(found: Iterable[Mask]) -> tuple[Mask, ...]:
    """Return disjoint masks in order that cover exactly what `found` covers.

    Overlapping masks become one of the surest kind; masks that only touch stay two.
    """
    merged: list[Mask] = []
    for mask in sorted(found, key=lambda one: (one.start, -one.end, _RANK[one.kind])):
        if merged and mask.start < merged[-1].end:
            last = merged[-1]
            kind = min(last.kind, mask.kind, key=_RANK.__getitem__)
            merged[-1] = Mask(start=last.start, end=max(last.end, mask.end), kind=kind)
        else:
            merged.append(mask)
    return tuple(merged)
