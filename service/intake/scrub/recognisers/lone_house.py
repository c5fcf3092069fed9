"""A house by its number alone: "die van nummer 31", "buurvrouw van 14c", in a text where people live near."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots
from service.intake.scrub.words import Reading

_NUMBERED: Final = (
    r"\b(?:op|van|bij|uit|naast|aan|at|from) (?:huis ?)?(?:nummer|nr|no|number|huisnr)\.? \d{1,4} ?-?[a-z]?\b"
)
_LETTERED: Final = r"\b(?:op|van|bij|uit|naast) (?:de )?\d{1,3} ?-?[a-z]\b"
_LIVING: Final = (
    r"\b(?:woon|woont|wonen|wonend)(?: zelf| nu| ook| al| naast| boven| onder| ik| wij| we| hij"
    r"| ze)* op \d{1,4}[a-z]?\b"
)
_SAID_BEHIND: Final = r"\b(?:op|van) \d{1,4}[a-z]? \(?(?:woon|woont|wonen) (?:ik|we|wij|hij|zij|ze|mijn)\b"
_STREET: Final = r"(?:straat|laan|weg|plein|kade|gracht|singel|dijk|hof|dreef|pad|steeg)"
_NUMBER_SAID: Final = (
    r"(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|[a-z]{4,6}tien|honderd[a-z]*|(?:[a-z]{3,6}en)?"
    r"(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig))"
)
# "hazelworm straat nummer vijfenzestig bis": a street said word by word.
_SAID: Final = (
    rf"\b[a-z'-]{{3,}} ?{_STREET},? (?:huis)?(?:nummer|nr)\.? (?:\d{{1,4}}|{_NUMBER_SAID})(?: (?:bis|[a-z]|hs"
    rf"|boven|beneden))?\b"
)
TRIGGERS: Final = (
    r" (?:nummer|nr|no|number|huisnr|huisnummer)\.? \d",
    r"(?:op|van|bij|uit|naast) (?:de )?\d+ ?-?[a-z](?:[^a-z]|$)",
    r"(?:woon|woont|wonen|wonend)(?: [a-z]+)? op \d|\d[a-z]? \(?wo[on]",
)
SAID_TRIGGERS: Final = (rf"{_STREET},? (?:huis)?(?:nummer|nr)",)
_STREETS: Final = Spots(_SAID)
_NUMBERS: Final = Spots(_NUMBERED, _LETTERED, _LIVING, _SAID_BEHIND)
_NEAR: Final = re.compile(
    r"(?<![a-z])(?:(?:boven|onder|beneden|achter|over)?bu(?:ur|ren|uf|urt)[a-z]{0,12}|woon[a-z]{0,6}|wonen[a-z]{0,4}"
    r"|adres|overlast|portiek|galerij|trappenhuis|naast (?:mij|ons|me)|voordeur|huisdeur|tuin|balkon|neighbou?rs?|flat"
    r"|bewoners?|bewoonster|(?:mijn|me|mn|onze|zijn|haar) deur|huurder|verhuurder|vve)(?![a-z])"
)
_NUMBER: Final = re.compile(r"\d{1,4}(?: ?-?[a-z])?(?!\w)")
_BEFORE: Final = 90
_BEHIND: Final = 60
_CLASS: Final = re.compile(r"(?:klas|groep|team|mentor|havo|vwo|mavo|school|les)[a-z]{0,8}(?: [a-z0-9]{1,8}){0,2} \Z")
_CLASS_WINDOW: Final = 34


def find(reading: Reading) -> Iterator[Found]:
    """Yield the number of a house where somebody lives near it."""
    folded = reading.folded
    for start, end in _NUMBERS.spans(reading):
        number = _NUMBER.search(folded, start)
        if number is None or _CLASS.search(folded, max(0, start - _CLASS_WINDOW), start) is not None:
            continue
        if _NEAR.search(folded, max(0, start - _BEFORE), min(len(folded), end + _BEHIND)) is not None:
            yield Found(start=number.start(), end=number.end(), kind="ADRES")


def find_said(reading: Reading) -> Iterator[Found]:
    """Yield a street of which the kind is a word of its own, with its number said."""
    for start, end in _STREETS.spans(reading):
        yield Found(start=start, end=end, kind="ADRES")
