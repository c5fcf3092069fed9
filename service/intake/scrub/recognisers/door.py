"""Doors: rooms, house numbers and parts of a building without the street."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots
from service.intake.scrub.words import Reading

_NUMBER_ON_STREET: Final = re.compile(
    r"(?<![a-z])(?:huisnummer|nummer|nr\.?) \d{1,4}[a-z]? (?:op|aan|in|van) (?:de |het )?[a-z'-]{2,30}"
    r"(?:straat|laan|weg|gracht|kade|dreef|plantsoen|singel|steeg|plein|hof|pad|dijk)(?![a-z])"
    r"|(?:(?<=op )|(?<=van )|(?<=from )|(?<=at ))(?:huisnummer|nummer|number|nr\.?|no\.) \d{1,4}[a-z]?(?![\w%])"
)
_HOUSE_NUMBER: Final = re.compile(
    r"(?:huisnummer|huisnr\.?|kamernummer|kamer|postbus|blok [a-z0-9]{1,3},? kamer|po box)(?: is"
    r"|:)? (?P<number>\d{1,5}[a-z]?)(?!\w)"
)
_PART: Final = (
    r"(?:gebouw|blok|veld|vak|vleugel|toren|flat|unit|chalet|stacaravan|kavel|plaats|ligplaats|huisje|bungalow|kamer"
    r"|barak|trappenhuis|building|block|room|floor|wijk|no\.?|nr\.?|\d{1,2}(?:st|nd|rd|th)? floor)"
)
# "gebouw 7, kamer 22": two parts of a building together are somebody's door.
_PARTS: Final = re.compile(
    rf"(?<![a-z]){_PART} ?[a-z]?-?\d{{0,4}}(?:,? {{1,2}}(?:en )?{_PART} ?[a-z]?-?\d{{0,4}}(?![a-z])){{1,2}}"
    r"|(?<![a-z])(?:chalet|stacaravan|kavel|ligplaats|standplaats|huisje|bungalow)"
    r" (?:nr\.? |nummer )?\d{1,4}[a-z]?(?!\w)"
)
TRIGGERS: Final = (
    r"(?:huisnummer|huisnr\.?|kamernummer|kamer|postbus|blok [a-z0-9]{1,3},? kamer|po box)(?: is|:)? \d",
    r"(?:\b|[\d_])(?:huisnummer|nummer|number|nr\.?|no\.) \d{1,4}",
    (
        r"\b(?:gebouw|blok|veld|vak|vleugel|toren|flat|unit|chalet|stacaravan|kavel|ligplaats|standplaats|huisje|bungalow"
        r"|barak|trappenhuis|building|block|floor|wijk) ?[a-z]?-?\d{0,4},? "
    ),
)
_HOUSES, _NUMBERS_ON, _BUILDINGS = (Spots(trigger) for trigger in TRIGGERS)


def find(reading: Reading) -> Iterator[Found]:
    """Yield room numbers, post boxes and "nummer 14 op de Hoefkade"."""
    for spots, pattern in ((_HOUSES, _HOUSE_NUMBER), (_NUMBERS_ON, _NUMBER_ON_STREET), (_BUILDINGS, _PARTS)):
        for match in spots.matches(pattern, reading):
            if any(map(str.isdigit, match[0])):
                yield Found(start=match.start(), end=match.end(), kind="ADRES")
