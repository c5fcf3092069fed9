"""What everybody knows about the cells of released tables: sums, and that no count is negative (pure)."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from service.export.design import YES, Cell, cell_of
from service.export.tables import NeutralForm, ReleasedTable, read_cells


class Sum(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`total` is the sum of `parts`, or, for a cover, at most that sum."""

    total: Cell
    parts: tuple[Cell, ...]
    exact: bool = True


class System(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The cells in a fixed order, and the sums that hold between them."""

    cells: tuple[Cell, ...]
    sums: tuple[Sum, ...]


class Surplus(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The cover in row `row` of a system holds with at least `least` to spare; cells by their number."""

    row: int
    parts: tuple[int, ...]
    total: int
    least: int


class Insider(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody knows who knows one report: the cells it lies in, and that the others fit without it.

    A cover holds for the others alone: whoever ticked three answers knows that the sum over all
    answers is at least two more than the number of reports. Without `columns` it is an outsider.
    """

    columns: tuple[int, ...] = ()
    surpluses: tuple[Surplus, ...] = ()

    def may_live_in(self, world: Sequence[int]) -> bool:
        """Whether a world (counts in the order of the system's cells) has this report in it."""
        return all(world[column] > 0 for column in self.columns) and all(
            sum(world[part] for part in surplus.parts) - world[surplus.total] >= surplus.least
            for surplus in self.surpluses
        )


OUTSIDER: Final = Insider()


def know_report(system: System, inside: Iterable[Cell]) -> Insider:
    """Return what follows from one report that lies in exactly the cells `inside`."""
    index = {cell: number for number, cell in enumerate(system.cells)}
    own = {cell for cell in inside if cell in index}
    surpluses = []
    for row, found in enumerate(system.sums):
        least = sum(part in own for part in found.parts) - (found.total in own)
        if not found.exact and least > 0:
            parts = tuple(index[part] for part in found.parts)
            surpluses.append(Surplus(row=row, parts=parts, total=index[found.total], least=least))
    return Insider(columns=tuple(sorted(index[cell] for cell in own)), surpluses=tuple(surpluses))


def build_system(forms: Iterable[NeutralForm]) -> System:
    """Build the system over all `forms` together; tables that share a margin share its cell."""
    cells: dict[Cell, None] = {}
    sums: dict[tuple[Cell, frozenset[Cell]], Sum] = {}
    known = tuple(forms)
    for form in known:
        for cell, _value in read_cells(form):
            cells[cell] = None
        for found in itertools.chain.from_iterable(_table_sums(form, table) for table in form.tables):
            sums[found.total, frozenset(found.parts)] = found
            cells.update(dict.fromkeys((found.total, *found.parts)))
    for form in known:
        for found in _cover_sums(form, cells):
            sums[found.total, frozenset(found.parts)] = found
    return System(cells=tuple(sorted(cells, key=sorted)), sums=tuple(sums.values()))


def keep_linked(released: NeutralForm, earlier: Sequence[NeutralForm]) -> tuple[NeutralForm, ...]:
    """Return the earlier forms that say anything about `released`, directly or through each other.

    Two quarters have no sum in common until their year is out; then all of them have.
    """
    named = [frozenset(build_system((form,)).cells) for form in earlier]
    reached = set(build_system((released,)).cells)
    linked: set[int] = set()
    while found := {number for number, cells in enumerate(named) if number not in linked and cells & reached}:
        linked |= found
        reached.update(*(named[number] for number in found))
    return tuple(form for number, form in enumerate(earlier) if number in linked)


def _table_sums(form: NeutralForm, table: ReleasedTable) -> Iterator[Sum]:
    """Yield one sum per inner code of every dimension, over every combination of the others.

    A dimension that the table fixes (its period) counts too: a year is the sum of its quarters,
    released or not, and they add up like it.
    """
    names = (*table.dims, *table.fixed)
    for name in names:
        for parent, children in form.dimensions[name].children.items():
            if name in table.fixed and parent != table.fixed[name]:
                continue
            others = [other for other in names if other != name]
            choices = [
                (table.fixed[other],) if other in table.fixed else form.dimensions[other].codes for other in others
            ]
            for codes in itertools.product(*choices):
                base = dict(zip(others, codes, strict=True))
                yield Sum(
                    total=cell_of(form.dimensions, {**base, name: parent}),
                    parts=tuple(cell_of(form.dimensions, {**base, name: child}) for child in children),
                )
    for name, code in table.fixed.items():
        for child in form.dimensions[name].children.get(code, ()):
            yield from _table_sums(form, msgspec.structs.replace(table, fixed={**table.fixed, name: child}))


def _cover_sums(form: NeutralForm, cells: dict[Cell, None]) -> Iterator[Sum]:
    """Yield, for every cell that all answers of a required question refine, that they cover it."""
    for cover in form.covers:
        for cell in cells:
            parts = tuple(cell | {(name, YES)} for name in cover.dims)
            if all(part in cells for part in parts):
                yield Sum(total=cell, parts=parts, exact=False)
