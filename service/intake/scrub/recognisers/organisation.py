"""Employers, schools, shops and clubs: known chains, and the name beside a word for such a place.

Guarantees: starts from the words and phrases already read; looks at a few words around each word for a place only.
Order of trust: a list, a capital, an article behind a word for a place that has none itself ("hotel de zwaan").
Not covered: a name in small letters with no word for a place near it.
"""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.name_walk import ANY, CAPITAL, CAPITALS, COMMON, EXPLAINED, KNOWN
from service.intake.scrub.recognisers.organisation_name import (
    SMALL_ENDINGS,
    capitals_before,
    end_in_small_letters,
    end_of_capitals,
    is_capital,
    named_behind,
    number_behind,
    small_name_before,
)
from service.intake.scrub.words import PhraseHit, Reading
from service.intake.scrub.wordset import wordset

# Compounds of a word for a place: "bloemenzaak", "accountantskantoor".
_PLACE_ENDINGS: Final = (
    "zaak", "winkel", "bedrijf", "centrum", "kantoor", "school", "club", "vereniging", "tempel", "moskee", "bureau",
    "fabriek", "instelling", "organisatie", "opvang", "praktijk", "kliniek", "bakkerij", "slagerij", "salon", "handel",
    "markt", "kwekerij", "studio", "stichting", "corporatie", "cafe", "tent", "huis", "garage", "makelaar", "team",
    "academie",
    "societeit", "college", "lyceum", "gymnasium", "kerk", "hotel", "restaurant", "bar", "museum", "theater", "werf",
    "uitgeverij", "drukkerij", "brouwerij", "kringloop", "camping", "manege", "dienst", "bond", "koor",
)  # fmt: skip
_NAMED_ENDINGS: Final = ("college", "lyceum", "gymnasium", "kerk", "academie", "moskee", "ziekenhuis")
_TAILS: Final = frozenset(ending[-3:] for ending in _PLACE_ENDINGS)
_SHORTEST_COMPOUND: Final = 8
# What ends alike and is no place with a name of its own.
_NO_PLACES: Final = wordset(
    "thuis binnenhuis stadhuis gemeentehuis woonhuis ouderhuis huurhuis trappenhuis trappehuis voorhuis achterhuis"
    " noodzaak oorzaak rechtszaak strafzaak bijzaak hoofdzaak privezaak stadscentrum stadcentrum winkelcentrum"
    " politiebureau bovenmarkt arbeidsmarkt woningmarkt huizenmarkt weekmarkt kerstmarkt rommelmarkt vismarkt"
    " zwartemarkt supermarkt mensenhandel drugshandel koophandel appartement argument moment content student"
    " patent omstandigheid medicament opvang ziekenhuis huishuis bejaardenhuis spookhuis buurthuis"
)
_WORKS: Final = wordset(
    "werk werkt werkte werken gewerkt werkzaam stage stageplek stagiair stagiaire baan baantje dienst bijbaan"
    " bezorg bezorgt bezorger koerier maaltijdbezorger pakketbezorger clean deliver deliveries cleaner schoonmaker"
    " bijbaantje invalkracht work works worked working job intern internship employed shift shifts"
)
_STUDIES: Final = wordset(
    "zit zitten zat zaten leerling leerlingen leerlinge student studente studenten studeer studeert studeerde"
    " docent docente leraar lerares juf meester mentor pupil studies study studying teach teaches"
)
_FIRMLY: Final = wordset("leerling leerlinge student studente portier bouncer uitsmijter doorman studeer studeert")
_DOORS: Final = wordset(
    "portier uitsmijter bouncer doorman kok ober serveerster barman barvrouw barkeeper chef manager kassiere"
    " eigenaar directie bestuur vrijwilliger vrijwilligster trainer badmeester scheidsrechter stamgast"
)
_HEIRS: Final = re.compile(r"& (?P<heirs>zn|zonen|zoon|sons|co|zo|partners|dochters)(?![^\W\d_])")
_CUES: Final = _WORKS | _STUDIES | _DOORS
_AT: Final = frozenset({"bij", "voor", "at", "for", "in", "van", "of", "aan", "op", "from"})
_WORK_AT: Final = frozenset({"bij", "voor", "at", "for", "in"})
_GROUPS: Final = frozenset({"organisations", "organisation_kinds", "organisation_endings"})
_NEARER: Final = 3
_NEAR: Final = 4
_ARTICLES: Final = frozenset({"de", "het", "t", "den", "the"})
_BEFORE_SHOPS: Final = wordset(
    "bij van in uit voor naar at from of to near outside achter via door tegen op aan buiten langs tegenover naast"
    " boven onder tussen"
)
_STRAIGHT_BEFORE_SHOPS: Final = wordset("bij at kassa via from supermarkt winkel outside")
_BEFORE_NAMES: Final = wordset("bij at for voor van from via namens tegen outside behalve werkgever")
_BEFORE_BARE_NAMES: Final = frozenset({"bij", "via", "at"})
# Where something is ("bij tramhalte"), what one does ("bij aanspreken"), and more than one of something.
_NO_BARE_NAMES: Final = (
    "en", "ing", "ings", "s", "halte", "station", "ingang", "uitgang", "kassa", "deur", "plein", "straat", "weg",
    "laan", "brug", "markt", "plaats", "hal", "huis", "tje", "je", "baan", "pad", "punt", "balie", "lokaal", "rij",
)  # fmt: skip
_LOOKED_AT: Final = _CUES | _BEFORE_BARE_NAMES
_LONG_BARE: Final = 6
_SHORT: Final = 3
_LONG_ENOUGH: Final = 4


def find(reading: Reading) -> Iterator[Found]:
    """Yield every organisation of the list, and the names beside words for such places and for working there.

    1. Chains, and words for a place that stand before a name or end one.
    2. Compounds of such words, and words for working and learning.
    3. Capitals in a row behind "bij", and unknown words that end in digits.
    """
    for hit in reading.phrases:
        if hit.group in _GROUPS:
            yield from _by_phrase(reading, hit)
    for index in _telling(reading.words):
        word = reading.words[index]
        if word in _BEFORE_BARE_NAMES:
            yield from _bare(reading, index + 1)
        elif word in _CUES:
            yield from _behind_work(reading, index)
        else:
            yield from _beside(reading, index, index)
            yield from _named_after(reading, index)
    if "&" in reading.folded:
        for heirs in _HEIRS.finditer(reading.folded):
            yield from _beside_heirs(reading, reading.word_from(heirs.start("heirs")))
    yield from _in_a_row(reading)
    yield from _with_digits(reading)


def _by_phrase(reading: Reading, hit: PhraseHit) -> Iterator[Found]:
    """Yield the organisation that a phrase of the lists is, or stands beside."""
    if hit.group == "organisations":
        if not hit.needs_capital or _is_shop(reading, hit):
            yield Found(start=hit.start, end=hit.end, kind="ORGANISATIE")
        return
    first, last = reading.word_from(hit.start), reading.word_from(hit.end) - 1
    if hit.group == "organisation_kinds":
        yield from _beside(reading, first, last)
        return
    yield from capitals_before(reading, first, last)
    if reading.words[first] in SMALL_ENDINGS:
        yield from small_name_before(reading, first)


def _beside_heirs(reading: Reading, index: int) -> Iterator[Found]:
    """Yield the name that ends in "& zn" or the like at word `index`."""
    yield from capitals_before(reading, index, index)
    yield from small_name_before(reading, index)


def _telling(words: list[str]) -> list[int]:
    """Return the words for working and learning, and the compounds of words for a place."""
    return [
        index
        for index, word in enumerate(words)
        if word in _LOOKED_AT
        or (
            len(word) >= _SHORTEST_COMPOUND
            and word[-3:] in _TAILS
            and word.endswith(_PLACE_ENDINGS)
            and word not in _NO_PLACES
        )
    ]


def _beside(reading: Reading, first: int, last: int) -> Iterator[Found]:
    yield from named_behind(reading, first, last)
    if first == last and is_capital(reading, first):
        yield from capitals_before(reading, first, last)


def _named_after(reading: Reading, index: int) -> Iterator[Found]:
    """Yield a school or church whose name is one word that no list has ("het lingecollege"), with its article."""
    if reading.codes[index] & KNOWN or not reading.words[index].endswith(_NAMED_ENDINGS):
        return
    has_article = index > 0 and reading.words[index - 1] in _ARTICLES and reading.gap(index - 1) == " "
    if has_article or is_capital(reading, index):
        yield Found(start=reading.starts[index - has_article], end=reading.ends[index], kind="ORGANISATIE")


def _is_shop(reading: Reading, hit: PhraseHit) -> bool:
    """Whether the name of a chain that is a word too is written or placed as the name of a shop."""
    index = reading.word_from(hit.start)
    shape = reading.shapes[index]
    is_short = hit.end - hit.start <= _SHORT
    if (shape == "U" or (shape == "C" and not is_short)) and not reading.is_initial(index):
        return True
    if not index or reading.gap(index - 1) != " ":
        return False
    before = reading.words[index - 1]
    if before in _STRAIGHT_BEFORE_SHOPS:
        return True
    return before in _ARTICLES and index > 1 and reading.words[index - 2] in _BEFORE_SHOPS


def _behind_work(reading: Reading, index: int) -> Iterator[Found]:
    """Yield the name behind "werkt bij", "leerling op het", "portier van"."""
    word = reading.words[index]
    last = min(len(reading.words) - 1, index + (_NEAR if word in _STUDIES else _NEARER))
    for place in range(index + 1, last):
        if reading.words[place] in (_WORK_AT if word in _WORKS else _AT):
            yield from _employer(reading, place + 1, is_firm=word in _WORKS or word in _FIRMLY)
            if word not in _STUDIES:
                return


def _employer(reading: Reading, index: int, *, is_firm: bool) -> Iterator[Found]:
    """Yield the name that begins at word `index`; in small letters only where `is_firm`, and behind an article."""
    first = index
    index += reading.words[index] in _ARTICLES
    if index >= len(reading.words) or reading.gap(index - 1) != " ":
        return
    last = end_of_capitals(reading, index)
    if last is None and is_firm:
        code = reading.codes[index]
        is_name = not code & (COMMON | CAPITAL) and len(reading.words[index]) > _SHORT
        # Behind an article any word that is not an everyday one; without it only one that nobody knows.
        last = end_in_small_letters(reading, index) if is_name and (index > first or not code & KNOWN) else None
    if last is not None:
        yield Found(start=reading.starts[first], end=number_behind(reading, last), kind="ORGANISATIE")


def _in_a_row(reading: Reading) -> Iterator[Found]:
    """Yield two or more capitals in a row behind "bij", whatever words they are."""
    if reading.german:
        return
    after = 0
    for index in reading.capitals:
        if index <= after or not index or reading.shapes[index] not in CAPITALS:
            continue
        before = reading.words[index - 1]
        if before not in _BEFORE_NAMES or reading.gap(index - 1) not in (" ", ' "'):
            continue
        last = end_of_capitals(reading, index)
        if last is not None and last > index:
            after = last
            yield Found(start=reading.starts[index], end=number_behind(reading, last), kind="ORGANISATIE")


def _bare(reading: Reading, index: int) -> Iterator[Found]:
    """Yield word `index` if no list has it: behind "bij" without an article a thing would have one."""
    if index == len(reading.words) or reading.codes[index] & KNOWN or reading.foreign or reading.gap(index - 1) != " ":
        return
    word = reading.words[index]
    if len(word) >= _LONG_BARE and not word.endswith(_NO_BARE_NAMES):
        last = end_in_small_letters(reading, index)
        yield Found(start=reading.starts[index], end=number_behind(reading, last), kind="ORGANISATIE")


def _with_digits(reading: Reading) -> Iterator[Found]:
    """Yield unknown words that end in digits ("kickz010"), which are accounts or shops, and never things."""
    for start, end in reading.chunks:
        index = reading.word_from(start)
        if index >= len(reading.words) or reading.starts[index] != start:
            continue
        last = reading.ends[index]
        is_unknown = not reading.codes[index] & (EXPLAINED | ANY)
        if last - start >= _LONG_ENOUGH and is_unknown and reading.text[last:end].isdigit():
            yield Found(start=start, end=end, kind="ORGANISATIE")
