"""Protecting tables of anybody's reports, as the gate does for its own: `luwte figures protect`.

Tables about one period that follow each other in the file are protected together, beside all before them.
What comes out is the neutral form, attacked before it is handed over.
"""

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

import msgspec

from service.export.attack import audit
from service.export.counts import Counts
from service.export.design import Cell, Dimension, cell_of, crossing
from service.export.errors import FiguresRefused
from service.export.given import PERIOD, GivenTable, Kind, read_hierarchies, read_reports, read_tables
from service.export.protect import Unprotectable, protect_form
from service.export.tables import NeutralForm, ReleasedTable

FLOOR: Final = 3  # of k: below it a held back cell hides nobody
Method = Literal["hide", "round"]


def protect_figures(reports: bytes, hierarchies: bytes, tables: bytes, method: Method = "hide", k: int = 5) -> bytes:
    """Return the neutral form, as JSON, of the tables asked for; files are given by their content.

    Raises:
        FiguresRefused: a file cannot be used, k is below the floor, or a table cannot be protected.
    """
    if k < FLOOR:
        raise FiguresRefused(f"k is {k}, maar mag niet lager zijn dan {FLOOR}")
    dimensions = read_hierarchies(hierarchies)
    given = read_tables(tables, dimensions)
    kinds = read_reports(reports, dimensions, given.columns)
    forms: list[NeutralForm] = []
    for period, group in itertools.groupby(given.tables, key=lambda table: table.period):
        forms.append(_hide(dimensions, tuple(group), kinds, k, tuple(forms), period))
    return _write(dimensions, forms)


def _hide(
    dimensions: dict[str, Dimension],
    group: tuple[GivenTable, ...],
    kinds: Counter[Kind],
    k: int,
    earlier: tuple[NeutralForm, ...],
    period: str | None,
) -> NeutralForm:
    form = NeutralForm(dimensions=dimensions, tables=tuple(_lay_out(dimensions, table) for table in group))
    counts, reports = _count(dimensions, (*earlier, form), kinds)
    held = protect_form(form, counts, reports, k, earlier)
    if isinstance(held, Unprotectable):
        raise FiguresRefused(
            f"de tabellen over {period or 'alle perioden'} zijn niet te beschermen naast wat al is vrijgegeven; "
            "neem een grover gebied of minder dagdelen, alleen het totaal, of probeer --method round"
        )
    released = _fill(form, {cell: count for cell, count in counts.cells.items() if cell not in held.hidden})
    if audit(released, counts, k, earlier, (held.proof.cells, held.proof.worlds)):
        raise FiguresRefused(
            f"de tabellen over {period or 'alle perioden'} doorstonden onze eigen aanval niet; er is niets vrijgegeven"
        )
    return released


def _lay_out(dimensions: Mapping[str, Dimension], table: GivenTable) -> ReleasedTable:
    name = table.id or "/".join(filter(None, (table.period, "-".join(table.dims))))
    # Without a period it is about all of them: written out, so that quarters and their sum are seen to add up.
    fixed = {} if PERIOD in table.dims else {PERIOD: table.period or dimensions[PERIOD].root}
    cells = tuple((*codes.values(), None) for codes in crossing(dimensions, table.dims))
    return ReleasedTable(id=name, dims=table.dims, fixed=fixed, cells=cells)


def _fill(form: NeutralForm, values: Mapping[Cell, int]) -> NeutralForm:
    """Return `form` with these values; a cell without one is held back."""
    tables = []
    for table in form.tables:
        cells = []
        for *codes, _nothing in table.cells:
            named = {**table.fixed, **dict(zip(table.dims, map(str, codes), strict=True))}
            cells.append((*codes, values.get(cell_of(form.dimensions, named))))
        tables.append(msgspec.structs.replace(table, cells=tuple(cells)))
    return NeutralForm(dimensions=form.dimensions, tables=tuple(tables))


def _count(
    dimensions: Mapping[str, Dimension], forms: Iterable[NeutralForm], kinds: Counter[Kind]
) -> tuple[Counts, tuple[frozenset[Cell], ...]]:
    """Count every cell of `forms`, also of the periods that theirs are made of, and list the distinct reports."""
    cells: dict[Cell, int] = {}
    for form in forms:
        for table in form.tables:
            periods = _below(dimensions[PERIOD], table.fixed[PERIOD]) if table.fixed else ("",)
            for codes, period in itertools.product(crossing(dimensions, table.dims), periods):
                cells[cell_of(dimensions, {**codes, PERIOD: period} if period else codes)] = 0
    lines = {name: _lines(name, dimension) for name, dimension in dimensions.items()}
    sides = {tuple(sorted({*table.dims, PERIOD})) for form in forms for table in form.tables}
    reports: dict[frozenset[Cell], None] = {}
    for kind, times in kinds.items():
        codes = dict(kind)
        inside = {
            cell
            for names in sides
            for steps in itertools.product(*(lines[name][codes[name]] for name in names))
            if (cell := frozenset().union(*steps)) in cells
        }
        for cell in inside:
            cells[cell] += times
        reports[frozenset(inside)] = None
    profiles = tuple(dict(kind) for kind in sorted(kinds))
    return Counts(cells=cells, profiles=profiles), tuple(reports)


def _lines(name: str, dimension: Dimension) -> dict[str, list[Cell]]:
    """Return for every code what it and the codes above it fix; the root fixes nothing."""
    name_of: dict[str, list[Cell]] = {}
    for code in dimension.codes:
        steps = () if code == dimension.root else dimension.line_to(code)
        name_of[code] = [frozenset(), *(frozenset({(name, step)}) for step in steps)]
    return name_of


def _below(dimension: Dimension, code: str) -> tuple[str, ...]:
    found = [code]
    for parent in found:
        found.extend(dimension.children.get(parent, ()))
    return tuple(found)


def _write(dimensions: Mapping[str, Dimension], forms: Iterable[NeutralForm]) -> bytes:
    tables: list[Any] = [msgspec.to_builtins(table) for form in forms for table in form.tables]
    return msgspec.json.encode({"dimensions": msgspec.to_builtins(dimensions), "tables": tables})
