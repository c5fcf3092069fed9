"""Attacking our own release before it is published; shares no decision with what protected it.

The attacker reads every released table, knows that counts are whole numbers that add up and are not
negative, and may have sent one report himself. He must find every value 0..k possible for every
count that is truly below k.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from service.export.counts import Counts
from service.export.design import Cell
from service.export.errors import SolverError
from service.export.solver import INFINITY, Program, Row
from service.export.system import System, build_system, keep_linked, know_report
from service.export.tables import NeutralForm, published, read_cells


class Breach(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way in which a release tells too much; says how, not about whom."""

    how: Literal["published", "pinned", "insider"]
    table: str


class Attacker:
    """Knows everything published, and asks which worlds are possible."""

    def __init__(self, forms: tuple[NeutralForm, ...]) -> None:
        """Read every table of `forms`."""
        self._system = build_system(forms)
        self._index = {cell: number for number, cell in enumerate(self._system.cells)}
        known = published(forms)
        lower = [float(known.get(cell, 0)) for cell in self._system.cells]
        upper = [float(known[cell]) if cell in known else INFINITY for cell in self._system.cells]
        self._upper = upper
        self._program = Program(lower, upper, _rows(self._system, self._index))
        self._worlds: list[tuple[int, ...]] = []

    @property
    def cells(self) -> frozenset[Cell]:
        """Every cell that the tables or their sums name."""
        return frozenset(self._index)

    def finds_possible(self, cell: Cell, low: int, high: float, inside: Iterable[Cell] = ()) -> bool:
        """Whether a world exists with `low <= cell <= high` that has a report in exactly the cells `inside`."""
        insider = know_report(self._system, inside)
        column = self._index[cell]
        if any(low <= world[column] <= high and insider.may_live_in(world) for world in self._worlds):
            return True
        bounds = {own: (max(1.0, self._known(own)), self._upper[own]) for own in insider.columns}
        bounds[column] = (max(float(low), self._known(column)), min(high, self._upper[column]))
        if any(below > above for below, above in bounds.values()):
            return False
        raised = {surplus.row: float(surplus.least) for surplus in insider.surpluses}
        world = self._program.minimise({}, bounds, raised)
        if world is not None:
            self._worlds.append(world)
        return world is not None

    def interval(self, cell: Cell) -> tuple[int, int | None]:
        """Return the least and the greatest possible count; None when there is no greatest.

        Raises:
            SolverError: the published values contradict each other.
        """
        column = self._index[cell]
        least = self._program.minimise({column: 1.0})
        ceiling = 10**6  # more than a municipality has reports; unbounded programs have no optimum
        greatest = self._program.minimise({column: -1.0}, {column: (0.0, min(self._upper[column], ceiling))})
        if least is None or greatest is None:
            raise SolverError("the published values contradict each other")
        return least[column], None if greatest[column] == ceiling else greatest[column]

    def _known(self, column: int) -> float:
        upper = self._upper[column]
        return 0.0 if upper == INFINITY else upper


def audit(released: NeutralForm, truth: Counts, k: int, earlier: tuple[NeutralForm, ...] = ()) -> tuple[Breach, ...]:
    """Return every breach of the rule in `released`, read together with all `earlier` releases; () is safe.

    Small counts of earlier releases are attacked too where `truth` still holds them.
    """
    forms = (*keep_linked(released, earlier), released)
    attacker = Attacker(forms)
    where = {cell: table for form in forms for cell, table in _places(form)}
    ours = {cell for cell, _table in _places(released)}
    # A cell of this release that was not counted is taken for 0: sooner a false alarm than a silent gap.
    sensitive = [cell for cell in sorted(where, key=sorted) if truth.cells.get(cell, 0 if cell in ours else k) < k]
    shown = published(forms)
    breaches = [Breach(how="published", table=where[cell]) for cell in sensitive if cell in shown]
    hidden = {cell: where[cell] for cell in sensitive if cell not in shown}
    for cell, table in hidden.items():
        every = all(attacker.finds_possible(cell, value, value) for value in range(k))
        if not (every and attacker.finds_possible(cell, k, INFINITY)):
            breaches.append(Breach(how="pinned", table=table))
    breaches.extend(_audit_insiders(forms, truth, k, attacker, hidden))
    return tuple(breaches)


def _audit_insiders(
    forms: tuple[NeutralForm, ...], truth: Counts, k: int, attacker: Attacker, hidden: Mapping[Cell, str]
) -> Iterable[Breach]:
    """Yield a breach where somebody who knows one report can say too much about the others beside it."""
    cells = [(form, {cell: None for cell, _table in _places(form)}) for form in forms]
    for profile in truth.profiles:
        inside: dict[Cell, None] = {}
        for form, places in cells:
            true_of_it = _describe(form, profile)
            inside.update((cell, None) for cell in places if cell <= true_of_it)
        for cell in inside:
            if cell not in hidden:
                continue
            none = attacker.finds_possible(cell, 1, 1, inside)
            many = attacker.finds_possible(cell, k, INFINITY, inside)
            if not (none and many):
                yield Breach(how="insider", table=hidden[cell])


def _describe(form: NeutralForm, profile: Mapping[str, str]) -> Cell:
    """Return everything that is true of a report in the words of `form`, which may know other codes."""
    found: set[tuple[str, str]] = set()
    for name, dimension in form.dimensions.items():
        code = profile.get(name)
        if code in dimension.codes:
            found.update((name, above) for above in dimension.line_to(code))
    return frozenset(found)


def _places(form: NeutralForm) -> Iterable[tuple[Cell, str]]:
    for table in form.tables:
        alone = NeutralForm(dimensions=form.dimensions, tables=(table,))
        for cell, _value in read_cells(alone):
            yield cell, table.id


def _rows(system: System, index: Mapping[Cell, int]) -> list[Row]:
    rows = []
    for found in system.sums:
        parts = tuple(index[part] for part in found.parts)
        rows.append(
            Row(
                columns=(*parts, index[found.total]),
                coefficients=(*(1.0 for _ in parts), -1.0),
                lower=0.0,
                upper=0.0 if found.exact else INFINITY,
            )
        )
    return rows
