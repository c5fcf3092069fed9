"""Towns from a list: where somebody lives narrows down who it is; where it happened is asked apart."""

from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.name_walk import COMMON
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

# Before a town in small letters; behind "in de" no town stands.
_BEFORE_TOWNS: Final = wordset("in uit te from near naar richting regio gemeente bij through")


def find(reading: Reading) -> Iterator[Found]:
    """Yield every town; one whose name is a word too needs a capital inside a sentence."""
    for hit in reading.phrases:
        if hit.group != "places":
            continue
        if not hit.needs_capital or _has_capital(reading, hit.start):
            yield Found(start=hit.start, end=hit.end, kind="PLAATS")


def _has_capital(reading: Reading, start: int) -> bool:
    index = reading.word_from(start)
    if (
        index
        and not reading.codes[index] & COMMON
        and reading.words[index - 1] in _BEFORE_TOWNS
        and reading.gap(index - 1) == " "
    ):
        return True
    return reading.shapes[index] == "C" and not reading.is_initial(index)
