"""XLSX for people: a sheet of notes, a sheet per table, a sheet with every cell (pure).

No formula, no link and no macro: every text is written as text, every count as a number. The same figures give
the same bytes: the only day in the file is that of publication, and the archive inside has fixed times.
"""

import datetime as dt
import io
import re
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from service.export.formats.figures import Figures, Outcome, Shown
from service.export.formats.grids import Grid, grids_of
from service.export.formats.tidy import columns_of, rows_of
from service.kernel.text import Language, LocalizedText

_NOTES: Final = LocalizedText(nl="Toelichting", en="Notes")
_DATA: Final = LocalizedText(nl="Gegevens", en="Data")
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_NAME_LENGTH: Final = 31
_HEAD_WIDTH: Final = 34
_TEXT_WIDTH: Final = 100
_CELL_WIDTH: Final = 14
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_workbook(figures: Figures, language: Language) -> bytes:
    """Return the figures as a workbook in `language`; a held back cell is a dot."""
    output = io.BytesIO()
    workbook = Workbook(output, _OPTIONS)
    workbook.set_properties(
        {
            "title": f"{figures.name.in_language(language)}, {figures.quarter.name}",
            "author": "" if figures.publisher is None else figures.publisher.name,
            "comments": figures.notes[0].text.in_language(language),
            "created": dt.datetime.combine(dt.date.fromisoformat(figures.published_on), dt.time()),
        }
    )
    styles = _Styles(workbook)
    _write_notes(workbook, figures, language, styles)
    for number, grid in enumerate(grids_of(figures, language), start=1):
        _write_grid(workbook, number, grid, styles)
    _write_data(workbook, figures, language, styles)
    workbook.close()
    return output.getvalue()


class _Styles:
    """The few looks of a cell."""

    def __init__(self, workbook: Workbook) -> None:
        self.head = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.text = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.number = workbook.add_format({"num_format": "0", "align": "right"})


def _write_notes(workbook: Workbook, figures: Figures, language: Language, styles: _Styles) -> None:
    sheet = _new_sheet(workbook, _NOTES.in_language(language))
    sheet.set_column(0, 0, _HEAD_WIDTH)
    sheet.set_column(1, 1, _TEXT_WIDTH)
    for row, note in enumerate(figures.notes):
        sheet.write_string(row, 0, note.head.in_language(language), styles.head)
        sheet.write_string(row, 1, note.text.in_language(language), styles.text)


def _write_grid(workbook: Workbook, number: int, grid: Grid, styles: _Styles) -> None:
    sheet = _new_sheet(workbook, f"{number} {grid.title}")
    sheet.set_column(0, 0, _HEAD_WIDTH)
    sheet.set_column(1, len(grid.columns), _CELL_WIDTH)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.write_string(0, 0, grid.title, styles.head)
    for place, column in enumerate(grid.columns, start=1):
        sheet.write_string(0, place, column, styles.head)
    for row, (head, outcomes) in enumerate(grid.rows, start=1):
        sheet.write_string(row, 0, head, styles.text)
        for place, outcome in enumerate(outcomes, start=1):
            _write_outcome(sheet, row, place, outcome, styles)


def _write_data(workbook: Workbook, figures: Figures, language: Language, styles: _Styles) -> None:
    columns = columns_of(figures)
    sheet = _new_sheet(workbook, _DATA.in_language(language))
    sheet.set_column(0, len(columns) - 1, _CELL_WIDTH)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    value_column = len(columns) - 2
    for place, column in enumerate(columns[:-1]):
        sheet.write_string(0, place, column.title.in_language(language), styles.head)
    for row, cell in enumerate(rows_of(figures), start=1):
        for place, text in enumerate(cell.texts):
            if text is not None:
                sheet.write_string(row, place, text)
        _write_outcome(sheet, row, value_column, cell.outcome, styles)


def _write_outcome(sheet: Worksheet, row: int, column: int, outcome: Outcome, styles: _Styles) -> None:
    if isinstance(outcome, Shown):
        sheet.write_number(row, column, outcome.value, styles.number)
    else:
        sheet.write_string(row, column, str(outcome), styles.number)


def _new_sheet(workbook: Workbook, name: str) -> Worksheet:
    """Add a sheet for printing on A4 across; a name has 31 characters at most, and some not at all."""
    sheet = workbook.add_worksheet(_FORBIDDEN.sub(" ", name)[:_NAME_LENGTH].rstrip())
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    return sheet
