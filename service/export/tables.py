"""Released tables in their neutral form: what is published, and all that an attacker reads (pure)."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from service.export.design import PERIOD, Cell, Cover, Design, Dimension, cell_of, crossing

Value = int | None


class ReleasedTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The full crossing of `dims`; each row of `cells` is its codes and its value, None when held back.

    `noise` is how far truth may lie from it: `{"base": 5}` when rounded to a neighbour among the multiples
    of 5, or the least and the greatest difference; None when values are exact.
    """

    id: str
    dims: tuple[str, ...]
    fixed: dict[str, str]
    cells: tuple[tuple[str | int | None, ...], ...]
    noise: dict[str, int] | tuple[int, int] | None = None


class NeutralForm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Tables with the dimensions that they share."""

    dimensions: dict[str, Dimension]
    tables: tuple[ReleasedTable, ...]
    covers: tuple[Cover, ...] = ()


def build_tables(design: Design, period: str, values: Mapping[Cell, Value]) -> NeutralForm:
    """Lay `values` out in the tables of `design`; a cell without a value is held back."""
    return NeutralForm(
        dimensions=design.dimensions,
        covers=design.covers,
        tables=tuple(
            ReleasedTable(
                id=f"{period}/{table.id}",
                dims=table.dims,
                fixed={PERIOD: period},
                cells=tuple(
                    (*codes.values(), values.get(cell_of(design.dimensions, codes) | {(PERIOD, period)}))
                    for codes in crossing(design.dimensions, table.dims)
                ),
            )
            for table in design.tables
        ),
    )


def read_cells(form: NeutralForm) -> Iterator[tuple[Cell, Value]]:
    """Yield every cell of every table with its value; a cell that two tables share comes twice."""
    for table in form.tables:
        fixed = cell_of(form.dimensions, table.fixed)
        for *codes, value in table.cells:
            named = {name: str(code) for name, code in zip(table.dims, codes, strict=True)}
            yield cell_of(form.dimensions, named) | fixed, value if isinstance(value, int) else None


def published(forms: Iterable[NeutralForm]) -> dict[Cell, int]:
    """Return every value that can be read in any of the forms."""
    return {cell: value for form in forms for cell, value in read_cells(form) if value is not None}
