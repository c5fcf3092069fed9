"""The word lists that ship with the scrubber, read once.

Guarantees: nothing is read from a network or from outside this package; entries are folded like the text is.
"""

import functools
from collections.abc import Iterator
from importlib.resources import files
from typing import Final

import ahocorasick

from service.intake.scrub.normalise import normalise
from service.intake.scrub.words import Reading
from service.kernel.sensitive import Sensitive

_FOLDER: Final = files("service.intake.scrub") / "lists"


def _lines(name: str) -> Iterator[str]:
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield normalise(line.strip()).folded


@functools.cache
def words_of(name: str) -> frozenset[str]:
    """Return the single words of `lists/NAME.txt`, folded."""
    return frozenset(word for line in _lines(name) for word in line.split())


class PhraseHit(Sensitive, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One phrase in a text: its span, and whether the list asks for a capital."""

    start: int
    end: int
    needs_capital: bool


class PhraseFinder:
    """Finds every whole-word phrase of some lists in one pass (Aho-Corasick)."""

    def __init__(self, *names: str) -> None:
        """Build the automaton of `lists/NAME.txt` for every name."""
        self._automaton = ahocorasick.Automaton()
        for name in names:
            for line in _lines(name):
                phrase = line.removeprefix("^")
                self._automaton.add_word(phrase, (len(phrase), line.startswith("^")))
        self._automaton.make_automaton()

    def find(self, reading: Reading) -> Iterator[PhraseHit]:
        """Yield the phrases that stand as whole words, in the order of their ends."""
        folded = reading.folded
        for last, (length, needs_capital) in self._automaton.iter(folded):
            start, end = last + 1 - length, last + 1
            if start and folded[start - 1].isalnum():
                continue
            if end < len(folded) and folded[end].isalnum() and folded[last].isalnum():
                continue
            yield PhraseHit(start=start, end=end, needs_capital=needs_capital)


@functools.cache
def phrases_of(*names: str) -> PhraseFinder:
    """Return the one finder for these lists."""
    return PhraseFinder(*names)
