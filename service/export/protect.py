"""Holding back enough: the rule `hide` with an open interval (see docs/adr/0006-hide.md).

Sensitive is every cell, margins too, with a true count of 0..k-1. Enough is held back when, for
every sensitive cell, there is a world that fits everything published in which it is 0, and one in
which it is k or more; and, for somebody who knows one report, a world in which the others in it are
none, and one in which they are k-1 or more. Such a world is called a witness. Cells are only ever
added to what is held back, so a witness stays one.
"""

from typing import Final, Literal

import msgspec

from service.export.counts import Counts, cells_with
from service.export.design import PERIOD, Cell, Design
from service.export.solver import INFINITY, Program, Row
from service.export.system import OUTSIDER, Insider, System, build_system, keep_linked, know_report
from service.export.tables import NeutralForm, build_tables, published, read_cells

_TOTAL_COST: Final = 1000.0
World = tuple[int, ...]


class Protected(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag=True):
    """Tables that may be published, and how many cells beyond the sensitive ones are held back."""

    tables: NeutralForm
    held_back: int
    secondary: int


class TooFew(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag=True):
    """Fewer than k reports: that sentence is the release."""


class Unprotectable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag=True):
    """No pattern protects these tables beside what was published before."""

    reason: Literal["earlier_release_pins_a_count", "earlier_counts_are_gone"]


def protect(
    design: Design, counts: Counts, period: str, k: int, earlier: tuple[NeutralForm, ...] = ()
) -> Protected | TooFew | Unprotectable:
    """Decide which cells of `design` in `period` are held back; deterministic.

    Earlier releases count where they share a sum with these tables; `counts` must then hold their
    cells too, because a world is measured from the truth. A cover that a report breaks (it ticked
    only what the policy no longer knows) is kept: readers believe it, so every witness obeys it.
    """
    total = counts[frozenset({(PERIOD, period)})]
    if total < k:
        return TooFew()
    open_form = build_tables(design, period, counts.cells)
    linked = keep_linked(open_form, earlier)
    system = build_system((*linked, open_form))
    if any(cell not in counts.cells for cell in system.cells):
        return Unprotectable(reason="earlier_counts_are_gone")
    own = {cell for cell, _value in read_cells(open_form)}
    search = _Search(system, counts, k, hideable=own, frozen=set(published(linked)))
    if not search.protect_all() or not search.protect_against_insiders(design):
        return Unprotectable(reason="earlier_release_pins_a_count")
    shown = {cell: counts[cell] for cell in own if cell not in search.hidden}
    sensitive = {cell for cell in own if counts[cell] < k}
    hidden = search.hidden & own
    return Protected(
        tables=build_tables(design, period, shown), held_back=len(hidden), secondary=len(hidden - sensitive)
    )


class _Search:
    """Grows the set of held back cells until every sensitive cell has its witnesses."""

    def __init__(self, system: System, counts: Counts, k: int, *, hideable: set[Cell], frozen: set[Cell]) -> None:
        self._system = system
        self._cells = system.cells
        self._index = {cell: number for number, cell in enumerate(system.cells)}
        self._truth = tuple(counts[cell] for cell in system.cells)
        self._profiles = counts.profiles
        self._k = k
        self._frozen = {cell for cell in frozen if cell in self._index}
        self._fixed = {self._index[cell] for cell in self._frozen}
        self._hideable = hideable - self._frozen
        self.hidden = {cell for cell in system.cells if counts[cell] < k or cell not in hideable} - self._frozen
        self._sensitive = tuple(cell for cell in system.cells if counts[cell] < k and cell in self.hidden)
        self._program = Program(*self._columns(), self._rows(system))
        adds_up = all(sum(counts[part] for part in found.parts) >= counts[found.total] for found in system.sums)
        self._worlds: list[World] = [self._truth] if adds_up else []

    def protect_all(self) -> bool:
        """Find for every sensitive cell a world for every count 0..k-1, and one where it is at least k."""
        wanted = [(float(value), float(value)) for value in range(self._k)] + [(float(self._k), INFINITY)]
        return all(self._ensure(cell, low, high, OUTSIDER) for cell in self._sensitive for low, high in wanted)

    def protect_against_insiders(self, design: Design) -> bool:
        """Do the same for who knows one report: the others may be none, and may be k-1 or more."""
        sensitive = set(self._sensitive)
        for profile in self._profiles:
            periods = design.dimensions[PERIOD].line_to(profile[PERIOD])
            inside = {cell | {(PERIOD, period)} for cell in cells_with(design, profile) for period in periods}
            insider = know_report(self._system, inside)
            for cell in sorted(inside & sensitive, key=sorted):
                if not (self._ensure(cell, 1, 1, insider) and self._ensure(cell, self._k, INFINITY, insider)):
                    return False
        return True

    def _ensure(self, cell: Cell, low: float, high: float, insider: Insider) -> bool:
        """Find a witness with `low <= cell <= high`, holding back more where it needs it."""
        column = self._index[cell]
        if any(low <= world[column] <= high and insider.may_live_in(world) for world in self._worlds):
            return True
        world = self._find_world(column, low, high, insider)
        if world is None:
            return False
        self._worlds.append(world)
        self.hidden |= {
            other
            for other, value, truth in zip(self._cells, world, self._truth, strict=True)
            if value != truth and other in self._hideable
        }
        return True

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
