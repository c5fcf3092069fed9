"""Words in which a star stands for one letter: a curse that may stay ("tr*nny") or a name ("J*n") (pure)."""

from typing import Final

from service.intake.scrub.recognisers.name_walk import ANY, KNOWN
from service.intake.scrub.vocabulary import CODES, is_listed
from service.intake.scrub.words import Reading

_BEHIND_STARS: Final = "aeiouy"


def starred(reading: Reading) -> list[int]:
    """Return the indices of the words before a star that stands for one letter."""
    if "*" not in reading.folded:
        return []
    return [index for index, gap in enumerate(reading.gaps) if gap == "*"]


def is_starred_name(reading: Reading, index: int) -> bool:
    """Whether the word around the star behind word `index` may be a name and is no curse in small letters."""
    read = _read(reading, index)
    is_name = any(CODES.get(word, 0) & ANY for word in read)
    return is_name and not (reading.shapes[index] == "l" and any(map(_is_plain, read)))


def is_starred_word(reading: Reading, index: int) -> bool:
    """Whether the word around the star behind word `index` is a word and no name."""
    return any(map(is_listed, _read(reading, index))) and not is_starred_name(reading, index)


def _read(reading: Reading, index: int) -> list[str]:
    return [f"{reading.words[index]}{letter}{reading.words[index + 1]}" for letter in _BEHIND_STARS]


def _is_plain(word: str) -> bool:
    code = CODES.get(word, 0)
    return bool(code & KNOWN) and not code & ANY
