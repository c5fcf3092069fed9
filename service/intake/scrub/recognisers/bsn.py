"""Citizen service numbers (BSN): nine digits that pass the 11-proof, or any eight or nine after the word."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots
from service.intake.scrub.words import Reading

_NINE: Final = re.compile(r"\d(?<![\w.+]\d)(?:[ .\-]?\d){8}(?![\w])")
_CUED: Final = re.compile(
    r"\b(?:bsn|burgerservicenummer|sofi(?:-?nummer)?)\b(?:[ -]?(?:nummer|nr))?[^\w\n]{0,4}(?:(?:is|was|:)\s{1,2})?"
    r"(\d(?:[ .\-]?\d){7,8})(?!\d)"
)
_SIZE: Final = 9
_WEIGHTS: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)

_CUE: Final = "(?:bsn|burgerservicenummer|sofi)"
CUE_TRIGGERS: Final = (_CUE,)
_CUES: Final = Spots(_CUE)


def find(reading: Reading) -> Iterator[Found]:
    """Yield nine digits that pass, plain, spaced or dotted."""
    for start, end in reading.rows:
        # Most rows are telephone numbers without a sign in them.
        if end - start > _SIZE and reading.folded[start:end].isdigit():
            continue
        for match in _NINE.finditer(reading.folded, start, end + 1):
            if _passes(match.group()):
                yield Found(start=match.start(), end=match.end(), kind="BSN")


def find_by_cue(reading: Reading) -> Iterator[Found]:
    """Yield what is called a BSN, whether it passes or not."""
    for match in _CUES.matches(_CUED, reading):
        yield Found(start=match.start(1), end=match.end(1), kind="BSN")


def _passes(written: str) -> bool:
    """Whether nine digits pass the 11-proof of the tax office (weights 9 to 2, then -1) and are not all zero."""
    digits = [int(character) for character in written if character.isdigit()]
    total = sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return any(digits) and total % 11 == 0
