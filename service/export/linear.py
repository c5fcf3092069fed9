"""The door to the solver for linear programs: kept alive, so that the next question starts where the last ended."""

from typing import Final

import highspy
import msgspec
import numpy as np
from numpy.typing import NDArray

from service.export.errors import SolverError
from service.export.solver import new_solver

Vector = NDArray[np.float64]
_PRIMAL: Final = 4


class Sparse(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A matrix of which only the entries that are not 0 are written, row after row; `columns` is its width."""

    starts: NDArray[np.int32]
    indices: NDArray[np.int32]
    values: Vector
    columns: int

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.starts) - 1


class Answer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The best point, and the duals of columns and rows that prove that no better one exists."""

    point: Vector
    columns: Vector
    rows: Vector


def join_rows(rows: list[tuple[NDArray[np.int64], Vector]], columns: int) -> Sparse:
    """Return the matrix with these rows, each its column numbers and its values."""
    lengths = [len(indices) for indices, _values in rows]
    return Sparse(
        starts=np.array([0, *np.cumsum(lengths)], dtype=np.int32),
        indices=np.concatenate([np.zeros(0, dtype=np.int64), *(indices for indices, _ in rows)]).astype(np.int32),
        values=np.concatenate([np.zeros(0), *(values for _, values in rows)]),
        columns=columns,
    )


class LinearProgram:
    """Columns and rows between bounds; costs and bounds change from question to question."""

    def __init__(self, matrix: Sparse, lower: Vector, upper: Vector, row_lower: Vector, row_upper: Vector) -> None:
        """Load the program into a solver of its own."""
        self._size = matrix.columns
        self._all = np.arange(matrix.columns, dtype=np.int32)
        self._solver = new_solver()
        for option, value in (("output_flag", False), ("threads", 1), ("presolve", "off")):
            self._solver.setOptionValue(option, value)
        self._solver.setOptionValue("simplex_strategy", _PRIMAL)
        self._solver.addVars(matrix.columns, lower, upper)
        self._solver.addRows(
            matrix.rows, row_lower, row_upper, len(matrix.values), matrix.starts[:-1], matrix.indices, matrix.values
        )
        self.asked = 0

    def bound_columns(self, lower: Vector, upper: Vector) -> None:
        """Replace the bounds of every column."""
        self._solver.changeColsBounds(self._size, self._all, lower, upper)

    def bound_row(self, row: int, lower: float, upper: float) -> None:
        """Replace the bounds of one row."""
        self._solver.changeRowBounds(row, lower, upper)

    def bound_column(self, column: int, lower: float, upper: float) -> None:
        """Replace the bounds of one column."""
        self._solver.changeColBounds(column, lower, upper)

    def best(self, gains: Vector) -> Answer:
        """Return the point with the greatest sum of `gains`, where there must be one.

        Raises:
            SolverError: no point fits, or the solver ended in any other way.
        """
        answer = self.maximise(gains)
        if answer is None:
            raise SolverError("what is published contradicts itself")
        return answer

    def maximise(self, gains: Vector) -> Answer | None:
        """Return the point with the greatest sum of `gains`, or None where no point fits.

        Raises:
            SolverError: the solver ended in any other way.
        """
        self._solver.changeColsCost(self._size, self._all, -gains)
        self._solver.run()
        self.asked += 1
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise SolverError(f"the solver stopped with status {status.name}")
        found = self._solver.getSolution()
        return Answer(
            point=np.array(found.col_value), columns=-np.array(found.col_dual), rows=-np.array(found.row_dual)
        )
