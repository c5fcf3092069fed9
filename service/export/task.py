"""What a pattern must do: which cells are sensitive, which may be held back, what is true (pure)."""

import msgspec
import numpy as np

from service.export.counts import Counts
from service.export.design import Cell
from service.export.finest import Finest, Flags
from service.export.linear import Vector
from service.export.system import System


class Task(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Arrays by the number of a cell in `system.cells`.

    `always` is held back whatever happens: the sensitive cells, and what nobody has published and this
    release does not either. `offered` may be held back too. All others are published for good.
    """

    system: System
    finest: Finest
    truth: Vector
    k: int
    sensitive: Flags
    always: Flags
    offered: Flags
    worth: Vector

    def adds_up(self) -> bool:
        """Whether the truth itself is a world: covers can be broken by reports, sums by an earlier mistake."""
        lifted = self.finest.lift(self.truth[self.finest.cells])
        covered = all(self.truth[parts].sum() >= self.truth[total] for total, parts in self.finest.covers)
        linked = all(self.truth[parts].sum() == self.truth[total] for total, parts in self.finest.links)
        return covered and linked and bool((lifted == self.truth).all())


def set_task(system: System, counts: Counts, k: int, *, hideable: set[Cell], frozen: set[Cell]) -> Task:
    """Return the task of protecting `hideable` cells beside `frozen` ones, which were published before.

    What a cell is worth to a reader: totals are dearest, and large counts a little dearer than small ones.
    """
    cells = system.cells
    truth = np.array([counts[cell] for cell in cells], dtype=np.float64)
    out = np.array([cell in frozen for cell in cells], dtype=np.bool_)
    may = np.array([cell in hideable for cell in cells], dtype=np.bool_) & ~out
    small = np.array([counts.is_small(cell, k) for cell in cells], dtype=np.bool_)
    always = (small | ~may) & ~out
    sides = np.array([len(cell) for cell in cells])
    level = np.where(sides <= 1, 100.0, np.where(sides == 2, 2.0, 1.0))  # noqa: PLR2004  # the period is a side
    return Task(
        system=system,
        finest=Finest(system),
        truth=truth,
        k=k,
        sensitive=always & small,
        always=always,
        offered=may & ~always,
        worth=level * (1 + np.log1p(truth) / 50),
    )
