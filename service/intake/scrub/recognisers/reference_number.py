"""Numbers that lead to a person in some register: staff, pupil, client, case, pass; and every long code."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.words import Reading

_CUED: Final = re.compile(
    r"(?:(?<=[a-z-])(?:nummer|nr|number)|(?:klant|klacht|lid|zorg|bon|pas|rit|order|bestel|case|zaak|dossier"
    r"|patient|badge)[- ]?(?:id|code|no|nr)?"
    r"|kenmerk|badge|abonnement|ov-chip(?:kaart)?|paspoort|id-kaart|rijbewijs|legitimatie|membership"
    r"|student id|staff id|registration|passport"
    r"|numer [a-z]{3,12}|v number|v-nr)\.?(?: is| met nummer)?[ :(#]{1,3}"
    r"(?P<code>[a-z]{0,4}[ -]?[a-z0-9]{0,12}\d[a-z0-9]{0,12}"
    r"(?:[./ -][a-z]{0,3}\d[a-z0-9]{0,12}|[/-][a-z]{1,3}){0,4})(?!\w)"
)
_CODE: Final = re.compile(r"(?<![\w@./:,-])(?=[a-z./-]{0,24}\d)[a-z0-9]{1,24}(?:[./-][a-z0-9]{1,24}){0,5}(?![\w@])")
_GROUPED: Final = re.compile(r"(?<![\w.,€+-])\d{3,4}(?: \d{3,4}){2,4}(?!\w)")
_DATE: Final = re.compile(
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|0[89]00[-.]?\d{4,7}|(?:19|20)\d{2}-(?:19|20)\d{2}"
)
_PASSPORT: Final = re.compile(r"[a-z]{2}[a-z0-9]{6}\d")
_MANY_DIGITS: Final = 6
_TRAFFIC: Final = re.compile(r"(?:telefoon|06-?|huis|lijn|bus|tram|kamer|postcode)\Z")
_TRAFFIC_WINDOW: Final = 10


def find(reading: Reading) -> Iterator[Found]:
    """Yield every number after a word for one, and every code with at least six digits that is no date."""
    folded = reading.folded
    for match in _CUED.finditer(folded):
        if _TRAFFIC.search(folded, max(0, match.start() - _TRAFFIC_WINDOW), match.start()) is None:
            yield Found(start=match.start("code"), end=match.end("code"), kind="NUMMER")
    for match in _CODE.finditer(folded):
        code = match.group()
        digits = sum(map(str.isdigit, code))
        if digits and (digits >= _MANY_DIGITS or _PASSPORT.fullmatch(code)) and _DATE.fullmatch(code) is None:
            yield Found(start=match.start(), end=match.end(), kind="NUMMER")
    for match in _GROUPED.finditer(folded):
        yield Found(start=match.start(), end=match.end(), kind="NUMMER")
