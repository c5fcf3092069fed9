"""Rounding that still adds up: the rule `round` (controlled, zero-restricted, randomised; base 5; pure).

Every count becomes one of its two neighbours among the multiples of the base, multiples stay themselves, and
every sum that holds between true counts holds between rounded ones. Each cell draws a neighbour, the upper
one with chance r/base (r: what it is above the lower one); where sums do not allow all draws as many are kept
as can be. Beyond two crossed sides such numbers need not exist; that is an answer too.
"""

from typing import Final

import numpy as np

from service.export.linear import Vector
from service.export.solver import Program, Row
from service.export.system import System

BASE: Final = 5
_GAP: Final = 0.05


def round_counts(system: System, truth: Vector, given: dict[int, int], draws: Vector, seconds: float) -> Vector | None:
    """Return the rounded count of every cell of `system`, or None when none was found within `seconds`.

    `given` were rounded before and stay; `draws` are numbers between 0 and 1, one per cell.
    """
    low = np.floor(truth / BASE) * BASE
    rest = truth - low
    index = {cell: number for number, cell in enumerate(system.cells)}
    rows = []
    for found in system.sums:
        total, parts = index[found.total], [index[part] for part in found.parts]
        short = (low[total] - low[parts].sum()) / BASE
        signs = (*(1.0 for _part in parts), -1.0)
        rows.append(Row(columns=(*parts, total), coefficients=signs, lower=short, upper=short))
    least = np.zeros(len(truth))
    most = np.where(rest > 0, 1.0, 0.0)
    for cell, value in given.items():
        least[cell] = most[cell] = (value - low[cell]) / BASE
    program = Program(least.tolist(), most.tolist(), rows, gap=_GAP, seconds=seconds)
    raised = program.minimise(dict(enumerate(np.where(draws < rest / BASE, -1.0, 1.0).tolist())))
    return None if raised is None else low + BASE * np.array(raised, dtype=np.float64)
