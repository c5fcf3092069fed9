import pytest
from unit.export.figures import (
    QUARTER,
    YEAR,
    cell,
    draw_records,
    hide_small,
    make_design,
    quarter_design,
    quarter_records,
    release_safely,
    times,
    with_value,
)

from service.export.attack import Attacker, Breach, audit
from service.export.counts import Counts, tabulate
from service.export.design import PERIOD, flat
from service.export.errors import SolverError
from service.export.protect import Protected, TooFew, Unprotectable, protect
from service.export.tables import build_tables, published, read_cells

WIJK = make_design({"wijk": ("w1", "w2", "w3", "w4")}, [("wijk",)])
CROSSED = make_design({"wijk": ("w1", "w2", "w3"), "tijd": ("dag", "avond")}, [("wijk", "tijd"), ("tijd",)])
ANSWERS = make_design({"a": None, "b": None, "c": None}, [("a",), ("b",), ("c",)], covers=[("a", "b", "c")])
QUARTERS = [f"2026-Q{number}" for number in range(1, 5)]


def _wijken(*numbers: int):
    return [record for n, number in enumerate(numbers, 1) for record in times({"wijk": f"w{n}"}, number)]


def _answers(ticked, number):
    return times({name: "ja" if name in ticked else "nee" for name in "abc"}, number)


def _hidden(form):
    return {key for key, value in read_cells(form) if value is None}


def test_single_small_count_takes_a_second_cell_along():
    _counts, tables = release_safely(WIJK, _wijken(2, 30, 8, 40))
    assert _hidden(tables) == {cell(wijk="w1"), cell(wijk="w3")}
    assert published([tables])[cell()] == 80


def test_hidden_small_counts_that_sum_to_less_than_k_take_one_along():
    _counts, tables = release_safely(WIJK, _wijken(1, 1, 9, 40))
    assert _hidden(tables) == {cell(wijk="w1"), cell(wijk="w2"), cell(wijk="w3")}


def test_all_reports_in_one_category_tell_nothing_of_the_others():
    _counts, tables = release_safely(WIJK, _wijken(0, 30, 0, 0))
    assert published([tables]) == {cell(): 30}


def test_both_sides_of_an_answer_are_held_back():
    _counts, tables = release_safely(ANSWERS, [*_answers("a", 38), *_answers("ab", 3), *_answers("c", 20)])
    assert {cell(b="ja"), cell(b="nee")} <= _hidden(tables)


def test_cover_makes_a_second_answer_go_along():
    records = [*_answers("a", 20), *_answers("b", 20), *_answers("c", 4)]
    counts, tables = release_safely(ANSWERS, records)
    assert len(_hidden(tables) & {cell(a="ja"), cell(b="ja")}) == 1
    naive = {key: value for key, value in counts.cells.items() if key not in {cell(c="ja"), cell(c="nee")}}
    assert Breach(how="pinned", table="2026-Q1/c") in audit(build_tables(ANSWERS, QUARTER, naive), counts, 5)


def test_cover_that_a_report_breaks_still_holds_for_who_believes_it():
    records = [*_answers("a", 20), *_answers("b", 20), *_answers("c", 4), *_answers("", 3)]
    counts, tables = release_safely(ANSWERS, records)
    assert tables.covers == ANSWERS.covers
    assert audit(tables, counts, 5) == ()
    assert published([tables])[cell()] == 47


def test_grand_total_is_held_back_last():
    counts, tables = release_safely(CROSSED, draw_records(CROSSED, 25, 3))
    assert published([tables])[cell()] == counts[cell()] == 25


def test_protection_is_repeatable():
    records = draw_records(CROSSED, 40, 11)
    assert release_safely(CROSSED, records) == release_safely(CROSSED, list(reversed(records)))


@pytest.mark.parametrize("size", [0, 1, 4])
def test_fewer_than_k_reports_are_a_sentence(size):
    counts = tabulate(WIJK, _wijken(size, 0, 0, 0), QUARTER)
    assert protect(WIJK, counts, QUARTER, 5) == TooFew()


def test_k_reports_give_their_number_and_nothing_else():
    _counts, tables = release_safely(WIJK, _wijken(5, 0, 0, 0))
    assert published([tables]) == {cell(): 5}


def test_protected_release_tells_how_much_is_held_back():
    counts = tabulate(WIJK, _wijken(2, 30, 8, 40), QUARTER)
    result = protect(WIJK, counts, QUARTER, 5)
    assert isinstance(result, Protected)
    assert (result.held_back, result.secondary) == (2, 1)


def test_usual_quarter_holds_against_its_audit():
    design = quarter_design(4)
    counts, tables = release_safely(design, quarter_records(design, 60, 5))
    assert audit(tables, counts, 5) == ()


def test_naive_hiding_is_found_broken():
    counts = tabulate(WIJK, _wijken(2, 30, 8, 40), QUARTER)
    naive = hide_small(WIJK, counts)
    assert Attacker((naive,)).interval(cell(wijk="w1")) == (2, 2)
    assert Breach(how="pinned", table="2026-Q1/wijk") in audit(naive, counts, 5)


def test_naive_hiding_beside_one_full_category_is_found_broken():
    counts = tabulate(WIJK, _wijken(0, 30, 0, 0), QUARTER)
    naive = hide_small(WIJK, counts)
    assert Attacker((naive,)).interval(cell(wijk="w4")) == (0, 0)
    assert set(audit(naive, counts, 5)) == {Breach(how="pinned", table="2026-Q1/wijk")}


def test_naive_hiding_in_a_crossed_table_is_found_broken():
    counts = tabulate(CROSSED, draw_records(CROSSED, 40, 11), QUARTER)
    assert "pinned" in {breach.how for breach in audit(hide_small(CROSSED, counts), counts, 5)}


def test_one_cell_more_breaks_a_release():
    counts, tables = release_safely(WIJK, _wijken(2, 30, 8, 40))
    spoiled = with_value(tables, cell(wijk="w3"), 8)
    assert {breach.how for breach in audit(spoiled, counts, 5)} >= {"pinned"}


def test_published_small_count_is_found():
    counts, tables = release_safely(WIJK, _wijken(2, 30, 8, 40))
    assert Breach(how="published", table="2026-Q1/wijk") in audit(with_value(tables, cell(wijk="w1"), 2), counts, 5)


def test_cell_that_was_never_counted_raises_an_alarm():
    counts, tables = release_safely(WIJK, _wijken(2, 30, 8, 40))
    forgotten = Counts(cells={cell(): 80}, profiles=())
    assert audit(tables, counts, 5) == ()
    assert Breach(how="published", table="2026-Q1/wijk") in audit(tables, forgotten, 5)


def test_remainder_that_is_enough_outside_is_too_little_inside():
    counts = tabulate(WIJK, _wijken(1, 4, 30, 30), QUARTER)
    tables = hide_small(WIJK, counts)
    assert Attacker((tables,)).interval(cell(wijk="w1")) == (0, 5)
    assert {breach.how for breach in audit(tables, counts, 5)} == set()
    spoiled = hide_small(WIJK, tabulate(WIJK, _wijken(1, 3, 30, 30), QUARTER))
    found = audit(spoiled, tabulate(WIJK, _wijken(1, 3, 30, 30), QUARTER), 5)
    assert {breach.how for breach in found} == {"pinned", "insider"}


def test_reporter_of_three_answers_is_an_insider_of_the_cover():
    records = [*_answers("abc", 1), *_answers("a", 1), *_answers("b", 5), *_answers("c", 5)]
    counts = tabulate(ANSWERS, records, QUARTER)
    secret = {cell(a="ja"), cell(a="nee")}
    tables = build_tables(ANSWERS, QUARTER, {key: n for key, n in counts.cells.items() if key not in secret})
    assert Attacker((tables,)).interval(cell(a="ja")) == (0, 12)
    assert audit(tables, counts, 5) == (Breach(how="insider", table="2026-Q1/a"),)
    assert audit(release_safely(ANSWERS, records)[1], counts, 5) == ()


def test_hidden_total_has_no_greatest_count():
    tables = build_tables(WIJK, QUARTER, {cell(wijk="w2"): 7})
    attacker = Attacker((tables,))
    assert attacker.interval(cell()) == (7, None)
    assert attacker.interval(cell(wijk="w2")) == (7, 7)
    assert attacker.cells == frozenset(tabulate(WIJK, [], QUARTER).cells)


def test_contradictory_tables_have_no_interval():
    values = {cell(): 5, cell(wijk="w1"): 6}
    attacker = Attacker((build_tables(WIJK, QUARTER, values),))
    with pytest.raises(SolverError):
        attacker.interval(cell(wijk="w2"))


def _four_quarters():
    """Release four quarters, each beside those before; return design, truth, records and releases."""
    design = make_design({"wijk": ("w1", "w2", "w3"), "tijd": ("dag", "avond")}, [("wijk", "tijd")], period=YEAR)
    cells, profiles, records, forms = {}, [], [], []
    for number, quarter in enumerate(QUARTERS):
        drawn = draw_records(design, 40, 70 + number)
        counts, tables = release_safely(design, drawn, period=quarter, earlier=tuple(forms))
        forms.append(tables)
        cells.update(counts.cells)
        profiles += counts.profiles
        records += drawn
    year = tabulate(design, records, "2026")
    return design, Counts(cells={**cells, **year.cells}, profiles=tuple(profiles)), tuple(forms)


def test_year_beside_its_quarters_is_protected_in_sequence():
    design, counts, quarters = _four_quarters()
    result = protect(design, counts, "2026", 5, quarters)
    assert isinstance(result, Protected)
    assert audit(result.tables, counts, 5, quarters) == ()


def test_year_on_its_own_gives_quarters_away():
    design, counts, quarters = _four_quarters()
    naive = hide_small(design, counts, "2026")
    assert "pinned" in {breach.how for breach in audit(naive, counts, 5, quarters)}


def test_year_without_the_counts_of_its_quarters_is_refused():
    design, counts, quarters = _four_quarters()
    only_year = {key: count for key, count in counts.cells.items() if (PERIOD, "2026") in key}
    year = Counts(cells=only_year, profiles=counts.profiles)
    assert protect(design, year, "2026", 5, quarters) == Unprotectable(reason="earlier_counts_are_gone")


def test_count_pinned_by_an_earlier_release_is_refused():
    counts, _tables = release_safely(WIJK, _wijken(2, 30, 8, 40))
    naive = hide_small(WIJK, counts)
    assert protect(WIJK, counts, QUARTER, 5, (naive,)) == Unprotectable(reason="earlier_release_pins_a_count")


def test_same_period_again_can_only_say_the_same():
    counts, tables = release_safely(CROSSED, draw_records(CROSSED, 60, 4))
    again = protect(CROSSED, counts, QUARTER, 5, (tables,))
    assert isinstance(again, Protected)
    assert published([again.tables]).items() >= published([tables]).items()
    assert audit(again.tables, counts, 5, (tables,)) == ()


def test_insider_who_knows_too_much_already_is_refused():
    records = [*_answers("abc", 1), *_answers("a", 1), *_answers("b", 5), *_answers("c", 5)]
    counts = tabulate(ANSWERS, records, QUARTER)
    secret = {cell(a="ja"), cell(a="nee")}
    out = build_tables(ANSWERS, QUARTER, {key: n for key, n in counts.cells.items() if key not in secret})
    assert protect(ANSWERS, counts, QUARTER, 5, (out,)) == Unprotectable(reason="earlier_release_pins_a_count")


def test_last_quarter_is_protected_beside_its_year():
    design, counts, quarters = _four_quarters()
    year = protect(design, counts, "2026", 5, quarters[:3])
    assert isinstance(year, Protected)
    last = protect(design, counts, QUARTERS[3], 5, (*quarters[:3], year.tables))
    assert isinstance(last, Protected)
    assert audit(last.tables, counts, 5, (*quarters[:3], year.tables)) == ()


def test_published_cell_can_be_nothing_else():
    attacker = Attacker((build_tables(WIJK, QUARTER, {cell(wijk="w2"): 7}),))
    assert not attacker.finds_possible(cell(wijk="w2"), 0, 6)
    assert attacker.finds_possible(cell(wijk="w2"), 7, 7)
    assert attacker.finds_possible(cell(wijk="w2"), 0, 9)


def test_report_of_a_district_that_is_new_is_audited():
    older = make_design({"wijk": ("w1",), "rol": ("zelf",)}, [("wijk",), ("rol",)], period=flat("alles", ("2025-Q4",)))
    before = build_tables(older, "2025-Q4", {cell("2025-Q4"): 9})
    counts, tables = release_safely(WIJK, _wijken(2, 30, 8, 40), earlier=(before,))
    assert audit(tables, counts, 5, (before,)) == ()
    same_quarter = build_tables(make_design({"wijk": ("w1",)}, [("wijk",)]), QUARTER, {})
    assert {breach.how for breach in audit(tables, counts, 5, (same_quarter,))} == {"pinned", "insider"}


def test_other_quarters_do_not_matter():
    records = _wijken(2, 30, 8, 40)
    other = hide_small(WIJK, tabulate(WIJK, _wijken(1, 9, 9, 9), "2025-Q4"), "2025-Q4")
    assert release_safely(WIJK, records, earlier=(other,)) == release_safely(WIJK, records)
