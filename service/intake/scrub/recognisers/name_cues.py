"""The words that announce a name, and the sayings in which a name is none (pure)."""

import re
from enum import IntEnum
from itertools import compress
from typing import Final

from service.intake.scrub.flags import Flag
from service.intake.scrub.recognisers.name_starred import is_starred_word, starred
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset


class Cue(IntEnum):
    """How much the words before say that a name follows."""

    NONE = 0
    SELF = 1
    ROLE = 2
    TITLE = 3
    NAMED = 4


_STRENGTHS: Final = {"cues_self": Cue.SELF, "cues_person": Cue.ROLE, "cues_named": Cue.NAMED}
_CUE_GAP: Final = re.compile(r"[ ,:;\"'(*\n=.-]{0,4}")
_LEAST_BEFORE: Final = 2
_NAMED: Final = int(Flag.FIRST | Flag.LAST)
_KNOWN: Final = int(Flag.KNOWN | Flag.GUESSED)
_PLAIN: Final = int(Flag.KNOWN) | _NAMED | int(Flag.ALSO)
_CALLED: Final = wordset("noemt noemen noemde noemden genoemd genannt nennen")
TITLES: Final = wordset(
    "meneer mijnheer heer dhr mevrouw mevr mw mej juffrouw juf meester mr mrs ms miss sir dr drs ir prof professor"
    " dokter doctor tandarts huisarts oom tante ome herr frau monsieur madame senor senora bay bayan"
) | {"de heer", "dhr.", "hr.", "mevr.", "mw.", "mej.", "mr.", "mrs.", "ms.", "dr.", "drs.", "ir.", "prof."}

RANKS: Final = wordset(
    "dr doctor dokter kapitein captain sergeant majoor generaal koning king koningin queen prins prince prinses"
    " princess lord lady sheriff don mister madame"
)
"""What a nickname of two words begins with: "Kapitein Cola"."""
_CALLS: Final = frozenset({"heet", "heette", "heetten"})


def kept_words(reading: Reading) -> set[int]:
    """Return the indices of the words of fixed sayings ("Jan en alleman")."""
    kept: set[int] = set()
    for hit in reading.phrases:
        if hit.group == "kept_phrases":
            kept.update(range(hit.first, reading.word_from(hit.end)))
    for index in starred(reading):
        if is_starred_word(reading, index):
            kept.update((index, index + 1))
    return kept


def announced(reading: Reading) -> dict[int, Cue]:
    """Map the index of a word to the strongest cue that stands right before it."""
    cues: dict[int, Cue] = {}
    for hit in reading.phrases:
        strength = _STRENGTHS.get(hit.group)
        if strength is None:
            continue
        index = reading.word_from(hit.end)
        if index == len(reading.words) or _CUE_GAP.fullmatch(reading.text, hit.end, reading.starts[index]) is None:
            continue
        if reading.folded[hit.start : hit.end] in _CALLS and _is_told_before(reading, index):
            continue
        is_title = strength is Cue.ROLE and reading.folded[hit.start : hit.end] in TITLES
        cues[index] = max(cues.get(index, Cue.NONE), Cue.TITLE if is_title else strength)
    if "heet" in reading.words:
        _add_behind(reading, cues)
    for index in () if _CALLED.isdisjoint(reading.words) else reading.capitals:
        if index + 1 < len(reading.words) and reading.words[index + 1] in _CALLED and not reading.is_initial(index):
            cues[index] = Cue.NAMED
    return cues


def _is_told_before(reading: Reading, index: int) -> bool:
    """Whether the name stands before "heet" already, so that the plain word `index` behind it is none."""
    if index < _LEAST_BEFORE or reading.gap(index - 2) != " " or reading.is_initial(index):
        return False
    is_plain = reading.codes[index] & _PLAIN == Flag.KNOWN and reading.shapes[index] == "l"
    return is_plain and (reading.codes[index - 2] & _NAMED != 0 or not reading.codes[index - 2] & _KNOWN)


def _add_behind(reading: Reading, cues: dict[int, Cue]) -> None:
    """Add names whose cue stands behind them: "Zwart heet hij"."""
    words = reading.words
    for index in compress(range(len(words) - 2), map("heet".__eq__, words[1:])):
        if words[index + 2] in ("hij", "zij", "ze", "die", "hy"):
            cues[index] = Cue.NAMED
