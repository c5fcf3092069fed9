"""The audit where there are too many cells to try every count in whole numbers."""

import numpy as np
import pytest
from unit.export.figures import QUARTER, cell, hide_small, make_design, with_value

from service.export.attack import audit
from service.export.counts import Counts, tabulate
from service.export.errors import SolverError
from service.export.protect import Protected, Unprotectable, protect
from service.export.tables import build_tables, published

SIDES = {
    "a": tuple(f"a{n}" for n in range(12)),
    "b": tuple(f"b{n}" for n in range(8)),
    "c": tuple(f"c{n}" for n in range(6)),
    "d": tuple(f"d{n}" for n in range(5)),
}
LARGE = make_design(SIDES, [("a", "b", "c"), ("c", "d")])


def _draw(size, seed):
    """Draw reports of which a few codes have most."""
    draw = np.random.default_rng(seed)
    return [
        {name: codes[min(int(draw.exponential(1.7)), len(codes) - 1)] for name, codes in SIDES.items()}
        for _ in range(size)
    ]


def _protected(size=200, seed=3, earlier=()):
    counts = tabulate(LARGE, _draw(size, seed), QUARTER)
    result = protect(LARGE, counts, QUARTER, 5, earlier)
    assert isinstance(result, Protected)
    return counts, result


def test_offered_worlds_are_enough():
    counts, result = _protected()
    assert audit(result.tables, counts, 5, (), (result.proof.cells, result.proof.worlds)) == ()


def test_without_an_offer_the_auditor_looks_himself():
    counts, result = _protected(60)
    assert audit(result.tables, counts, 5) == ()


def test_false_worlds_are_not_believed():
    counts, result = _protected(60)
    spoiled = with_value(result.tables, next(iter(_hidden_margins(result))), 7)
    wishes = [np.zeros(len(result.proof.cells)), np.full(len(result.proof.cells), 9.0)]
    offer = (result.proof.cells, wishes)
    assert audit(spoiled, counts, 5, (), offer) == audit(spoiled, counts, 5)


def test_worlds_of_other_cells_are_not_believed():
    counts, result = _protected(60)
    assert audit(result.tables, counts, 5, (), ((cell(),), [np.zeros(1)])) == ()


def _hidden_margins(result):
    shown = published([result.tables])
    return [key for key in result.proof.cells if len(key) == 2 and key not in shown]


def test_naive_hiding_of_many_cells_is_found_broken():
    counts = tabulate(LARGE, _draw(120, 5), QUARTER)
    found = audit(hide_small(LARGE, counts), counts, 5)
    assert {breach.how for breach in found} == {"pinned", "insider"}


def test_contradictory_values_stop_the_audit():
    counts, result = _protected(60)
    other = build_tables(LARGE, QUARTER, {cell(): 61})
    with pytest.raises(SolverError):
        audit(result.tables, counts, 5, (other,))


def test_earlier_release_that_pins_a_count_is_refused_in_large_tables_too():
    counts = tabulate(LARGE, _draw(120, 5), QUARTER)
    naive = hide_small(LARGE, counts)
    assert protect(LARGE, counts, QUARTER, 5, (naive,)) == Unprotectable(reason="earlier_release_pins_a_count")


def test_search_ends_when_there_is_no_patience():
    counts = tabulate(LARGE, _draw(60, 5), QUARTER)
    result = protect(LARGE, counts, QUARTER, 5, patience=lambda: False)
    assert result == Unprotectable(reason="takes_too_long")


def test_count_that_is_mostly_one_campaign_is_held_back():
    design = make_design({"wijk": ("w1", "w2", "w3")}, [("wijk",)])
    records = [{"wijk": f"w{n}"} for n, times in ((1, 20), (2, 30), (3, 40)) for _ in range(times)]
    counts = tabulate(design, records, QUARTER)
    flooded = Counts(cells=counts.cells, profiles=counts.profiles, campaigns={cell(wijk="w1"): 17})
    result = protect(design, flooded, QUARTER, 5)
    assert isinstance(result, Protected)
    assert published([result.tables]) == {cell(): 90, cell(wijk="w3"): 40}
    assert audit(result.tables, flooded, 5) == ()
    assert {breach.how for breach in audit(build_tables(design, QUARTER, counts.cells), flooded, 5)} == {"published"}
