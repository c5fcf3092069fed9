"""Telephone numbers said in words or in a mix of words and digits ("nul zes drieentwintig ...", "nul6-vijf3")."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.numbers import TEENS, TENS
from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

_UNITS: Final = (
    "nul een twee drie vier vijf zes zeven acht negen", "zero one two three four five six seven eight nine",
    "null eins zwei drei vier funf sechs sieben acht neun", "sifir bir iki uc dort bes alti yedi sekiz dokuz",
)  # fmt: skip
_PIECE: Final = re.compile(r"\d{1,10}|[a-z]{1,24}")
_JOINT: Final = re.compile(r"[ .,/-]{0,3}")
_LEAST: Final = 9
_MOST: Final = 15
# A row of single digits, each said as a word, is no amount.
_LEAST_OF_CODE: Final = 4


def _number_words() -> dict[str, int]:
    """Return how many digits each word stands for."""
    words = {word: 1 for line in _UNITS for word in line.split()}
    words.update({"oh": 1, "o": 1, "nil": 1})
    words.update(dict.fromkeys(TEENS + TENS, 2))
    for unit in _UNITS[0].split()[1:]:
        words.update({f"{unit}en{ten}": 2 for ten in TENS})
    return words


_WORDS: Final = _number_words()
_FILLERS: Final = wordset("en dan streepje spatie punt komma plus uh eh uhm dus nog keer and then dash space")
_REPEATS: Final = {"dubbel": 1, "double": 1, "dubbele": 1, "triple": 2}

# How far before a pair of number words a run may have begun, with other words between its numbers.
_BEFORE: Final = 72

_ANY_WORD: Final = "|".join(sorted((*_WORDS, *_REPEATS), key=len, reverse=True))
_JOINED: Final = re.compile(rf"(?<![a-z])(?:{_ANY_WORD}){{4,15}}(?![a-z])")
# "postcode eenendertig elf a b", "huisnummer twaalf", "personeelsnummer r twee vier"
_CUED: Final = re.compile(
    r"(?:postcode|huisnummer|nummer|nr|number|code|kenmerk|kamer|unit|bus)(?: is| van|:)? "
    rf"(?P<code>(?:[a-z] )?(?:{_ANY_WORD}|honderd|\d{{1,4}})(?:[ ,-]{{1,2}}(?:{_ANY_WORD}|honderd|\d{{1,4}}"
    rf"|[a-z])(?![a-z])){{1,11}})(?![a-z])"
)
JOINED_TRIGGERS: Final = (rf"(?:{_ANY_WORD}){{4}}",)
CUE_TRIGGERS: Final = (
    (
        r"(?:postcode|huisnummer|nummer|nr|number|code|kenmerk|kamer|unit|bus)(?: is| van|:)? "
        rf"(?:[a-z] )?(?:{_ANY_WORD}|honderd|\d)"
    ),
)
TRIGGERS: Final = (
    rf"(?:^|[^a-z])(?:{_ANY_WORD})[ .,/-]{{0,3}}(?:\d|(?:{_ANY_WORD})(?:[^a-z]|$))",
    rf"\d[ .,/-]{{0,3}}(?:{_ANY_WORD})(?:[^a-z]|$)",
)


_PAIRS: Final = Spots(*TRIGGERS)
_JOINTS: Final = Spots(*JOINED_TRIGGERS)
_CUES: Final = Spots(*CUE_TRIGGERS)


def find_joined(reading: Reading) -> Iterator[Found]:
    """Yield number words written as one word, as long as a telephone number may be."""
    for match in _JOINTS.matches(_JOINED, reading):
        yield Found(start=match.start(), end=match.end(), kind="TELEFOON")


def find_by_cue(reading: Reading) -> Iterator[Found]:
    """Yield what is called a number, a code or a postcode and said in words."""
    for match in _CUES.matches(_CUED, reading):
        yield Found(start=match.start("code"), end=match.end("code"), kind="NUMMER")


def find(reading: Reading) -> Iterator[Found]:
    """Yield every run of number words that is as long as a telephone number and has at least one word in it."""
    read = 0
    for start, end in _PAIRS.spans(reading):
        if end > read:
            found, read = _runs(reading.folded, max(read, start - _BEFORE), end)
            yield from found


def _runs(folded: str, first: int, least: int) -> tuple[list[Found], int]:
    """Return the runs of digits and words for digits from `first` on, and how far was read: past `least` at least.

    "En dan" and "streepje" may stand between.
    """
    found: list[Found] = []
    start = end = reach = digits = words = 0
    for match in _PIECE.finditer(folded, first):
        piece = match.group()
        size = len(piece) if piece.isdigit() else _WORDS.get(piece, 0) or _REPEATS.get(piece, 0)
        is_far = digits and _JOINT.fullmatch(folded, reach, match.start()) is None
        if digits and not is_far and not size and piece in _FILLERS:
            reach = match.end()
            continue
        if is_far or not size:
            found += _close(start, end, digits, words)
            digits = 0
            if match.start() >= least:
                return found, match.start()
        if not size:
            continue
        if not digits:
            start, words = match.start(), 0
        digits += size
        words += piece.isalpha()
        end = reach = match.end()
    return [*found, *_close(start, end, digits, words)], len(folded)


def _close(start: int, end: int, digits: int, words: int) -> Iterator[Found]:
    if words and _LEAST <= digits <= _MOST:
        yield Found(start=start, end=end, kind="TELEFOON")
    elif words >= _LEAST_OF_CODE and words == digits:
        yield Found(start=start, end=end, kind="NUMMER")
