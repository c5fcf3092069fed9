"""Addresses that the text announces: behind "mijn adres is", before a postcode."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.house_number import NUMBER, is_measured, is_year
from service.intake.scrub.recognisers.spots import Spots
from service.intake.scrub.words import Reading

_CUED: Final = re.compile(
    r"(?<![^\W\d_])(?:(?:mijn |me |m'n |zijn |haar |hun |ons )?(?:adres|woonadres|huisadres|address|adresse"
    r"|adres[ei]m)(?: is)?|wonende(?: aan| op)?(?: de| het)?"
    r"|woonachtig(?: aan| op| te)?|woon(?:t|en)?(?: ik| hij| zij| ze| wij| we)?(?: op| aan| in)?(?: de| het)?"
    r"|bezorgd op|wohnhaft(?: in| am)?|mieszkam(?: na| przy)?"
    r"|i live (?:at|on)|lives (?:at|on)|living (?:at|on)|j'habite(?: au| a)?|oturuyorum)[: ]{1,3}"
    r"(?P<place>[^\W\d_][^\d\n.;]{2,40}?" + NUMBER + ")"
)
_BEFORE_POSTCODE: Final = re.compile(
    r"(?P<place>[A-Z][^\d\n,.;:(]{2,40} \d{1,5}[^\n;:]{0,12}?)(?=,? {0,2}[1-9]\d{3} ?[A-Z]{2}(?!\w))"
)
_CUE: Final = (
    r"(?:\b|[\d_])(?:(?:adres|woonadres|huisadres|address|adresse|adres[ei]m)(?: is)?|wonende|woonachtig|woon(?:t|en)?"
    r"|bezorgd op|wohnhaft|mieszkam|i live (?:at|on)|lives (?:at|on)|living (?:at|on)|j'habite|oturuyorum)[: ]"
)
CUE_TRIGGERS: Final = (_CUE,)
POSTCODE_TRIGGERS: Final = (r"\d{4} ?[a-z]{2}(?:[^a-z]|$)",)
_CUES: Final = Spots(_CUE)
_POSTCODE: Final = re.compile(r"[1-9]\d{3} ?[A-Z]{2}(?!\w)")
_OF_POSTCODE: Final = 4
_BEFORE: Final = 72
_BEHIND: Final = 9


def find_by_cue(reading: Reading) -> Iterator[Found]:
    """Yield what stands behind "mijn adres is", "ik woon op"."""
    for match in _CUES.matches(_CUED, reading):
        if is_year(match["number"]) or is_measured(reading.folded, match.end()):
            continue
        yield Found(start=match.start("place"), end=match.end("place"), kind="ADRES")


def find_by_postcode(reading: Reading) -> Iterator[Found]:
    """Yield what stands before a postcode."""
    after = 0
    for start, end in reading.digits:
        if end - start != _OF_POSTCODE or _POSTCODE.match(reading.text, start) is None:
            continue
        for match in _BEFORE_POSTCODE.finditer(reading.text, max(after, start - _BEFORE), end + _BEHIND):
            after = match.end()
            yield Found(start=match.start("place"), end=match.end("place"), kind="ADRES")
