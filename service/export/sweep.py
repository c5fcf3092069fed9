"""The attack on many cells at once: is 0 possible, and k, for each small count, for outsiders and reporters.

Offered worlds are checked line by line and strike off what they show; for the rest one linear program over
all unknown cells is asked, cell by cell. What it finds are the exact ends of what an attacker can know.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from service.export.design import Cell
from service.export.linear import LinearProgram, Sparse, Vector, join_rows
from service.export.reading import Reading

Offer = tuple[tuple[Cell, ...], Sequence[Vector]]
_NEAR: Final = 1e-6
_FAR: Final = 1e4  # more reports than a table of which nobody knows the total is imagined to have
_TOGETHER: Final = 200


class Demand(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the rule asks and the attack denied: a cell is pinned, for anybody or for a reporter in it."""

    how: Literal["pinned", "insider"]
    cell: int


def surpluses(reading: Reading, inside: frozenset[int]) -> dict[int, int]:
    """Return by how much a reporter knows that each cover is more than covered."""
    found = {
        row: sum(part in inside for part in line.parts) - (line.total in inside)
        for row, line in enumerate(reading.lines)
        if not line.exact and not inside.isdisjoint(line.parts)
    }
    return {row: least for row, least in found.items() if least > 0}


def checked(reading: Reading, offer: Offer) -> Iterator[NDArray[np.float64]]:
    """Yield those of the offered worlds that fit the reading, as columns of a few at a time, cells as rows."""
    cells, worlds = offer
    place = {cell: number for number, cell in enumerate(cells)}
    if not all(cell in place for cell in reading.numbers):
        return
    order = np.array([place[cell] for cell in reading.numbers])
    matrix, exact = _incidence(reading)
    known = np.array(list(reading.known), dtype=np.int64)
    values = np.array(list(reading.known.values()), dtype=np.float64)[:, None]
    for first in range(0, len(worlds), _TOGETHER):
        found = np.array([world[order] for world in worlds[first : first + _TOGETHER]]).T
        off = np.add.reduceat(found[matrix.indices] * matrix.values[:, None], matrix.starts[:-1], axis=0)
        fits = (found >= -_NEAR).all(axis=0) & (np.abs(found[known] - values) <= _NEAR).all(axis=0)
        fits &= (np.abs(off[exact]) <= _NEAR).all(axis=0) & (off[~exact] >= -_NEAR).all(axis=0)
        yield found[:, fits]


class Sweep:
    """Strikes off demands one after the other; what is left is a breach."""

    def __init__(self, reading: Reading, k: int, offer: Offer | None = None) -> None:
        """Take a look at what is offered."""
        self._reading, self._k = reading, k
        self._worlds = [] if offer is None else [found for found in checked(reading, offer) if found.size]
        self._covers = {row: line for row, line in enumerate(reading.lines) if not line.exact}
        self._program = self._load()

    def run(self, hidden: Sequence[int], reports: Iterable[frozenset[int]]) -> list[Demand]:
        """Return what the rule asks of the `hidden` small counts and is not so."""
        nobody: frozenset[int] = frozenset()
        found = [Demand(how="pinned", cell=cell) for cell in self._deny(hidden, nobody)]
        small = set(hidden)
        for inside in reports:
            found += [Demand(how="insider", cell=cell) for cell in self._deny(sorted(inside & small), inside)]
        return found

    def _deny(self, cells: Sequence[int], inside: frozenset[int]) -> list[int]:
        """Return the cells that cannot be as few, or not as many, as they should for who is `inside`."""
        if not cells:
            return []
        least = surpluses(self._reading, inside)
        none, many = np.full(len(cells), np.inf), np.zeros(len(cells))
        for world in self._worlds:
            fits = self._living(world, inside, least)
            if fits.any():
                seen = world[cells][:, fits]
                none, many = np.minimum(none, seen.min(axis=1)), np.maximum(many, seen.max(axis=1))
        few = 1 if inside else 0
        lacking = [
            (cell, -1.0, -few) for cell, fewest in zip(cells, none.tolist(), strict=True) if fewest > few + _NEAR
        ]
        lacking += [
            (cell, 1.0, self._k) for cell, most in zip(cells, many.tolist(), strict=True) if most < self._k - _NEAR
        ]
        return self._ask(lacking, inside, least) if lacking else []

    def _living(self, world: Vector, inside: frozenset[int], least: Mapping[int, int]) -> NDArray[np.bool_]:
        """Return which worlds of a few have a report in exactly the cells `inside`."""
        fits = (world[sorted(inside)] >= 1 - _NEAR).all(axis=0)
        for row, extra in least.items():
            line = self._covers[row]
            fits &= world[list(line.parts)].sum(axis=0) - world[line.total] >= extra - _NEAR
        return np.asarray(fits, dtype=np.bool_)

    def _ask(
        self, lacking: Sequence[tuple[int, float, float]], inside: frozenset[int], least: Mapping[int, int]
    ) -> list[int]:
        """Return the cells of which the end on this side falls short of what is asked."""
        own = [cell for cell in inside if cell not in self._reading.known]
        for cell in own:
            self._program.bound_column(cell, 1.0, _FAR)
        for row, extra in least.items():
            self._program.bound_row(row, float(extra), np.inf)
        denied: dict[int, None] = {}
        for cell, side, asked in lacking:
            gains = np.zeros(self._reading.size)
            gains[cell] = side
            answer = self._program.maximise(gains)
            if answer is None or side * answer.point[cell] < asked - _NEAR:
                denied[cell] = None
            else:
                self._worlds.append(answer.point[:, None])
        for cell in own:
            self._program.bound_column(cell, 0.0, _FAR)
        for row in least:
            self._program.bound_row(row, 0.0, np.inf)
        return list(denied)

    def _load(self) -> LinearProgram:
        known = self._reading.known
        lower = np.array([float(known.get(cell, 0)) for cell in range(self._reading.size)])
        upper = np.array([float(known.get(cell, _FAR)) for cell in range(self._reading.size)])
        matrix, exact = _incidence(self._reading)
        return LinearProgram(matrix, lower, upper, np.zeros(matrix.rows), np.where(exact, 0.0, np.inf))


def _incidence(reading: Reading) -> tuple[Sparse, NDArray[np.bool_]]:
    """Return the lines as a matrix, parts minus total, and which of them are exact."""
    rows = [
        (np.array([*line.parts, line.total]), np.array([*(1.0 for _part in line.parts), -1.0]))
        for line in reading.lines
    ]
    return join_rows(rows, reading.size), np.array([line.exact for line in reading.lines], dtype=np.bool_)
