"""Dates of birth: a date after a word for birth, or a full date too old to be an incident."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.words import Reading

_MONTHS: Final = (
    r"(?:jan(?:uari|uary|uar|vier)?|feb(?:ruari|ruary|ruar)?|fevrier|maart|mrt|march|marz|mars|apr(?:il)?"
    r"|avril|mei|may|mai|juni|june|juin"
    r"|juli|july|juillet|aug(?:ustus|ust)?|aout|sep(?:t(?:ember|embre)?)?|okt(?:ober)?|oct(?:ober|obre)?"
    r"|nov(?:ember|embre)?"
    r"|dec(?:ember|embre)?|dez(?:ember)?|ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik"
    r"|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrzesnia|pazdziernika|listopada|grudnia)"
)
_YEAR: Final = r"(?P<year>(?:19|20)\d{2})"
_NUMERIC: Final = (
    r"\d{1,2}[ ]?[-/. ][ ]?\d{1,2}[ ]?[-/. ][ ]?(?:(?:19|20)\d{2}|\d{2})|(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}"
)
_WRITTEN: Final = (
    r"\d{1,2}(?:e|de|ste|st|nd|rd|th|er|\.)? (?:of )?"
    + _MONTHS
    + r"\.?,? (?:(?:19|20)\d{2}|'?\d{2})|"
    + _MONTHS
    + r" \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d{2}"
)
_CUED: Final = re.compile(
    r"(?:geboren|geboortedatum|geb\.? ?dat(?:um)?|geb|gebdatum|geboortedag|born|date of birth|birth ?date|dob"
    r"|d\.o\.b|nee? le|ne\(e\) le"
    r"|date de naissance|dogum tarihi\w{0,3}|dogumlu|urodzon[ay]|nacid[oa]|geboortejaar|bouwjaar)[^\d\n]{0,24}(?P<date>"
    + _NUMERIC
    + "|"
    + _WRITTEN
    + r"|(?:19|20)\d{2})(?!\w)"
)
_FULL: Final = re.compile(
    r"(?<![\w.-])(?:\d{1,2}[-/.]\d{1,2}[-/.]"
    + _YEAR
    + r"|\d{1,2}(?:e|\.)? "
    + _MONTHS
    + r",? (?P<written>(?:19|20)\d{2}))(?!\w|[-/.]\d)"
)
# Reports are about the last few years; a meldpunt takes none about an incident before this year.
_LAST_BIRTH_YEAR: Final = 2015


def find(reading: Reading) -> Iterator[Found]:
    """Yield every date of birth."""
    folded = reading.folded
    for match in _CUED.finditer(folded):
        yield Found(start=match.start("date"), end=match.end("date"), kind="GEBOORTEDATUM")
    for match in _FULL.finditer(folded):
        if int(match["year"] or match["written"]) <= _LAST_BIRTH_YEAR:
            yield Found(start=match.start(), end=match.end(), kind="GEBOORTEDATUM")
