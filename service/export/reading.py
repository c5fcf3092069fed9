"""The auditor's own reading of released tables: which cells there are, and what adds up to what (pure).

Nothing here is shared with the protector's system: he walks cells by name, this reads each table as a grid
and slices it. Where the two differ, the audit fails, and that is what it is for.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

from service.export.design import YES, Cell, Dimension
from service.export.errors import SolverError
from service.export.tables import NeutralForm, ReleasedTable

Grid = NDArray[np.int64]


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`parts` sum to `total`, or, when it is not `exact`, to at least that; cells by number."""

    total: int
    parts: tuple[int, ...]
    exact: bool = True


class Reading:
    """Everything that can be read in some forms together."""

    def __init__(self, forms: Iterable[NeutralForm]) -> None:
        """Number the cells and slice the grids.

        Raises:
            SolverError: one cell was published with two values.
        """
        self.numbers: dict[Cell, int] = {}
        self.tables: dict[int, str] = {}
        self.listed: set[int] = set()
        self.known: dict[int, int] = {}
        self._forms = tuple(forms)
        lines: dict[Line, None] = {}
        for form in self._forms:
            for table in form.tables:
                self._read_values(form, table)
                lines.update(dict.fromkeys(self._slice(form, table, dict(table.fixed))))
        for form in self._forms:
            lines.update(dict.fromkeys(self._covers(form)))
        self.lines = tuple(lines)

    @property
    def size(self) -> int:
        """How many cells there are."""
        return len(self.numbers)

    def inside(self, report: Mapping[str, str]) -> frozenset[int]:
        """Return the cells that a report lies in, by each form's own codes."""
        found: set[int] = set()
        for form in self._forms:
            for table in form.tables:
                sides = [_steps(form.dimensions[name], report.get(name)) for name in table.dims]
                sides += [
                    _from(_steps(form.dimensions[name], report.get(name)), code) for name, code in table.fixed.items()
                ]
                names = (*table.dims, *table.fixed)
                for codes in itertools.product(*sides):
                    cell = _name(form, dict(zip(names, codes, strict=True)))
                    found.update({self.numbers[cell]} if cell in self.numbers else set())
        return frozenset(found)

    def _number(self, cell: Cell) -> int:
        return self.numbers.setdefault(cell, len(self.numbers))

    def _read_values(self, form: NeutralForm, table: ReleasedTable) -> None:
        for *codes, value in table.cells:
            named = dict(zip(table.dims, map(str, codes), strict=True))
            number = self._number(_name(form, {**table.fixed, **named}))
            self.listed.add(number)
            if isinstance(value, int) and self.known.setdefault(number, value) != value:
                raise SolverError("the published values contradict each other")

    def _slice(self, form: NeutralForm, table: ReleasedTable, fixed: dict[str, str]) -> Iterator[Line]:
        """Yield every line of the table's grid, and of the grids of the periods that it is made of."""
        codes = [form.dimensions[name].codes for name in table.dims]
        grid = self._grid(form, table, fixed)
        for axis, name in enumerate(table.dims):
            places = {code: place for place, code in enumerate(codes[axis])}
            for parent, children in form.dimensions[name].children.items():
                totals = np.take(grid, places[parent], axis).ravel()
                parts = [np.take(grid, places[child], axis).ravel() for child in children]
                yield from _lines(totals, parts)
        for name, code in fixed.items():
            finer = [{**fixed, name: child} for child in form.dimensions[name].children.get(code, ())]
            if finer:
                yield from _lines(grid.ravel(), [self._grid(form, table, part).ravel() for part in finer])
                for part in finer:
                    yield from self._slice(form, table, part)

    def _grid(self, form: NeutralForm, table: ReleasedTable, fixed: Mapping[str, str]) -> Grid:
        codes = [form.dimensions[name].codes for name in table.dims]
        cells = [
            self._number(_name(form, {**fixed, **dict(zip(table.dims, row, strict=True))}))
            for row in itertools.product(*codes)
        ]
        self.tables.update(dict.fromkeys(cells, table.id))
        return np.array(cells, dtype=np.int64).reshape([len(side) for side in codes])

    def _covers(self, form: NeutralForm) -> Iterator[Line]:
        for cover in form.covers:
            for cell in tuple(self.numbers):
                parts = [cell | {(name, YES)} for name in cover.dims]
                if all(part in self.numbers for part in parts):
                    numbers = tuple(self.numbers[part] for part in parts)
                    yield Line(total=self.numbers[cell], parts=numbers, exact=False)


def linked_forms(released: NeutralForm, earlier: Iterable[NeutralForm]) -> tuple[NeutralForm, ...]:
    """Return `released` and those of `earlier` that share a cell with it, or with one that does."""
    forms = tuple(earlier)
    apart = {number: set(Reading((form,)).numbers) for number, form in enumerate(forms)}
    reached = set(Reading((released,)).numbers)
    linked: list[int] = []
    while near := [number for number, cells in apart.items() if not cells.isdisjoint(reached)]:
        reached.update(*(apart.pop(number) for number in near))
        linked += near
    return (*(forms[number] for number in sorted(linked)), released)


def _name(form: NeutralForm, codes: Mapping[str, str]) -> Cell:
    return frozenset((name, code) for name, code in codes.items() if code != form.dimensions[name].root)


def _lines(totals: Grid, parts: list[Grid]) -> Iterator[Line]:
    for total, *found in zip(totals.tolist(), *(part.tolist() for part in parts), strict=True):
        yield Line(total=total, parts=tuple(sorted(found)))


def _steps(dimension: Dimension, code: str | None) -> tuple[str, ...]:
    """Return the codes that hold for a report, the total first; an unknown code is in the total only."""
    known = code is not None and code in dimension.codes and code != dimension.root
    return (dimension.root, *(dimension.line_to(code) if known and code is not None else ()))


def _from(steps: tuple[str, ...], code: str) -> tuple[str, ...]:
    return steps[steps.index(code) :] if code in steps else ()
