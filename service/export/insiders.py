"""Worlds for somebody who knows one report: the others beside it may be none, and may be k-1 or more.

He knows that the finest cells of his report hold at least one, and (of a required question with several
answers) how many were ticked. Many such people are asked about at a time, as long as their reports do
not lie in one sensitive cell.
"""

from collections.abc import Iterable
from typing import Final

import msgspec
import numpy as np

from service.export.design import Cell
from service.export.finest import Numbers
from service.export.task import Task
from service.export.witnesses import Side, Standing, Witnesses

_NEAR: Final = 1e-6
Gap = tuple[int, Side, Standing]


class Reporter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who knows one report: what he stands on, and the sensitive cells that it lies in."""

    standing: Standing
    small: Numbers


def list_reporters(task: Task, reports: Iterable[frozenset[Cell]]) -> list[Reporter]:
    """Return who knows one of `reports`, each given as the cells that it lies in."""
    number = {cell: place for place, cell in enumerate(task.system.cells)}
    found = []
    for inside in reports:
        own = {number[cell] for cell in inside if cell in number}
        columns = np.array(sorted(own), dtype=np.int64)
        finest = columns[task.finest.place[columns] >= 0]
        ticked = {
            cover: sum(part in own for part in parts) - (total in own)
            for cover, (total, parts) in enumerate(task.finest.covers)
        }
        least = {cover: spare for cover, spare in ticked.items() if spare > 0}
        standing = Standing(inside=tuple(finest.tolist()), least=least)
        found.append(Reporter(standing=standing, small=columns[task.sensitive[columns]]))
    return found


class InsiderSearch:
    """Finds witnesses for reporters among the worlds that are there, and asks for the rest."""

    def __init__(self, task: Task, witnesses: Witnesses, reporters: list[Reporter]) -> None:
        """Begin with the worlds of `witnesses`."""
        self._task = task
        self._witnesses = witnesses
        self._waiting: list[tuple[Reporter, set[int], set[int]]] = [
            (reporter, set(reporter.small[task.truth[reporter.small] > 1].tolist()), set(reporter.small.tolist()))
            for reporter in reporters
        ]
        self._seen = 0

    def run(self) -> list[Gap]:
        """Return every cell and side that has no witness for some reporter; [] is safe."""
        self._look()
        together = True
        while self._waiting and together:
            before = self._left()
            self._ask_group()
            together = self._left() < before - 1
        gaps = [gap for waiting in self._waiting for gap in self._ask_alone(*waiting)]
        self._witnesses.stand(Standing())
        return gaps

    def _left(self) -> int:
        return sum(len(none) + len(many) for _reporter, none, many in self._waiting)

    def _look(self) -> None:
        """Strike off what the worlds that came since the last look are witnesses of."""
        worlds = self._witnesses.worlds[self._seen :]
        self._seen = len(self._witnesses.worlds)
        if not worlds:
            return
        values = np.array([world.values for world in worlds], dtype=np.float32).T.copy()
        covers = self._task.finest.covers
        spare = [values[parts].sum(axis=0) - values[total] for total, parts in covers]
        for reporter, none, many in self._waiting:
            fits = (values[list(reporter.standing.inside)] >= 1 - _NEAR).all(axis=0)
            for cover, least in reporter.standing.least.items():
                fits &= spare[cover] >= least - _NEAR
            none -= {cell for cell in none if (values[cell][fits] <= 1 + _NEAR).any()}
            many -= {cell for cell in many if (values[cell][fits] >= self._task.k - _NEAR).any()}
        self._waiting = [waiting for waiting in self._waiting if waiting[1] or waiting[2]]

    def _ask_group(self) -> None:
        """Ask about as many reporters at once as lie apart."""
        taken = np.zeros(self._task.finest.size, dtype=np.bool_)
        inside: set[int] = set()
        least: dict[int, int] = {}
        few: set[int] = set()
        much: set[int] = set()
        for reporter, none, many in self._waiting:
            if not taken[reporter.small].any():
                taken[reporter.small] = True
                inside.update(reporter.standing.inside)
                for cover, spare in reporter.standing.least.items():
                    least[cover] = max(least.get(cover, 0), spare)
                few |= none
                much |= {min(many)} if many else set()
        self._witnesses.stand(Standing(inside=tuple(sorted(inside)), least=least))
        self._witnesses.look_for("none", few)
        self._witnesses.look_for("many", much)
        self._look()

    def _ask_alone(self, reporter: Reporter, none: set[int], many: set[int]) -> Iterable[Gap]:
        self._witnesses.stand(reporter.standing)
        sides: tuple[tuple[Side, set[int]], ...] = (("none", none), ("many", many))
        for side, cells in sides:
            for cell in sorted(cells):
                [value] = self._witnesses.look_for(side, {cell})
                if value > 1 + _NEAR if side == "none" else value < self._task.k - _NEAR:
                    yield cell, side, reporter.standing
