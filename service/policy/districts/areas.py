"""Choosing the areas of one municipality and level from a table, with names that people can tell apart (pure)."""

import difflib
import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from service.policy.districts.columns import Row, Table
from service.policy.districts.errors import CbsFileRejected, MunicipalityUnknown
from service.policy.model import AreaLevel
from service.policy.shape.places import AreaFile

LETTERS: Final[dict[AreaLevel, str]] = {"wijk": "WK", "buurt": "BU"}
_LONGEST_NAME: Final = 200
_NUMBERED: Final = re.compile(r"Wijk [0-9A-Z]{2}(?= )[ -]*(?P<name>\S.*)", re.IGNORECASE)
# What CBS writes where a number is missing or secret; below zero it stands for that too.
_UNKNOWN: Final = frozenset({"", ".", "-", "x", "nan", "none"})
# A dot before three digits parts thousands, in every cell for itself: 12.000 is twelve thousand and 12.0 is twelve.
# 12,000 could be either, and no number may be a thousand times too small: it is refused.
_NUMBER: Final = re.compile(
    r"(?P<thousands>[1-9]\d{0,2}(\.\d{3}){1,2}|\d{1,9})(?![.,]0{3}\Z)([.,]0+)?|(?P<below>-\d{1,9}([.,]\d+)?)", re.ASCII
)


def municipalities_of(table: Table) -> dict[str, str]:
    """Return the name of each municipality by its code; empty where the file does not tell it."""
    names: dict[str, str] = {}
    for row in table.rows:
        code = f"GM{row.code[2:6]}"
        if row.code == code:
            names[code] = row.name
        elif not names.get(code):
            names[code] = row.municipality
    return names


def choose_areas(table: Table, municipality: str, level: AreaLevel) -> tuple[AreaFile, ...]:
    """Return the areas of `municipality` at `level`, by code.

    Raises:
        MunicipalityUnknown: the file does not have it, or not at that level.
        CbsFileRejected: an area occurs twice, has no name, or has a number that is none.
    """
    known = municipalities_of(table)
    if municipality not in known:
        raise MunicipalityUnknown(_say_unknown(municipality, known))
    prefix = LETTERS[level] + municipality[2:]
    rows = [row for row in table.rows if row.code.startswith(prefix)]
    if not rows:
        raise MunicipalityUnknown(f"In dit bestand staan geen {level}en van {municipality}; neem een ander bestand.")
    for code, times in Counter(row.code for row in rows).items():
        if times > 1:
            raise CbsFileRejected(f"De code {code} staat {times} keer in dit bestand; download het opnieuw bij CBS.")
    for row in rows:
        if len(row.name) > _LONGEST_NAME:
            raise CbsFileRejected(f"De naam van {row.code} is te lang; download het bestand opnieuw bij CBS.")
    above = {row.code: _without_number(row.name) for row in table.rows if row.code.startswith(f"WK{municipality[2:]}")}
    names = name_areas({row.code: row.name for row in rows}, above)
    return tuple(
        AreaFile(code=row.code, name=names[row.code], inhabitants=count_inhabitants(row))
        for row in sorted(rows, key=lambda row: row.code)
    )


def name_areas(names: Mapping[str, str], above: Mapping[str, str]) -> dict[str, str]:
    """Return a name per code that no other has: without "Wijk 01", and with the wijk or the code where needed.

    `above` names the wijken, so that two buurten called Centrum can be told apart.
    """
    chosen = {code: _without_number(name) or code for code, name in names.items()}
    for addition in (above, {code: code for code in names}):
        taken = Counter(name.casefold() for name in chosen.values())
        for code, name in chosen.items():
            more = addition.get(code, addition.get(wijk_of(code), ""))
            if taken[name.casefold()] > 1 and more not in ("", name):
                chosen[code] = f"{name} ({more})"
    return chosen


def wijk_of(code: str) -> str:
    """Return the code of the wijk that a buurt is part of; a wijk is its own."""
    return f"WK{code[2:8]}"


def count_inhabitants(row: Row) -> int | None:
    """Return how many people live there, or None where CBS does not tell.

    Raises:
        CbsFileRejected: the cell holds something else than a number.
    """
    if row.inhabitants.lower() in _UNKNOWN:
        return None
    match = _NUMBER.fullmatch(row.inhabitants)
    if match is None:
        raise CbsFileRejected(f"Het aantal inwoners van {row.code} is geen heel getal; download het bestand opnieuw.")
    return None if match["thousands"] is None else int(match["thousands"].replace(".", ""))


def _without_number(name: str) -> str:
    match = _NUMBERED.fullmatch(name)
    return match["name"] if match is not None else name


def _say_unknown(municipality: str, known: Mapping[str, str]) -> str:
    """Say which municipalities come near, by code or by name."""
    by_name = {name.casefold(): code for code, name in known.items() if name}
    near = difflib.get_close_matches(municipality, known, n=2)
    near += [by_name[name] for name in difflib.get_close_matches(municipality.casefold(), by_name, n=2)]
    offers = ", ".join(dict.fromkeys(f"{code} ({known[code]})" if known[code] else code for code in near))
    hint = f"bedoelt u {offers}?" if offers else "een gemeente heeft een code als GM0758."
    return f"De gemeente {municipality or '(zonder code)'} staat niet in dit bestand; {hint}"
