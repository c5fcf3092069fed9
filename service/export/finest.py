"""The cells of a system in terms of its finest cells: fewer columns, and rows only for what is published (pure).

A margin that is held back needs no column and no row: it is whatever its parts are. What remains to be
said is that published margins keep their value, that tables which share a margin agree on it, and covers.
"""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from service.export.errors import DesignError
from service.export.linear import Vector
from service.export.system import System

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Over finest cells: `plus` minus `minus` is what it truly is, or, for a cover (by number), 0 or more."""

    plus: Numbers
    minus: Numbers
    cover: int | None = None


class Finest:
    """Every cell of a system as the sum of finest cells, by number."""

    def __init__(self, system: System) -> None:
        """Read the sums.

        Raises:
            DesignError: a cell is a part of itself.
        """
        index = {cell: number for number, cell in enumerate(system.cells)}
        self.size = len(system.cells)
        sums = [(index[found.total], [index[part] for part in found.parts], found.exact) for found in system.sums]
        self._divided: dict[int, list[list[int]]] = {}
        for total, parts, exact in sums:
            if exact:
                self._divided.setdefault(total, []).append(parts)
        self.cells = np.array([cell for cell in range(self.size) if cell not in self._divided], dtype=np.int64)
        self.place = np.full(self.size, -1, dtype=np.int64)
        self.place[self.cells] = np.arange(len(self.cells))
        self._spans: list[Numbers | None] = [None] * self.size
        self.spans: list[Numbers] = [self._span(cell, ()) for cell in range(self.size)]
        self._whole = np.repeat(np.arange(self.size), [len(span) for span in self.spans])
        self._part = np.concatenate(self.spans) if self.spans else np.zeros(0, dtype=np.int64)
        self.covers = [(total, parts) for total, parts, exact in sums if not exact]
        self.divisions = {
            total: [parts for parts in ways if self._agrees(total, parts)] for total, ways in self._divided.items()
        }
        self.links = [
            (total, parts) for total, parts, exact in sums if exact and parts not in self.divisions.get(total, ())
        ]

    def lift(self, values: Vector) -> Vector:
        """Return the value of every cell, from those of the finest."""
        return np.bincount(self._whole, values[self._part], self.size).astype(np.float64)

    def lower(self, weights: Vector) -> Vector:
        """Return what each finest cell weighs when every cell weighs `weights`."""
        return np.bincount(self._part, weights[self._whole], len(self.cells)).astype(np.float64)

    def rows_beside(self, hidden: Flags) -> Iterator[Row]:
        """Yield what readers know when exactly the cells `hidden` are held back, with few cells in a row.

        Of a published margin its published parts are taken off, along the side where that leaves least; a
        margin of which all parts are published says nothing more.
        """
        for total, ways in self.divisions.items():
            if not hidden[total]:
                rest = min((self._rest(parts, hidden) for parts in ways), key=len)
                yield Row(plus=rest, minus=np.zeros(0, dtype=np.int64))
        for total, parts in self.links:
            minus = self._rest([total], hidden)
            yield Row(plus=self._rest(parts, hidden), minus=minus)
        for number, (total, parts) in enumerate(self.covers):
            yield Row(plus=self._all(parts), minus=self.spans[total], cover=number)

    def _rest(self, parts: Sequence[int], hidden: Flags) -> Numbers:
        found = self._all([part for part in parts if hidden[part]])
        return found[hidden[self.cells[found]]]

    def _all(self, cells: Sequence[int]) -> Numbers:
        return np.concatenate([self.spans[cell] for cell in cells]) if cells else np.zeros(0, dtype=np.int64)

    def _span(self, cell: int, above: tuple[int, ...]) -> Numbers:
        known = self._spans[cell]
        if known is not None:
            return known
        if cell in above:
            raise DesignError("a cell is a part of itself")
        ways = self._divided.get(cell)
        found = (
            np.array([self.place[cell]], dtype=np.int64)
            if ways is None
            else np.sort(np.concatenate([self._span(part, (*above, cell)) for part in ways[0]]))
        )
        self._spans[cell] = found
        return found

    def _agrees(self, total: int, parts: Sequence[int]) -> bool:
        return np.array_equal(np.sort(self._all(parts)), self.spans[total])
