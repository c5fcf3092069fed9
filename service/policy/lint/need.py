"""Which goals need which block: the heart of collecting no more than is needed (pure).

`past_bij` in the library tells for which goals a block may be asked. That a goal *needs* it is more: without
this block the goal cannot be reached, and no smaller set of questions would do. GDPR article 5(1)(c).
"""

from typing import Final

import msgspec

# Questions that tell where something happened.
_PLACE_BLOCKS: Final = ("wijk", "plek", "gemeente")


class NeededFor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A goal that needs a block; with `beside`, only where one of those blocks is asked too."""

    goal: str
    beside: tuple[str, ...] = ()


def _goals(*codes: str) -> tuple[NeededFor, ...]:
    return tuple(NeededFor(goal=code) for code in codes)


# A block that is not here is judged by its `past_bij` alone.
NEEDED_FOR: Final[dict[str, tuple[NeededFor, ...]]] = {
    "rol": _goals("G1", "G9"),
    "wat": _goals("G1", "G2", "G10"),
    "wat_zes_s": _goals("G1", "G2", "G10"),
    "maand": _goals("G1"),
    "vaker": _goals("G1"),
    "seksueel": _goals("G2", "G7"),
    "grond": _goals("G2"),
    # How many and how well known tells about the nature of what happens; how often is known without it.
    "daders": _goals("G2"),
    # A story tells what no list of answers tells; for counting, places and times it adds nothing but risk.
    "verhaal": _goals("G2"),
    "wijk": _goals("G3", "G13"),
    "plek": _goals("G3", "G13"),
    "gemeente": _goals("G3", "G13"),
    "dagdeel": _goals("G3", "G13"),
    "omstander": _goals("G8", "G9"),
    "reactie": _goals("G8", "G9"),
    # What it does to people makes a place safer only where the place is known.
    "gevolg": (NeededFor(goal="G8"), NeededFor(goal="G13", beside=_PLACE_BLOCKS)),
    "gemeld": _goals("G6", "G7"),
    "wens": _goals("G4", "G7"),
    "leeftijd": _goals("G6"),
}

# Target groups that are about age: only for them may the form ask how old somebody is.
AGE_GROUPS: Final = frozenset({"meisjes", "jongeren", "ouderen"})
# Target groups that are about discrimination.
DISCRIMINATION_GROUPS: Final = frozenset({"discriminatie"})
