"""How released tables are laid out for reading."""

from support import breda
from unit.export.figures import make_design
from unit.export.test_release_files import make_release

from service.export.counts import tabulate
from service.export.formats.figures import HeldBack, Shown, figures_of
from service.export.formats.grids import Grid, grids_of
from service.export.from_policy import design_of, labels_of, records_of
from service.export.release import ShownTable
from service.export.tables import build_tables
from service.kernel.periods import Quarter

QUARTER = Quarter(year=2026, number=1)
FACTS = {"wat": ("volgen",), "wijk": ("WK075801",), "rol": ("zelf",), "plek": ("straat",), "tijd": ("nacht",)}


def _grids(language):
    policy = breda()
    design = design_of(policy, QUARTER)
    counts = tabulate(design, records_of(policy, [FACTS] * 9), QUARTER.name)
    form = build_tables(design, QUARTER.name, {key: count for key, count in counts.cells.items() if count})
    shown = tuple(ShownTable(id=table.id, title=table.title) for table in policy.release.tables)
    release = make_release(shown=shown, dimensions=form.dimensions, tables=form.tables, labels=labels_of(policy))
    return grids_of(figures_of(release), language)


def test_answers_of_one_question_are_rows_of_one_table():
    assert _grids("nl")[0] == Grid(
        title="Wat er gebeurde",
        columns=("Aantal",),
        rows=(
            ("Woorden en gebaren", (HeldBack(),)),
            ("Volgen en insluiten", (Shown(value=9),)),
            ("Lichamelijk", (HeldBack(),)),
            ("Anders", (HeldBack(),)),
        ),
    )


def test_tables_are_shown_in_the_order_of_the_policy():
    titles = [grid.title for grid in _grids("en")]
    assert titles == ["What happened", "District", "Who reported", "Kind of place and time of day"]


def test_crossed_table_has_a_column_per_code_of_its_second_side():
    grid = _grids("en")[3]
    total, street = grid.rows[:2]
    assert grid.columns[0] == "Total"
    assert {len(values) for _head, values in grid.rows} == {len(grid.columns)}
    assert total == ("Total", (Shown(value=9), *(value for value in total[1][1:])))
    assert [value for value in street[1] if value != HeldBack()] == [Shown(value=9), Shown(value=9)]


def test_release_of_too_few_has_no_tables_to_show():
    shown = (ShownTable(id="wijk", title=make_release().name),)
    assert grids_of(figures_of(make_release(shown=shown, tables=())), "nl") == ()


def test_answers_crossed_with_places_are_rows_with_a_column_per_place():
    design = make_design(
        {"wijk": ("WK1", "WK2"), "wat.volgen": None, "dag": ("ma", "di")},
        [("wijk", "wat.volgen"), ("wijk", "wat.volgen", "dag")],
    )
    form = build_tables(design, QUARTER.name, {})
    shown = tuple(ShownTable(id=table.id, title=make_release().name) for table in design.tables)
    two, three = grids_of(figures_of(make_release(design, {}, shown=shown, tables=form.tables)), "nl")
    assert (two.columns, [head for head, _values in two.rows]) == (("totaal", "WK1", "WK2"), ["ja"])
    assert three.columns == ("totaal", "ma", "di")
    assert [head for head, _values in three.rows] == ["totaal, ja", "WK1, ja", "WK2, ja"]
