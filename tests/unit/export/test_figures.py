import json
import random

import pytest
from unit.export.figure_files import HIERARCHIES, TABLES, YEAR_TABLES, as_csv, as_json, draw_rows, large_files

from service.export.attack import Breach
from service.export.errors import FiguresRefused
from service.export.figures import protect_figures, refuse_breaches

QUARTERS = ("2026Q1", "2026Q2")


def _protect(rows, tables=TABLES, **options: object):
    return json.loads(protect_figures(as_csv(rows), as_json(HIERARCHIES), as_json(tables), **options))


def _values(form, number=0):
    return {tuple(codes): value for *codes, value in form["tables"][number]["cells"]}


def test_neutral_form_lists_every_cell_and_holds_small_counts_back():
    rows = [("n1", "roepen", "2026Q1")] * 9 + [("z1", "volgen", "2026Q1")] * 2 + [("n2", "roepen", "2026Q1")] * 20
    form = _protect(rows)
    [table] = form["tables"]
    assert form["dimensions"] == HIERARCHIES
    assert {name: table[name] for name in ("id", "dims", "fixed")} == {
        "id": "2026Q1/kind-area",
        "dims": ["kind", "area"],
        "fixed": {"period": "2026Q1"},
    }
    assert set(table) == {"id", "dims", "fixed", "cells"}
    assert len(table["cells"]) == 4 * 7
    assert _values(form)["alles", "stad"] == 31
    assert _values(form)["volgen", "z1"] is None
    assert all(value is None or value >= 5 for value in _values(form).values())


def test_fewer_than_k_reports_hold_everything_back():
    assert set(_values(_protect(draw_rows(4, 1))).values()) == {None}


def test_same_files_give_the_same_bytes():
    files = as_csv(draw_rows(60, 2)), as_json(HIERARCHIES), as_json(TABLES)
    assert protect_figures(*files) == protect_figures(*files)


def test_year_is_protected_beside_its_quarters():
    form = _protect(draw_rows(90, 3, QUARTERS), YEAR_TABLES)
    assert [table["id"] for table in form["tables"]] == ["2026Q1/kind-area", "2026Q2/kind-area", "2026/kind-area"]
    first, second, year = (_values(form, number) for number in range(3))
    both = {key for key in year if first[key] is not None and second[key] is not None}
    assert all(year[key] in {None, first[key] + second[key]} for key in both)


def test_table_without_a_period_is_about_all_of_them():
    tables = {"columns": {"area": "buurt"}, "tables": [{"dims": ["area"], "id": "alles"}, {"dims": ["area", "period"]}]}
    form = _protect(draw_rows(60, 4, QUARTERS), tables)
    assert [(table["id"], table["fixed"]) for table in form["tables"]] == [
        ("alles", {"period": "ooit"}),
        ("area-period", {}),
    ]
    assert _values(form)["stad",] == 60


def test_search_without_patience_is_refused_with_a_way_out():
    with pytest.raises(FiguresRefused) as caught:
        protect_figures(as_csv(draw_rows(60, 2)), as_json(HIERARCHIES), as_json(TABLES), patience=lambda: False)
    assert str(caught.value) == (
        "de tabellen over 2026Q1 beschermen kost te veel tijd; neem een grover gebied of minder dagdelen, "
        "alleen het totaal, of probeer --method round"
    )


def test_tables_of_many_cells_are_protected():
    reports, hierarchies, tables = large_files()
    form = json.loads(protect_figures(reports, hierarchies, tables))
    assert [len(table["cells"]) for table in form["tables"]] == [13 * 9 * 7, 7 * 6]
    assert _values(form)["aT", "bT", "cT"] == 200


def test_rounded_tables_add_up_and_stay_near():
    rows = draw_rows(90, 5)
    values = _values(_protect(rows, method="round", seed=1))
    assert all(value % 5 == 0 for value in values.values())
    for kind in HIERARCHIES["kind"]["children"]["alles"]:
        assert values[kind, "noord"] == values[kind, "n1"] + values[kind, "n2"]
        for area in ("n1", "n2", "z1", "z2"):
            assert abs(values[kind, area] - sum(row[:2] == (area, kind) for row in rows)) < 5
    assert values["alles", "stad"] == sum(values[kind, "stad"] for kind in ("roepen", "volgen", "anders"))


def test_rounding_says_its_base_and_is_drawn_from_the_seed():
    rows = draw_rows(90, 5)
    drawn = [_protect(rows, method="round", seed=seed) for seed in (1, 1, 2)]
    assert drawn[0]["tables"][0]["noise"] == {"base": 5}
    assert (drawn[0] == drawn[1], drawn[0] == drawn[2]) == (True, False)


def test_rounded_year_is_the_sum_of_its_rounded_quarters():
    form = _protect(draw_rows(150, 6, QUARTERS), YEAR_TABLES, method="round", seed=3)
    first, second, year = (_values(form, number) for number in range(3))
    assert year == {key: first[key] + second[key] for key in first}
    assert form["tables"][2]["noise"] == [-8, 8]


def test_rounded_year_without_its_quarters_is_refused():
    tables = {**YEAR_TABLES, "tables": YEAR_TABLES["tables"][1:]}
    with pytest.raises(FiguresRefused) as caught:
        _protect(draw_rows(20, 6, QUARTERS), tables, method="round")
    assert str(caught.value) == (
        "de tabellen over 2026 zijn bij afronden de som van hun delen; "
        "zet eerst dezelfde tabellen over 2026Q1, 2026Q2 in het bestand"
    )


def test_shared_margin_of_a_later_rounded_table_stays_what_it_was():
    other = {"dims": ["area", "kind"], "period": "2026Q2"}
    asked = [{"dims": ["area"], "period": "2026Q1"}, other, {"dims": ["kind", "area"], "period": "2026Q1"}]
    form = _protect(draw_rows(80, 8, QUARTERS), {**TABLES, "tables": asked}, method="round", seed=4)
    later = {codes[1]: value for codes, value in _values(form, 2).items() if codes[0] == "alles"}
    assert later == {codes[0]: value for codes, value in _values(form, 0).items()}


def test_tables_that_our_own_attack_enters_are_refused():
    with pytest.raises(FiguresRefused) as caught:
        refuse_breaches((Breach(how="pinned", table="2026Q1/kind"),), "2026Q1")
    assert str(caught.value) == "de tabellen over 2026Q1 doorstonden onze eigen aanval niet; er is niets vrijgegeven"


def test_margins_that_were_rounded_apart_can_leave_no_numbers_that_add_up():
    source = random.Random(0)
    trees = {name: {"root": f"{name}T", "children": {f"{name}T": [f"{name}{n}" for n in range(3)]}} for name in "abc"}
    period = {"root": "all", "children": {"all": ["q", "r"]}}
    between = {"dims": [], "period": "r"}
    sides = (["a", "b"], ["b", "c"], ["a", "c"], ["a", "b", "c"])
    asked = [table for dims in sides for table in ({"dims": dims, "period": "q"}, between)]
    rows = [(*(f"{name}{source.randrange(3)}" for name in "abc"), "q") for _ in range(60)]
    files = as_csv(rows, "a,b,c,period"), as_json({**trees, "period": period}), as_json({"tables": asked})
    with pytest.raises(FiguresRefused) as caught:
        protect_figures(*files, "round", seed=1)
    assert str(caught.value) == (
        "de tabellen over q zijn niet zo af te ronden dat alles nog optelt; "
        "neem tabellen met twee zijden, of een grover gebied"
    )
