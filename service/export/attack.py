"""Attacking our own release before it is published; shares no model with what protected it.

The attacker reads every released table, knows that counts are whole numbers that add up and are not
negative, and may have sent one report himself. He must find 0 and k possible for every count that is truly
below k; in a release of few cells every count between them too, in whole numbers. He has his own reading
of the neutral form (`reading`).

Worlds that the protector offers are believed only after a check against that reading: a sum that does not
hold, a published value that differs or a count below zero throws the world away. What no offered world
shows, the attacker looks for himself.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

import msgspec
import numpy as np

from service.export.counts import Counts
from service.export.design import Cell
from service.export.errors import SolverError
from service.export.linear import Vector
from service.export.reading import Reading, linked_forms
from service.export.solver import INFINITY, Program, Row
from service.export.sweep import Demand, Offer, Sweep, checked, surpluses
from service.export.tables import NeutralForm

_WHOLE: Final = 500  # cells; up to here every count is tried in whole numbers


class Breach(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way in which a release tells too much; says how, not about whom."""

    how: Literal["published", "pinned", "insider"]
    table: str


class Attacker:
    """Knows everything published, and asks which whole worlds are possible."""

    def __init__(self, forms: Iterable[NeutralForm]) -> None:
        """Read every table of `forms`."""
        self.reading = Reading(forms)
        size, known, lines = self.reading.size, self.reading.known, self.reading.lines
        rows = [
            Row(
                columns=(*line.parts, line.total),
                coefficients=(*(1.0 for _part in line.parts), -1.0),
                lower=0.0,
                upper=0.0 if line.exact else INFINITY,
            )
            for line in lines
        ]
        self._least = [float(known.get(cell, 0)) for cell in range(size)]
        self._most = [float(known[cell]) if cell in known else INFINITY for cell in range(size)]
        self._program = Program(self._least, self._most, rows)
        self._worlds: list[tuple[int, ...]] = []

    @property
    def cells(self) -> frozenset[Cell]:
        """Every cell that the tables or their sums name."""
        return frozenset(self.reading.numbers)

    def finds_possible(self, cell: Cell, low: int, high: float) -> bool:
        """Whether a world exists with `low <= cell <= high`."""
        return self.may_be(self.reading.numbers[cell], low, high)

    def may_be(self, column: int, low: int, high: float, inside: frozenset[int] = frozenset()) -> bool:
        """Whether a world exists with this cell between `low` and `high`, and a report in exactly `inside`."""
        least = surpluses(self.reading, inside)
        if any(low <= world[column] <= high and self._may_live(world, inside, least) for world in self._worlds):
            return True
        bounds = {own: (max(1.0, self._least[own]), self._most[own]) for own in inside}
        bounds[column] = (max(float(low), self._least[column]), min(high, self._most[column]))
        if any(below > above for below, above in bounds.values()):
            return False
        world = self._program.minimise({}, bounds, {row: float(extra) for row, extra in least.items()})
        if world is not None:
            self._worlds.append(world)
        return world is not None

    def interval(self, cell: Cell) -> tuple[int, int | None]:
        """Return the least and the greatest possible count; None when there is no greatest.

        Raises:
            SolverError: the published values contradict each other.
        """
        column = self.reading.numbers[cell]
        least = self._program.minimise({column: 1.0})
        ceiling = 10**6  # more than a municipality has reports; unbounded programs have no optimum
        greatest = self._program.minimise({column: -1.0}, {column: (0.0, min(self._most[column], ceiling))})
        if least is None or greatest is None:
            raise SolverError("the published values contradict each other")
        return least[column], None if greatest[column] == ceiling else greatest[column]

    def believe(self, worlds: Iterable[Vector]) -> None:
        """Remember those of `worlds` (checked, in the order of the reading) that are whole."""
        whole = [np.rint(world) for world in worlds if (np.abs(world - np.rint(world)) < 1e-6).all()]  # noqa: PLR2004
        self._worlds += [tuple(world.astype(int).tolist()) for world in whole]

    def _may_live(self, world: tuple[int, ...], inside: Iterable[int], least: dict[int, int]) -> bool:
        lines = self.reading.lines
        return all(world[own] > 0 for own in inside) and all(
            sum(world[part] for part in lines[row].parts) - world[lines[row].total] >= extra
            for row, extra in least.items()
        )


def audit(
    released: NeutralForm, truth: Counts, k: int, earlier: tuple[NeutralForm, ...] = (), offer: Offer | None = None
) -> tuple[Breach, ...]:
    """Return every breach of the rule in `released`, read together with all `earlier` releases; () is safe.

    Small counts of earlier releases are attacked too where `truth` still holds them.
    """
    forms = linked_forms(released, earlier)
    own = Reading((released,))
    ours = {cell for cell, number in own.numbers.items() if number in own.listed}
    reading = Reading(forms)
    names = {number: cell for cell, number in reading.numbers.items()}
    # A cell of this release that was not counted is taken for 0: sooner a false alarm than a silent gap.
    small = [
        number
        for number in sorted(reading.tables)
        if (names[number] in truth.cells or names[number] in ours) and truth.is_small(names[number], k)
    ]
    breaches = [Breach(how="published", table=reading.tables[cell]) for cell in small if cell in reading.known]
    hidden = [cell for cell in small if cell not in reading.known]
    reports = [reading.inside(profile) for profile in truth.profiles]
    if reading.size <= _WHOLE:
        found = list(_attack_whole(Attacker(forms), k, hidden, reports, offer))
    else:
        found = Sweep(reading, k, offer).run(hidden, reports)
    return (*breaches, *(Breach(how=demand.how, table=reading.tables[demand.cell]) for demand in found))


def _attack_whole(
    attacker: Attacker, k: int, hidden: Sequence[int], reports: Iterable[frozenset[int]], offer: Offer | None
) -> Iterator[Demand]:
    """Yield what the rule asks of the `hidden` small counts and is not so in whole numbers."""
    for worlds in () if offer is None else checked(attacker.reading, offer):
        attacker.believe(worlds.T)
    for cell in hidden:
        every = all(attacker.may_be(cell, value, value) for value in range(k))
        if not (every and attacker.may_be(cell, k, INFINITY)):
            yield Demand(how="pinned", cell=cell)
    small = set(hidden)
    for inside in reports:
        for cell in sorted(inside & small):
            none = attacker.may_be(cell, 1, 1, inside)
            if not (none and attacker.may_be(cell, k, INFINITY, inside)):
                yield Demand(how="insider", cell=cell)
