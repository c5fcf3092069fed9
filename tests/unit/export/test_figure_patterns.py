"""How a pattern is found: finest cells, reasons, insiders; the parts that whole releases seldom show."""

import numpy as np
import pytest
from unit.export.figures import QUARTER, cell, make_design, times

from service.export.attack import audit
from service.export.counts import tabulate
from service.export.cuts import Condition, Reasons, choose_cheapest
from service.export.errors import DesignError, SolverError
from service.export.finest import Finest
from service.export.linear import LinearProgram, join_rows
from service.export.pattern import PatternSearch
from service.export.protect import Protected, protect
from service.export.system import Sum, System, build_system
from service.export.tables import build_tables, published, read_cells
from service.export.task import set_task

WIJK = make_design({"wijk": ("w1", "w2", "w3", "w4")}, [("wijk",)])
WIJKEN = tuple(f"w{number:02}" for number in range(60))
ANSWERS = make_design(
    {"a": None, "b": None, "c": None, "w": WIJKEN}, [("a", "w"), ("b", "w"), ("c", "w")], covers=[("a", "b", "c")]
)


def _task(*numbers: int):
    records = [{"wijk": f"w{n}"} for n, number in enumerate(numbers, 1) for _ in range(number)]
    counts = tabulate(WIJK, records, QUARTER)
    form = build_tables(WIJK, QUARTER, counts.cells)
    own = {key for key, _value in read_cells(form)}
    return set_task(build_system((form,)), counts, 5, hideable=own, frozen=set())


def _ticked(ticked, wijk, number):
    return times({**{name: "ja" if name in ticked else "nee" for name in "abc"}, "w": wijk}, number)


def test_cell_that_is_a_part_of_itself_is_refused():
    one, other = cell(a="x"), cell(a="y")
    sums = (Sum(total=one, parts=(other,)), Sum(total=other, parts=(one,)))
    with pytest.raises(DesignError):
        Finest(System(cells=(one, other), sums=sums))


def test_reason_of_a_cell_that_needs_none_is_that_something_more_must_go():
    task = _task(2, 4, 30, 40)
    reasons = Reasons(task)
    reasons.hold_back(task.always)
    [condition] = reasons.find_all([(task.system.cells.index(cell(wijk="w1")), "many")])
    assert {task.system.cells[number] for number in condition.cells} == {cell(), cell(wijk="w3"), cell(wijk="w4")}


def test_reason_names_every_cell_that_would_help():
    task = _task(2, 30, 8, 40)
    reasons = Reasons(task)
    reasons.hold_back(task.always)
    [condition] = reasons.find_all([(task.system.cells.index(cell(wijk="w1")), "many")])
    named = {task.system.cells[number] for number in condition.cells}
    assert named == {cell(), cell(wijk="w2"), cell(wijk="w3"), cell(wijk="w4")}


def test_conditions_that_nothing_keeps_have_no_pattern():
    task = _task(2, 30, 8, 40)
    half = Condition(cells=np.array([1]), shares=np.array([0.5]))
    assert choose_cheapest(task, [half], np.zeros(task.finest.size, dtype=np.bool_)) is None


def test_search_gives_up_when_conditions_cannot_be_kept():
    task = _task(2, 30, 8, 40)
    search = PatternSearch(task)
    search._conditions.append(Condition(cells=np.array([1]), shares=np.array([0.5])))
    assert search.run() is None


def test_program_that_nothing_fits_has_no_best_point():
    rows = join_rows([(np.array([0]), np.array([1.0]))], 1)
    program = LinearProgram(rows, np.zeros(1), np.ones(1), np.full(1, 2.0), np.full(1, 2.0))
    with pytest.raises(SolverError):
        program.best(np.ones(1))


def test_linear_program_without_an_end_is_no_answer():
    program = LinearProgram(join_rows([], 1), np.zeros(1), np.full(1, np.inf), np.zeros(0), np.zeros(0))
    with pytest.raises(SolverError):
        program.maximise(np.ones(1))


def test_reporter_of_three_answers_learns_nothing_of_the_others_in_large_tables():
    records = [
        *_ticked("abc", "w00", 1),
        *_ticked("a", "w00", 1),
        *_ticked("b", "w00", 5),
        *_ticked("c", "w00", 5),
        *(record for wijk in WIJKEN[1:] for letter in "abc" for record in _ticked(letter, wijk, 12)),
    ]
    counts = tabulate(ANSWERS, records, QUARTER)
    result = protect(ANSWERS, counts, QUARTER, 5)
    assert isinstance(result, Protected)
    assert audit(result.tables, counts, 5, (), (result.proof.cells, result.proof.worlds)) == ()
    secret = {cell(a="ja", w="w00"), cell(a="nee", w="w00"), cell(a="ja", w="w01"), cell(a="nee", w="w01")}
    naive = {key: count for key, count in counts.cells.items() if count >= 5 and key not in secret}
    found = audit(build_tables(ANSWERS, QUARTER, naive), counts, 5)
    assert "insider" in {breach.how for breach in found}
    assert len(published([result.tables])) > 300
