import subprocess
import sys

import pytest
from unit.export.figures import QUARTER, YEAR, cell, make_design

from service.export.errors import SolverError
from service.export.solver import INFINITY, Program, Row
from service.export.system import OUTSIDER, Insider, Surplus, build_system, keep_linked, know_report
from service.export.tables import build_tables

ANSWERS = make_design({"a": None, "b": None, "c": None}, [("a",), ("b",), ("c",)], covers=[("a", "b", "c")])


def _sums(design, period=QUARTER):
    system = build_system([build_tables(design, period, {})])
    return {(found.total, frozenset(found.parts), found.exact) for found in system.sums}


def test_each_line_of_a_table_adds_up():
    design = make_design({"p": ("x", "y"), "t": ("d",)}, [("p", "t")])
    assert _sums(design) == {
        (cell(), frozenset({cell(p="x"), cell(p="y")}), True),
        (cell(t="d"), frozenset({cell(p="x", t="d"), cell(p="y", t="d")}), True),
        (cell(), frozenset({cell(t="d")}), True),
        (cell(p="x"), frozenset({cell(p="x", t="d")}), True),
        (cell(p="y"), frozenset({cell(p="y", t="d")}), True),
    }


def test_required_choice_covers_the_whole():
    covers = {found for found in _sums(ANSWERS) if not found[2]}
    assert covers == {(cell(), frozenset({cell(a="ja"), cell(b="ja"), cell(c="ja")}), False)}


def test_required_choice_covers_each_crossing_that_is_released():
    sides = {"a": None, "b": None, "w": ("w1",)}
    covers = {
        found for found in _sums(make_design(sides, [("a", "w"), ("b", "w")], covers=[("a", "b")])) if not found[2]
    }
    assert covers == {
        (cell(), frozenset({cell(a="ja"), cell(b="ja")}), False),
        (cell(w="w1"), frozenset({cell(a="ja", w="w1"), cell(b="ja", w="w1")}), False),
    }


def test_cover_is_silent_where_an_answer_is_not_released():
    design = make_design({"a": None, "b": None}, [("a",)], covers=[("a", "b")])
    assert all(exact for _total, _parts, exact in _sums(design))


def test_year_is_the_sum_of_quarters_that_are_not_out():
    design = make_design({"p": ("x",)}, [("p",)], period=YEAR)
    quarters = [f"2026-Q{number}" for number in range(1, 5)]
    system = build_system([build_tables(design, "2026", {})])
    assert cell("2026-Q4", p="x") in system.cells
    assert (cell("2026"), frozenset(map(cell, quarters)), True) in _sums(design, "2026")


def test_quarters_say_something_of_each_other_through_their_year():
    design = make_design({"p": ("x",)}, [("p",)], period=YEAR)
    first, second, other, year = (build_tables(design, name, {}) for name in ("2026-Q1", "2026-Q2", "2025", "2026"))
    assert keep_linked(first, (second, other)) == ()
    assert keep_linked(first, (second, other, year)) == (second, year)


def test_insider_knows_that_the_others_are_covered_without_him():
    system = build_system([build_tables(ANSWERS, QUARTER, {})])
    own = [cell(), cell(a="ja"), cell(b="ja"), cell(c="ja"), cell("2025-Q1")]
    insider = know_report(system, own)
    index = {key: number for number, key in enumerate(system.cells)}
    [surplus] = insider.surpluses
    assert insider.columns == tuple(sorted(index[key] for key in own[:4]))
    assert (surplus.total, surplus.least, system.sums[surplus.row].exact) == (index[cell()], 2, False)


def test_report_with_one_answer_adds_no_surplus():
    system = build_system([build_tables(ANSWERS, QUARTER, {})])
    assert know_report(system, [cell(), cell(a="ja")]).surpluses == ()


def test_world_without_the_report_or_its_surplus_does_not_fit():
    insider = Insider(columns=(0,), surpluses=(Surplus(row=0, parts=(0, 1), total=2, least=2),))
    assert [insider.may_live_in(world) for world in [(1, 3, 2), (0, 4, 2), (1, 2, 2)]] == [True, False, False]
    assert OUTSIDER.may_live_in((0, 0, 0))


def test_program_finds_the_best_whole_numbers():
    program = Program([0, 0], [INFINITY, 4], [Row(columns=(0, 1), coefficients=(2.0, 3.0), lower=11, upper=11)])
    assert program.minimise({0: 1.0}) == (1, 3)
    assert program.minimise({0: -1.0}) == (4, 1)


def test_bounds_and_raised_rows_count_for_one_question():
    program = Program([0, 0], [9, 9], [Row(columns=(0, 1), coefficients=(1.0, 1.0), lower=2, upper=INFINITY)])
    assert program.minimise({0: 1.0, 1: 2.0}, {0: (0, 1)}, {0: 3.0}) == (1, 4)
    assert program.minimise({0: 1.0, 1: 2.0}) == (2, 0)


def test_contradiction_has_no_solution():
    program = Program([0], [1], [Row(columns=(0,), coefficients=(1.0,), lower=2, upper=2)])
    assert program.minimise({}) is None


def test_program_without_an_end_is_no_answer():
    program = Program([0], [INFINITY], [])
    with pytest.raises(SolverError):
        program.minimise({0: -1.0})


def test_solver_writes_nothing_to_standard_output():
    code = (
        "from service.export.solver import Program, Row;"
        "print(Program([0], [5], [Row(columns=(0,), coefficients=(1.0,), lower=2, upper=9)]).minimise({0: 1.0}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("(2,)\n", "")
