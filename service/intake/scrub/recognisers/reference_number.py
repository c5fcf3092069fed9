"""Numbers that lead to a person in some register: staff, pupil, client, case, pass; and every long code."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots
from service.intake.scrub.words import Reading

_CUED: Final = re.compile(
    r"(?:(?<=[a-z-])(?:nummer|nr|number)|(?<![a-z])(?:klant|klacht|lid|zorg|bon|pas|rit|ride|order|bestel|case|zaak"
    r"|dossier|patient|badge"
    r"|ticket|booking|reservering|reserverings|personeels|dienst|student|leerling|polis|lidmaatschap|meldings"
    r"|aangifte|chauffeurs|taxi"
    r"|wagen|voertuig|member|employee|driver|cab|pv|proces-verbaal)[- ]?(?:id|code|no|nr|nummer|number)?"
    r"|kenmerk|abonnement|ov-chip(?:kaart)?|paspoort|id-kaart|rijbewijs|legitimatie|membership"
    r"|student id|staff id|registration|passport|numer [a-z]{3,12}|v number|v-nr)"
    r"\.?(?:[ :]{1,2}(?:is|was|met|nummer|nr|no|number|van|op|onder|staat|stond|had|read|said"
    r"|nummer is)){0,3}[ :(#]{1,3}"
    r"(?P<code>[a-z]{0,4}[ -]?[a-z0-9]{0,12}\d[a-z0-9]{0,12}"
    r"(?:[./ -][a-z]{0,3}\d[a-z0-9]{0,12}|[/-][a-z]{1,3}){0,4})(?!\w)"
)
_CODE: Final = re.compile(r"[a-z0-9]{1,24}(?:[./-][a-z0-9]{1,24}){0,5}(?![\w@])")
_GROUPED: Final = re.compile(r"\d(?<![\w.,€+-]\d)\d{2,3}(?: \d{3,4}){2,4}(?!\w)")
_DATE: Final = re.compile(
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|0[89]00[-.]?\d{4,7}|(?:19|20)\d{2}-(?:19|20)\d{2}"
    r"|\d{1,2}[.:]\d{2}-\d{1,2}[.:]\d{2}"
)
_PASSPORT: Final = re.compile(r"[a-z]{2}[a-z0-9]{6}\d")
_LETTERED: Final = re.compile(r"[a-z]{1,4}[-/.]?\d{4,}(?:[-/.][a-z0-9]{1,6})?")
_MANY_DIGITS: Final = 6
_SHORTEST: Final = 5
_TRAFFIC: Final = re.compile(r"(?:telefoon|06-?|huis|lijn|bus|tram|kamer|postcode)\Z")
_TRAFFIC_WINDOW: Final = 10

_CUE: Final = (
    r"(?:[a-z-](?:nummer|nr|number)|(?:\b|[\d_])(?:klant|klacht|lid|zorg|bon|pas|rit|ride|order|bestel|case|zaak|dossier"
    r"|patient|badge|ticket|booking|reserverings?|personeels|dienst|student|leerling|polis|lidmaatschap|meldings"
    r"|aangifte|chauffeurs|taxi|wagen|voertuig|member|employee|driver|cab|pv|proces-verbaal)"
    r"(?:[- ]?(?:id|code|no|nr|nummer|number))?|kenmerk|abonnement|ov-chip(?:kaart)?|paspoort|id-kaart|rijbewijs"
    r"|legitimatie|membership|student id|staff id|registration|passport|numer [a-z]+|v number|v-nr)\.?[ :(#-]"
)
CUE_TRIGGERS: Final = (_CUE,)
_CUES: Final = Spots(_CUE)


def find(reading: Reading) -> Iterator[Found]:
    """Yield every code with at least six digits, or a letter and four, that is no date."""
    folded = reading.folded
    for chunk_start, chunk_end in reading.chunks:
        match = _CODE.match(folded, chunk_start, chunk_end) if chunk_end - chunk_start >= _SHORTEST else None
        if match is None:
            continue
        code = match.group()
        digits = sum(map(str.isdigit, code))
        is_long = digits >= _MANY_DIGITS or _PASSPORT.fullmatch(code) or _LETTERED.fullmatch(code)
        if is_long and _DATE.fullmatch(code) is None:
            yield Found(start=match.start(), end=match.end(), kind="NUMMER")
    for start, end in reading.rows:
        for match in _GROUPED.finditer(folded, start, end + 1):
            yield Found(start=match.start(), end=match.end(), kind="NUMMER")


def find_by_cue(reading: Reading) -> Iterator[Found]:
    """Yield every number after a word for one."""
    folded = reading.folded
    for match in _CUES.matches(_CUED, reading):
        if _TRAFFIC.search(folded, max(0, match.start() - _TRAFFIC_WINDOW), match.start()) is None:
            yield Found(start=match.start("code"), end=match.end("code"), kind="NUMMER")
