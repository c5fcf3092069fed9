"""Licence plates by their form, whatever stands between the groups: Dutch, Belgian, British, German."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots
from service.intake.scrub.vocabulary import is_common
from service.intake.scrub.words import Reading

# The series of the RDW, a letter or digit each; then the Belgian and French ones.
_SERIES: Final = (
    "XX9999", "9999XX", "99XX99", "XX99XX", "XXXX99", "99XXXX", "99XXX9", "9XXX99", "XX999X", "X999XX", "XXX99X",
    "X99XXX",
    "9XX999", "999XX9",
)  # fmt: skip
_GROUPS: Final = {"XX9999": "XX 99 99", "9999XX": "99 99 XX", "XXXX99": "XX XX 99", "99XXXX": "99 XX XX"}
_ABROAD: Final = ("9 XXX 999", "XX 999 XX")
# The same between all groups of a plate. RE2 reads a bullet as a question mark.
_BETWEEN: Final = (r" ?[\xb7?*_-] ?", r"\.", " ")
_CLOSE: Final = ("XX99XX", "99XX99", "99XXX9", "9XXX99", "XX999X", "X999XX", "XXX99X", "9XX999", "999XX9", "XX999XX")


def _groups(series: str) -> str:
    return _GROUPS.get(series) or " ".join("".join(group) for _, group in groupby(series))


def _pattern(series: str, between: str) -> str:
    signs = {"X": "[a-z]", "9": r"\d", " ": between}
    return "".join(signs[sign] for sign in series)


_SPACED: Final = "|".join(
    _pattern(series, between) for between in _BETWEEN for series in (*map(_groups, _SERIES), *_ABROAD)
)
_BRITISH: Final = r"[a-z]{2}\d{2} ?[a-z]{3}"
_JOINED: Final = "|".join(_pattern(series, "") for series in _CLOSE)
_PLATE: Final = rf"\b(?:{_SPACED}|{_JOINED}|{_BRITISH})\b"
_GERMAN: Final = r"\b[a-z]{1,3}(?:[-\xb7?:]| ?- ?| )[a-z]{1,2}[ -]?\d{1,4}[eh]?\b"
TRIGGERS: Final = (_PLATE,)
GERMAN_TRIGGERS: Final = (_GERMAN,)
_PLATES: Final = Spots(_PLATE)
_GERMANS: Final = Spots(_GERMAN)
_LETTERS: Final = re.compile(r"[a-z]{2,}")
_CUE: Final = re.compile(
    r"(?<![a-z])(?:ken ?teken|kentken|plaat|plate|nummerbord|nummerplaat|kennzeichen|auto|busje|bestelbus|wagen|scooter"
    r"|brommer|motor|bmw|audi|golf|mercedes|opel|fiat|polo|volkswagen|vw|toyota|car|pickup|wohnwagen|caravan|taxi)"
    r"(?![a-z])"
)
_WINDOW: Final = 60
_MANY: Final = 3


def find(reading: Reading) -> Iterator[Found]:
    """Yield plates of the known series with spaces, dots, bullets or nothing between their groups."""
    for start, end in _PLATES.spans(reading):
        if _is_plate(reading, start, end):
            yield Found(start=start, end=end, kind="KENTEKEN")


def find_german(reading: Reading) -> Iterator[Found]:
    """Yield German plates: in capitals, or where a car is spoken of."""
    text = reading.text
    for start, end in _GERMANS.spans(reading):
        written = reading.folded[start:end]
        words = _LETTERS.findall(written)
        is_called = _CUE.search(reading.folded, max(0, start - _WINDOW), start) is not None
        digits = sum(map(str.isdigit, written))
        is_told = is_called or "-" in written or digits >= _MANY
        if text[start:end].isupper() and not reading.shouted and is_told and not all(map(is_common, words or ["de"])):
            yield Found(start=start, end=end, kind="KENTEKEN")


def _is_plate(reading: Reading, start: int, end: int) -> bool:
    """Whether no group of letters is a word, unless a car is spoken of."""
    if _CUE.search(reading.folded, max(0, start - _WINDOW), start) is not None:
        return True
    if " " in reading.text[start:end] and (reading.shouted or not reading.text[start:end].isupper()):
        return False
    return not any(map(is_common, _LETTERS.findall(reading.folded[start:end])))
