"""An attacker of released tables that shares no line with the service: it reads the neutral JSON and the reports.

It has one unknown per held back cell and one equation per line of every table; how small and how large a count
can be is two linear programs, of which one answer often settles many counts. Plain scipy would take hours here,
so HiGHS is used as it is; that the two agree on small tables is tested.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import highspy
import numpy as np

NEAR = 1e-6
FAR = 1e5


class Released:
    """The cells of all tables by name, what is known of them, and what adds up."""

    def __init__(self, form: dict[str, Any]) -> None:
        self.dimensions = {name: (given["root"], given["children"]) for name, given in form["dimensions"].items()}
        self.codes = {name: self._codes(name) for name in self.dimensions}
        self.cells, self.known, self.lines, seen = {}, {}, [], set()
        for table in form["tables"]:
            for *codes, value in table["cells"]:
                cell = self.number(self.name({**table["fixed"], **dict(zip(table["dims"], codes, strict=True))}))
                if value is not None:
                    assert self.known.setdefault(cell, value) == value
            for line in self._lines(table["dims"], table["fixed"]):
                if line not in seen:
                    seen.add(line)
                    self.lines.append(line)

    def number(self, cell: frozenset[tuple[str, str]]) -> int:
        return self.cells.setdefault(cell, len(self.cells))

    def name(self, codes: Mapping[str, str]) -> frozenset[tuple[str, str]]:
        return frozenset((name, code) for name, code in codes.items() if code != self.dimensions[name][0])

    def _codes(self, name: str) -> list[str]:
        root, children = self.dimensions[name]
        found = [root]
        for code in found:
            found += children.get(code, [])
        return found

    def _lines(self, dims: Sequence[str], fixed: dict[str, str]) -> Iterator[tuple[int, tuple[int, ...]]]:
        for axis in dims:
            others = [self.codes[name] for name in dims if name != axis]
            for codes in itertools.product(*others):
                beside = {**fixed, **dict(zip([name for name in dims if name != axis], codes, strict=True))}
                for parent, children in self.dimensions[axis][1].items():
                    yield self._line(beside, axis, parent, children)
        for name, code in fixed.items():
            children = self.dimensions[name][1].get(code, [])
            if children:
                for codes in itertools.product(*(self.codes[other] for other in dims)):
                    beside = {**fixed, **dict(zip(dims, codes, strict=True))}
                    yield self._line(beside, name, code, children)
            for child in children:
                yield from self._lines(dims, {**fixed, name: child})

    def _line(
        self, beside: dict[str, str], axis: str, parent: str, children: Sequence[str]
    ) -> tuple[int, tuple[int, ...]]:
        parts = sorted(self.number(self.name({**beside, axis: child})) for child in children)
        return self.number(self.name({**beside, axis: parent})), tuple(parts)


class Attacker:
    """Counts the small numbers that are not as uncertain as the rule says."""

    def __init__(self, form: dict[str, Any], reports: Sequence[Mapping[str, str]], k: int = 5) -> None:
        """`reports` are dicts with the finest code of every dimension."""
        self.released, self.k = Released(form), k
        self.truth = np.zeros(len(self.released.cells))
        self.reports = {}
        for report in reports:
            inside = self._inside(report)
            self.reports[inside] = None
            self.truth[list(inside)] += 1
        self.unknown = [cell for cell in self.released.cells.values() if cell not in self.released.known]
        self.place = {cell: place for place, cell in enumerate(self.unknown)}
        self.small = [cell for cell in self.released.cells.values() if self.truth[cell] < k]
        self._load()

    def _inside(self, report: Mapping[str, str]) -> frozenset[int]:
        lines = {}
        for name, (root, children) in self.released.dimensions.items():
            above = {child: parent for parent, below in children.items() for child in below}
            line = [report[name]]
            while line[-1] != root:
                line.append(above[line[-1]])
            lines[name] = line
        key = tuple(sorted((name, line[0]) for name, line in lines.items()))
        if key not in (cache := self.__dict__.setdefault("cache", {})):
            own = {(name, code) for name, line in lines.items() for code in line}
            cache[key] = frozenset(number for cell, number in self.released.cells.items() if cell <= own)
        return cache[key]

    def _load(self) -> None:
        solver = self.solver = highspy.Highs()
        for option, value in (("output_flag", False), ("threads", 1), ("presolve", "off"), ("simplex_strategy", 4)):
            solver.setOptionValue(option, value)
        size = len(self.unknown)
        solver.addVars(size, np.zeros(size), np.full(size, FAR))
        for total, parts in self.released.lines:
            signs = [(part, 1.0) for part in parts] + [(total, -1.0)]
            free = [(self.place[cell], sign) for cell, sign in signs if cell in self.place]
            fixed = sum(self.released.known[cell] * sign for cell, sign in signs if cell not in self.place)
            if free:
                columns, values = zip(*free, strict=True)
                solver.addRow(-fixed, -fixed, len(free), np.array(columns, dtype=np.int32), np.array(values))

    def _solve(self, gains: np.ndarray) -> np.ndarray:
        size = len(self.unknown)
        self.solver.changeColsCost(size, np.arange(size, dtype=np.int32), -gains)
        self.solver.run()
        assert self.solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return np.array(self.solver.getSolution().col_value)

    def violations(self) -> tuple[int, int]:
        """Return how many small counts are published, and how many cannot be 0 or cannot be k."""
        shown = sum(cell in self.released.known for cell in self.small)
        wanted = np.array([self.place[cell] for cell in self.small if cell in self.place], dtype=int)
        least, most = np.full(len(self.unknown), np.inf), np.zeros(len(self.unknown))
        draw = np.random.default_rng(7)
        pinned = set()
        for sign in (-1.0, 1.0):
            idle = 0
            while True:
                waiting = [cell for cell in wanted if self._open(sign, cell, least, most) and cell not in pinned]
                if not waiting:
                    break
                share = len(waiting) if sign < 0 else max(1, len(waiting) // 50)
                picked = draw.permutation(waiting)[: 1 if idle > 1 else share]
                gains = np.zeros(len(self.unknown))
                gains[picked] = sign * (1 + draw.random(len(picked)))
                world = self._solve(gains)
                least, most = np.minimum(least, world), np.maximum(most, world)
                if len(picked) == 1 and self._open(sign, picked[0], least, most):
                    pinned.add(picked[0])
                left = sum(self._open(sign, cell, least, most) for cell in waiting)
                idle = idle + 1 if len(waiting) - left < max(2, len(waiting) // 200) else idle
        return shown, len(pinned)

    def _open(self, sign: float, cell: int, least: np.ndarray, most: np.ndarray) -> bool:
        return least[cell] > NEAR if sign < 0 else most[cell] < self.k - NEAR

    def insider_violations(self) -> int:
        """Return how many small counts somebody who sent one report knows too much about; two programs each."""
        found, worlds = 0, []
        for inside in self.reports:
            own = [self.place[cell] for cell in inside if cell in self.place]
            for column in own:
                self.solver.changeColBounds(column, 1.0, FAR)
            for column in (self.place[cell] for cell in inside if cell in self.place and self.truth[cell] < self.k):
                for sign, asked in ((-1.0, -1.0), (1.0, float(self.k))):
                    if any(sign * world[column] >= asked - NEAR and (world[own] >= 1 - NEAR).all() for world in worlds):
                        continue
                    gains = np.zeros(len(self.unknown))
                    gains[column] = sign
                    worlds = [*worlds[-100:], self._solve(gains)]
                    found += sign * worlds[-1][column] < asked - NEAR
            for column in own:
                self.solver.changeColBounds(column, 0.0, FAR)
        return found
