"""Tables as people read them: rows and columns with names, on pages and on sheets (pure)."""

import itertools
from typing import Final

import msgspec

from service.export.design import YES
from service.export.formats.figures import Figures, HeldBack, Outcome, Side, Table
from service.kernel.text import Language

_NUMBER: Final[dict[Language, str]] = {"nl": "Aantal", "en": "Number"}


class Grid(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table ready to be shown: column heads, and rows of a head and values."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Outcome, ...]], ...]


# guide S29, S31: no ranking, no map, and the fixed caveats under every release
def grids_of(figures: Figures, language: Language) -> tuple[Grid, ...]:
    """Lay the released tables out for reading, in the order of the policy.

    The yes/no tables of one question become one table with a row per answer. Of a table with several sides the
    last that is no answer runs across.
    """
    grids = []
    for shown, title in figures.titles.items():
        parts = [table for table in figures.tables if table.shown == shown]
        if parts:
            grids.append(_grid(title.in_language(language), parts, language))
    return tuple(grids)


def _grid(title: str, parts: list[Table], language: Language) -> Grid:
    across = _across(parts[0])
    columns = (_NUMBER[language],) if across is None else _heads(across, across.codes, language)
    rows = tuple(row for part in parts for row in _rows(part, across, language))
    return Grid(title=title, columns=columns, rows=rows)


def _rows(table: Table, across: Side | None, language: Language) -> list[tuple[str, tuple[Outcome, ...]]]:
    down = [side for side in table.sides if across is None or side.id != across.id]
    outcomes = {
        frozenset(zip((side.id for side in table.sides), cell.codes, strict=True)): cell.outcome for cell in table.cells
    }
    rows = []
    for codes in itertools.product(*(_codes_down(side) for side in down)):
        fixed = frozenset(zip((side.id for side in down), codes, strict=True))
        head = ", ".join(side.labels[code].in_language(language) for side, code in zip(down, codes, strict=True))
        places = [fixed] if across is None else [fixed | {(across.id, code)} for code in across.codes]
        rows.append((head, tuple(outcomes.get(place, HeldBack()) for place in places)))
    return rows


def _across(table: Table) -> Side | None:
    plain = [side for side in table.sides if not side.answer]
    return plain[-1] if plain and len(table.sides) > 1 else None


def _codes_down(side: Side) -> tuple[str, ...]:
    return (YES,) if side.answer else side.codes


def _heads(side: Side, codes: tuple[str, ...], language: Language) -> tuple[str, ...]:
    return tuple(side.labels[code].in_language(language) for code in codes)
