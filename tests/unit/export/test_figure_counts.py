import pytest
from unit.export.figures import QUARTER, YEAR, cell, make_design, times

from service.export.counts import cells_with, tabulate
from service.export.design import PERIOD, Design, Dimension, TableSpec, crossing, flat, yes_or_no
from service.export.errors import DesignError
from service.export.tables import build_tables, published, read_cells

TREE = Dimension(root="stad", children={"stad": ("noord", "zuid"), "noord": ("n1", "n2")})
SIMPLE = make_design({"plek": ("ov", "straat"), "tijd": ("dag", "nacht")}, [("plek", "tijd"), ("plek",)])
RECORDS = [*times({"plek": "ov", "tijd": "dag"}, 3), {"plek": "straat", "tijd": "dag"}]


def test_codes_come_root_first_parents_before_children():
    assert TREE.codes == ("stad", "noord", "zuid", "n1", "n2")
    assert TREE.line_to("n2") == ("noord", "n2")
    assert TREE.line_to("zuid") == ("zuid",)


def test_unknown_code_has_no_line():
    with pytest.raises(DesignError):
        TREE.line_to("west")


@pytest.mark.parametrize(
    "children",
    [
        {"stad": ("n", "n")},
        {"stad": ("n", "stad")},
        {"stad": ("n", "z"), "n": ("z",)},
        {"stad": ("n",), "a": ("b",), "b": ("a",)},
        {"elders": ("n",)},
    ],
)
def test_codes_that_are_not_one_tree_are_refused(children):
    with pytest.raises(DesignError):
        Dimension(root="stad", children=children)


def test_answer_of_a_multiple_choice_is_yes_or_no():
    assert yes_or_no() == flat("totaal", ("ja", "nee"))


@pytest.mark.parametrize("dims", [("plek", "plek"), ("wijk",)])
def test_table_over_missing_or_double_dimension_is_refused(dims):
    with pytest.raises(DesignError):
        Design(dimensions={"plek": flat("totaal", ("ov",))}, tables=(TableSpec(id="x", dims=dims),))


def test_crossing_holds_every_margin():
    rows = [tuple(codes.values()) for codes in crossing(SIMPLE.dimensions, ("plek", "tijd"))]
    assert len(rows) == 9
    assert rows[0] == ("totaal", "totaal")


def test_counts_hold_zeros_and_every_margin():
    counts = tabulate(SIMPLE, RECORDS, QUARTER)
    assert len(counts.cells) == 9
    assert counts[cell()] == 4
    assert counts[cell(plek="ov")] == 3
    assert counts[cell(plek="straat", tijd="nacht")] == 0
    assert counts[cell(plek="nergens")] == 0


def test_counts_remember_each_kind_of_report_once():
    assert tabulate(SIMPLE, RECORDS, QUARTER).profiles == (
        {"plek": "ov", "tijd": "dag", PERIOD: QUARTER},
        {"plek": "straat", "tijd": "dag", PERIOD: QUARTER},
    )


def test_record_is_counted_in_the_ancestors_of_its_code():
    design = Design(dimensions={PERIOD: YEAR, "wijk": TREE}, tables=(TableSpec(id="wijk", dims=("wijk",)),))
    lies_in = {frozenset(), frozenset({("wijk", "noord")}), frozenset({("wijk", "n1")})}
    assert cells_with(design, {"wijk": "n1"}) == lies_in


def test_record_with_an_unknown_code_is_refused_without_its_code():
    with pytest.raises(DesignError) as caught:
        tabulate(SIMPLE, [{"plek": "geheim adres", "tijd": "dag"}], QUARTER)
    assert "geheim" not in str(caught.value)


def test_printed_counts_show_nothing():
    counts = tabulate(SIMPLE, RECORDS, QUARTER)
    assert f"{counts!r} {counts}" == "Counts(...) Counts(...)"


def test_neutral_form_lists_the_full_crossing():
    counts = tabulate(SIMPLE, RECORDS, QUARTER)
    form = build_tables(SIMPLE, QUARTER, {cell(): 4})
    [first, second] = form.tables
    assert (first.id, first.dims, first.fixed) == ("2026-Q1/plek-tijd", ("plek", "tijd"), {PERIOD: QUARTER})
    assert first.cells[:2] == (("totaal", "totaal", 4), ("totaal", "dag", None))
    assert {key for key, _ in read_cells(form)} == set(counts.cells)
    assert second.cells == (("totaal", 4), ("ov", None), ("straat", None))


def test_tables_that_share_a_margin_share_its_cell():
    form = build_tables(SIMPLE, QUARTER, tabulate(SIMPLE, RECORDS, QUARTER).cells)
    assert [value for key, value in read_cells(form) if key == cell(plek="ov")] == [3, 3]
    assert published([form])[cell(plek="ov")] == 3
