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
from service.export.protect import Protected, Unprotectable, protect
from service.export.system import Sum, System, build_system
from service.export.tables import build_tables, published, read_cells
from service.export.task import set_task

WIJK = make_design({"wijk": ("w1", "w2", "w3", "w4")}, [("wijk",)])
WIJKEN = tuple(f"w{number:02}" for number in range(80))
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


def test_reporter_who_knows_too_much_already_is_refused_in_large_tables():
    few = [*_ticked("abc", "w00", 1), *_ticked("a", "w00", 1), *_ticked("b", "w00", 5), *_ticked("c", "w00", 5)]
    most = [*_ticked("abc", "w01", 30), *_ticked("b", "w01", 9), *_ticked("c", "w01", 9)]
    records = [*few, *most, *(record for wijk in WIJKEN[2:] for record in _spread(wijk))]
    counts = tabulate(ANSWERS, records, QUARTER)
    # Nothing beside this answer and its district's own counts is held back: enough outside, too little inside.
    secret = {cell(a="ja", w="w00"), cell(a="nee", w="w00"), cell(a="ja", w="w01"), cell(a="nee", w="w01")}
    out = {key: count for key, count in counts.cells.items() if key not in secret}
    earlier = (build_tables(ANSWERS, QUARTER, out),)
    assert {breach.how for breach in audit(earlier[0], counts, 5)} == {"insider"}
    assert protect(ANSWERS, counts, QUARTER, 5, earlier) == Unprotectable(reason="earlier_release_pins_a_count")


def _spread(wijk):
    """Reports so that every count of a district is large."""
    return [record for letter in "abc" for record in _ticked(letter, wijk, 12)]


def test_large_tables_without_small_counts_are_published_whole():
    records = [record for wijk in WIJKEN for record in _spread(wijk)]
    counts = tabulate(ANSWERS, records, QUARTER)
    result = protect(ANSWERS, counts, QUARTER, 5)
    assert isinstance(result, Protected)
    assert (result.held_back, audit(result.tables, counts, 5)) == (0, ())


def test_what_a_reporter_would_know_is_held_back_too():
    few = [*_ticked("abc", "w00", 1), *_ticked("a", "w00", 1), *_ticked("b", "w00", 5), *_ticked("c", "w00", 5)]
    rich = (
        record
        for wijk in WIJKEN[1:]
        for ticked, size in (("abc", 30), ("b", 9), ("c", 9))
        for record in _ticked(ticked, wijk, size)
    )
    counts = tabulate(ANSWERS, [*few, *rich], QUARTER)
    result = protect(ANSWERS, counts, QUARTER, 5)
    assert isinstance(result, Protected)
    hidden = {key for key, value in read_cells(result.tables) if value is None}
    assert hidden & {cell(b="ja", w="w00"), cell(c="ja", w="w00"), cell(w="w00")}
    assert audit(result.tables, counts, 5, (), (result.proof.cells, result.proof.worlds)) == ()
