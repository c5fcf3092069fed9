"""Dates of birth: a date after a word for birth, or a full date too old to be an incident."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots
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
    r"\d{1,2}[ ]?[-/. ][ ]?\d{1,2}[ ]?[-/. ][ ]?(?:(?:19|20)\d{2}|'?\d{2})|(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}"
)
_WRITTEN: Final = (
    r"\d{1,2}(?:e|de|ste|st|nd|rd|th|er|\.)? (?:of )?"
    + _MONTHS
    + r"\.?,? (?:(?:19|20)\d{2}|'?\d{2})|"
    + _MONTHS
    + r" \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d{2}"
)
_CUED: Final = re.compile(
    r"(?:gebo[a-z]{1,14}|geb\.? ?dat(?:um)?|geb(?![a-z])|born|date of birth|birth ?date|dob"
    r"|d\.o\.b|nee? le|ne\(e\) le"
    r"|date de naissance|dogum tarihi\w{0,3}|dogumlu|urodzon[ay]|nacid[oa]|bouwjaar)"
    r"(?=[^\d\n]{0,40}\d)[^\d\n]{0,24}(?P<date>" + _NUMERIC + "|" + _WRITTEN + r"|(?:19|20)\d{2})(?!\w)"
)
_FULL: Final = re.compile(
    r"(?<![\w.-])(?:\d{1,2}[-/.]\d{1,2}[-/.]"
    + _YEAR
    + r"|\d{1,2}(?:e|\.)? "
    + _MONTHS
    + r",? (?P<written>(?:19|20)\d{2}))(?!\w|[-/.]\d)"
)
# Reports are about the last few years; a meldpunt takes none about an incident before this year.
_FIRST_BIRTH_YEAR: Final = 1900
_LAST_BIRTH_YEAR: Final = 2015

_NUMBER_WORD: Final = (
    r"(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\w{4,8}tien(?:honderd)?"
    r"|(?:\w{3,6}en)?(?:twintig|dertig|veertig|vijftig"
    r"|zestig|zeventig|tachtig|negentig)|negentienhonderd\w{0,24}|tweeduizend\w{0,16}|honderd|duizend|eerste|tweede"
    r"|derde|\w{4,12}(?:de|ste)"
    r"|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|first|second|third|\w{3,9}th|of|the|hundred"
    r"|thousand|en)"
)
_SPOKEN: Final = re.compile(
    r"(?:geboren|geboortedatum|geb|verjaardag|born|date of birth)(?: is| op| on| de| the|:){0,3} "
    rf"(?P<date>(?:(?:{_NUMBER_WORD}|{_MONTHS}|\d{{1,4}})[ ,]{{0,2}}){{1,7}}(?:{_NUMBER_WORD}|{_MONTHS}"
    rf"|\d{{1,4}}))(?!\w)"
)
_DAY_AND_MONTH: Final = re.compile(
    r"(?:geboren|geboortedatum|geb|verjaardag|jarig|born|birthday)(?: is| op| on| de| the|:){0,3} "
    rf"(?P<date>\d{{1,2}}(?:[-/.]\d{{1,2}}|(?:e|st|nd|rd|th)? (?:of )?{_MONTHS}))(?!\w)"
)


_CUE: Final = (
    r"(?:gebo|geb[^a-z]|gebdat|born|date of birth|birth|dob|d\.o\.b|nee? le|ne\(e\) le|date de naissance|dogum"
    r"|urodzon|nacid|bouwjaar)"
)
_CUE_OF_DAY: Final = "(?:geboren|geboortedatum|geb|verjaardag|jarig|born|birthday|date of birth)"
_SAID: Final = rf"{_CUE_OF_DAY}(?: is| op| on| de| the|:){{0,3}} (?:{_NUMBER_WORD}|{_MONTHS}|\d)"
TRIGGERS: Final = (_CUE, _SAID)
_DATED: Final = Spots(_CUE)
_DAYS: Final = Spots(_SAID)
_CUES: Final = ((_DATED, _CUED), (_DAYS, _SPOKEN), (_DAYS, _DAY_AND_MONTH))
_LONGEST_BEFORE_YEAR: Final = 20
_OF_YEAR: Final = 4


def find(reading: Reading) -> Iterator[Found]:
    """Yield every date behind a word for birth."""
    for spots, pattern in _CUES:
        for match in spots.matches(pattern, reading):
            yield Found(start=match.start("date"), end=match.end("date"), kind="GEBOORTEDATUM")


def find_old(reading: Reading) -> Iterator[Found]:
    """Yield every full date too old to be an incident."""
    folded = reading.folded
    for start, end in reading.digits:
        if end - start != _OF_YEAR or not _FIRST_BIRTH_YEAR <= int(folded[start:end]) <= _LAST_BIRTH_YEAR:
            continue
        for match in _FULL.finditer(folded, max(0, start - _LONGEST_BEFORE_YEAR), end + 2):
            if match.end() == end:
                yield Found(start=match.start(), end=end, kind="GEBOORTEDATUM")
