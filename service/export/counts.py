"""Counting records into cells. The counts are raw: only the release may touch them (see the import contracts)."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from service.export.design import PERIOD, Cell, Design, Record, cell_of, crossing
from service.kernel.sensitive import Sensitive


class Counts(Sensitive, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """True counts by cell, every cell of every table included, and the distinct records behind them.

    `campaigns` holds for a cell the size of the largest cluster of reports that came together, where
    that is more than one: without them the rest may be few.
    """

    cells: dict[Cell, int]
    profiles: tuple[dict[str, str], ...]
    campaigns: dict[Cell, int] = msgspec.field(default_factory=dict)

    def is_small(self, cell: Cell, k: int) -> bool:
        """Whether fewer than `k` reports are in `cell`, or would be without its largest campaign."""
        return self[cell] - self.campaigns.get(cell, 0) < k

    def __getitem__(self, cell: Cell) -> int:
        """Return the count of a cell; 0 for a cell that nobody is in."""
        return self.cells.get(cell, 0)


def tabulate(design: Design, records: Iterable[Record], period: str) -> Counts:
    """Count `records` of one `period` into every cell of the tables of `design`.

    Raises:
        DesignError: a record holds a code that its dimension does not have.
    """
    profiles = Counter(
        tuple(sorted((name, record[name]) for name in design.dimensions if name != PERIOD)) for record in records
    )
    fixed = (PERIOD, period)
    cells: dict[Cell, int] = {
        cell_of(design.dimensions, codes) | {fixed}: 0
        for table in design.tables
        for codes in crossing(design.dimensions, table.dims)
    }
    for profile, times in profiles.items():
        for cell in cells_with(design, dict(profile)):
            cells[cell | {fixed}] += times
    # In a fixed order: which cells are held back may not depend on the order in which reports came.
    return Counts(cells=cells, profiles=tuple({**dict(profile), PERIOD: period} for profile in sorted(profiles)))


def reports_in(design: Design, counts: Counts) -> Iterator[frozenset[Cell]]:
    """Yield, for every distinct record behind `counts`, the cells of `design` that it is counted in.

    Also those of the periods that its own is a part of.
    """
    for profile in counts.profiles:
        periods = design.dimensions[PERIOD].line_to(profile[PERIOD])
        inside = cells_with(design, profile)
        yield frozenset(cell | {(PERIOD, period)} for cell in inside for period in periods)


def cells_with(design: Design, record: Mapping[str, str]) -> set[Cell]:
    """Return every cell of the tables that a record with these codes is counted in, without its period."""
    found: set[Cell] = set()
    for table in design.tables:
        lines = [
            [frozenset[tuple[str, str]]()]
            + [frozenset({(name, code)}) for code in design.dimensions[name].line_to(record[name])]
            for name in table.dims
        ]
        found.update(frozenset[tuple[str, str]]().union(*parts) for parts in itertools.product(*lines))
    return found
