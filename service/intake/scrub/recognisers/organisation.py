"""Employers, schools, shops and clubs: known chains, and the name behind a word for such a place."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.vocabulary import phrases_of, words_of
from service.intake.scrub.words import Reading

_KINDS: Final = (
    "school|basisschool|middelbare school|ilkokulu|obs|cbs|rkbs|kbs|lyceum|college|scholengemeenschap"
    "|universiteit|hogeschool|club|nachtclub|discotheek"
    "|disco|kroeg|cafe|bar|restaurant|snackbar|shoarmazaak|bakkerij|slagerij|kapsalon|kapper|winkel"
    "|supermarkt|toko|hotel|zwembad|sportschool"
    "|sportclub|voetbalclub|vereniging|verpleeghuis|verzorgingshuis|zorginstelling|thuiszorg|kinderopvang"
    "|creche|bedrijf|bureau|uitzendbureau"
    "|advocatenkantoor|schoonmaakbedrijf|bouwbedrijf|garage|moskee|kerk|tempel|dispuut|studentenvereniging"
    "|camping|woonvorm|buurthuis|theater"
    "|distributiecentrum|fitness|gym|wasserette|stage bij|werk bij|werk voor|werkt bij|werkzaam bij"
    "|in dienst bij|baan bij"
)
_NAMED: Final = re.compile(
    rf"(?<![^\W\d_])(?:{_KINDS}) (?P<article>(?:de|het|'t|den|la|le|el) )(?P<name>[^\W\d_]{{3,24}})(?!\w)"
)


def find(reading: Reading) -> Iterator[Found]:
    """Yield every organisation that a list or its description gives away; capitals are found elsewhere."""
    for hit in phrases_of("organisations").find(reading):
        if not hit.needs_capital or reading.text[hit.start].isupper():
            yield Found(start=hit.start, end=hit.end, kind="ORGANISATIE")
    common = words_of("common_words")
    for match in _NAMED.finditer(reading.folded):
        if match["name"] not in common:
            yield Found(start=match.start("article"), end=match.end("name"), kind="ORGANISATIE")
