"""Home addresses: a street with a number, a box, and what follows `ik woon` or `adres`."""

import re
from collections.abc import Iterator

from service.intake.scrub.recognisers.base import Recogniser, Span

_SUFFIX = (
    r"(?:straat|straatje|str|laan|laantje|weg|pleintje|plein|kade|gracht|hofje|hof|dreef|singel|dijk|pad|steeg|plantsoen|park|markt|haven|gaarde|poort|"
    r"zoom|oord|veld|hoeve|wal|dam|brink|kamp|akker|erf|ring|bos|baan|beek|allee|boulevard|meent|stede|wende|horst|kwartier|hage|tuin|"
    r"donk|burg|berg|rade|stieg|strasse|straße|gasse|street|road|avenue|lane|square|sokak|ulica)"
)
_HOUSE = (
    r"[ ]{1,2}(?:nr\.?[ ]|nummer[ ]|no\.?[ ])?\d{1,5}(?:[ ]?[-/][ ]?(?:\d{1,4}[A-Za-z]?|[A-Za-z]{1,3})|[ ]?(?:bis|hs|huis|rood|zw|[IVX]{1,4})\b|[ ]?[A-Za-z](?!\w))?"
    r"(?:[ ](?:unit|kamer|app?\.?|bus|etage)[ ]\d{1,4})?(?![\w:%€])"
)
_STREET = re.compile(rf"(?<![\w])[^\W\d_][\w'.]{{0,40}}{_SUFFIX}(?:-[^\W\d_]{{1,20}})?{_HOUSE}", re.IGNORECASE)
_LIVES = re.compile(
    r"(?<!\w)(?:(?:ik |wij |we )?woon(?:t|achtig|den?|de)?|wonen(?:de)?|adres(?: is)?|address(?: is)?|live at|lives at|mieszkam|wohnhaft|bezorgd op|thuis op|bezoekadres|woonvorm)"
    rf"[ :]{{1,3}}(?:(?:op|aan|in|at|is|de|het|nu|zelf|nog|ook|ul\.|w)[ :]{{1,2}}){{0,3}}((?:[^\W\d_][\w'.\-]{{0,40}}[ ]){{0,4}}[^\W\d_][\w'.\-]{{0,40}}{_HOUSE})",
    re.IGNORECASE,
)
_BOX = re.compile(r"(?<!\w)(?:postbus|p\.?o\.? box)[ ]\d{1,6}", re.IGNORECASE)
_PLACE = re.compile(r"(?<!\w)(?:huisnummer|huisnr\.?|house number)[ :]{1,3}(\d{1,5}(?:[ -]?[A-Za-z](?!\w))?)", re.IGNORECASE)
_ROOM = re.compile(r"(?<!\w)(?:(?:blok|gebouw|block|unit|vleugel)[ ][A-Za-z0-9]{1,3},?[ ])?(?:kamer|room|unit|appartement|flat)[ ](?:nr\.?[ ])?\d{1,4}[A-Za-z]?(?!\w)", re.IGNORECASE)
_FIRST_PARTS = re.compile(r"(?:[A-Z][\w'.\-]{0,30}[ ](?:(?:van|de|der|den|het|'t|ter|ten)[ ]){0,2}){1,3}\Z")
_WINDOW = 80
_NOT_STREETS = re.compile(r"(?:on|onder|weder|uit|af|op|van|in|bewerk|tot|hel)?(?:weg|ring|berg|paard|dam)[ ]", re.IGNORECASE)


class Address(Recogniser):
    """Streets with a number (a street alone is no home), boxes, rooms and house numbers."""

    kind = "ADRES"

    def find(self, text: str) -> Iterator[Span]:
        """Yield addresses with the capitalised words that belong to the street's name."""
        for match in _STREET.finditer(text):
            if not _NOT_STREETS.match(match[0]):
                before = text[max(0, match.start() - _WINDOW) : match.start()]
                first = _FIRST_PARTS.search(before)
                yield match.start() - (len(before) - first.start() if first else 0), match.end()
        yield from (match.span(1) for match in _LIVES.finditer(text))
        yield from (match.span() for match in _BOX.finditer(text))
        yield from (match.span(1) for match in _PLACE.finditer(text))
        yield from (match.span() for match in _ROOM.finditer(text))
