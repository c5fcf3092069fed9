"""Dates of birth in words and in other languages, and short dates too old to be an incident."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots
from service.intake.scrub.words import Reading

_CUE: Final = (
    r"\b(?:gebo[a-z]*|geb\b|geburts[a-z]*|verjaardag|jarig|born|birthday|birth|dob\b|naci(?:d[oa])?\b|nacimiento|nascid[oa]"
    r"|nascimento|nase\b|nacha\b|nato\b|nata\b|nee? le\b|naissance|urodz[a-z]*|dogum[a-z]*|fodt|fodd)"
)
TRIGGERS: Final = (_CUE,)
_CUES: Final = Spots(_CUE)
_MONTH: Final = (
    r"(?:jan|feb|maart|mart|mar|mrt|marz|apr|abr|avr|mei|mai|may|maj|mag|jun|juin|jul|juil|lug|giu|aug|ago|aout|sep|set"
    r"|okt|oct|out|ott|nov|dec|dez|dic|ocak|subat|nisan|haz|tem|eylul|ekim|kas|aralik|stycz|lut|kwie|czerw|lip"
    r"|sierp|wrze"
    r"|pazdz|listop|grud)[a-z]{0,8}"
)
_UNIT: Final = (
    "een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|one|two|three|four|five|six|seven|eight|nine|ten"
)
_ORDINAL: Final = (
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|[a-z]{3,8}tiende"
    r"|(?:[a-z]{3,6}en)?(?:twintigste|dertigste)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth|[a-z]{3,8}teenth|twentieth|(?:twenty|thirty)[- ][a-z]{4,8})"
)
_SAID: Final = (
    rf"(?:{_ORDINAL}|{_UNIT}|[a-z]{{3,6}}tien|[a-z]{{4,6}}teen|(?:[a-z]{{3,6}}en)?(?:twintig|dertig|veertig"
    rf"|vijftig|zestig"
    r"|zeventig|tachtig|negentig)|(?:twenty|thirty)(?:[- ][a-z]{3,5})?)"
)
_YEAR_SAID: Final = (
    r"(?:(?:negentien|tweeduizend|nineteen|twenty)[a-z]{0,24}(?:[ -](?:honderd|en|hundred|and|[a-z]{3,16}(?:tig"
    r"|tien|een|ty"
    r"|teen)|[a-z]{3,5})){0,3}|(?:19|20)\d{2}|'?\d{2})"
)
_DAY: Final = rf"(?:\d{{1,2}}(?:e|de|ste|st|nd|rd|th|er|o|a)?\.?|{_SAID})"
_OF: Final = r"(?:[ ,/-]{1,2}(?:van|of|di|de|del|do|da|d')?(?: (?:de|the|maand))? ?)"
_WRITTEN: Final = (
    rf"(?<![a-z\d])(?:de |the )?{_DAY}{_OF}(?:{_MONTH}|{_SAID}|\d{{1,2}}e?)(?:{_OF}{_YEAR_SAID})?(?![a-z\d])"
)
_DATE: Final = re.compile(_WRITTEN)
# "am 3. Marz 1999 geboren"
_DATE_BEFORE: Final = re.compile(rf"(?P<date>{_WRITTEN})(?:,? (?:is|ben|bin|te [a-z]{{2,20}}|in [a-z]{{2,20}}))? \Z")
_LONGEST_BEFORE: Final = 72
_WINDOW: Final = 70
_BETWEEN: Final = 44
_OLD: Final = re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{2})(?![\d]|[-/.]\d)")
_ISO: Final = re.compile(r"\d{4}[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?![\d]|[-/.]\d)")
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2015
_FIRST_SHORT_YEAR: Final = 30
_OF_YEAR: Final = 4
_OF_DAY: Final = 2
_MONTHS: Final = 12
_DAYS: Final = 31
_SIGNS: Final = "-/."


def find(reading: Reading) -> Iterator[Found]:
    """Yield every date behind a word for birth, in digits or words, in a dozen languages."""
    folded = reading.folded
    for start, end in _CUES.spans(reading):
        before = _DATE_BEFORE.search(folded, max(0, start - _LONGEST_BEFORE), start)
        if before is not None:
            yield Found(start=before.start("date"), end=before.end("date"), kind="GEBOORTEDATUM")
            continue
        line = folded.find("\n", end, end + _WINDOW)
        match = _DATE.search(folded, end, end + _WINDOW if line < 0 else line)
        if match is not None and match.start() - end <= _BETWEEN:
            yield Found(start=match.start(), end=match.end(), kind="GEBOORTEDATUM")


def find_short(reading: Reading) -> Iterator[Found]:
    """Yield dates with the year first or in two digits, too old to be an incident."""
    folded = reading.folded
    for start, end in reading.digits:
        if end - start > _OF_YEAR or folded[end : end + 1] not in _SIGNS or folded[max(0, start - 1) : start] in _SIGNS:
            continue
        match = (_ISO if end - start == _OF_YEAR else _OLD).match(folded, start)
        if match is not None and _is_old(match) and int(match["month"]) <= _MONTHS and int(match["day"]) <= _DAYS:
            yield Found(start=start, end=match.end(), kind="GEBOORTEDATUM")


def _is_old(match: re.Match[str]) -> bool:
    if match.re is _ISO:
        return _FIRST_YEAR <= int(match[0][:_OF_YEAR]) <= _LAST_YEAR
    return int(match["year"]) >= _FIRST_SHORT_YEAR
