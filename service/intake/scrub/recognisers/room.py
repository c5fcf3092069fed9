"""Where somebody sleeps: a room, a unit, a place on a camp site, a building and a room in it."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots, start_of_run
from service.intake.scrub.words import Reading

_KIND: Final = (
    r"(?:(?:slaap|woon|hotel|studenten)?kamer|kamernummer|room|dorm|oda|zimmer|chambre|habitacion|pokoj|cel|unit|chalet"
    r"|(?:sta)?caravan|bungalow|vakantiehuisje|huisje|plaats|plek|standplaats|staanplaats|kavel|veld|gebouw|blok|block"
    r"|building|vleugel|wing|paviljoen|barak|appartement|apartment|app|apt|studio|stuga|flat|toren|etage|floor"
    r"|verdieping)"
)
_CODE: Final = (
    r"(?:[a-z]{1,2}[ -]?\d{1,4}|\d{1,4}(?:[.-]\d{1,4})?[a-z]?|[a-z])(?: (?:links|rechts|left|right|boven|beneden)\b)?"
)
_NEXT: Final = (
    rf"(?:,? ?(?:en |and )?{_KIND}\.? {_CODE}\b|, (?:\d(?:st|nd|rd|th)|\d{{1,2}}e) (?:floor|etage|verdieping))"
)
_PARK: Final = r", (?:recreatiepark|vakantiepark|bungalowpark|camping|park) (?:'t |de |het |ter )?[a-z'-]+"
# A room in a building, a code that only a room has, or a place on a site with its name.
_CHAIN: Final = rf"\b{_KIND}\.? {_CODE}(?:{_NEXT})+"
_SPECIAL: Final = (
    r"\b(?:kamer|kamernummer|room|oda|zimmer|chambre|habitacion|pokoj|cel|unit|studio|app|apt|appartement|apartment)"
    r"(?: is| nr\.?| nummer| no\.?|:)? (?:[a-z]{1,2}-?\d{1,4}[a-z]?|\d{1,3}[.-]\d{1,4}[a-z]?|\d{3,4}[a-z]?"
    r"|\d{1,2}[a-z]\b)"
    r"(?: (?:links|rechts|left|right|boven|beneden)\b)?"
)
_SITE: Final = (
    r"\b(?:chalet|(?:sta)?caravan|bungalow|plaats|plek|standplaats|staanplaats|kavel|huisje)(?: nr\.?| nummer)?"
    rf" (?:[a-z]{{1,2}}-?)?\d{{1,4}}[a-z]?\b(?:{_PARK})?"
)
# "hoogeveldt 3.117": a house whose rooms are numbered by floor.
_BY_FLOOR: Final = r"[a-z]{4} \d{1,2}\.\d{3}\b"
TRIGGERS: Final = (
    (
        r"(?:kamer|nummer|room|dorm|oda|zimmer|chambre|habitacion|pokoj|cel|unit|chalet|caravan|bungalow|huisje|plaats|plek"
        r"|kavel|veld|gebouw|blok|block|building|vleugel|wing|paviljoen|barak|appartement|apartment|app|apt|studio|stuga|flat"
        r"|toren)(?: is| nr| no)?[.:]? (?:[a-z]{1,2}[ -]?)?\d"
    ),
    r"(?:gebouw|building|blok|block|vleugel|wing|veld|toren) [a-z],",
    r"[a-z] \d\d?\.\d\d\d",
)
_ROOMS: Final = Spots(_CHAIN, _SPECIAL, _SITE)
_FLOORS: Final = Spots(_BY_FLOOR)
_YEAR: Final = re.compile(r"(?:19|20)\d{2}\Z")
# Behind a number of floor and room: what would make it an amount.
_COUNTED: Final = re.compile(r" ?(?:euro|eur|€|km|meter|mensen|man|leden|followers|volgers|stemmen)")
_PLACES_OF_A_RANKING: Final = ("plaats", "plek")
_OF_RANKING: Final = 2
_LONGEST_NAME: Final = 40


def find(reading: Reading) -> Iterator[Found]:
    """Yield rooms and places to sleep with their numbers."""
    folded = reading.folded
    for start, end in _ROOMS.spans(reading):
        written = folded[start:end]
        if _YEAR.search(written) is not None or folded[end : end + 1].isalnum():
            continue
        if written.startswith(_PLACES_OF_A_RANKING) and sum(map(str.isdigit, written)) < _OF_RANKING:
            continue
        yield Found(start=start, end=end, kind="ADRES")
    for start, end in _FLOORS.spans(reading):
        if _COUNTED.match(folded, end) is None:
            yield Found(start=start_of_run(folded, start, "-'", _LONGEST_NAME, str.isalpha), end=end, kind="ADRES")
