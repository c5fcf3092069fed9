"""What somebody gives to `figures protect`: hierarchies, tables and reports; read whole or refused (pure).

Every refusal is one sentence that says which file is meant and what would be good.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from service.export.design import Dimension
from service.export.errors import DesignError, FiguresRefused

PERIOD: Final = "period"
Kind = tuple[tuple[str, str], ...]


class GivenTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table to release: the crossing of `dims` about `period`; without one, about all periods together."""

    dims: tuple[str, ...]
    period: str | None = None
    id: str | None = None


class GivenTables(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Tables in the order in which they are released; `columns` says which CSV column holds a dimension."""

    tables: tuple[GivenTable, ...]
    columns: dict[str, str] = {}


def read_hierarchies(content: bytes) -> dict[str, Dimension]:
    """Return the dimensions by name.

    Raises:
        FiguresRefused: the JSON is not that, or a hierarchy is not one tree.
    """
    found = _read_json(content, "hiërarchieën")
    if isinstance(found, dict) and set(found) == {"dimensions"}:
        found = found["dimensions"]
    if not isinstance(found, dict) or not found:
        raise FiguresRefused('de hiërarchieën horen een JSON-object te zijn: {"naam": {"root": ..., "children": ...}}')
    return {name: _read_dimension(name, given) for name, given in found.items()}


def _read_dimension(name: str, given: Any) -> Dimension:
    try:
        _refuse_double_codes(name, given)
        found = msgspec.convert(given, Dimension)
        return Dimension(root=found.root, children={code: below for code, below in found.children.items() if below})
    except msgspec.ValidationError:
        pass
    except DesignError:
        raise FiguresRefused(
            f"de hiërarchie {name!r} is geen boom: codes verwijzen in een kring of hangen los"
        ) from None
    right = '{"root": code, "children": {code: [code, ...]}}'
    raise FiguresRefused(f"de hiërarchie {name!r} heeft niet de vorm {right}, met codes als tekst")


def _refuse_double_codes(name: str, given: Any) -> None:
    """Raise for a code that stands under two others, or twice under one, which would be counted twice."""
    children = given.get("children") if isinstance(given, dict) else None
    if not isinstance(children, dict) or not all(isinstance(codes, list) for codes in children.values()):
        return
    below = Counter(str(code) for codes in children.values() for code in codes)
    double = sorted(code for code, times in below.items() if times > 1)
    if double:
        raise FiguresRefused(f"in de hiërarchie {name!r} staat de code {double[0]!r} twee keer")
    if "" in below:
        raise FiguresRefused(f"in de hiërarchie {name!r} staat een lege code")


def read_tables(content: bytes, dimensions: Mapping[str, Dimension]) -> GivenTables:
    """Return the tables to release.

    Raises:
        FiguresRefused: the JSON is not that, or a table asks for what the hierarchies do not have.
    """
    found = _read_json(content, "tabellen")
    try:
        given = msgspec.convert(found, GivenTables)
    except msgspec.ValidationError:
        right = '{"columns": {naam: kolom}, "tables": [{"dims": [naam, ...], "period": code}, ...]}'
        raise FiguresRefused(f"de tabellen hebben niet de vorm {right}") from None
    if PERIOD not in dimensions:
        raise FiguresRefused("bij de hiërarchieën ontbreekt 'period': elke tabel gaat over een periode")
    if not given.tables:
        raise FiguresRefused("er staat geen tabel in het bestand met tabellen")
    for name in given.columns:
        if name not in dimensions:
            raise FiguresRefused(f"bij de kolommen staat {name!r}, maar daar is geen hiërarchie van")
    for table in given.tables:
        _check_table(table, dimensions)
    return given


def _check_table(table: GivenTable, dimensions: Mapping[str, Dimension]) -> None:
    for name in table.dims:
        if name not in dimensions:
            raise FiguresRefused(f"een tabel gebruikt {name!r}, maar daar is geen hiërarchie van")
        if table.dims.count(name) > 1:
            raise FiguresRefused(f"een tabel gebruikt {name!r} twee keer")
    if PERIOD in table.dims and table.period is not None:
        raise FiguresRefused("een tabel heeft 'period' als zijde en als vaste periode; kies een van beide")
    if table.period is not None and table.period not in dimensions[PERIOD].codes:
        raise FiguresRefused(f"een tabel gaat over de periode {table.period!r}, maar die staat niet in de hiërarchie")


def read_reports(content: bytes, dimensions: Mapping[str, Dimension], columns: Mapping[str, str]) -> Counter[Kind]:
    """Return how many reports there are of each kind: one finest code per dimension.

    Raises:
        FiguresRefused: a column is missing or double, or a line holds no finest code of its hierarchy.
    """
    try:
        rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        header = next(rows, [])
        places = {name: _place(header, columns.get(name, name)) for name in dimensions}
        finest = {name: set(found.codes) - set(found.children) for name, found in dimensions.items()}
        kinds: Counter[Kind] = Counter()
        for row in rows:
            if row:
                if len(row) != len(header):
                    raise FiguresRefused(f"meldingen: regel {rows.line_num} heeft niet evenveel velden als de kop")
                kinds[tuple((name, row[place]) for name, place in places.items())] += 1
    except (UnicodeDecodeError, csv.Error):
        raise FiguresRefused("de meldingen zijn geen CSV in UTF-8") from None
    for kind in kinds:
        for name, code in kind:
            if code not in finest[name]:
                raise FiguresRefused(
                    f"meldingen: in de kolom {columns.get(name, name)!r} staat een code "
                    f"die geen fijnste code van {name!r} is"
                )
    return kinds


def _place(header: list[str], column: str) -> int:
    if header.count(column) != 1:
        how = "komt meer dan eens voor" if column in header else "ontbreekt"
        raise FiguresRefused(f"meldingen: de kolom {column!r} {how}")
    return header.index(column)


def _read_json(content: bytes, what: str) -> Any:
    """Decode JSON of which no object has a name twice: others silently keep the last."""

    def refuse_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            double = next(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
            raise FiguresRefused(f"in het bestand met {what} staat {double!r} twee keer")
        return found

    try:
        return json.loads(content, object_pairs_hook=refuse_twice)
    except (ValueError, RecursionError):
        raise FiguresRefused(f"het bestand met {what} is geen JSON") from None
