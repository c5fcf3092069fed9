"""Plates and postcodes that are said letter by letter: "g p vier negen drie s", "twaalf vierendertig a b".

A plate asks for a word as "kenteken" before it; a postcode for four digits and two letters of the alphabet.
"""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spoken_number import size_of_word
from service.intake.scrub.recognisers.spots import Spots
from service.intake.scrub.vocabulary import is_common
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

_TOKEN: Final = re.compile(r"\d{1,4}|[^\W\d_]{1,40}")
_JOINT: Final = re.compile(r"[ ,.:/-]{0,3}")
_MOST_TOKENS: Final = 16
_FILLERS: Final = wordset("is was met het van de een auto nummer no dat begint eindigt staat the with on")
_MOST_FILLERS: Final = 4
_DASHES: Final = wordset("streepje min minus dash spatie koppelteken liggend hyphen")
_SIZES: Final = range(5, 9)
_OF_PLATE: Final = 6
_MOST_LETTERS: Final = 3

_CUE: Final = r"(?:kenteken|nummerbord|nummerplaat|licen[cs]e plate|number plate)(?:plaat)?\b"
PLATE_TRIGGERS: Final = (_CUE,)
_CUES: Final = Spots(_CUE)

_UNIT: Final = (
    "(?:[0-9]|nul|een|twee|drie|vier|vijf|zes|zeven|acht|negen|zero|one|two|three|four|five|six|seven|eight|nine)"
)
_TEN: Final = (
    "(?:[0-9]{2}|tien|elf|twaalf|dertien|veertien|(?:vijf|zes|zeven|acht|negen)tien"
    "|(?:(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)en)?(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig)"
)
_GAP: Final = "[ ,-]{1,2}"
_FOUR: Final = rf"(?:{_UNIT}(?:{_GAP}{_UNIT}){{3}}|{_TEN}(?:{_GAP})?{_TEN}|{_TEN}{_GAP}{_UNIT}{_GAP}{_UNIT})"
_LETTER: Final = "[a-z](?: van [a-z]{2,15})?"
_POSTCODE: Final = re.compile(rf"(?<![\w.,:-]){_FOUR}{_GAP}{_LETTER}{_GAP}{_LETTER}(?![\w'])")
POSTCODE_TRIGGERS: Final = (rf"{_FOUR}[ ,-]{{1,2}}[a-z](?: van [a-z]{{2,15}})?[ ,-]",)
_POSTCODES: Final = Spots(*POSTCODE_TRIGGERS)


def find_postcodes(reading: Reading) -> Iterator[Found]:
    """Yield every postcode of which the letters are said one by one."""
    for match in _POSTCODES.matches(_POSTCODE, reading):
        yield Found(start=match.start(), end=match.end(), kind="POSTCODE")


def find_plates(reading: Reading) -> Iterator[Found]:
    """Yield what is said behind a word as "kenteken", if it has as many letters and digits as a plate."""
    for _, end in _CUES.spans(reading):
        tokens = list(_plate_from(reading.folded, end))
        sizes = [_size(word) for word, _, _ in tokens]
        while sizes and (not sizes[-1] or (tokens[-1][0] == "een" and sum(sizes) > _OF_PLATE)):
            tokens.pop()
            sizes.pop()
        has_both = {_is_number(word) for word, _, _ in tokens if _size(word)} == {True, False}
        if has_both and sum(sizes) in _SIZES:
            yield Found(start=tokens[0][1], end=tokens[-1][2], kind="KENTEKEN")


def _plate_from(folded: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Yield the letters and numbers that stand in a row from `start` on, behind a few small words."""
    fillers = begun = 0
    reach = start
    for count, match in enumerate(_TOKEN.finditer(folded, start)):
        word = match.group()
        if count > _MOST_TOKENS or _JOINT.fullmatch(folded, reach, match.start()) is None:
            return
        reach = match.end()
        if not begun and word in _FILLERS and fillers < _MOST_FILLERS:
            fillers += 1
        elif _size(word) or (begun and word in _DASHES):
            begun = 1
            yield word, match.start(), match.end()
        else:
            return


def _is_number(word: str) -> bool:
    return word.isdigit() or size_of_word(word) > 0


def _size(word: str) -> int:
    """Return how many signs of a plate a word stands for, 0 if none."""
    if _is_number(word):
        return len(word) if word.isdigit() else size_of_word(word)
    is_letters = len(word) == 1 or (len(word) <= _MOST_LETTERS and not is_common(word))
    return len(word) if is_letters else 0
