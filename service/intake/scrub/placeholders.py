"""What stands in the place of a mask: its kind, the same person the same number, an age as a band (pure).

Guarantees: the words of a placeholder tell nothing of the length or the letters of what they stand for.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from service.intake.scrub.masks import Mask
from service.intake.scrub.normalise import normalise
from service.intake.scrub.numbers import value_of
from service.intake.scrub.wordset import wordset

_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_ASCII_LETTERS: Final = re.compile("[a-z]{2,}")
_PARTICLES: Final = wordset("de den der van von vd het ter ten te la le el al da do dos du di bin ben")
# The first age of each band, the oldest first.
_BANDS: Final = (
    (65, "65-PLUSSER"), (60, "ZESTIGER"), (50, "VIJFTIGER"), (40, "VEERTIGER"), (30, "DERTIGER"),
    (20, "TWINTIGER"), (12, "TIENER"),
    (0, "KIND"),
)  # fmt: skip
_OLDEST: Final = _BANDS[0][0]
_BAND_OF: Final = [next(name for least, name in _BANDS if years >= least) for years in range(_OLDEST + 1)]


def labels_of(text: str, masks: Sequence[Mask]) -> Iterator[str]:
    """Yield the placeholder of each of `masks` (in order, disjoint), without brackets.

    Persons are numbered when there are two or more; a part of a name seen before is the same person.
    """
    persons = _Persons()
    numbers = [persons.number_of(text[mask.start : mask.end]) if mask.kind == "PERSOON" else 0 for mask in masks]
    for mask, number in zip(masks, numbers, strict=True):
        if number and persons.count > 1:
            yield f"{mask.kind} {number}"
        elif mask.kind == "LEEFTIJD":
            yield _band(text[mask.start : mask.end])
        else:
            yield mask.kind


class _Persons:
    """The persons of one text, by the words of their names."""

    def __init__(self) -> None:
        self._names: list[set[str]] = []

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._names)

    def number_of(self, written: str) -> int:
        """Return the number of the person with this name, from 1; a new one if none fits."""
        folded = _folded(written)
        found = (_ASCII_LETTERS if folded.isascii() else _LETTERS).findall(folded)
        # "Jans moeder": whose it is says the same of who it is.
        words = {word.removesuffix("s") for word in found} - _PARTICLES
        for number, known in enumerate(self._names, start=1):
            if words and (words <= known or known <= words):
                known.update(words)
                return number
        self._names.append(words)
        return len(self._names)


def _folded(written: str) -> str:
    if not written.isascii():
        written = unicodedata.normalize("NFKC", written)
    return written.lower() if written.isascii() else normalise(written).folded


def _band(written: str) -> str:
    """Return the band of an age, or the kind when it cannot be read."""
    years = int(written) if written.isdecimal() and written.isascii() else value_of(_folded(written))
    return "LEEFTIJD" if years is None else _BAND_OF[min(years, _OLDEST)]
