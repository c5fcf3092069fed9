"""Employers, schools, shops and clubs: known chains, and the name behind a word for such a place."""

from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.name_walk import CAPITAL, CAPITALS, COMMON, KNOWN
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

_KINDS: Final = wordset(
    "school basisschool ilkokulu obs cbs rkbs kbs lyceum gymnasium college scholengemeenschap universiteit"
    " hogeschool mavo club nachtclub"
    " discotheek disco kroeg cafe bar pub restaurant eetcafe snackbar shoarmazaak pizzeria grillroom bakkerij"
    " slagerij kapsalon kapper"
    " kapperszaak winkel supermarkt toko hotel hostel zwembad sportschool sportclub voetbalclub hockeyclub"
    " korfbalclub tennisclub"
    " turnvereniging vereniging voetbalvereniging verpleeghuis verzorgingshuis zorginstelling zorgcentrum thuiszorg"
    " kinderopvang creche"
    " kinderdagverblijf kdv bso bedrijf bureau uitzendbureau advocatenkantoor makelaar notariskantoor"
    " schoonmaakbedrijf bouwbedrijf"
    " installatiebedrijf transportbedrijf taxibedrijf garage moskee kerk tempel synagoge dispuut studentenvereniging"
    " camping woonvorm"
    " buurthuis wijkcentrum theater bioscoop museum distributiecentrum magazijn fabriek fitness gym wasserette"
    " stomerij apotheek"
    " woningcorporatie corporatie stichting firma gemeentehuis coffeeshop shishalounge mosque church nursery salon"
    " bakery barbershop"
    " restaurant hotel agency company factory warehouse boekhandel bloemist drogist juwelier manege scouting"
)
_WORKS: Final = wordset(
    "werk werkt werkte werken werkzaam stage stageplek baan baantje dienst bijbaan bijbaantje work works worked job"
)
_AT: Final = frozenset({"bij", "voor", "at", "for", "in"})
_ARTICLES: Final = frozenset({"de", "het", "t", "den", "la", "le", "el", "the"})
_JOINTS: Final = frozenset({" ", "-", " & ", ' "', " '", ": "})
_MOST_WORDS: Final = 4
_LEAST_LETTERS: Final = 3


def find(reading: Reading) -> Iterator[Found]:
    """Yield every organisation of the list, and the names behind words for such places and for working there."""
    for hit in reading.phrases:
        if hit.group == "organisations" and (not hit.needs_capital or reading.text[hit.start].isupper()):
            yield Found(start=hit.start, end=hit.end, kind="ORGANISATIE")
    for index, word in enumerate(reading.words):
        if word in _KINDS:
            yield from _named(reading, index + 1, is_work=False)
        elif word in _WORKS and index + 1 < len(reading.words) and reading.words[index + 1] in _AT:
            yield from _named(reading, index + 2, is_work=True)


def _named(reading: Reading, index: int, *, is_work: bool) -> Iterator[Found]:
    """Yield the name that begins at word `index`, with its article, if one does."""
    if index >= len(reading.words) or reading.gap(index - 1) not in _JOINTS:
        return
    first = index
    has_article = reading.words[index] in _ARTICLES and reading.gap(index) == " "
    index += has_article
    if index >= len(reading.words):
        return
    last = _end_of_capitals(reading, index)
    if last is None and _may_be_name(reading, index, has_article=has_article or is_work):
        last = index
    if last is not None:
        yield Found(start=reading.starts[first], end=reading.ends[last], kind="ORGANISATIE")


def _end_of_capitals(reading: Reading, index: int) -> int | None:
    """Return the last of the words with a capital from `index` on, or None if the first has none."""
    last = None
    place = index
    while place < min(len(reading.words), index + _MOST_WORDS) and reading.shapes[place] in CAPITALS:
        if reading.codes[place] & CAPITAL and last is None:
            return None
        last = place
        if reading.gap(place) not in _JOINTS:
            break
        place += 1
    return last


def _may_be_name(reading: Reading, index: int, *, has_article: bool) -> bool:
    """Whether a word in small letters names a place: behind an article any word that is not an everyday one."""
    code = reading.codes[index]
    if code & (COMMON | CAPITAL) or len(reading.words[index]) < _LEAST_LETTERS or reading.words[index] in _KINDS:
        return False
    return has_article or not code & KNOWN
