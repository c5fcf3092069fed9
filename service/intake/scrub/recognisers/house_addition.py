"""What stands behind a house number and belongs to it: bus, floor, side, "3-hoog-achter", "t/m 9f".

The number goes with it; the street before it is the work of `street_address`.
"""

from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots
from service.intake.scrub.words import Reading

_SIDE: Final = "(?:[- ]?(?:achter|voor|links|rechts|midden|left|right|gauche|droite))?"
_FLOOR: Final = (
    rf"\d{{1,2}}[- ]?(?:hoog|hg){_SIDE}|\d{{1,2}}e (?:etage|verdieping|verd){_SIDE}|\d{{1,2}}\. ?(?:og|stock){_SIDE}"
    r"|(?:eerste|tweede|derde|vierde|vijfde|zesde|bovenste) (?:etage|verdieping)"
    r"|(?:1st|2nd|3rd|\d{1,2}th) floor|\d{1,2}e etage"
)
_PART: Final = (
    r"\(?(?:souterrain|bel-?etage|begane grond|parterre|achterhuis|voorhuis|bovenwoning|benedenwoning|bovenhuis"
    r"|benedenhuis|hinterhaus|vorderhaus|ground floor|top floor|rez-de-chaussee|eg|dg)\b\)?"
)
_BOX: Final = r"(?:bus|bte|boite|box|apt|app|appartement|unit|wohnung|whg|daire)\.? ?\d{1,4}[a-z]?"
_TO: Final = r"(?:t/m|tot en met|tem) \d{1,4} ?[a-z]?"
# Letters before the number: a street, whatever its name.
_PATTERNS: Final = (
    rf"\d ?[a-z]?,? ?[(-]?(?:{_FLOOR})\b",
    rf"\d ?[a-z]?,? (?:{_PART})",
    rf"[a-z]{{3}} \d{{1,4}} ?[a-z]?,? (?:{_BOX})\b",
    rf"[a-z]{{3}} \d{{1,4}} ?[a-z]? {_TO}\b",
    r"[a-z]{3} \d{1,4}(?:[- ](?:hs|bis|ter|ii|iii|iv|rd|zw|boven|beneden|huis)|-i|bis [a-c])\b",
    r"\bwijk \d{1,2},? (?:no|nr|nummer)\.? ?\d{1,3}[a-z]?\b",
)
_ADDITIONS: Final = Spots(*_PATTERNS)
TRIGGERS: Final = (
    (
        r"\d[- ]?(?:hoog|hg)|etage|verdieping|\. ?og|stock|floor|souterrain|begane grond|parterre|achterhuis|voorhuis"
        r"|woning|(?:boven|beneden)huis|hinterhaus|vorderhaus|rez-de"
    ),
    r" (?:bus|bte|boite|box|apt|app|appartement|unit|wohnung|whg|daire)\.? ?\d|t/m \d|met \d|tem \d",
    r"\d[- ](?:hs|bis|ter|i|rd|zw|boven|beneden|huis|eg|dg|\(|e verd)|wijk \d",
)
_NUMBERED: Final = ("lijn", "bus", "tram", "route", "trein", "line", "van", "tot", "met", "uur", "half")
_LONGEST_WORD: Final = 12


def find(reading: Reading) -> Iterator[Found]:
    """Yield a house number with what belongs to it."""
    folded = reading.folded
    for start, end in _ADDITIONS.spans(reading):
        first = start
        if folded[first].isdigit():
            while first and folded[first - 1].isdigit():
                first -= 1
        elif not folded.startswith("wijk", first):
            # The letters are the end of a street, or of something else that bears a number.
            first = folded.index(" ", start) + 1
            if folded[max(0, first - _LONGEST_WORD) : first - 1].endswith(_NUMBERED):
                continue
        yield Found(start=first, end=end, kind="ADRES")
