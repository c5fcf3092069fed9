"""The figures as one long list: a row per cell, margins included (pure)."""

from collections.abc import Iterator
from typing import Final

import msgspec

from service.export.formats.figures import HELD_BACK_IN_DATA, Figures, Outcome, Shown, Table
from service.kernel.text import LocalizedText

TOTAL: Final = "totaal"
_LEAST_SIDES: Final = 2  # the columns are the same whether or not a release has a crossed table


class Column(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A column of the list; `number` counts reports, `required` is never empty."""

    name: str
    title: LocalizedText
    number: bool = False
    required: bool = False


class TidyRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A cell: its texts in the order of the columns before the value, None where there is no such side."""

    texts: tuple[str | None, ...]
    outcome: Outcome

    @property
    def value(self) -> int | None:
        """The published count; None is nothing that could be read."""
        return self.outcome.value if isinstance(self.outcome, Shown) else None

    @property
    def status(self) -> str | None:
        """The one mark of what was held back."""
        return None if isinstance(self.outcome, Shown) else HELD_BACK_IN_DATA


def columns_of(figures: Figures) -> tuple[Column, ...]:
    """Return the columns: what a row is about, its value, its status."""
    columns = [
        Column(name="periode", title=LocalizedText(nl="Periode", en="Period"), required=True),
        Column(name="tabel", title=LocalizedText(nl="Tabel", en="Table"), required=True),
    ]
    for number in range(1, _width(figures) + 1):
        columns += [
            Column(name=f"zijde_{number}", title=LocalizedText(nl=f"Zijde {number}", en=f"Side {number}")),
            Column(name=f"code_{number}", title=LocalizedText(nl=f"Code {number}", en=f"Code {number}")),
            Column(name=f"naam_{number}", title=LocalizedText(nl=f"Naam {number}", en=f"Name {number} (Dutch)")),
        ]
    return (
        *columns,
        Column(name="waarde", title=LocalizedText(nl="Aantal meldingen", en="Number of reports"), number=True),
        Column(name="status", title=LocalizedText(nl="Status", en="Status")),
    )


def rows_of(figures: Figures) -> Iterator[TidyRow]:
    """Yield the total and then every cell of every table, in the order of the release."""
    period, width = figures.quarter.name, _width(figures)
    yield TidyRow(texts=(period, TOTAL, *(None,) * (3 * width)), outcome=figures.total)
    for table in figures.tables:
        yield from _table_rows(period, table, width)


def _table_rows(period: str, table: Table, width: int) -> Iterator[TidyRow]:
    empty = (None,) * (3 * (width - len(table.sides)))
    for cell in table.cells:
        texts = [
            text
            for side, code in zip(table.sides, cell.codes, strict=True)
            for text in (side.id, code, side.labels[code].nl)
        ]
        yield TidyRow(texts=(period, table.id, *texts, *empty), outcome=cell.outcome)


def _width(figures: Figures) -> int:
    return max(_LEAST_SIDES, figures.most_sides)
