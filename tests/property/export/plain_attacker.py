"""An attacker on released JSON that is nothing but scipy: every finest crossing is one unknown (no model of ours).

The unknowns are the reports of each kind: the full cross of all dimensions of one table, so margins need no
equations. Tables are linked by sharing the value of a margin.
"""

import itertools

import numpy as np
from scipy.optimize import linprog


class PlainAttacker:
    """Finds the least and the greatest value of any cell."""

    def __init__(self, form) -> None:
        self.trees = form["dimensions"]
        self.kinds, self.rows, self.values, self.places = [], [], [], {}
        for number, table in enumerate(form["tables"]):
            sides = [*table["dims"], *table["fixed"]]
            leaves = [self._leaves(name, table["fixed"].get(name)) for name in sides]
            self.kinds += [(number, dict(zip(sides, codes, strict=True))) for codes in itertools.product(*leaves)]
        for number, table in enumerate(form["tables"]):
            for *codes, value in table["cells"]:
                fixes = {**table["fixed"], **dict(zip(table["dims"], codes, strict=True))}
                cell = frozenset(item for item in fixes.items() if item[1] != self.trees[item[0]]["root"])
                row = self._row(number, fixes)
                if cell in self.places:
                    self.rows.append(row - self.places[cell])
                    self.values.append(0)
                self.places.setdefault(cell, row)
                if value is not None:
                    self.rows.append(row)
                    self.values.append(value)

    def interval(self, cell):
        return self._solve(self.places[cell]), -self._solve(-self.places[cell])

    def _solve(self, row):
        rows, values = (np.array(self.rows), self.values) if self.rows else (None, None)
        found = linprog(row, A_eq=rows, b_eq=values, bounds=(0, 10_000))
        assert found.status == 0, found.message
        return found.fun

    def _row(self, number, fixes):
        return np.array(
            [
                float(table == number and all(self._lies_in(name, kind[name], code) for name, code in fixes.items()))
                for table, kind in self.kinds
            ]
        )

    def _lies_in(self, name, leaf, code):
        return leaf in self._leaves(name, code)

    def _leaves(self, name, code=None):
        code = code or self.trees[name]["root"]
        below = self.trees[name]["children"].get(code)
        return [leaf for child in below for leaf in self._leaves(name, child)] if below else [code]
