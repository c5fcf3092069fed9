"""Licence plates: Dutch and Belgian with dashes anywhere, any other form after the word.

Source: RDW side codes (six letters and digits in three groups).
"""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.words import Reading

_DASHED: Final = re.compile(r"(?<![\w-])(?:[a-z]{1,3}|\d{1,3})-(?:[a-z]{1,3}|\d{1,3})-(?:[a-z]{1,3}|\d{1,3})(?![\w-])")
_CUE: Final = re.compile(
    r"(?:kenteken|kentken|kenteke|nummerbord|nummerplaat|plaat|licen[cs]e plate|number plate|plate|kennzeichen"
    r"|plakasi|plaka|rejestracja|plaque|matricula)\b[^\n\d]{0,40}?"
    r"(?P<plate>\b[a-z0-9]{1,4}[ -]?[a-z0-9]{1,4}(?:[ -][a-z0-9]{1,4})?)(?![\w-])"
)
_SIZES: Final = frozenset({6, 7})


def find(reading: Reading) -> Iterator[Found]:
    """Yield every plate; both letters and digits must be in it."""
    folded = reading.folded
    for match in _DASHED.finditer(folded) if "-" in folded else ():
        if len(match.group()) - 2 in _SIZES and _is_mixed(match.group()):
            yield Found(start=match.start(), end=match.end(), kind="KENTEKEN")
    for match in _CUE.finditer(folded):
        if _is_mixed(match["plate"]):
            yield Found(start=match.start("plate"), end=match.end("plate"), kind="KENTEKEN")


def _is_mixed(plate: str) -> bool:
    return any(map(str.isdigit, plate)) and any(map(str.isalpha, plate))
