"""Tidy CSV (RFC 4180) and its description (CSV on the Web, W3C 2015) (pure)."""

import csv
import io
from typing import Any, Final

import msgspec

from service.export.formats.figures import HELD_BACK_IN_DATA, Figures
from service.export.formats.notes import LICENCE
from service.export.formats.tidy import Column, columns_of, rows_of
from service.kernel.text import LocalizedText

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
_CONFIDENTIALITY: Final = "http://purl.org/linked-data/sdmx/2009/attribute#confStatus"
_MEASURE: Final = "http://purl.org/linked-data/sdmx/2009/measure#obsValue"


def write_csv(figures: Figures) -> bytes:
    """Return UTF-8 CSV; a held back cell has no value and status C."""
    output = io.StringIO(newline="")
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(column.name for column in columns_of(figures))
    for row in rows_of(figures):
        value = "" if row.value is None else str(row.value)
        writer.writerow((*(_plain(text or "") for text in row.texts), value, row.status or ""))
    return output.getvalue().encode("utf-8")


def describe_csv(figures: Figures, name: str) -> bytes:
    """Return the metadata of the CSV that lies beside it as `name`, with everything that must be said with it."""
    metadata = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "url": name,
        "dc:title": _said(figures.name),
        "dc:description": [_said(note.text) for note in figures.notes],
        "dc:issued": {"@value": figures.published_on, "@type": "xsd:date"},
        "dc:license": {"@id": LICENCE},
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": {
            "columns": [_describe(column) for column in columns_of(figures)],
            "primaryKey": [column.name for column in columns_of(figures) if _identifies(column)],
        },
        "notes": [figures.facts],
    }
    return msgspec.json.format(msgspec.json.encode(metadata), indent=1)


def _describe(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {"name": column.name, "titles": column.name, "dc:title": _said(column.title)}
    if column.required:
        described["required"] = True
    if column.number:
        described |= {"datatype": {"base": "integer", "minimum": 0}, "propertyUrl": _MEASURE}
    elif column.name == "status":
        described |= {"datatype": {"base": "string", "format": HELD_BACK_IN_DATA}, "propertyUrl": _CONFIDENTIALITY}
    else:
        described["datatype"] = "string"
    return described


def _identifies(column: Column) -> bool:
    return column.name in {"periode", "tabel"} or column.name.startswith("code_")


def _said(text: LocalizedText) -> list[dict[str, str]]:
    return [{"@value": text.nl, "@language": "nl"}, {"@value": text.en, "@language": "en"}]


def _plain(text: str) -> str:
    """Keep a spreadsheet from reading a name as a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
