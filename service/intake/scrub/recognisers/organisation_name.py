"""Where the name of an organisation ends, before and behind a word for a place (pure)."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.name_walk import (
    ALSO,
    ANY,
    CAPITAL,
    CAPITALS,
    COMMON,
    FIRST,
    GUESSED,
    KNOWN,
)
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

_ARTICLES: Final = frozenset({"de", "het", "t", "den", "la", "le", "el", "the"})
_JOINTS: Final = frozenset({" ", ' "', " '", ": ", ' ("', ":\n"})
_LOOSE_JOINTS: Final = frozenset({", ", " (", ' "', " - ", " | "})
_ROW_JOINTS: Final = frozenset({" ", "-", " & ", "&", " '", "'", ' "'})
_DAYS: Final = wordset(
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april juni juli augustus"
    " september oktober november december monday tuesday wednesday thursday friday saturday sunday"
)
_SAYS_NAME: Final = wordset("heet heten heette genaamd called named")
_HESITATIONS: Final = wordset("eh uh uhm ehm eeh euh um")
_IS: Final = wordset("is was")
_INSIDE_NAMES: Final = wordset("van de den der en and of the aan zn co t het")
_BEFORE_BARE: Final = wordset(
    "bij van in uit voor naar at from of tegen achter via door langs to for outside near namens als tussen op aan"
)
# Said without an article, and without a name behind them: "op school", "in bar".
_IDIOMS: Final = wordset("school bedrijf kerk club fabriek winkel bar werkgever garage fitness gym bakker kapper")
_BEFORE_SMALL: Final = wordset("bij at voor for van from via heet is called the de het op in to naar")
# With these a name in small letters ends; other words of the list of endings are too often just words.
SMALL_ENDINGS: Final = wordset(
    "zorg wonen vastgoed games boxing college mavo havo lyceum gymnasium university residence bv flex fresh logistics"
    " logistiek zn zonen sons co partners verhuur rentals bouw techniek schoonmaak cleaning security beveiliging"
    " transport catering horeca media studio studios fitness gym academy academie totaal express installatie"
    " praktijk chapel"
    " primary school services solutions software beauty hairstudio haircorner"
    " ilkokulu ilkokuluna okulu okuluna lisesi lisesinde camii camisi"
)
_MOST_SMALL: Final = 4
_VERB_ENDINGS: Final = ("en", "t", "d", "de", "te")
_MOST_WORDS: Final = 5
_LEAST_LETTERS: Final = 3
_NUMBER: Final = re.compile(
    r" '\d\d(?!\w)| \d\d(?![\w:,]|\.\d| [a-z%])| 0\d\d(?!\w)|\d{2,4}(?!\w)| (?:mo|jo|[ojm])\d{1,2}(?:-\d)?(?!\w)"
)


def is_capital(reading: Reading, index: int) -> bool:
    """Whether word `index` has a capital that no sentence gave it."""
    return reading.shapes[index] in CAPITALS and not reading.is_initial(index)


def number_behind(reading: Reading, index: int) -> int:
    """Return where word `index` ends, with the number that a name may end in ("De Sprint '68")."""
    end = reading.ends[index]
    number = _NUMBER.match(reading.text, end)
    return end if number is None else number.end()


def end_of_capitals(reading: Reading, index: int) -> int | None:
    """Return the last of the words with a capital from `index` on, or None if the first says nothing."""
    if index >= len(reading.words) or reading.shapes[index] not in CAPITALS:
        return None
    if reading.codes[index] & CAPITAL and reading.words[index] not in _ARTICLES:
        behind = index + 1
        has_more = behind < len(reading.words) and reading.gap(index) == " " and reading.shapes[behind] == "C"
        if not has_more or reading.codes[behind] & CAPITAL:
            return None
    last = index
    for place in range(index + 1, min(len(reading.words), index + _MOST_WORDS)):
        if reading.gap(place - 1) not in _ROW_JOINTS:
            break
        if reading.shapes[place] != "l":
            last = place
        elif reading.words[place] not in _INSIDE_NAMES or place - last > 1:
            break
    return last


def named_behind(reading: Reading, first: int, last: int) -> Iterator[Found]:
    """Yield the name behind the words `first` to `last` for a place, with its article, if one stands there."""
    index = last + 1
    if index >= len(reading.words):
        return
    gap = reading.gap(last)
    if gap == ". " and len(reading.words[last]) == 1:
        gap = " "
    if gap == " " and reading.words[index] in _HESITATIONS and index + 1 < len(reading.words):
        gap, index = reading.gap(index), index + 1
    is_told = gap == " " and reading.words[index] in _SAYS_NAME
    needs_capital = gap in _LOOSE_JOINTS or (gap == " " and reading.words[index] in _IS)
    if gap not in _JOINTS and not needs_capital:
        return
    begin = index + (is_told or reading.words[index] in _IS)
    index = begin + _has_article(reading, begin)
    is_loose = needs_capital and gap != " " and begin < len(reading.words) and reading.shapes[begin] not in CAPITALS
    end = None if is_loose or (reading.german and gap == " ") else end_of_capitals(reading, index)
    if end is None and not needs_capital and index < len(reading.words):
        end = _end_in_small_letters(reading, first, index, is_told=is_told, has_article=index > begin)
    if end is not None:
        if not is_told and _belongs_to_name(reading, first):
            begin = first
        yield Found(start=reading.starts[begin], end=number_behind(reading, end), kind="ORGANISATIE")


def _has_article(reading: Reading, index: int) -> bool:
    return index + 1 < len(reading.words) and reading.words[index] in _ARTICLES and reading.gap(index) == " "


def _belongs_to_name(reading: Reading, index: int) -> bool:
    """Whether a word for a place is a part of the name: it has a capital of its own, or no article before it."""
    if is_capital(reading, index) or _opens_line(reading, index):
        return True
    return index > 0 and reading.words[index - 1] in _BEFORE_BARE and reading.gap(index - 1) == " "


def _opens_line(reading: Reading, index: int) -> bool:
    """Whether word `index` starts a line with a capital, as in a signature."""
    return reading.shapes[index] in CAPITALS and index > 0 and "\n" in reading.gap(index - 1)


def _end_in_small_letters(reading: Reading, kind: int, index: int, *, is_told: bool, has_article: bool) -> int | None:
    """Return the last word of a name in small letters: behind a bare word for a place all but an everyday word."""
    code, word = reading.codes[index], reading.words[index]
    is_everyday = code & COMMON and not (has_article and code & ALSO)
    if is_everyday or word in _DAYS or len(word) < _LEAST_LETTERS:
        return None
    is_bare = not kind or reading.gap(kind - 1) != " " or reading.words[kind - 1] in _BEFORE_BARE
    is_idiom = reading.words[kind] in _IDIOMS
    if not is_told and not has_article:
        is_unknown = not code & (KNOWN | GUESSED) or (not code & KNOWN and not word.endswith(_VERB_ENDINGS))
        if not is_unknown and (not is_bare or (is_idiom and not code & ANY) or reading.gap(kind) != " "):
            return None
    if (is_bare or is_told) and has_article and _is_pair(reading, index):
        index += 1
    return end_in_small_letters(reading, index)


def end_in_small_letters(reading: Reading, index: int) -> int:
    """Return the last word of the name that begins at word `index`: what nobody knows, names, "& zn" belong to it."""
    last = index
    for place in range(index + 1, min(len(reading.words), index + _MOST_SMALL)):
        code = reading.codes[place]
        gap = reading.gap(place - 1)
        is_verb = not code & ANY and reading.words[place].endswith(_VERB_ENDINGS)
        is_name = bool(code & ANY or not code & (KNOWN | GUESSED)) and not code & COMMON and not is_verb
        goes_on = is_name or reading.words[place] in SMALL_ENDINGS
        if gap == " & " or (gap == "-" and place == last + 1) or (gap == " " and goes_on):
            last = place
        else:
            break
    return last


def small_name_before(reading: Reading, index: int) -> Iterator[Found]:
    """Yield the name in small letters that ends in word `index`: "bij horizon zorg", "de saffier mavo"."""
    first = index - 1
    if first < 1 or reading.gap(first) not in (" ", " & ") or reading.shapes[first] != "l":
        return
    word, before = reading.words[first], reading.words[first - 1]
    if reading.codes[first] & COMMON or len(word) < _LEAST_LETTERS or reading.gap(first - 1) != " ":
        return
    is_joined = reading.gap(first) == " & "
    if before in _BEFORE_SMALL or (is_joined and before in _ARTICLES):
        # An adjective says of what kind it is: "bij acute zorg".
        is_adjective = word.endswith(("e", "se", "al", "ed")) and bool(reading.codes[first] & KNOWN) and not is_joined
        if not is_adjective:
            begin = first - 1 if before in _ARTICLES else first
            yield Found(start=reading.starts[begin], end=reading.ends[index], kind="ORGANISATIE")


def _is_pair(reading: Reading, index: int) -> bool:
    """Whether the word is an adjective before a noun, as in "de gouden leeuw"."""
    behind = index + 1
    if behind >= len(reading.words) or reading.gap(index) != " " or reading.codes[behind] & (COMMON | FIRST):
        return False
    return reading.words[index].endswith(("e", "en")) and reading.shapes[behind] == "l"


def capitals_before(reading: Reading, first: int, last: int) -> Iterator[Found]:
    """Yield the capitals before the words `first` to `last`, and these too if they have a capital themselves."""
    begin = first
    place = first - 1
    while place >= 0 and first - place < _MOST_WORDS and reading.gap(place) in _ROW_JOINTS:
        if reading.shapes[place] == "l" and not (reading.words[place] in _INSIDE_NAMES and begin < first):
            break
        if reading.shapes[place] != "l":
            if reading.is_initial(place) and reading.codes[place] & COMMON:
                break
            begin = place
        place -= 1
    names = [index for index in range(begin, first) if not reading.codes[index] & CAPITAL]
    has_capital = reading.shapes[first] in CAPITALS or "&" in reading.gap(first - 1)
    if names and (has_capital or (begin > 0 and reading.words[begin - 1] in ("the", "at", "from"))):
        yield Found(
            start=reading.starts[begin],
            end=reading.ends[last] if has_capital else reading.ends[first - 1],
            kind="ORGANISATIE",
        )
