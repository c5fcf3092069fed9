"""Citizen service numbers (BSN): nine digits that pass the 11-proof, or any eight or nine after the word."""

import re
from collections.abc import Iterator

from service.intake.scrub.recognisers.base import Recogniser, Span

_NINE = re.compile(r"(?<![\w.+])\d(?:[ .\-]?\d){8}(?![\w])")
_CUED = re.compile(
    r"\b(?:bsn|burgerservicenummer|sofi(?:-?nummer)?)\b(?:[ -]?(?:nummer|nr))?[^\w\n]{0,4}(?:(?:is|was|:)\s{1,2})?"
    r"(\d(?:[ .\-]?\d){7,8})(?!\d)",
    re.IGNORECASE,
)
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


class Bsn(Recogniser):
    """BSNs, plain, spaced or dotted; the 11-proof is that of the Dutch tax office (weights 9 to 2, then -1)."""

    kind = "BSN"

    def find(self, text: str) -> Iterator[Span]:
        """Yield nine digits that pass, and what is called a BSN whether it passes or not."""
        yield from (match.span(1) for match in _CUED.finditer(text))
        yield from (match.span() for match in _NINE.finditer(text) if is_bsn(match[0]))


def is_bsn(written: str) -> bool:
    """Tell whether the nine digits in `written` pass the 11-proof and are not all zero."""
    digits = [int(character) for character in written if character.isdigit()]
    total = sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return any(digits) and total % 11 == 0
