"""Where a pattern may begin: RE2 finds the places, `re` looks there and nowhere else.

Guarantees: RE2 takes time in proportion to the text whatever the text is; `re` is tried at most twice a place. RE2
reads the folded text as Latin-1, a byte a character, so that places need no translation.
"""

import re
from collections.abc import Callable, Iterator
from string import ascii_lowercase
from typing import Final

import re2

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.words import Reading

# For one pattern and what RE2 remembers of the texts it saw; more than that is forgotten and worked out again.
_MEMORY: Final = 8 << 20
SET_MEMORY: Final = 16 << 20
_BEFORE: Final = 72
_BEHIND: Final = 168
"""How far before and behind a trigger a recogniser that asks for stretches looks."""


def latin_options(memory: int = _MEMORY) -> re2.Options:
    """Return how every pattern of ours is compiled."""
    options = re2.Options()
    options.max_mem = memory
    options.log_errors = False
    options.encoding = re2.Options.Encoding.LATIN1
    return options


class Spots:
    """Places in a text: those where one of some RE2 patterns of the folded text matches."""

    def __init__(self, *patterns: str) -> None:
        self._pattern = re2.compile("|".join(patterns).encode("latin-1"), latin_options())

    def spans(self, reading: Reading) -> list[tuple[int, int]]:
        """Return every place, in order, none inside another."""
        return [match.span() for match in self._pattern.finditer(reading.raw)]

    def matches(self, pattern: re.Pattern[str], reading: Reading) -> Iterator[re.Match[str]]:
        """Yield the matches of `pattern` that begin at a place, or one further where a place begins with a border.

        Like `finditer`: from left to right, none inside another.
        """
        folded, after = reading.folded, 0
        for place, _ in self.spans(reading):
            if place < after:
                continue
            match = pattern.match(folded, place) or pattern.match(folded, place + 1)
            if match is not None:
                yield match
                after = match.end()


def start_of_run(folded: str, place: int, signs: str, longest: int, of: Callable[[str], bool] = str.isalnum) -> int:
    """Return where the letters and digits (or what else counts) and `signs` before `place` begin, within `longest`."""
    least = max(0, place - longest)
    # Small letters count whatever else does.
    start = least + len(folded[least:place].rstrip(ascii_lowercase + signs))
    while start > least and (of(folded[start - 1]) or folded[start - 1] in signs):
        start -= 1
    return start


def between(
    find: Callable[[Reading, int, int], Iterator[Found]], triggers: tuple[str, ...]
) -> Callable[[Reading], Iterator[Found]]:
    """Return a recogniser that has `find` look in a stretch around each place where a trigger matches."""
    spots = Spots(*triggers)

    def find_near(reading: Reading) -> Iterator[Found]:
        opened: list[tuple[int, int]] = []
        for start, end in spots.spans(reading):
            first, last = max(0, start - _BEFORE), _end_of_word(reading.folded, end + _BEHIND)
            if opened and first <= opened[-1][1]:
                first = opened.pop()[0]
            opened.append((first, last))
        for first, last in opened:
            yield from find(reading, first, last)

    find_near.__doc__ = find.__doc__
    return find_near


def _end_of_word(folded: str, end: int) -> int:
    """Return `end` moved right to the next space, so that no word is cut, within reason."""
    space = folded.find(" ", end, end + _BEFORE)
    return min(len(folded), end + _BEFORE) if space < 0 else space
