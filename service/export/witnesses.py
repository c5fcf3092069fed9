"""Worlds that fit what is published, found many at a time.

A witness for a cell is a world in which it is 0, or one in which it is k or more. One linear program
rewards many cells at once, and its answer is a witness for whichever of them (and of the others) got
there. Cells that stay behind are asked one by one; one that is refused even then has no witness.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, Literal

import msgspec
import numpy as np

from service.export.errors import OutOfPatience
from service.export.finest import Flags, Numbers
from service.export.linear import Answer, LinearProgram, Vector, join_rows
from service.export.task import Task

Side = Literal["none", "many"]
Patience = Callable[[], bool]
FAR: Final = 1000.0  # times k: beyond it nothing is asked, so that a world has an end also where no total is told
_NEAR: Final = 1e-6
_SHARE: Final = 50  # one in so many of the waiting cells is rewarded at a time: few enough to get there
_FEW: Final = 8  # cells are asked together down to this number
HANDS: Final = 2  # questions asked at the same time, each of a solver of its own; more change nothing but time


def endless() -> bool:
    """Have all the time that it takes."""
    return True


class World(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The count of every cell, and which of those that could be published differ from the truth."""

    values: Vector
    moved: Numbers


class Standing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody knows beside the figures: reports in these finest cells, and covers with something to spare."""

    inside: tuple[int, ...] = ()
    least: dict[int, int] = {}

    def floor(self, task: Task) -> Vector:
        """Return the least count that each cell can have."""
        found = np.zeros(task.finest.size)
        found[list(self.inside)] = 1
        return found

    def spare(self, task: Task) -> Vector:
        """Return by how much the truth exceeds what is known of each cover."""
        found = [task.truth[parts].sum() - task.truth[total] for total, parts in task.finest.covers]
        return np.array([slack - self.least.get(cover, 0) for cover, slack in enumerate(found)])


OUTSIDE: Final = Standing()


class Witnesses:
    """Which cells have been seen at 0 and at k or more, under what is held back now."""

    def __init__(self, task: Task, patience: Patience = endless) -> None:
        """Begin with the truth as the only world; `patience` is asked before every question."""
        self._task = task
        self._patience = patience
        self._draw = np.random.default_rng(1)
        self.worlds: list[World] = []
        self.hidden = task.always
        self.none: Flags = np.zeros(0, dtype=np.bool_)
        self.many: Flags = self.none
        self.asked = 0
        self._count = 0

    def hold_back(self, hidden: Flags) -> None:
        """Hold back exactly `hidden`; forget worlds in which anything else moves."""
        task = self._task
        self.hidden = hidden
        self.none = ~task.sensitive | (task.truth == 0)
        self.many = ~task.sensitive | (task.truth >= task.k)
        self.worlds = [world for world in self.worlds if hidden[world.moved].all()]
        for world in self.worlds:
            self._note(world.values)
        finest = task.finest
        self._free = np.flatnonzero(hidden[finest.cells])
        self._base = task.truth[finest.cells]
        self._programs = [self._load() for _hand in range(HANDS)]

    def ask(self, wanted: Flags) -> list[tuple[int, Side]]:
        """Look for every witness that the cells `wanted` lack; return cells and sides that have none.

        Of cells that have none for the same reason one is returned.
        """
        stuck: list[tuple[int, Side]] = []
        sides: tuple[Side, Side] = ("none", "many")
        with ThreadPoolExecutor(HANDS) as hands:
            for side in sides:
                self._ask_together(hands, side, wanted)
                stuck += [(cell, side) for cell in self._ask_each(hands, side, wanted)]
        return stuck

    def stand(self, standing: Standing) -> None:
        """Ask from now on for worlds that somebody who knows what is in `standing` finds possible."""
        for program in self._programs:
            self._stand(program, standing)

    def look_for(self, side: Side, cells: set[int]) -> Vector:
        """Ask once for a world with all of `cells` as small or as large as can be; return their counts in it."""
        if not cells:
            return np.zeros(0)
        order = np.array(sorted(cells))
        with ThreadPoolExecutor(1) as hands:
            self._reward(hands, side, [order], always=True)
        found: Vector = self.worlds[-1].values[order]
        return found

    def lacking(self) -> Flags:
        """Return the sensitive cells that lack a witness on either side."""
        return ~(self.none & self.many)

    def _seen(self, side: Side) -> Flags:
        return self.none if side == "none" else self.many

    def _ask_together(self, hands: ThreadPoolExecutor, side: Side, wanted: Flags) -> None:
        """Reward shares of the cells as long as that finds more than one of them at a time would."""
        finest = self._task.finest.place >= 0
        enough = 0.0
        while True:
            waiting = np.flatnonzero(wanted & ~self._seen(side) & (finest | (side == "none")))
            share = len(waiting) if side == "none" else max(-(-len(waiting) // _SHARE), _FEW)
            if len(waiting) <= HANDS or share <= 1:
                return
            before = self._count
            self._reward(hands, side, [self._draw.permutation(waiting)[:share] for _hand in range(HANDS)])
            if self._count - before <= enough:
                return
            enough = 1.0 if side == "none" else max(8.0, 0.1 * share)

    def _ask_each(self, hands: ThreadPoolExecutor, side: Side, wanted: Flags) -> list[int]:
        """Reward the cells one by one, the finest first: where one of them is k or more, so are all its totals."""
        stuck: list[int] = []
        doomed = np.zeros(self._task.finest.size, dtype=np.bool_)
        order = np.flatnonzero(wanted & ~self._seen(side))
        queue = deque(order[np.argsort(self._task.finest.place[order] < 0, kind="stable")].tolist())
        while queue:
            asked: list[int] = []
            while queue and len(asked) < HANDS:
                cell = queue.popleft()
                if not self._seen(side)[cell] and not doomed[cell]:
                    asked.append(cell)
            answers = self._reward(hands, side, [np.array([cell]) for cell in asked])
            for cell, answer in zip(asked, answers, strict=True):
                if not self._seen(side)[cell] and not doomed[cell]:
                    stuck.append(cell)
                    doomed |= self._held_with(cell, side, answer)
        return stuck

    def _held_with(self, cell: int, side: Side, answer: Answer) -> Flags:
        """Return the finest cells that stay below k by the same proof: they stand where `cell` stands."""
        held = np.zeros(self._task.finest.size, dtype=np.bool_)
        if side == "many" and self._task.finest.place[cell] >= 0:
            held[self._task.finest.cells[self._free[answer.columns <= -1 + _NEAR]]] = True
        return held

    def _reward(
        self, hands: ThreadPoolExecutor, side: Side, groups: list[Numbers], *, always: bool = False
    ) -> list[Answer]:
        """Ask, for each group, for a world with its cells as small or as large as can be."""
        if not self._patience():
            raise OutOfPatience("the search for witnesses was stopped")
        task = self._task
        gains = []
        for cells in groups:
            weights = np.zeros(task.finest.size)
            weights[cells] = (1 + 0.3 * self._draw.random(len(cells))) * (-1 if side == "none" else 1)
            gains.append(task.finest.lower(weights)[self._free])
        answers = []
        for answer in hands.map(LinearProgram.best, self._programs, gains):
            answers.append(answer)
            values = self._base.copy()
            values[self._free] += answer.point
            self._keep(task.finest.lift(values), always=always)
        self.asked += len(groups)
        return answers

    def _keep(self, values: Vector, *, always: bool) -> None:
        if self._note(values) or always:
            moved = np.flatnonzero((np.abs(values - self._task.truth) > _NEAR) & ~self._task.always)
            self.worlds.append(World(values=values, moved=moved))

    def _note(self, values: Vector) -> bool:
        none = ~self.none & (values <= _NEAR)
        many = ~self.many & (values >= self._task.k - _NEAR)
        self.none = self.none | none
        self.many = self.many | many
        found = int(none.sum() + many.sum())
        self._count += found
        return found > 0

    def _load(self) -> LinearProgram:
        """Load a program with one column per free finest cell: how far it is from the truth."""
        place = np.full(len(self._task.finest.cells), -1, dtype=np.int64)
        place[self._free] = np.arange(len(self._free))
        rows: dict[tuple[bytes, int | None], tuple[Numbers, Vector]] = {}
        for row in self._task.finest.rows_beside(self.hidden):
            columns, signs = _gather(place[row.plus], place[row.minus])
            if len(columns):
                rows.setdefault((columns.tobytes() + signs.tobytes(), row.cover), (columns, signs))
        self._cover_rows = {cover: number for number, (_key, cover) in enumerate(rows) if cover is not None}
        nothing = np.zeros(len(rows))
        upper = nothing.copy()
        upper[list(self._cover_rows.values())] = np.inf
        floor = np.zeros(len(self._free))
        program = LinearProgram(join_rows(list(rows.values()), len(self._free)), floor, floor, nothing, upper)
        self._stand(program, OUTSIDE)
        return program

    def _stand(self, program: LinearProgram, standing: Standing) -> None:
        floor = standing.floor(self._task)[self._task.finest.cells][self._free]
        above = np.full(len(self._free), FAR * self._task.k)
        program.bound_columns(floor - self._base[self._free], above)
        spare = standing.spare(self._task)
        for cover, row in self._cover_rows.items():
            program.bound_row(row, -spare[cover], np.inf)


def _gather(plus: Numbers, minus: Numbers) -> tuple[Numbers, Vector]:
    """Return the free columns of a row with what they count for; what stands on both sides falls out."""
    columns = np.concatenate([plus, minus])
    signs = np.concatenate([np.ones(len(plus)), -np.ones(len(minus))])
    found, where = np.unique(columns[columns >= 0], return_inverse=True)
    totals = np.bincount(where, signs[columns >= 0], len(found))
    return found[totals != 0], totals[totals != 0]
