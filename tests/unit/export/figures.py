"""Small designs and invented records that the export room's tests share."""

import itertools
import random

from service.export.counts import tabulate
from service.export.design import NO, PERIOD, YES, Cover, Design, Dimension, TableSpec, flat, yes_or_no
from service.export.protect import Protected, protect
from service.export.tables import build_tables, read_cells

QUARTER = "2026-Q1"
YEAR = Dimension(
    root="alles", children={"alles": ("2026",), "2026": tuple(f"2026-Q{number}" for number in range(1, 5))}
)


def make_design(sides, tables, covers=(), period=None):
    """Build a design: `sides` name -> codes (None: yes or no), `tables` as tuples of names."""
    dimensions = {name: yes_or_no() if codes is None else flat("totaal", codes) for name, codes in sides.items()}
    return Design(
        dimensions={PERIOD: period or flat("alles", (QUARTER,)), **dimensions},
        tables=tuple(TableSpec(id="-".join(dims), dims=dims) for dims in tables),
        covers=tuple(Cover(dims=dims) for dims in covers),
    )


def kinds_of(design):
    """Return every record that the design and its covers allow."""
    names = [name for name in design.dimensions if name != PERIOD]
    leaves = [design.dimensions[name].children[design.dimensions[name].root] for name in names]
    kinds = [dict(zip(names, codes, strict=True)) for codes in itertools.product(*leaves)]
    return [kind for kind in kinds if all(any(kind[name] == YES for name in cover.dims) for cover in design.covers)]


def draw_records(design, size, seed):
    """Draw `size` records, most of few kinds, repeatably."""
    source = random.Random(seed)
    kinds = kinds_of(design)
    return source.choices(kinds, [source.random() ** 3 for _ in kinds], k=size)


def times(record, number):
    return [record] * number


def cell(period=QUARTER, **codes: str):
    """Name a cell; a dot in a dimension is written as two underscores."""
    named = {(name.replace("__", "."), code) for name, code in codes.items()}
    return frozenset(named | {(PERIOD, period)})


def hide_small(design, counts, period=QUARTER, k=5):
    """Hide small counts and nothing else: what must not be enough."""
    return build_tables(design, period, {key: value for key, value in counts.cells.items() if value >= k})


def release_safely(design, records, k=5, period=QUARTER, earlier=()):
    """Return the counts and the protected tables; the records can be protected."""
    counts = tabulate(design, records, period)
    result = protect(design, counts, period, k, earlier)
    assert isinstance(result, Protected)
    return counts, result.tables


def with_value(form, key, value):
    """Return `form` with another value in every place where the cell `key` stands."""
    values = {**dict(read_cells(form)), key: value}
    shown = {name: found for name, found in values.items() if found is not None}
    design = Design(
        dimensions=form.dimensions,
        tables=tuple(TableSpec(id=table.id.split("/", 1)[1], dims=table.dims) for table in form.tables),
        covers=form.covers,
    )
    return build_tables(design, form.tables[0].fixed[PERIOD], shown)


def quarter_design(options=16):
    """The tables of a usual meldpunt: `options` answers, wijk, plek x tijd, wijk x dag."""
    answers = {f"wat.o{number}": None for number in range(options)}
    sides = {
        **answers,
        "wijk": tuple(f"WK{number:02}" for number in range(12)),
        "plek": tuple(f"plek{number}" for number in range(11)),
        "tijd": ("nacht", "ochtend", "middag", "avond"),
        "dag": ("ma", "di", "wo", "do", "vr", "za", "zo"),
    }
    tables = [*((name,) for name in answers), ("wijk",), ("plek",), ("plek", "tijd"), ("wijk", "dag")]
    return make_design(sides, tables, covers=[tuple(answers)])


def quarter_records(design, size, seed):
    """Invent reports: one to three answers ticked, a few districts and places far ahead of the rest."""
    source = random.Random(seed)
    answers = design.covers[0].dims
    records = []
    for _ in range(size):
        ticked = {min(int(source.expovariate(0.35)), len(answers) - 1) for _ in range(source.randint(1, 3))}
        record = {name: YES if number in ticked else NO for number, name in enumerate(answers)}
        for name in ("wijk", "plek", "tijd", "dag"):
            codes = design.dimensions[name].children["totaal"]
            record[name] = codes[min(int(source.expovariate(0.5)), len(codes) - 1)]
        records.append(record)
    return records
