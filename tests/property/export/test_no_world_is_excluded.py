"""The rule itself, tried with attackers that do not know how it is kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from property.export.second_attacker import JointAttacker, SecondAttacker
from property.export.worlds import Worlds
from unit.export.figures import QUARTER, draw_records, hide_small, kinds_of, make_design, release_safely, with_value

from service.export.attack import Attacker, audit
from service.export.counts import tabulate
from service.export.design import PERIOD
from service.export.protect import Protected, TooFew, protect
from service.export.tables import build_tables, read_cells

XYZ, AB = ("x", "y", "z"), ("a", "b")
DESIGNS = (
    make_design({"p": XYZ, "t": AB}, [("p", "t")]),
    make_design({"p": XYZ, "t": AB, "d": AB}, [("p", "t"), ("d",), ("p",)]),
    make_design({"p": XYZ, "t": AB, "d": AB}, [("p", "t"), ("p", "d")]),
    make_design({"a": None, "b": None, "c": None}, [("a",), ("b",), ("c",)], covers=[("a", "b", "c")]),
    make_design({"a": None, "b": None, "w": AB}, [("a", "w"), ("b", "w")], covers=[("a", "b")]),
    make_design({"p": AB, "t": AB, "d": AB}, [("p", "t"), ("t", "d"), ("d", "p")]),
    make_design({"p": AB, "t": AB, "d": AB}, [("p", "t", "d")]),
)
ACYCLIC = tuple(design for number, design in enumerate(DESIGNS) if number != 5)
FEW = settings(max_examples=8, deadline=None, derandomize=True)
drawn = st.integers(0, 10**6)


def _small(counts, k):
    return [key for key, count in counts.items() if count < k]


def _inner(key):
    return frozenset(item for item in key if item[0] != PERIOD)


@pytest.mark.parametrize("design", DESIGNS)
@FEW
@given(size=st.integers(0, 60), seed=drawn, k=st.integers(3, 6))
def test_second_attacker_finds_zero_and_k_possible(design, size, seed, k):
    counts = tabulate(design, draw_records(design, size, seed), QUARTER)
    result = protect(design, counts, QUARTER, k)
    if size < k:
        assert result == TooFew()
        return
    assert isinstance(result, Protected)
    assert audit(result.tables, counts, k) == ()
    attacker = SecondAttacker(result.tables)
    for key in _small(counts.cells, k):
        low, high = attacker.interval(_inner(key))
        assert (low, high >= k) == (0, True)


@pytest.mark.parametrize("design", DESIGNS)
@FEW
@given(size=st.integers(1, 40), seed=drawn, hidden=st.sets(st.integers(0, 20), max_size=12))
def test_two_attackers_find_the_same_intervals(design, size, seed, hidden):
    counts = tabulate(design, draw_records(design, size, seed), QUARTER)
    shown = {key: count for number, (key, count) in enumerate(counts.cells.items()) if number not in hidden}
    form = build_tables(design, QUARTER, shown)
    ours, theirs = Attacker((form,)), SecondAttacker(form)
    for key, value in read_cells(form):
        low, high = theirs.interval(_inner(key))
        assert ours.interval(key) == (low, None if value is None and high == float("inf") else high)


@pytest.mark.parametrize("design", DESIGNS)
@FEW
@given(size=st.integers(3, 8), seed=drawn)
def test_every_count_up_to_k_occurs_in_some_world(design, size, seed):
    k = 3
    records = draw_records(design, size, seed)
    counts = tabulate(design, records, QUARTER)
    result = protect(design, counts, QUARTER, k)
    assert isinstance(result, Protected)
    known = {tuple(sorted(record.items())) for record in records}
    worlds = Worlds(design, result.tables, known, most=size + 1)
    for key in map(_inner, _small(counts.cells, k)):
        assert set(range(k)) <= worlds.seen[key]
        assert max(worlds.seen[key]) >= k
        for report in known:
            if key <= set(report):
                beside = worlds.seen_beside[report, key]
                assert (min(beside), max(beside) >= k - 1) == (0, True)


@FEW
@given(size=st.integers(10, 60), seed=drawn)
def test_audit_of_naive_hiding_agrees_with_second_attacker(size, seed):
    design = DESIGNS[1]
    counts = tabulate(design, draw_records(design, size, seed), QUARTER)
    naive = hide_small(design, counts)
    attacker = SecondAttacker(naive)
    intervals = [attacker.interval(_inner(key)) for key in _small(counts.cells, 5)]
    broken = any(low > 0 or high < 5 for low, high in intervals)
    assert broken == any(breach.how == "pinned" for breach in audit(naive, counts, 5))


@pytest.mark.parametrize("design", ACYCLIC)
@FEW
@given(size=st.integers(5, 60), seed=drawn)
def test_joint_attacker_learns_nothing_of_small_counts(design, size, seed):
    records = draw_records(design, size, seed)
    counts, tables = release_safely(design, records)
    attacker = JointAttacker(kinds_of(design), tables)
    reports = {tuple(sorted(record.items())): record for record in records}
    for key in map(_inner, _small(counts.cells, 5)):
        low, high = attacker.others_in(key)
        assert (low, high >= 5) == (0, True)
        for report in reports.values():
            if key <= report.items():
                low, high = attacker.others_in(key, report)
                assert (low, high >= 4) == (0, True)


@FEW
@given(size=st.integers(20, 60), seed=drawn)
def test_each_cell_shown_again_is_judged_as_second_attacker_does(size, seed):
    design = DESIGNS[0]
    counts, tables = release_safely(design, draw_records(design, size, seed))
    small = _small(counts.cells, 5)
    for key, value in dict(read_cells(tables)).items():
        if value is None:
            spoiled = with_value(tables, key, counts[key])
            attacker = SecondAttacker(spoiled)
            intervals = [attacker.interval(_inner(other)) for other in small if other != key]
            narrow = any(low > 0 or high < 5 for low, high in intervals)
            found = {breach.how for breach in audit(spoiled, counts, 5)}
            assert ("published" in found, "pinned" in found) == (key in small, narrow)


@FEW
@given(size=st.integers(5, 60), seed=drawn)
def test_same_reports_in_any_order_give_the_same_release(size, seed):
    records = draw_records(DESIGNS[2], size, seed)
    assert release_safely(DESIGNS[2], records) == release_safely(DESIGNS[2], records[::-1])
