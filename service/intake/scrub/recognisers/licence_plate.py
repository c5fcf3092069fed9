"""Licence plates: Dutch and Belgian with dashes anywhere, any other form after the word.

Source: RDW side codes (six letters and digits in three groups).
"""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots, start_of_run
from service.intake.scrub.words import Reading

_DASHED: Final = re.compile(r"(?<![\w-])(?:[a-z]{1,3}|\d{1,3})-(?:[a-z]{1,3}|\d{1,3})-(?:[a-z]{1,3}|\d{1,3})(?![\w-])")
_CUE: Final = re.compile(
    r"(?:kenteken|kentken|kenteke|nummerbord|nummerplaat|plaat|licen[cs]e plate|number plate|plate|kennzeichen"
    r"|plakasi|plaka|rejestracja|plaque|matricula)\b[^\n\d]{0,40}?"
    r"(?P<plate>\b(?!(?:is|was|met|de|het|van|een|dat|the|with|and|en|of|nr)\b)"
    r"[a-z0-9]{1,4}[ -]?[a-z0-9]{1,4}(?:[ -][a-z0-9]{1,4})?)(?![\w-])"
)
_SIZES: Final = frozenset({6, 7})
_LONGEST_GROUP: Final = 3

TRIGGERS: Final = ("[a-z0-9]-[a-z0-9]{1,3}-[a-z0-9]",)
_CUE_WORD: Final = (
    "(?:kenteken?|kentken|nummerbord|nummerplaat|plaat|licen[cs]e plate|number plate|plate|kennzeichen|plakasi?"
    r"|rejestracja|plaque|matricula)\b"
)
CUE_TRIGGERS: Final = (_CUE_WORD,)
_SPOTS: Final = Spots(*TRIGGERS)
_CUES: Final = Spots(_CUE_WORD)


def find(reading: Reading) -> Iterator[Found]:
    """Yield every plate with its dashes; both letters and digits must be in it."""
    for place, _ in _SPOTS.spans(reading):
        start = start_of_run(reading.folded, place, "", _LONGEST_GROUP)
        match = _DASHED.match(reading.folded, start)
        if match is not None and len(match.group()) - 2 in _SIZES and _is_mixed(match.group()):
            yield Found(start=match.start(), end=match.end(), kind="KENTEKEN")


def find_by_cue(reading: Reading) -> Iterator[Found]:
    """Yield what is called a plate, in any form."""
    for match in _CUES.matches(_CUE, reading):
        if _is_mixed(match["plate"]):
            yield Found(start=match.start("plate"), end=match.end("plate"), kind="KENTEKEN")


def _is_mixed(plate: str) -> bool:
    return any(map(str.isdigit, plate)) and any(map(str.isalpha, plate))
