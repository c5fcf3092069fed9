"""Published figures as every format reads them (pure).

A count was published, or it was held back; what was held back has no number here, and no reason either: a small
count and one that protects it look the same.
"""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from service.export.design import YES, Dimension
from service.export.formats.notes import Note, facts_of, notes_of
from service.export.publication import Proof
from service.export.release import Publisher, Release
from service.export.tables import ReleasedTable
from service.kernel.periods import Quarter
from service.kernel.text import LocalizedText

HELD_BACK_IN_PRINT: Final = "."  # the Dutch mark for unknown, unreliable or secret
HELD_BACK_IN_DATA: Final = "C"  # SDMX CL_CONF_STATUS: confidential; one mark for every reason


class Shown(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag=True):
    """A published count."""

    value: int

    def __str__(self) -> str:
        """Return it as it stands in print."""
        return str(self.value)


class HeldBack(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag=True):
    """A count that was not published: there is nothing to tell about it."""

    def __str__(self) -> str:
        """Return the one mark that stands in print."""
        return HELD_BACK_IN_PRINT


Outcome = Shown | HeldBack


class Side(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One dimension of a table; `answer`: yes or no to one answer of a question with several."""

    id: str
    label: LocalizedText
    dimension: Dimension
    labels: dict[str, LocalizedText]
    answer: bool

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code, the total first."""
        return self.dimension.codes


class Cell(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One count: a code per side, and what was published."""

    codes: tuple[str, ...]
    outcome: Outcome


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The full crossing of its sides, the last side running fastest; `shown` is the policy's table."""

    id: str
    shown: str
    title: LocalizedText
    sides: tuple[Side, ...]
    cells: tuple[Cell, ...]


class Figures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One release for its files: the total, the tables, and what must be said with them.

    `facts` says the same as `notes`, for machines.
    """

    meldpunt: str
    name: LocalizedText
    quarter: Quarter
    published_on: str
    publisher: Publisher | None
    total: Outcome
    tables: tuple[Table, ...]
    titles: dict[str, LocalizedText]
    notes: tuple[Note, ...]
    facts: dict[str, Any]

    @property
    def most_sides(self) -> int:
        """The number of sides of the widest table."""
        return max((len(table.sides) for table in self.tables), default=0)


def figures_of(release: Release, proof: Proof | None = None) -> Figures:
    """Return the figures of a release; `proof` is where it stands in the ledger."""
    titles = {shown.id: shown.title for shown in release.shown}
    return Figures(
        meldpunt=release.meldpunt,
        name=release.name,
        quarter=Quarter.parse(release.period),
        published_on=release.published_on.isoformat(),
        publisher=None if release.provenance is None else release.provenance.publisher,
        total=_outcome(release.total),
        tables=tuple(_table(release, table, titles) for table in release.tables),
        titles=titles,
        notes=notes_of(release, proof),
        facts=facts_of(release, proof),
    )


def _table(release: Release, table: ReleasedTable, titles: Mapping[str, LocalizedText]) -> Table:
    _period, _slash, name = table.id.partition("/")
    shown = name.partition("/")[0]
    sides = tuple(_side(release, dim) for dim in table.dims)
    title = titles.get(shown, LocalizedText(nl=name, en=name))
    for side in sides:
        if side.answer:
            title = LocalizedText(nl=f"{title.nl}: {side.label.nl}", en=f"{title.en}: {side.label.en}")
    return Table(
        id=name,
        shown=shown,
        title=title,
        sides=sides,
        cells=tuple(Cell(codes=tuple(map(str, codes)), outcome=_outcome(value)) for *codes, value in table.cells),
    )


def _side(release: Release, name: str) -> Side:
    dimension = release.dimensions[name]
    known = release.labels.get(name, {})
    labels = {code: known.get(code, LocalizedText(nl=code, en=code)) for code in dimension.codes}
    answer = "." in name
    question = LocalizedText(nl=name, en=name)
    return Side(
        id=name,
        label=known.get(YES, question) if answer else question,
        dimension=dimension,
        labels=labels,
        answer=answer,
    )


def _outcome(value: str | int | None) -> Outcome:
    return Shown(value=value) if isinstance(value, int) else HeldBack()
