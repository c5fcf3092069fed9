"""What belongs to a name and stands before it: titles, initials, first names that are words, epithets, articles (pure).

Guarantees: looks at most `_MOST` words back.
"""

from typing import Final

from service.intake.scrub.recognisers.name_announced import is_ranked
from service.intake.scrub.recognisers.name_walk import (
    ALSO,
    ANY,
    CAPITAL,
    FIRST,
    KNOWN,
    LAST,
    NAME,
    PARTICLE,
    past_particles,
)
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

_ARTICLES: Final = wordset("de het van den der el al la le the vd von ter ten ait ben da dos du di t")
_ONLY_IN_NAMES: Final = wordset("vd von ter ten ait el dos den der")
_BEFORE_SURNAMES: Final = wordset("en and met meneer mevrouw juf meester heer dhr mw van")
_SHORT_TITLES: Final = wordset("dhr hr mw mevr mej mr mrs ms dr drs ir ing prof ds th chr joh")
_EPITHETS: Final = wordset(
    "lange kleine grote rooie rode dolle gekke ouwe jonge blonde blinde kale schele manke malle stille stoere bolle"
    " big bigi lil lilly little young yung old crazy fat slim tall tiny mad dj mc mama papa mam pap opa oma oom"
    " tante ome nonno nonna omi opi buuf buur juf meester akela nurse uncle auntie grandma grandpa"
)
_ELIDED: Final = frozenset({"d", "o"})
_MOST: Final = 4
_TITLE_LETTERS: Final = 3


def first_of(reading: Reading, index: int) -> int:
    """Return the index of the first word of the name whose first sure word is `index`."""
    first = index
    while first and index - first < _MOST and _belongs_before(reading, first - 1, first, index):
        first -= 1
    return first


def _belongs_before(reading: Reading, before: int, first: int, index: int) -> bool:
    """Whether the word at `before` belongs to the name that starts at `first` and was recognised at `index`."""
    word, gap = reading.words[before], reading.gap(before)
    if gap in (". ", "."):
        return word in _SHORT_TITLES or len(word) == 1
    if gap == "'" and word in _ELIDED:
        return True
    if gap != " ":
        return False
    if not reading.codes[first] & NAME and is_ranked(reading, first):
        return True
    if word in _ARTICLES and len(reading.words[first]) > 1 and _is_article_of(reading, before, index):
        return True
    if word in _EPITHETS:
        return reading.shapes[first] == "C" or bool(reading.codes[first] & ANY) or not reading.codes[first] & KNOWN
    return reading.shapes[before] == "C" and _is_first_name(reading, before, first)


def _is_first_name(reading: Reading, before: int, first: int) -> bool:
    """Whether a capital right before a surname is the first name, though it is a word ("Guy Bellamy")."""
    if reading.german or reading.is_initial(before) or reading.shapes[first] == "l":
        return False
    code = reading.codes[before]
    is_surname = bool(reading.codes[first] & LAST and not code & PARTICLE)
    return is_surname and (bool(code & ALSO) or not code & CAPITAL) and len(reading.words[before]) >= _TITLE_LETTERS


def _is_article_of(reading: Reading, before: int, index: int) -> bool:
    """Whether the small word at `before` belongs to the name at `index`: by its capital, or before a surname."""
    if reading.shapes[before] == "C":
        return not reading.is_initial(before) or bool(reading.codes[index] & ANY) or not reading.codes[index] & KNOWN
    if reading.words[before] in _ONLY_IN_NAMES:
        return True
    code = reading.codes[index]
    begins = before == 0 or reading.gap(before - 1) != " " or reading.words[before - 1] in _BEFORE_SURNAMES
    if (code & LAST and not code & FIRST) or _runs_on(reading, index):
        return True
    return begins and bool(code & (LAST | ALSO))


def _runs_on(reading: Reading, index: int) -> bool:
    """Whether a second surname with its particles follows: "de Roij van Zuijdewijn"."""
    behind = index + 1
    if reading.shapes[index] != "C" or reading.codes[index] & (FIRST | ALSO) or reading.gap(index) != " ":
        return False
    surname = past_particles(reading, behind) if reading.codes[behind] & PARTICLE else None
    return surname is not None and reading.shapes[surname] == "C"
