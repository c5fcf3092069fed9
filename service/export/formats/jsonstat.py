"""JSON-stat 2.0: one collection with a dataset for the total and for every table (pure).

Held back cells are null with status C. Labels are Dutch; the notes are in both languages.
"""

import re
from typing import Any, Final

import msgspec

from service.export.formats.figures import HELD_BACK_IN_DATA, Cell, Figures, Outcome, Shown, Side, Table
from service.kernel.text import LocalizedText

_PERIOD: Final = "periode"
_AREA: Final = re.compile(r"(WK|BU)\d{4}")
_ALL: Final = LocalizedText(nl="Alle meldingen", en="All reports")


def write_jsonstat(figures: Figures) -> bytes:
    """Return the figures as a collection."""
    total = Table(id="totaal", shown="totaal", title=_ALL, sides=(), cells=(Cell(codes=(), outcome=figures.total),))
    collection = {
        "version": "2.0",
        "class": "collection",
        "label": figures.name.nl,
        "updated": figures.published_on,
        "note": [text for note in figures.notes for text in (note.text.nl, note.text.en)],
        "extension": figures.facts,
        "link": {"item": [_dataset(figures, table) for table in (total, *figures.tables)]},
    }
    return msgspec.json.encode(collection)


def _dataset(figures: Figures, table: Table) -> dict[str, Any]:
    outcomes = [cell.outcome for cell in table.cells]
    areas = [side.id for side in table.sides if any(map(_AREA.match, side.codes))]
    dataset = {
        "version": "2.0",
        "class": "dataset",
        "label": table.title.nl,
        "updated": figures.published_on,
        "note": [figures.notes[0].text.nl, figures.notes[0].text.en],
        "id": [_PERIOD, *(side.id for side in table.sides)],
        "size": [1, *(len(side.codes) for side in table.sides)],
        "role": {"time": [_PERIOD]} | ({"geo": areas} if areas else {}),
        "dimension": {_PERIOD: _period(figures), **{side.id: _dimension(side) for side in table.sides}},
        "value": [_value(outcome) for outcome in outcomes],
        "extension": {
            "id": table.id,
            "label": msgspec.to_builtins(table.title),
            "status": {"label": {HELD_BACK_IN_DATA: "vertrouwelijk"}},
        },
    }
    held_back = {str(place): HELD_BACK_IN_DATA for place, outcome in enumerate(outcomes) if not _is_shown(outcome)}
    return dataset | ({"status": held_back} if held_back else {})


def _period(figures: Figures) -> dict[str, Any]:
    name = figures.quarter.name
    label = f"Kwartaal {figures.quarter.number} van {figures.quarter.year}"
    return {"label": "Periode", "category": {"index": [name], "label": {name: label}}}


def _dimension(side: Side) -> dict[str, Any]:
    return {
        "label": side.label.nl,
        "category": {
            "index": list(side.codes),
            "label": {code: side.labels[code].nl for code in side.codes},
            "child": {parent: list(codes) for parent, codes in side.dimension.children.items() if codes},
        },
    }


def _is_shown(outcome: Outcome) -> bool:
    return isinstance(outcome, Shown)


def _value(outcome: Outcome) -> int | None:
    return outcome.value if isinstance(outcome, Shown) else None
