"""The cells to hold back so that every sensitive cell has its witnesses, and as few others as can be.

1. Look for witnesses while only the sensitive cells are held back; what is found holds for every pattern.
2. Take the cheapest pattern that keeps the conditions known so far.
3. Ask the cells that failed before; each failure is a new condition, and back to 2.
4. Ask all others. Failures are conditions too; from here on cells are only added, so that witnesses stay.
"""

from collections.abc import Iterable
from typing import Final

import msgspec
import numpy as np

from service.export.cuts import Condition, Reasons, choose_cheapest, find_short_lines
from service.export.finest import Flags
from service.export.task import Task
from service.export.witnesses import Patience, Side, Standing, Witnesses, endless

_FREE_ROUNDS: Final = 12
_LARGE: Final = 2500  # cells; from here on the cheapest pattern is looked for in fewer rounds
_FREE_ROUNDS_OF_LARGE: Final = 2


class Pattern(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is held back, and the worlds that prove it enough; `asked` counts linear programs."""

    hidden: Flags
    witnesses: Witnesses
    asked: int


class PatternSearch:
    """Finds a pattern; told of a gap in it, finds another that holds that one too."""

    def __init__(self, task: Task, patience: Patience = endless) -> None:
        """Begin with the conditions that can be read off the lines of the tables."""
        self._task = task
        self._conditions, self._short = find_short_lines(task)
        self._witnesses = Witnesses(task, patience)
        self._reasons = Reasons(task)
        self._suspects = np.zeros(task.finest.size, dtype=np.bool_)
        self._extra = self._suspects.copy()
        self._small = task.finest.size < _LARGE
        self._free = _FREE_ROUNDS if self._small else _FREE_ROUNDS_OF_LARGE
        self._proven: Flags | None = None

    def run(self) -> Pattern | None:
        """Return a pattern that protects the task, or None when there is none beside what was published before."""
        if self._proven is None:
            # 1
            self._witnesses.hold_back(self._task.always)
            stuck = self._witnesses.ask(self._task.sensitive & ~self._short)
            self._proven = ~self._witnesses.lacking()
            self._learn(stuck, self._task.always)
        while self._choose():
            hidden = self._task.always | self._extra
            self._witnesses.hold_back(hidden)
            # 3
            stuck = self._witnesses.ask(self._suspects) if self._free > 0 else []
            if not stuck:
                # 4
                stuck = self._witnesses.ask(self._task.sensitive & ~self._proven)
                self._free = self._free if self._small else min(self._free, 1)
                if not stuck:
                    return Pattern(hidden=hidden, witnesses=self._witnesses, asked=self._witnesses.asked)
            self._free -= 1
            self._learn(stuck, hidden)
            if self._free <= 0:
                self._conditions.append(self._something_else(hidden))
        return None

    def hold_too(self, gaps: Iterable[tuple[int, Side, Standing]], hidden: Flags) -> None:
        """Make what somebody finds of a cell under `hidden` a condition; from now on cells are only added."""
        for cell, side, standing in gaps:
            self._reasons.hold_back(hidden, standing)
            self._conditions += [*self._reasons.find_all([(cell, side)]), self._something_else(hidden)]
        self._free = 0

    def _something_else(self, hidden: Flags) -> Condition:
        """Return that a pattern within one that failed fails too: rounding may never lead back to it."""
        cells = np.flatnonzero(self._task.offered & ~hidden)
        return Condition(cells=cells, shares=np.ones(len(cells)))

    def _choose(self) -> bool:
        # 2
        if any(not len(condition.cells) for condition in self._conditions):
            return False
        if self._conditions:
            kept = self._extra & (self._free <= 0)
            chosen = choose_cheapest(self._task, self._conditions, kept)
            if chosen is None:
                return False
            self._extra = chosen
        return True

    def _learn(self, stuck: list[tuple[int, Side]], hidden: Flags) -> None:
        if stuck:
            self._reasons.hold_back(hidden)
            self._conditions += self._reasons.find_all(stuck)
            self._suspects[[cell for cell, _side in stuck]] = True
