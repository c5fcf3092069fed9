"""Protecting tables of anybody's reports, as the gate does for its own: `luwte figures protect`.

Tables about one period that follow each other in the file are protected together, beside all before them.
What comes out is the neutral form, attacked before it is handed over.
"""

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

import msgspec
import numpy as np

from service.export.attack import Breach, audit
from service.export.counts import Counts
from service.export.design import Cell, Dimension, cell_of, crossing
from service.export.errors import FiguresRefused
from service.export.given import PERIOD, GivenTable, Kind, read_hierarchies, read_reports, read_tables
from service.export.protect import Unprotectable, protect_form
from service.export.rounding import BASE, round_counts
from service.export.system import build_system
from service.export.tables import NeutralForm, ReleasedTable, published, read_cells
from service.export.witnesses import Patience, endless

FLOOR: Final = 3  # of k: below it a held back cell hides nobody
_ROUNDING_SECONDS: Final = 60.0
Method = Literal["hide", "round"]


def protect_figures(
    reports: bytes,
    hierarchies: bytes,
    tables: bytes,
    method: Method = "hide",
    k: int = 5,
    seed: int = 0,
    patience: Patience = endless,
) -> bytes:
    """Return the neutral form, as JSON, of the tables asked for; files are given by their content.

    `seed` decides how `round` draws: nobody may be able to guess it.

    Raises:
        FiguresRefused: a file cannot be used, k is below the floor, or a table cannot be protected.
    """
    if k < FLOOR:
        raise FiguresRefused(f"k is {k}, maar mag niet lager zijn dan {FLOOR}")
    dimensions = read_hierarchies(hierarchies)
    given = read_tables(tables, dimensions)
    kinds = read_reports(reports, dimensions, given.columns)
    forms: list[NeutralForm] = []
    root = dimensions[PERIOD].root
    for period, group in itertools.groupby(given.tables, key=lambda table: table.period or root):
        form = NeutralForm(dimensions=dimensions, tables=tuple(_lay_out(dimensions, table) for table in group))
        if method == "hide":
            forms.append(_hide(form, kinds, k, tuple(forms), period, patience))
        else:
            forms.append(_round(form, kinds, tuple(forms), period, seed))
    return _write(dimensions, forms)


def _hide(
    form: NeutralForm,
    kinds: Counter[Kind],
    k: int,
    earlier: tuple[NeutralForm, ...],
    period: str,
    patience: Patience,
) -> NeutralForm:
    counts, reports = _count(form.dimensions, (*earlier, form), kinds)
    held = protect_form(form, counts, reports, k, earlier, patience)
    if isinstance(held, Unprotectable):
        why = "kost te veel tijd" if held.reason == "takes_too_long" else "kan niet naast wat al is vrijgegeven"
        raise FiguresRefused(
            f"de tabellen over {period} beschermen {why}; "
            "neem een grover gebied of minder dagdelen, alleen het totaal, of probeer --method round"
        )
    released = _fill(form, {cell: count for cell, count in counts.cells.items() if cell not in held.hidden})
    refuse_breaches(audit(released, counts, k, earlier, (held.proof.cells, held.proof.worlds)), period)
    return released


def refuse_breaches(breaches: tuple[Breach, ...], period: str) -> None:
    """Refuse what our own attack found a way into.

    Raises:
        FiguresRefused: there are breaches.
    """
    if breaches:
        raise FiguresRefused(f"de tabellen over {period} doorstonden onze eigen aanval niet; er is niets vrijgegeven")


def _round(
    form: NeutralForm, kinds: Counter[Kind], earlier: tuple[NeutralForm, ...], period: str, seed: int
) -> NeutralForm:
    """Round the tables of one period; a period that others make up is the sum of what those were rounded to.

    Rounded on its own it would say something new about each of them.
    """
    before = published(earlier)
    finer = form.dimensions[PERIOD].children.get(period, ())
    if finer and any(PERIOD not in table.dims for table in form.tables):
        return _add_up(form, before, finer, period)
    counts, _reports = _count(form.dimensions, (form,), kinds)
    system = build_system((form,))
    truth = np.array([counts[cell] for cell in system.cells], dtype=np.float64)
    given = {number: before[cell] for number, cell in enumerate(system.cells) if cell in before}
    draws = np.random.default_rng([seed, len(earlier)]).random(len(truth))
    rounded = round_counts(system, truth, given, draws, _ROUNDING_SECONDS)
    if rounded is None:
        raise FiguresRefused(
            f"de tabellen over {period} zijn niet zo af te ronden dat alles nog optelt; "
            "neem tabellen met twee zijden, of een grover gebied"
        )
    values = dict(zip(system.cells, map(int, rounded), strict=True))
    return _with_noise(_fill(form, values), {"base": BASE})


def _add_up(form: NeutralForm, before: Mapping[Cell, int], finer: tuple[str, ...], period: str) -> NeutralForm:
    values: dict[Cell, int] = {}
    for cell, _nothing in read_cells(form):
        rest = frozenset(item for item in cell if item[0] != PERIOD)
        parts = [before.get(rest | {(PERIOD, code)}) for code in finer]
        if None in parts:
            raise FiguresRefused(
                f"de tabellen over {period} zijn bij afronden de som van hun delen; "
                f"zet eerst dezelfde tabellen over {', '.join(finer)} in het bestand"
            )
        values[cell] = sum(part for part in parts if part is not None)
    most = (BASE - 1) * sum(
        code not in form.dimensions[PERIOD].children for code in _below(form.dimensions[PERIOD], period)
    )
    return _with_noise(_fill(form, values), (-most, most))


def _with_noise(form: NeutralForm, noise: dict[str, int] | tuple[int, int]) -> NeutralForm:
    tables = tuple(msgspec.structs.replace(table, noise=noise) for table in form.tables)
    return NeutralForm(dimensions=form.dimensions, tables=tables)


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
