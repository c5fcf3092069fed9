"""Addresses as abroad: English ones with the number first, French, Spanish, Portuguese and Belgian ones."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.house_number import behind_additions
from service.intake.scrub.recognisers.spots import Spots
from service.intake.scrub.words import Reading

_STREETS: Final = "(?:rue|allee|avenue|boulevard|chaussee|impasse|quai|chemin|route|calle|rua|steenweg)"
_ROMANCE: Final = re.compile(
    rf"(?:\d{{1,4}}(?: ?(?:bis|ter))?,? {_STREETS}(?: d[eu]s?| de la| de l'| da| do)?(?: ?[a-z'-]{{2,24}}){{1,3}}"
    rf"|(?<![a-z]){_STREETS}(?: [a-z'-]{{2,24}}){{1,4}},? (?:n[or.]? ?)?\d{{1,4}}[a-z]?)(?!\w)"
)
_ENGLISH: Final = re.compile(
    r"(?<![\w.,-])\d{1,4}[A-Za-z]? (?:[A-Z][a-z']{2,20} ){1,3}(?:Way|Road|Rd|Street|St|Lane|Avenue|Ave|Close|Drive"
    r"|Court|Gardens"
    r"|Crescent|Terrace|Mews|Grove|Hill|Square|Row|Place|Walk|Green|Park)(?!\w)"
)
_ENGLISH_STREETS: Final = (
    "(?:way|road|rd|street|st|lane|avenue|ave|close|drive|court|gardens|crescent|terrace|mews|grove|hill|square|row|place"
    "|walk|green|park)"
)
ENGLISH_TRIGGERS: Final = (rf"\d[a-z]? (?:[a-z']+ ){{1,3}}{_ENGLISH_STREETS}(?:[^a-z]|$)",)
ROMANCE_TRIGGERS: Final = (rf"(?:\d{{1,4}}(?: ?(?:bis|ter))?,? )?\b{_STREETS} ",)
_ROMANCE_STREETS: Final = Spots(*ROMANCE_TRIGGERS)


def find_english(reading: Reading) -> Iterator[Found]:
    """Yield addresses with the number first: "42 Larch Way"."""
    for start, _ in reading.digits:
        match = _ENGLISH.match(reading.text, start)
        if match is not None:
            yield Found(start=match.start(), end=match.end(), kind="ADRES")


def find_romance(reading: Reading) -> Iterator[Found]:
    """Yield addresses as in French, Spanish and Belgian: "14 bis, rue des Tanneurs", "Steenweg op Gierle 240"."""
    for match in _ROMANCE_STREETS.matches(_ROMANCE, reading):
        yield Found(start=match.start(), end=behind_additions(reading.folded, match.end()), kind="ADRES")
