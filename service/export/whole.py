"""Worlds of whole numbers, one for every count from 0 to k: the last word on small releases.

Linear programs find fractions. In a table of two sides that makes no difference; in linked tables a cell
could be 2 in fractions and never in whole numbers. Where a release is small enough each such world is
sought by a whole-number program, and what moves in it is held back too.
"""

from collections.abc import Iterable
from typing import Final

import numpy as np

from service.export.counts import Counts
from service.export.design import Cell
from service.export.finest import Flags
from service.export.linear import Vector
from service.export.solver import INFINITY, Program, Row
from service.export.system import OUTSIDER, Insider, System, know_report
from service.export.task import Task

_TOTAL_COST: Final = 1000.0
_NEAR: Final = 1e-6
World = tuple[int, ...]


class WholeSearch:
    """Grows the set of held back cells until every sensitive cell has its witnesses."""

    def __init__(self, task: Task, counts: Counts, hidden: Flags, worlds: Iterable[Vector] = ()) -> None:
        """Begin with what is `hidden` already, and with `worlds` that move nothing else."""
        self._system, self._k = task.system, task.k
        self._cells = task.system.cells
        self._index = {cell: number for number, cell in enumerate(self._cells)}
        self._truth = tuple(counts[cell] for cell in self._cells)
        self._fixed = set(np.flatnonzero(~(task.always | task.offered)).tolist())
        self._offered = task.offered
        self._sensitive = tuple(self._cells[number] for number in np.flatnonzero(task.sensitive))
        self.hidden = {self._cells[number] for number in np.flatnonzero(hidden)}
        self._program = Program(*self._columns(), self._rows(task.system))
        self.worlds: list[World] = [self._truth] if task.adds_up() else []
        for values in worlds:
            self._take(values)

    def protect_all(self) -> bool:
        """Find for every sensitive cell a world for every count 0..k-1, and one where it is at least k."""
        wanted = [(float(value), float(value)) for value in range(self._k)] + [(float(self._k), INFINITY)]
        return all(self._ensure(cell, low, high, OUTSIDER) for cell in self._sensitive for low, high in wanted)

    def protect_against_insiders(self, reports: Iterable[frozenset[Cell]]) -> bool:
        """Do the same for who knows one report: the others may be none, and may be k-1 or more."""
        sensitive = set(self._sensitive)
        for inside in reports:
            insider = know_report(self._system, inside)
            for cell in sorted(inside & sensitive, key=sorted):
                if not (self._ensure(cell, 1, 1, insider) and self._ensure(cell, self._k, INFINITY, insider)):
                    return False
        return True

    def _ensure(self, cell: Cell, low: float, high: float, insider: Insider) -> bool:
        """Find a witness with `low <= cell <= high`, holding back more where it needs it."""
        column = self._index[cell]
        if any(low <= world[column] <= high and insider.may_live_in(world) for world in self.worlds):
            return True
        world = self._find_world(column, low, high, insider)
        if world is None:
            return False
        self._keep(world)
        return True

    def _take(self, values: Vector) -> None:
        """Keep a world that was found in fractions, if it happens to be whole."""
        whole = np.rint(values)
        if (np.abs(values - whole) < _NEAR).all():
            self._keep(tuple(whole.astype(int).tolist()))

    def _keep(self, world: World) -> None:
        self.worlds.append(world)
        moved = np.flatnonzero(self._offered & (np.array(world) != np.array(self._truth)))
        self.hidden |= {self._cells[number] for number in moved}

    def _find_world(self, column: int, low: float, high: float, insider: Insider) -> World | None:
        """Return the world that fits and moves the cheapest cells.

        Each cell has two columns, how far it is above and how far below the truth.
        """
        size = len(self._cells)
        bounds: dict[int, tuple[float, float]] = {}
        for index in insider.columns:
            bounds[size + index] = (0, 0 if index in self._fixed else max(0, self._truth[index] - 1))
        truth = self._truth[column]
        if high <= truth:
            bounds[column], bounds[size + column] = (0, 0), (truth - high, truth - low)
        else:
            bounds[column], bounds[size + column] = (max(0, low - truth), high - truth), (0, 0)
        raised = {surplus.row: float(surplus.least) for surplus in insider.surpluses}
        found = self._program.minimise(self._costs(), bounds, raised)
        if found is None:
            return None
        return tuple(self._truth[index] + found[index] - found[size + index] for index in range(size))

    def _costs(self) -> dict[int, float]:
        size = len(self._cells)
        costs: dict[int, float] = {}
        for index, cell in enumerate(self._cells):
            dear = (_TOTAL_COST if len(cell) == 1 else 1.0) * (1 + self._truth[index])
            # What is held back already costs next to nothing: the nearest world to the truth is taken.
            cost = 0.001 if cell in self.hidden else dear
            costs[index] = costs[size + index] = cost
        return costs

    def _columns(self) -> tuple[list[float], list[float]]:
        above = [0.0 if index in self._fixed else INFINITY for index in range(len(self._cells))]
        below = [0.0 if index in self._fixed else float(truth) for index, truth in enumerate(self._truth)]
        return [0.0] * (2 * len(self._cells)), above + below

    def _rows(self, system: System) -> list[Row]:
        size = len(self._cells)
        rows = []
        for found in system.sums:
            total = self._index[found.total]
            parts = [self._index[part] for part in found.parts]
            slack = sum(self._truth[part] for part in parts) - self._truth[total]
            columns = (*parts, *(size + part for part in parts), total, size + total)
            signs = (*(1.0 for _ in parts), *(-1.0 for _ in parts), -1.0, 1.0)
            rows.append(Row(columns=columns, coefficients=signs, lower=-slack, upper=0.0 if found.exact else INFINITY))
        return rows
