"""Holding back enough: the rule `hide` with an open interval (see docs/adr/0006-hide.md).

Sensitive is every cell, margins too, with a true count of 0..k-1. Enough is held back when, for
every sensitive cell, there is a world that fits everything published in which it is 0, and one in
which it is k or more; and, for somebody who knows one report, a world in which the others in it are
none, and one in which they are k-1 or more. Such a world is called a witness.

1. The pattern with the fewest cells for outsiders (`pattern`).
2. A small release: whole-number worlds for every count, for insiders too (`whole`).
3. A large one: worlds for insiders (`insiders`); what they lack becomes a condition, and back to 1.
"""

from collections.abc import Collection
from typing import Final, Literal

import msgspec
import numpy as np

from service.export.counts import Counts, reports_in
from service.export.design import PERIOD, Cell, Design
from service.export.errors import OutOfPatience
from service.export.finest import Flags
from service.export.insiders import InsiderSearch, list_reporters
from service.export.linear import Vector
from service.export.pattern import Pattern, PatternSearch
from service.export.system import build_system, keep_linked
from service.export.tables import NeutralForm, build_tables, published, read_cells
from service.export.task import Task, set_task
from service.export.whole import WholeSearch
from service.export.witnesses import Patience, endless

_WHOLE: Final = 500  # cells; up to here every count is proved with whole numbers


class Proof(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, eq=False):
    """Worlds that fit what is published, each with the counts of `cells` in their order.

    It tells what is held back: it is for the auditor, and never leaves this room.
    """

    cells: tuple[Cell, ...]
    worlds: tuple[Vector, ...]


class Protected(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag=True):
    """Tables that may be published, and how many cells beyond the sensitive ones are held back."""

    tables: NeutralForm
    held_back: int
    secondary: int
    proof: Proof


class TooFew(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag=True):
    """Fewer than k reports: that sentence is the release."""


class Unprotectable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag=True):
    """No pattern protects these tables beside what was published before."""

    reason: Literal["earlier_release_pins_a_count", "earlier_counts_are_gone", "takes_too_long"]


class Held(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, eq=False):
    """The cells of a form to hold back, those of them that are no small counts, and the proof."""

    hidden: frozenset[Cell]
    secondary: int
    proof: Proof


def protect(
    design: Design,
    counts: Counts,
    period: str,
    k: int,
    earlier: tuple[NeutralForm, ...] = (),
    patience: Patience = endless,
) -> Protected | TooFew | Unprotectable:
    """Decide which cells of `design` in `period` are held back; deterministic as long as there is `patience`.

    Earlier releases count where they share a sum with these tables; `counts` must then hold their
    cells too, because a world is measured from the truth. A cover that a report breaks (it ticked
    only what the policy no longer knows) is kept: readers believe it, so every witness obeys it.
    """
    total = counts[frozenset({(PERIOD, period)})]
    if total < k:
        return TooFew()
    open_form = build_tables(design, period, counts.cells)
    held = protect_form(open_form, counts, tuple(reports_in(design, counts)), k, earlier, patience)
    if isinstance(held, Unprotectable):
        return held
    shown = {cell: count for cell, count in counts.cells.items() if cell not in held.hidden}
    return Protected(
        tables=build_tables(design, period, shown),
        held_back=len(held.hidden),
        secondary=held.secondary,
        proof=held.proof,
    )


def protect_form(
    open_form: NeutralForm,
    counts: Counts,
    reports: Collection[frozenset[Cell]],
    k: int,
    earlier: tuple[NeutralForm, ...] = (),
    patience: Patience = endless,
) -> Held | Unprotectable:
    """Decide which cells of `open_form` are held back; `reports` are the distinct reports, as the cells they lie in."""
    linked = keep_linked(open_form, earlier)
    system = build_system((*linked, open_form))
    if any(cell not in counts.cells for cell in system.cells):
        return Unprotectable(reason="earlier_counts_are_gone")
    own = {cell for cell, _value in read_cells(open_form)}
    task = set_task(system, counts, k, hideable=own, frozen=set(published(linked)))
    try:
        found = _hold_back(counts, reports, task, patience)
    except OutOfPatience:
        return Unprotectable(reason="takes_too_long")
    if found is None:
        return Unprotectable(reason="earlier_release_pins_a_count")
    hidden = found[0] & own
    return Held(
        hidden=frozenset(hidden),
        secondary=sum(not counts.is_small(cell, k) for cell in hidden),
        proof=Proof(cells=system.cells, worlds=found[1]),
    )


def _hold_back(
    counts: Counts, reports: Collection[frozenset[Cell]], task: Task, patience: Patience
) -> tuple[set[Cell], tuple[Vector, ...]] | None:
    """Return the cells to hold back and the worlds that show it is enough, or None when nothing is."""
    # 1
    search, pattern = None, None
    if task.adds_up():
        search = PatternSearch(task, patience)
        pattern = search.run()
        if pattern is None:
            return None
    # 2
    if search is None or pattern is None or task.finest.size <= _WHOLE:
        return _hold_back_whole(counts, reports, task, pattern)
    # 3
    reporters = list_reporters(task, reports)
    while gaps := InsiderSearch(task, pattern.witnesses, reporters).run():
        search.hold_too(gaps, pattern.hidden)
        pattern = search.run()
        if pattern is None:
            return None
    # The truth is a world too: for whoever knows the only report of a cell.
    return _name(task, pattern.hidden), (task.truth, *(world.values for world in pattern.witnesses.worlds))


def _hold_back_whole(
    counts: Counts, reports: Collection[frozenset[Cell]], task: Task, pattern: Pattern | None
) -> tuple[set[Cell], tuple[Vector, ...]] | None:
    hidden = task.always if pattern is None else pattern.hidden
    worlds = () if pattern is None else [world.values for world in pattern.witnesses.worlds]
    search = WholeSearch(task, counts, hidden, worlds)
    if not (search.protect_all() and search.protect_against_insiders(reports)):
        return None
    return search.hidden, tuple(np.array(world, dtype=np.float64) for world in search.worlds)


def _name(task: Task, flags: Flags) -> set[Cell]:
    return {cell for cell, flag in zip(task.system.cells, flags.tolist(), strict=True) if flag}
