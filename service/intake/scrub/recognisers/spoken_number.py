"""Telephone numbers said in words or in a mix of words and digits ("nul zes drieentwintig ...", "nul6-vijf3")."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.words import Reading

_UNITS: Final = (
    "nul een twee drie vier vijf zes zeven acht negen", "zero one two three four five six seven eight nine",
    "null eins zwei drei vier funf sechs sieben acht neun", "sifir bir iki uc dort bes alti yedi sekiz dokuz",
)  # fmt: skip
_SHORT_TEENS: Final = [
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
]
_TENS: Final = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
_PIECE: Final = re.compile(r"\d{1,10}|[a-z]{1,24}")
_JOINT: Final = re.compile(r"[ .,/-]{0,3}")
# A number that one can dial starts with a zero, said or written.
_ZEROES: Final = ("nul", "zero", "sifir")
_ZERO_AND_WORD: Final = re.compile(r"[0o]\d{0,9}[ .,/-]{0,3}[a-z]{3}")
_LEAST: Final = 9
_MOST: Final = 15


def _number_words() -> dict[str, int]:
    """Return how many digits each word stands for."""
    words = {word: 1 for line in _UNITS for word in line.split()}
    words.update({"oh": 1, "o": 1, "nil": 1})
    words.update(dict.fromkeys(_SHORT_TEENS + _TENS, 2))
    for unit in _UNITS[0].split()[1:]:
        words.update({f"{unit}en{ten}": 2 for ten in _TENS})
    return words


_WORDS: Final = _number_words()
_REPEATS: Final = {"dubbel": 1, "double": 1, "dubbele": 1, "triple": 2}


def find(reading: Reading) -> Iterator[Found]:
    """Yield every run of number words that is as long as a telephone number and has at least one word in it."""
    folded = reading.folded
    if not any(hint in folded for hint in _ZEROES) and _ZERO_AND_WORD.search(folded) is None:
        return
    start = end = digits = words = 0
    for match in _PIECE.finditer(folded):
        piece = match.group()
        size = len(piece) if piece.isdigit() else _WORDS.get(piece, 0) or _REPEATS.get(piece, 0)
        if digits and _JOINT.fullmatch(folded, end, match.start()) is None:
            yield from _close(start, end, digits, words)
            digits = 0
        if not size:
            yield from _close(start, end, digits, words)
            digits = 0
            continue
        if not digits:
            start, words = match.start(), 0
        digits += size
        words += piece.isalpha()
        end = match.end()
    yield from _close(start, end, digits, words)


def _close(start: int, end: int, digits: int, words: int) -> Iterator[Found]:
    if words and _LEAST <= digits <= _MOST:
        yield Found(start=start, end=end, kind="TELEFOON")
