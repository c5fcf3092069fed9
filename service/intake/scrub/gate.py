"""Where which recogniser has to look: one linear pass over a text for the triggers of all of them.

Guarantees: RE2 only, so the pass takes time in proportion to the text whatever the text is; a trigger is a looser
pattern than the start of what it stands for, and no longer than `_REACH`.
"""

from collections.abc import Iterator
from typing import Final

import re2

from service.intake.scrub.recognisers import TRIGGERED

_MEMORY: Final = 64 << 20
_STEP: Final = 96
_REACH: Final = 72
"""How far a trigger may stretch over the end of a step, and how far around it a recogniser looks."""


class Gate:
    """The compiled triggers of every recogniser."""

    def __init__(self) -> None:
        options = re2.Options()
        options.max_mem = _MEMORY
        options.log_errors = False
        self._set = re2.Set.SearchSet(options)
        self._owners: list[str] = []
        for name, (_, triggers) in TRIGGERED.items():
            for trigger in triggers:
                self._set.Add(trigger)
                self._owners.append(name)
        self._set.Compile()

    def windows_of(self, folded: str) -> Iterator[tuple[str, int, int]]:
        """Yield each recogniser that has something to look for, with each stretch of `folded` to look in."""
        owners, match = self._owners, self._set.Match
        opened: dict[str, tuple[int, int]] = {}
        for step in range(0, len(folded), _STEP):
            numbers = match(folded[step : step + _STEP + _REACH].encode("utf-8", "replace"))
            if not numbers:
                continue
            start, end = max(0, step - _REACH), self._end_of_word(folded, step + _STEP + 2 * _REACH)
            for name in {owners[number] for number in numbers}:
                before = opened.get(name)
                if before is not None and before[1] >= step:
                    opened[name] = (before[0], end)
                    continue
                if before is not None:
                    yield name, *before
                opened[name] = (start, end)
        for name, window in opened.items():
            yield name, *window

    @staticmethod
    def _end_of_word(folded: str, end: int) -> int:
        """Return `end` moved right to the next space, so that no word is cut, within reason."""
        if end >= len(folded):
            return len(folded)
        space = folded.find(" ", end, end + _REACH)
        return end + _REACH if space < 0 else space
