"""Names of organisations that only what stands around them tells: a "&", a town behind, somebody who serves there.

Guarantees: starts from the signs, towns and cues already read; looks at a few words around each.
Not covered: a name of everyday words with no such thing near it ("wij gingen naar de hal").
"""

from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.name_walk import ANY, CAPITAL, COMMON, FIRST, KNOWN
from service.intake.scrub.recognisers.organisation_name import SMALL_ENDINGS, number_behind
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

_ARTICLES: Final = frozenset({"de", "het", "t", "the"})
_AT: Final = wordset("bij van in voor naar op at from of to for outside near via buiten inside")
_LOOSELY_AT: Final = _AT - {"voor", "for", "of", "via", "in", "to"}
# "Op" leads to things as often: "spuugde op de voorruit".
_SERVED_AT: Final = _LOOSELY_AT - {"op", "van", "naar"}
_IN: Final = wordset("in te")
_HAS_BRANCHES: Final = wordset("bij van at from via")
_NO_BRANCHES: Final = wordset("richting regio gemeente centraal centrum near omgeving noord zuid oost west naar uit")
_DIRECTIONS: Final = wordset("noord zuid oost west noordoost zuidoost zuidwest noordwest")
# Who serves there and what one does there: near these "at the copper fox" is no thing.
_SCENES: Final = wordset(
    "bouncer bouncers bartender bartenders bartends bartend barman barvrouw waitress waiter barista dj uitsmijter"
    " portier gig shift serveerster ober barkeeper"
)
_ROWS: Final = wordset("rij queue")
_FOR: Final = wordset("voor for bij outside")
_SCENE_BEFORE: Final = 7
_SCENE_BEHIND: Final = 7
_SEATED: Final = wordset("zit zitten")
_SEATS: Final = wordset(
    "bank bankje stoel stoeltje kruk barkruk trap traptrede tribune grond vloer fiets scooter schoot rand leuning"
    " bagagedrager achterbank dak bed wc stoep muurtje muur tafel toilet brommer motor paard knie knieen huid nek"
    " voorbank hurken bok bus trein tram boot terras balkon rug stoeprand vensterbank heup slaapkamer gang perron"
    " dansvloer podium azc camp bouw garderobe hele gaten laatste eerste municipal cloakroom orgel"
)
# What ends so is a thing or a spot that everybody has.
_THINGS: Final = (
    "halte", "station", "ingang", "uitgang", "kassa", "deur", "plein", "straat", "weg", "laan", "brug",
    "plaats", "pad", "punt", "balie", "lokaal", "kamer", "trap", "hoek", "bus", "trein", "tram", "metro",
    "stoel", "bank", "avond", "ochtend", "middag", "nacht", "dag", "week", "lijn", "afdeling", "flat", "gracht",
    "kade", "lift", "terrein", "locatie", "rand", "wedstrijd", "markt", "opvang", "school", "huis", "les",
    "rij", "cell", "verkoop", "veld", "park", "gang", "kleedkamer", "steiger", "pont", "perron",
    "parkeergarage",
)  # fmt: skip
# Words that end a name of an organisation, and those of them that hardly end anything else.
_SURE_ENDS: Final = wordset(
    "lodge gasthuis institute instituut chapel supermarket haircorner residence logistics outlet textiles rowing"
    " conservatorium opleidingen hogescholen broodjes bakkers slagers kappers bloemisten"
    " dakwerken koeriers express nails barbers bikes burgers deli"
)
_ENDS: Final = (
    _SURE_ENDS
    | _DIRECTIONS
    | wordset("hub lounge corner place lab plus mobiel campus kamers sport trans mc cats klein meubels keukens")
)
_CUES: Final = _SCENES | _ROWS | _SEATED | _ENDS
_JOINTS: Final = frozenset({" ", " & ", "-", "'"})
_MOST: Final = 3
_LEAST: Final = 3
_NEAR_SEAT: Final = 4
_VERBS: Final = ("en", "t", "ed", "ing", "de", "te", "ly", "s")
_ENGLISH_VERBS: Final = ("ed", "ing", "ly")
_NO_NAMES: Final = _SEATS | _SCENES
_CAMEL_HEAD: Final = 3


def find(reading: Reading) -> Iterator[Found]:
    """Yield the names joined by "&", before a town, beside somebody who serves there, and in camel case."""
    spans = [*_joined(reading), *_before_towns(reading), *_told(reading), *_made_up(reading)]
    for first, last in spans:
        yield Found(start=reading.starts[first], end=number_behind(reading, last), kind="ORGANISATIE")


def _made_up(reading: Reading) -> Iterator[tuple[int, int]]:
    for index in reading.capitals:
        if _is_made_up(reading, index):
            yield index, _with_direction(reading, index)


def _joined(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield "knip & klaar": in small letters people write "en" between two things, and "&" in a name."""
    if " & " not in reading.folded:
        return
    for index, gap in enumerate(reading.gaps):
        if gap != " & " or index + 1 >= len(reading.words) or reading.shapes[index] != "l":
            continue
        before = reading.words[index - 1] if index else ""
        is_plain = bool(reading.codes[index] & reading.codes[index + 1] & COMMON)
        if not is_plain and (before in _AT or before in _ARTICLES or reading.shapes[index + 1] == "l"):
            yield _with_article(reading, index), _with_endings(reading, index + 1)


def _before_towns(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield "de zwarte ruiter" of "bij de zwarte ruiter in den haag"."""
    for hit in reading.phrases:
        if hit.group == "places":
            index = reading.word_from(hit.start) - 1
            if hit.needs_capital and reading.shapes[index + 1] == "l":
                continue
            if index > 1 and reading.words[index] in _IN and reading.gap(index) == " " == reading.gap(index - 1):
                yield from _behind_at(reading, index - 1, _LOOSELY_AT)
            elif index > 0 and reading.gap(index) == " " == reading.gap(index - 1) and _is_branch(reading, index):
                yield index, reading.word_from(hit.end) - 1


def _is_branch(reading: Reading, index: int) -> bool:
    """Whether word `index` is the name of what has a branch in the town behind it: "bij tata ijmuiden"."""
    is_word = _is_part(reading, index) and reading.shapes[index] == "l" and reading.words[index] not in _NO_BRANCHES
    return is_word and reading.words[index - 1] in _HAS_BRANCHES


def _told(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the name behind "at the" near a bouncer, behind "zit op de", behind "rij voor de", before "lodge"."""
    words = reading.words
    for index, word in [(index, word) for index, word in enumerate(words) if word in _CUES]:
        if word in _ENDS:
            yield from _ended(reading, index)
            continue
        for place in _places(words, reading.gaps, index):
            yield from _name_from(reading, place + 1)


def _places(words: list[str], gaps: list[str], index: int) -> Iterator[int]:
    """Yield the words like "bij" around the cue at word `index` behind which a name may stand."""
    last = len(words) - 1
    if words[index] in _SCENES:
        around = range(max(0, index - _SCENE_BEHIND), min(last, index + _SCENE_BEFORE))
        yield from (place for place in around if words[place] in _SERVED_AT)
    elif words[index] in _ROWS:
        yield from (place for place in (index + 1,) if place < last and words[place] in _FOR and gaps[index] == " ")
    else:
        near = range(index + 1, min(last, index + _NEAR_SEAT))
        yield from (place for place in near if words[place] == "op" and words[place + 1] in _ARTICLES)


def _ended(reading: Reading, index: int) -> Iterator[tuple[int, int]]:
    """Yield the name in small letters that ends in word `index`: "seabreeze lodge", "the delta tech institute"."""
    first, is_telling = index, reading.words[index] in _SURE_ENDS
    while index - first < _MOST and _may_precede(reading, first - 1):
        first -= 1
        is_telling = is_telling or not reading.codes[first] & KNOWN or bool(reading.codes[first] & FIRST)
    if first < index and is_telling:
        yield _with_article(reading, first), _with_endings(reading, index)


def _may_precede(reading: Reading, index: int) -> bool:
    """Whether word `index` may be a part of a name in small letters that goes on behind it."""
    if index < 0 or reading.gap(index) not in _JOINTS or reading.shapes[index] not in ("l", "U"):
        return False
    word = reading.words[index]
    return not reading.codes[index] & COMMON and word not in _AT and word not in _ARTICLES


def _behind_at(reading: Reading, last: int, before: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the name of one or two words that ends at word `last`, if "bij" or the like stands before it."""
    if not _is_part(reading, last):
        return
    for first in (last, last - 1):
        if first < 1 or reading.gap(first - 1) not in (" ", "-"):
            return
        begin = _with_article(reading, first)
        if begin and reading.words[begin - 1] in before and reading.gap(begin - 1) == " ":
            if first == last or _is_part(reading, first) or _is_adjective(reading, first):
                yield begin, last
            return


def _name_from(reading: Reading, begin: int) -> Iterator[tuple[int, int]]:
    """Yield the name that begins at word `begin` with its article: one word that is no everyday one, or two."""
    index = begin + (reading.words[begin] in _ARTICLES)
    if index >= len(reading.words) or reading.gap(begin - 1) != " ":
        return
    behind = index + 1
    has_more = behind < len(reading.words) and reading.gap(index) == " " and _is_part(reading, behind)
    if not _is_part(reading, index) and not (has_more and index > begin and _is_adjective(reading, index)):
        return
    verbs = _ENGLISH_VERBS if reading.words[begin] == "the" else _VERBS
    has_more = has_more and not reading.words[behind].endswith(verbs)
    if index > begin or not reading.codes[index] & KNOWN or has_more:
        yield begin, _with_endings(reading, behind if has_more else index)


def _is_part(reading: Reading, index: int) -> bool:
    word = reading.words[index]
    is_known = reading.codes[index] & COMMON or (reading.codes[index] & CAPITAL and reading.shapes[index] != "l")
    return not is_known and len(word) >= _LEAST and word not in _NO_NAMES and not word.endswith(_THINGS)


def _is_adjective(reading: Reading, index: int) -> bool:
    word = reading.words[index]
    return len(word) > _LEAST and word.endswith(("e", "en")) and word not in _NO_NAMES


def _with_article(reading: Reading, index: int) -> int:
    return index - (index > 0 and reading.words[index - 1] in _ARTICLES and reading.gap(index - 1) == " ")


def _with_endings(reading: Reading, last: int) -> int:
    while last + 1 < len(reading.words) and reading.gap(last) == " " and reading.words[last + 1] in SMALL_ENDINGS:
        last += 1
    return last


def _with_direction(reading: Reading, index: int) -> int:
    behind = index + 1
    has_one = behind < len(reading.words) and reading.gap(index) == " " and reading.words[behind] in _DIRECTIONS
    return index + has_one


def _is_made_up(reading: Reading, index: int) -> bool:
    """Whether what no list has is a name: two words in one ("SnelStip"), or a compound before a direction."""
    if reading.german or reading.codes[index] & (KNOWN | ANY | CAPITAL) or reading.shapes[index] != "C":
        return False
    written = reading.text[reading.starts[index] + _CAMEL_HEAD : reading.ends[index]]
    return written != written.lower() or _with_direction(reading, index) > index
