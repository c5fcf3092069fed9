"""The only door to the solver (HiGHS through highspy, MIT): small integer programs, one at a time.

Traps that this module closes: the solver prints a banner unless it is told not to; its threads are
global to the process, so every model asks for one; a run that did nothing has a status of its own,
so a solution is read only after `optimal`.
"""

import ctypes
import functools
import os
from collections.abc import Mapping, Sequence
from typing import Any, Final

import highspy
import msgspec
import numpy as np

from service.export.errors import SolverError

INFINITY: Final = float("inf")
_ENDED_EARLY: Final = (highspy.HighsModelStatus.kSolutionLimit, highspy.HighsModelStatus.kTimeLimit)


@functools.cache
def _say_banner_to_nobody() -> None:
    """Make the first solver of the process while standard output is away: it prints a banner then."""
    output = os.dup(1)
    nobody = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nobody, 1)
        highspy.Highs()  # type: ignore[no-untyped-call]  # the binding has no types
        ctypes.CDLL(None).fflush(None)
    finally:
        os.dup2(output, 1)
        os.close(nobody)
        os.close(output)


def new_solver() -> Any:
    """Return a solver of its own; what it says goes nowhere."""
    _say_banner_to_nobody()
    return highspy.Highs()  # type: ignore[no-untyped-call]  # the binding has no types


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`lower <= sum of coefficient times column <= upper`."""

    columns: tuple[int, ...]
    coefficients: tuple[float, ...]
    lower: float
    upper: float


class Program:
    """Nonnegative integer columns under fixed rows; bounds and costs change from question to question."""

    def __init__(
        self,
        lower: Sequence[float],
        upper: Sequence[float],
        rows: Sequence[Row],
        gap: float = 0.0,
        nodes: int | None = None,
        seconds: float | None = None,
    ) -> None:
        """Load columns with their bounds, and rows, into the solver.

        `gap` is how far from the best is good enough; after `nodes` steps, or `seconds`, the best so far is.
        """
        self._lower, self._upper = list(lower), list(upper)
        self._size = len(self._lower)
        self._rows = tuple(rows)
        self._solver = new_solver()
        self._solver.setOptionValue("output_flag", False)
        self._solver.setOptionValue("threads", 1)
        self._solver.setOptionValue("mip_rel_gap", gap)
        if nodes is not None:
            self._solver.setOptionValue("mip_max_nodes", nodes)
        if seconds is not None:
            self._solver.setOptionValue("time_limit", seconds)
        self._solver.addVars(self._size, np.array(self._lower), np.array(self._upper))
        self._solver.changeColsIntegrality(
            self._size,
            np.arange(self._size, dtype=np.int32),
            np.array([highspy.HighsVarType.kInteger] * self._size),
        )
        for row in rows:
            self._solver.addRow(
                row.lower,
                row.upper,
                len(row.columns),
                np.array(row.columns, dtype=np.int32),
                np.array(row.coefficients, dtype=np.float64),
            )

    def minimise(
        self,
        costs: Mapping[int, float],
        bounds: Mapping[int, tuple[float, float]] | None = None,
        raised: Mapping[int, float] | None = None,
    ) -> tuple[int, ...] | None:
        """Return the best whole-number solution, or None when there is none, or none was found in time.

        `costs` of columns that are not named are 0; `bounds` replace those of the named columns for
        this question only; `raised` adds to the lower side of the named rows, likewise.

        Raises:
            SolverError: the solver ended in any other way.
        """
        cost = np.zeros(self._size)
        for column, value in costs.items():
            cost[column] = value
        self._solver.changeColsCost(self._size, np.arange(self._size, dtype=np.int32), cost)
        changed = bounds or {}
        for column, (low, high) in changed.items():
            self._solver.changeColBounds(column, low, high)
        for number, extra in (raised or {}).items():
            self._solver.changeRowBounds(number, self._rows[number].lower + extra, self._rows[number].upper)
        try:
            return self._run()
        finally:
            for number in raised or {}:
                self._solver.changeRowBounds(number, self._rows[number].lower, self._rows[number].upper)
            for column in changed:
                self._solver.changeColBounds(column, self._lower[column], self._upper[column])

    def _run(self) -> tuple[int, ...] | None:
        self._solver.clearSolver()
        self._solver.run()
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        found = self._solver.getSolution()
        if status in _ENDED_EARLY and not self._has_solution():
            return None
        if status != highspy.HighsModelStatus.kOptimal and status not in _ENDED_EARLY:
            raise SolverError(f"the solver stopped with status {status.name}")
        return tuple(round(value) for value in found.col_value)

    def _has_solution(self) -> bool:
        feasible: int = self._solver.getInfo().primal_solution_status
        return feasible == 2  # noqa: PLR2004  # kSolutionStatusFeasible, an integer in the binding
