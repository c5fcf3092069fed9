"""What one meldpunt knows of its own words: places that may stay, streets, words to keep and words to drop (pure).

Guarantees: built once per policy, from the policy's own words only; looking them up costs one look a word of the text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from service.intake.scrub.masks import Mask
from service.intake.scrub.normalise import Normalised, normalise
from service.intake.scrub.words import Reading

_Wish = Literal["stay", "street", "drop"]
_LETTERS: Final = re.compile(r"[^\W\d_]+")
# Kinds that a list of words may overrule; what a pattern recognised by its form it may not.
_YIELDING: Final = frozenset({"PLAATS", "NAAM", "WOORD", "PERSOON", "ORGANISATIE"})


class Local:
    """The words of one policy. `stays` are its own municipality, wijken and kept words."""

    def __init__(self, *, stays: Iterable[str] = (), streets: Iterable[str] = (), drops: Iterable[str] = ()) -> None:
        self._phrases: dict[str, list[tuple[str, _Wish]]] = defaultdict(list)
        wishes: tuple[tuple[_Wish, Iterable[str]], ...] = (("stay", stays), ("street", streets), ("drop", drops))
        for wish, phrases in wishes:
            for phrase in phrases:
                folded = normalise(phrase.strip()).folded
                first = _LETTERS.search(folded)
                if first is not None:
                    self._phrases[first[0]].append((folded[first.start() :], wish))

    def settle(self, reading: Reading, normalised: Normalised, found: Iterable[Mask]) -> list[Mask]:
        """Return `found` without what may stay, and with streets and dropped words masked."""
        stays: list[tuple[int, int]] = []
        more: list[Mask] = []
        for start, end, wish in self._hits(reading):
            first, last = normalised.original_span(start, end)
            if wish == "stay":
                stays.append((first, last))
            else:
                more.append(Mask(start=first, end=last, kind="STRAAT" if wish == "street" else "WOORD"))
        return more + [mask for mask in found if mask.kind not in _YIELDING or not _is_inside(mask, stays)]

    def _hits(self, reading: Reading) -> Iterator[tuple[int, int, _Wish]]:
        folded = reading.folded
        for index, word in enumerate(reading.words):
            for phrase, wish in self._phrases.get(word, ()):
                start = reading.starts[index]
                end = start + len(phrase)
                if folded.startswith(phrase, start) and not folded[end : end + 1].isalnum():
                    yield start, end, wish


def _is_inside(mask: Mask, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= mask.start and mask.end <= end for start, end in stretches)


NOWHERE: Final = Local()
"""A policy that says nothing."""
