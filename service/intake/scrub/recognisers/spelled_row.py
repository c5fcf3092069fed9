"""Codes said or spelled sign by sign: "gp vier negen drie s", "k k 8 1 2 x", "nl zes nul snsb nul vier", "j van jan".

Kept: a few numbers in a row that count something, and letters without numbers.
"""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.numbers import ENGLISH_TEENS, ENGLISH_TENS, ENGLISH_UNITS, TEENS, TENS, UNITS
from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots
from service.intake.scrub.vocabulary import is_common
from service.intake.scrub.words import Reading

_SINGLE: Final = (
    *UNITS, "nul", "zero", *ENGLISH_UNITS, "oh", "null", "eins", "zwei", "drei", "vier", "funf", "sechs", "sieben",
    "acht",
    "neun", "sifir", "bir", "iki", "uc", "dort", "bes", "alti", "yedi", "sekiz", "dokuz", "cero", "uno", "dos", "tres",
    "cuatro", "cinco", "seis", "siete", "ocho", "nueve",
)  # fmt: skip
_DOUBLE: Final = (
    *TEENS, *TENS, *ENGLISH_TEENS, *ENGLISH_TENS, *(f"{unit}en{ten}" for unit in UNITS for ten in TENS),
    *(f"{ten}-{unit}" for ten in ENGLISH_TENS for unit in ENGLISH_UNITS), "honderd", "hundred",
)  # fmt: skip
_VALUES: Final = dict.fromkeys(_SINGLE, 1) | dict.fromkeys(_DOUBLE, 2)
# The banks whose four letters are said inside an account.
_BANKS: Final = "abna|ingb|rabo|snsb|trio|asnb|knab|bunq|rbrb|fvlb|revo|nl(?:[ ]?\\d\\d)?"
_WORD: Final = "|".join(sorted(_VALUES, key=len, reverse=True))
_LETTER: Final = r"[a-z](?:,? (?:van|for|as in|wie|als in) [a-z]{3,12})?"
_ATOM: Final = rf"(?:{_WORD}|{_BANKS}|\d{{1,5}}|{_LETTER})"
_FILLER: Final = (
    r"(?:dan|en dan|dus|streepje|streep|dash|spatie|space|punt|dot|komma|keer|uh|eh|uhm|plus|dubbel"
    r"|dubbele|double"
    r"|haakje|min)"
)
_JOINT: Final = rf"[ ,.()/-]{{1,4}}(?:{_FILLER}[ ,.()-]{{1,3}}){{0,2}}"
_ROW: Final = rf"\b(?:plus |dubbel |double )?{_ATOM}{_JOINT}{_ATOM}(?:{_JOINT}{_ATOM})+\b\)?"
_SAID: Final = "|".join(sorted(_SINGLE, key=len, reverse=True))
# A number word with another, a digit or a letter behind it; or three single letters and digits.
TRIGGERS: Final = (
    rf"(?:{_SAID}|tig|tien|ty|teen)[ ,.()/-]+(?:(?:dan|dus|streepje|dash|keer) )?(?:(?:{_SAID})\b|\d|[a-z]\b)",
    rf"\d[ ,.()/-]+(?:{_SAID})\b",
    r"\b[a-z0-9][ ,.-](?:streepje )?[a-z0-9][ ,.-][a-z0-9]\b",
)
_ROWS: Final = Spots(_ROW)
_PIECE: Final = re.compile(r"\d{1,5}|[a-z]{1,24}(?:-[a-z]{3,5})?")
_CUE: Final = re.compile(
    r"(?<![a-z])(?:kenteken|kentken|plaat|plate|nummerbord|nummerplaat|kennzeichen|auto|bus(?:je)?|scooter"
    r"|postcode|zip|plz"
    r"|adres|nummer|nr|number|tel|telefoon|phone|mobiel|bel|app|rek|rekening|iban|bsn|code|pin|pas|pasnummer|kenmerk"
    r"|burner|gsm|handy)(?![a-z])"
)
_PLATE: Final = re.compile(r"(?<![a-z])(?P<letters>[a-z]{2,3}) (?:dan |streepje )?\Z")
# "x van mij": whose it is, and no name for the letter.
_OWNER: Final = re.compile(r" (?:van|for) (?:mij|hem|haar|hun|ons|een|het|die|dat|mijn|zijn|jou|jullie|the|him|her)\Z")
# A number of more digits than are spelled at once.
_LONG_NUMBER: Final = re.compile(r"\d{3}")
_WINDOW: Final = 44
_LEAST_CUED: Final = 3
_LEAST_SPELLED: Final = 4
_LEAST_SAID: Final = 7
_MIXED: Final = 2
_LONGEST_PLATE: Final = 15


def find(reading: Reading) -> Iterator[Found]:
    """Yield rows of numbers and letters, said or spelled, that make a code."""
    folded = reading.folded
    for start, reach in _ROWS.spans(reading):
        owner = _OWNER.search(folded, start, reach)
        end = reach if owner is None else owner.start()
        row = folded[start:end]
        digits, letters, words = _counts(row)
        if not digits or not (words or (letters and _LONG_NUMBER.search(row) is None)):
            continue
        cue = _CUE.search(folded, max(0, start - _WINDOW), start)
        if _is_code(digits, letters, words, is_cued=cue is not None):
            yield Found(start=_start(folded, start) if cue is not None else start, end=end, kind="NUMMER")


def _counts(row: str) -> tuple[int, int, int]:
    """Return how many digits, single letters and number words stand in a row."""
    digits = letters = words = 0
    for piece in _PIECE.findall(row):
        if piece.isdigit():
            digits += len(piece)
        elif piece in _VALUES:
            digits += _VALUES[piece]
            words += 1
        else:
            letters += len(piece) == 1
    return digits, letters, words


def _is_code(digits: int, letters: int, words: int, *, is_cued: bool) -> bool:
    if is_cued and digits >= _LEAST_CUED:
        return letters > 0 or digits >= _LEAST_SPELLED
    if letters >= _MIXED and digits >= _MIXED:
        return digits + letters > _LEAST_SPELLED
    return words >= _MIXED and digits >= _LEAST_SAID


def _start(folded: str, start: int) -> int:
    """Return where the letters begin that a plate has before its first number: "gp vier negen"."""
    before = _PLATE.search(folded, max(0, start - _LONGEST_PLATE), start)
    if before is None or is_common(before["letters"]) or _CUE.fullmatch(before["letters"]):
        return start
    return before.start()
