"""Why a cell has no witness, as a condition on what must be held back besides (Fischetti and Salazar, 2001).

The dual of the linear program that fails says which published cells keep the cell where it is. At least
as many of those must be held back as the condition says, whatever the pattern. A handful of such
conditions, and the cheapest pattern that keeps them all, soon is a pattern that protects.
"""

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import msgspec
import numpy as np

from service.export.finest import Flags, Numbers
from service.export.linear import Answer, LinearProgram, Vector, join_rows
from service.export.solver import INFINITY, Program, Row
from service.export.task import Task
from service.export.witnesses import FAR, HANDS, OUTSIDE, Side, Standing

_LITTLE: Final = 1e-4  # how far a published cell may move, so that of all reasons the shortest is told
_NEAR: Final = 1e-7
_GAP: Final = 1e-4
_NODES: Final = 500  # of the search for the cheapest; the best pattern found by then is taken


class Condition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The shares of the cells that are held back add up to 1 or more."""

    cells: Numbers
    shares: Vector


def find_short_lines(task: Task) -> tuple[list[Condition], Flags]:
    """Return a condition per line whose held back cells sum to less than k, and the cells in such lines."""
    found: list[Condition] = []
    short = np.zeros(task.finest.size, dtype=np.bool_)
    lines = [(total, parts) for total, ways in task.finest.divisions.items() for parts in ways] + task.finest.links
    for total, parts in lines:
        inside = np.array(parts)
        hidden = inside[task.always[inside]]
        if task.always[total] or not task.sensitive[hidden].any() or task.truth[hidden].sum() >= task.k:
            continue
        short[hidden] = True
        cells = np.array([cell for cell in (total, *parts) if task.offered[cell]], dtype=np.int64)
        found.append(Condition(cells=cells, shares=np.ones(len(cells))))
    return found, short


class Reasons:
    """Finds the condition that a cell without a witness asks for."""

    def __init__(self, task: Task) -> None:
        """Load a program in which every cell that could be held back can be told apart."""
        self._task = task
        finest = task.finest
        self._margins = np.array([cell for cell in finest.divisions if not task.always[cell]], dtype=np.int64)
        rows = [(finest.spans[cell], np.ones(len(finest.spans[cell]))) for cell in self._margins]
        unequal = [(total, parts, True) for total, parts in finest.links]
        unequal += [(total, parts, False) for total, parts in finest.covers]
        rows += [
            _difference(finest.spans[total], [finest.spans[part] for part in parts]) for total, parts, _ in unequal
        ]
        edge = np.array([0.0 if exact else np.inf for _total, _parts, exact in unequal])
        self._first_cover = len(rows) - len(finest.covers)
        size, margins = len(finest.cells), np.zeros(len(self._margins))
        matrix = join_rows(rows, size)
        above, upper = np.full(size, FAR * task.k), np.concatenate([margins, edge])
        self._programs = [
            LinearProgram(matrix, -task.truth[finest.cells], above, np.zeros(len(rows)), upper)
            for _hand in range(HANDS)
        ]

    def hold_back(self, hidden: Flags, standing: Standing = OUTSIDE) -> None:
        """Hold back exactly `hidden`, from somebody who knows what is in `standing`."""
        task = self._task
        self._room = task.truth - standing.floor(task)
        self._spare = standing.spare(task)
        give = np.where(task.offered, _LITTLE, 0.0)
        low = np.where(hidden, -self._room, -give)
        high = np.where(hidden, FAR * task.k, give)
        self._hidden = hidden
        for program in self._programs:
            program.bound_columns(low[task.finest.cells], high[task.finest.cells])
            for row, cell in enumerate(self._margins):
                free = np.inf if hidden[cell] else high[cell]
                program.bound_row(row, -free, free)
            for cover, spare in enumerate(self._spare):
                program.bound_row(self._first_cover + cover, -spare, np.inf)

    def find_all(self, stuck: list[tuple[int, Side]]) -> list[Condition]:
        """Return a condition for each cell that has no witness on its side; one for all that share a reason."""
        found: list[Condition] = []
        explained = np.zeros(self._task.finest.size, dtype=np.bool_)
        queue = deque(stuck)
        with ThreadPoolExecutor(HANDS) as hands:
            while queue:
                asked: list[tuple[int, Side]] = []
                while queue and len(asked) < HANDS:
                    cell, side = queue.popleft()
                    if side == "none" or not explained[cell]:
                        asked.append((cell, side))
                gains = [self._gain(cell, side) for cell, side in asked]
                for (cell, side), gain, answer in zip(
                    asked, gains, hands.map(LinearProgram.best, self._programs, gains), strict=False
                ):
                    condition, alike = self._explain(cell, side, gain, answer)
                    found.append(condition)
                    explained |= alike
        return found

    def _gain(self, cell: int, side: Side) -> Vector:
        weights = np.zeros(self._task.finest.size)
        weights[cell] = -1.0 if side == "none" else 1.0
        return self._task.finest.lower(weights)

    def _explain(self, cell: int, side: Side, gains: Vector, answer: Answer) -> tuple[Condition, Flags]:
        """Return why `cell` has no witness on this side, and which other cells have none for that reason.

        Where no reason can be told it is only that something more must be held back.
        """
        task = self._task
        pull = np.zeros(task.finest.size)
        pull[task.finest.cells] = answer.columns
        pull[self._margins] += answer.rows[: len(self._margins)]
        spare = (np.abs(answer.rows[self._first_cover :]) * self._spare).sum()
        missing = self._room[cell] if side == "none" else task.k - task.truth[cell]
        missing -= (np.maximum(-pull, 0) * self._room)[task.always].sum() + spare
        if missing <= _NEAR:
            cells = np.flatnonzero(task.offered & ~self._hidden)
            return Condition(cells=cells, shares=np.ones(len(cells))), np.zeros(task.finest.size, dtype=np.bool_)
        shares = np.where(pull > _NEAR, 1.0, np.minimum(np.maximum(-pull, 0) * self._room / missing, 1.0))
        cells = np.flatnonzero(task.offered & (shares > _NEAR))
        return Condition(cells=cells, shares=shares[cells]), self._sharing(cell, side, answer.columns, gains)

    def _sharing(self, cell: int, side: Side, columns: Vector, gains: Vector) -> Flags:
        """Return the finest cells in the place of `cell` in the same argument: as stuck as it is."""
        task = self._task
        same = np.zeros(task.finest.size, dtype=np.bool_)
        if side == "many" and task.finest.place[cell] >= 0:
            held = columns - gains <= -1 + _NEAR
            same[task.finest.cells[held]] = True
            same &= task.sensitive
        return same


def choose_cheapest(task: Task, conditions: list[Condition], kept: Flags) -> Flags | None:
    """Return the cheapest cells to hold back that keep all conditions, and always `kept`; None if there are none."""
    used = np.unique(np.concatenate([condition.cells for condition in conditions]))
    place = np.full(task.finest.size, -1, dtype=np.int64)
    place[used] = np.arange(len(used))
    rows = [
        Row(
            columns=tuple(place[condition.cells].tolist()),
            coefficients=tuple(condition.shares.tolist()),
            lower=1.0 - _NEAR,
            upper=INFINITY,
        )
        for condition in conditions
    ]
    program = Program(kept[used].astype(float).tolist(), [1.0] * len(used), rows, gap=_GAP, nodes=_NODES)
    found = program.minimise(dict(enumerate(task.worth[used].tolist())))
    if found is None:
        return None
    chosen = kept.copy()
    chosen[used[np.array(found, dtype=np.bool_)]] = True
    return chosen


def _difference(whole: Numbers, parts: list[Numbers]) -> tuple[Numbers, Vector]:
    columns = np.concatenate([*parts, whole])
    signs = np.concatenate([np.ones(len(columns) - len(whole)), -np.ones(len(whole))])
    found, where = np.unique(columns, return_inverse=True)
    return found, np.bincount(where, signs, len(found)).astype(np.float64)
