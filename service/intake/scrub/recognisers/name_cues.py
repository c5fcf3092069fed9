"""The words that announce a name, and the sayings in which a name is none (pure)."""

import re
from enum import IntEnum
from typing import Final

from service.intake.scrub.vocabulary import phrases_of, words_of
from service.intake.scrub.words import Reading


class Cue(IntEnum):
    """How much the words before say that a name follows."""

    NONE = 0
    SELF = 1
    ROLE = 2
    TITLE = 3
    NAMED = 4


_CUE_LISTS: Final = (("cues_self", Cue.SELF), ("cues_person", Cue.ROLE), ("cues_named", Cue.NAMED))
_CUE_GAP: Final = re.compile(r"[ ,:;\"'(*\n=.-]{0,4}")
TITLES: Final = words_of("titles") | {"de heer"}


def kept_words(reading: Reading) -> set[int]:
    """Return the indices of the words of fixed sayings ("Jan en alleman")."""
    kept: set[int] = set()
    for hit in phrases_of("kept_phrases").find(reading):
        kept.update(range(reading.word_from(hit.start), reading.word_from(hit.end)))
    return kept


def announced(reading: Reading) -> dict[int, Cue]:
    """Map the index of a word to the strongest cue that stands right before it."""
    cues: dict[int, Cue] = {}
    for name, strength in _CUE_LISTS:
        for hit in phrases_of(name).find(reading):
            index = reading.word_from(hit.end)
            if index == len(reading.words) or _CUE_GAP.fullmatch(reading.text, hit.end, reading.starts[index]) is None:
                continue
            is_title = strength is Cue.ROLE and reading.folded[hit.start : hit.end] in TITLES
            cues[index] = max(cues.get(index, Cue.NONE), Cue.TITLE if is_title else strength)
    for index in range(len(reading.words) - 2):
        # "Zwart heet hij": the cue stands behind.
        if reading.words[index + 1] == "heet" and reading.words[index + 2] in ("hij", "zij", "ze", "die", "hy"):
            cues[index] = Cue.NAMED
    return cues
