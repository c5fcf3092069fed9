"""A second attacker that shares no line with the service: it reads the published JSON and nothing else.

It knows one number per finest cell of each table and computes every margin from those, where the
service has one number per cell and a row per sum. Only flat dimensions; scipy's own HiGHS.
"""

import itertools
import json
import math

import msgspec
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

YES = "ja"


class SecondAttacker:
    """Answers how small and how large a cell can be."""

    def __init__(self, form) -> None:
        self.public = json.loads(msgspec.json.encode(form))
        self.roots = {name: found["root"] for name, found in self.public["dimensions"].items()}
        self.leaves = []
        for number, table in enumerate(self.public["tables"]):
            sides = [self.public["dimensions"][name]["children"][self.roots[name]] for name in table["dims"]]
            named = (dict(zip(table["dims"], codes, strict=True)) for codes in itertools.product(*sides))
            self.leaves += [(number, codes) for codes in named]
        self.rows, self.lower, self.upper = [], [], []
        self._read()

    def sum_over(self, number, codes):
        """The finest cells of table `number` that make up the cell with these codes (no roots)."""
        wanted = codes.items()
        return np.array([float(table == number and wanted <= leaf.items()) for table, leaf in self.leaves])

    def interval(self, key):
        """Least and greatest count of a cell, named by its (dimension, code) pairs without the period."""
        codes = dict(key)
        number = next(i for i, table in enumerate(self.public["tables"]) if set(codes) <= set(table["dims"]))
        row = self.sum_over(number, codes)
        return self._solve(row), self._solve(-row)

    def _solve(self, row):
        rules = LinearConstraint(np.array(self.rows), self.lower, self.upper)
        found = milp(row, constraints=rules, bounds=Bounds(0, 10_000), integrality=np.ones(len(row)))
        assert found.status == 0, found.message
        value = abs(round(found.fun))
        return math.inf if value >= 5_000 else value

    def _read(self):
        seen = {}
        for number, table in enumerate(self.public["tables"]):
            for *codes, value in table["cells"]:
                named = zip(table["dims"], codes, strict=True)
                inner = {name: code for name, code in named if code != self.roots[name]}
                row = self.sum_over(number, inner)
                if value is not None:
                    self._add(row, value, value)
                if frozenset(inner.items()) in seen:
                    self._add(row - seen[frozenset(inner.items())], 0, 0)
                seen[frozenset(inner.items())] = row
        for cover in self.public["covers"]:
            for key, row in seen.items():
                parts = [key | {(name, YES)} for name in cover["dims"]]
                if all(part in seen for part in parts):
                    self._add(sum(seen[part] for part in parts) - row, 0, math.inf)

    def _add(self, row, lower, upper):
        self.rows.append(row)
        self.lower.append(lower)
        self.upper.append(upper)


class JointAttacker:
    """Knows one number per kind of report: the full cross of all dimensions, covers built in.

    Tighter than any view of single tables. With `own` it is somebody who sent that report.
    """

    def __init__(self, kinds, form) -> None:
        self.public = json.loads(msgspec.json.encode(form))
        self.kinds = kinds
        self.rows, self.values = [], []
        for table in self.public["tables"]:
            roots = [self.public["dimensions"][name]["root"] for name in table["dims"]]
            for *codes, value in table["cells"]:
                inner = {
                    (name, code) for name, code, root in zip(table["dims"], codes, roots, strict=True) if code != root
                }
                if value is not None:
                    self.rows.append(self._row(inner))
                    self.values.append(value)

    def others_in(self, key, own=None):
        """Least and greatest count of a cell, without the report `own`."""
        least = np.array([float(kind == own) for kind in self.kinds])
        row = self._row(key)
        return self._solve(row, least) - row @ least, self._solve(-row, least) - row @ least

    def _row(self, key):
        return np.array([float(key <= kind.items()) for kind in self.kinds])

    def _solve(self, row, least):
        rules = LinearConstraint(np.array(self.rows), self.values, self.values) if self.rows else ()
        found = milp(row, constraints=rules, bounds=Bounds(least, 10_000), integrality=np.ones(len(row)))
        assert found.status == 0, found.message
        return abs(round(found.fun))
