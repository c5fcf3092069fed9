"""Citizen service numbers (BSN): nine digits that pass the 11-proof, or any eight or nine after the word."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.words import Reading

_NINE: Final = re.compile(r"\d(?<![\w.+]\d)(?:[ .\-]?\d){8}(?![\w])")
_CUED: Final = re.compile(
    r"\b(?:bsn|burgerservicenummer|sofi(?:-?nummer)?)\b(?:[ -]?(?:nummer|nr))?[^\w\n]{0,4}(?:(?:is|was|:)\s{1,2})?"
    r"(\d(?:[ .\-]?\d){7,8})(?!\d)"
)
_WORDS: Final = ("bsn", "burgerservice", "sofi")
_WEIGHTS: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)

TRIGGERS: Final = (r"\d[ .-]?\d[ .-]?\d[ .-]?\d[ .-]?\d",)


def find(reading: Reading, start: int, end: int) -> Iterator[Found]:
    """Yield nine digits that pass, plain, spaced or dotted, and what is called a BSN whether it passes or not."""
    if any(word in reading.folded for word in _WORDS):
        for match in _CUED.finditer(reading.folded, start, end):
            yield Found(start=match.start(1), end=match.end(1), kind="BSN")
    for match in _NINE.finditer(reading.folded, start, end):
        if _passes(match.group()):
            yield Found(start=match.start(), end=match.end(), kind="BSN")


def _passes(written: str) -> bool:
    """Whether nine digits pass the 11-proof of the tax office (weights 9 to 2, then -1) and are not all zero."""
    digits = [int(character) for character in written if character.isdigit()]
    total = sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return any(digits) and total % 11 == 0
