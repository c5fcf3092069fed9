"""Telephone numbers in digits: Dutch, international, spaced, dotted, bracketed.

Kept: 112, 0900 and 0800 numbers and the 14-numbers of municipalities, which belong to nobody.
Source: the Dutch numbering plan (ten digits from a zero), ITU-T E.164 (at most fifteen).
"""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots
from service.intake.scrub.words import Reading

# Digits with at most three separators between two of them; an "o" may stand for the first zero.
_RUN: Final = re.compile(r"(?<![\w])(?=[(+o\d])\(?[+o]?[ (]{0,2}\d(?:(?:(?:[^\w\n]|_){0,3}|[ -]?\n)\d){6,29}(?!\w)")
# Fewer digits than a number has, but called one: "tel 412 34 56".
_CUED: Final = re.compile(
    r"(?<![^\W\d_])(?:tel|telefoon|telnr|telefoonnummer|tel\.nr|bel|bellen|app|appen|mobiel|mob|phone|call|text"
    r"|whatsapp)"
    r"[^\w\n]{1,3}(?:(?:is|op|me|mij|naar|nr|nummer|number|maar|on"
    r"|at)[^\w\n]{1,3}){0,3}(?P<number>\d(?:[ .-]{0,2}\d){5,14})(?!\w)"
)
_DIGIT: Final = re.compile(r"\d")
_DUTCH_LENGTHS: Final = (10,)
_ABROAD_LENGTHS: Final = tuple(range(15, 7, -1))
_FROM_HERE_LENGTHS: Final = (11, 12)
_SERVICE: Final = ("0900", "0800", "0906", "0909")
_SHORTEST: Final = 8

# What stands before a number that needs no closer look.
_PLAINLY_BEFORE: Final = frozenset(" \n:,;")
# What may stand before the first digit: "(+ 31".
_PREFIX: Final = 4

_CUE: Final = (
    r"(?:\b|[\d_])(?:tel|telefoon|telnr|telefoonnummer|tel\.nr|bel|bellen|app|appen|mobiel|mob|phone|call|text"
    r"|whatsapp)[^\w\n]"
)
CUE_TRIGGERS: Final = (_CUE,)
_CUES: Final = Spots(_CUE)


def find(reading: Reading) -> Iterator[Found]:
    """Yield every run of digits that can be dialled to reach somebody."""
    folded = reading.folded
    for start, end in reading.rows:
        if _is_plain(folded, start, end):
            yield Found(start=start, end=end, kind="TELEFOON")
            continue
        for match in _RUN.finditer(folded, max(0, start - _PREFIX), end + 1):
            yield from _in_run(folded, match.start(), match.end())


def find_by_cue(reading: Reading) -> Iterator[Found]:
    """Yield what is called a telephone number, unless it belongs to nobody."""
    for match in _CUES.matches(_CUED, reading):
        if not match["number"].startswith(_SERVICE):
            yield Found(start=match.start("number"), end=match.end("number"), kind="TELEFOON")


def _in_run(folded: str, start: int, end: int) -> Iterator[Found]:
    """Look for numbers in one run: other digits (a house number, an age) may stand before or behind them."""
    places = [match.start() for match in _DIGIT.finditer(folded, start, end)]
    is_first = {place for place, before in zip(places, [-2, *places], strict=False) if place != before + 1}
    index = 0
    while len(places) - index >= _SHORTEST:
        size = _size_of_number(folded, places, index, is_first) if places[index] in is_first else 0
        if size:
            first = places[index]
            while first > start and folded[first - 1] in "+(o":
                first -= 1
            yield Found(start=first, end=places[index + size - 1] + 1, kind="TELEFOON")
        index += size or 1


def _is_plain(folded: str, start: int, end: int) -> bool:
    """Whether a row of digits is nothing but one number of the Dutch plan, as nearly all are."""
    digits = "".join(filter(str.isdigit, folded[start:end]))
    if len(digits) != _DUTCH_LENGTHS[0] or digits[0] != "0" or digits.startswith(("00", *_SERVICE)):
        return False
    is_apart = not start or (folded[start - 1] in _PLAINLY_BEFORE and "+" not in folded[max(0, start - 3) : start])
    return is_apart and not folded[end : end + 1].isalnum() and folded[end : end + 1] != "_"


def _size_of_number(folded: str, places: list[int], index: int, is_first: set[int]) -> int:
    """Return how many digits the number has that starts at `index`, 0 if none does."""
    before = folded[max(0, places[index] - 2) : places[index]]
    if folded[places[index]] != "0" and "+" not in before and not before.endswith("o"):
        return 0
    digits = "".join(folded[place] for place in places[index : index + 16])
    if "+" in before:
        lengths = _FROM_HERE_LENGTHS if digits.startswith("31") else _ABROAD_LENGTHS
    elif digits.startswith("00"):
        lengths = (13, 14) if digits.startswith("0031") else _ABROAD_LENGTHS
    elif digits.startswith(_SERVICE):
        return 0
    else:
        lengths = _DUTCH_LENGTHS if digits.startswith("0") else (9,) if before.endswith("o") else ()
    for length in lengths:
        if len(digits) >= length and (index + length == len(places) or places[index + length] in is_first):
            return length
    return 0
