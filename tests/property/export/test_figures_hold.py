"""`figures protect` tried from outside: its JSON, its reports, and scipy."""

import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from property.export.plain_attacker import PlainAttacker
from unit.export.figure_files import HIERARCHIES, as_csv, as_json, draw_rows

from service.export.figures import protect_figures

SPECS = (
    [{"dims": ["kind", "area"], "period": "2026Q1"}],
    [{"dims": ["area"], "period": "2026Q1"}, {"dims": ["kind", "area"], "period": "2026Q1"}],
    [{"dims": ["kind", "area"], "period": period} for period in ("2026Q1", "2026Q2", "2026")],
    [{"dims": ["area"], "period": period} for period in ("2026Q1", "2026")],
    [{"dims": ["kind", "area", "period"]}, {"dims": ["kind"]}],
)
FEW = settings(max_examples=6, deadline=None, derandomize=True)


def _release(spec, rows, **options: object):
    tables = as_json({"columns": {"area": "buurt"}, "tables": spec})
    return json.loads(protect_figures(as_csv(rows), as_json(HIERARCHIES), tables, **options))


def _above(name, code):
    tree = HIERARCHIES[name]
    parents = {child: parent for parent, children in tree["children"].items() for child in children}
    line = [code]
    while line[-1] in parents:
        line.append(parents[line[-1]])
    return set(line)


def _count(cell, rows):
    places = {"area": 0, "kind": 1, "period": 2}
    return sum(all(code in _above(name, row[places[name]]) for name, code in cell) for row in rows)


@pytest.mark.parametrize("spec", SPECS)
@FEW
@given(size=st.integers(0, 90), seed=st.integers(0, 10**6), k=st.integers(3, 6))
def test_every_small_count_may_be_none_and_may_be_k(spec, size, seed, k):
    rows = draw_rows(size, seed, ("2026Q1", "2026Q2"))
    attacker = PlainAttacker(_release(spec, rows, k=k))
    for cell in attacker.places:
        if _count(cell, rows) < k:
            low, high = attacker.interval(cell)
            assert (low < 1e-6, high > k - 1e-6) == (True, True)


@pytest.mark.parametrize("spec", SPECS)
@FEW
@given(size=st.integers(0, 90), seed=st.integers(0, 10**6))
def test_what_is_published_is_true(spec, size, seed):
    rows = draw_rows(size, seed, ("2026Q1", "2026Q2"))
    form = _release(spec, rows)
    for table in form["tables"]:
        for *codes, value in table["cells"]:
            cell = {**table["fixed"], **dict(zip(table["dims"], codes, strict=True))}
            truth = _count([(name, code) for name, code in cell.items() if code != HIERARCHIES[name]["root"]], rows)
            assert value in {None, truth}


@FEW
@given(size=st.integers(0, 200), seed=st.integers(0, 10**6), drawn=st.integers(0, 10**6))
def test_rounded_counts_are_a_neighbour_of_the_truth(size, seed, drawn):
    rows = draw_rows(size, seed)
    form = _release(SPECS[1], rows, method="round", seed=drawn)
    seen = Counter()
    for table in form["tables"]:
        for *codes, value in table["cells"]:
            cell = dict(zip(table["dims"], codes, strict=True))
            named = frozenset((name, code) for name, code in cell.items() if code != HIERARCHIES[name]["root"])
            truth = _count(named, rows)
            assert (value % 5, abs(value - truth) < 5, value == truth or truth % 5 > 0) == (0, True, True)
            assert seen.setdefault(named, value) == value
