"""Telephone numbers said in words or in a mix of words and digits ("nul zes drieentwintig ...", "nul6-vijf3")."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.numbers import ENGLISH_TEENS, ENGLISH_TENS, TEENS, TENS
from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

_UNITS: Final = (
    "nul een twee drie vier vijf zes zeven acht negen", "zero one two three four five six seven eight nine",
    "null eins zwei drei vier funf sechs sieben acht neun", "sifir bir iki uc dort bes alti yedi sekiz dokuz",
)  # fmt: skip
# The digits in other languages: only in a row of nine and more, for some are everyday words of Dutch or English.
_ABROAD: Final = (
    "zero un deux trois quatre cinq six sept huit neuf", "cero uno dos tres cuatro cinco seis siete ocho nueve",
    "zero um dois tres quatro cinco seis sete oito nove", "zero uno due tre quattro cinque sei sette otto nove",
    "zero jeden dwa trzy cztery piec szesc siedem osiem dziewiec",
    "sero un dos tres kuater sinku seis shete ocho nuebe",
    "noti wan tu dri fo feifi siksi seibi aiti neigi", "eber kow laba saddex afar shan lix toddoba siddeed sagaal",
    "nul ien twa trije fjouwer fiif seis san acht njoggen",
    # In Ukrainian five and nine have an apostrophe inside, and are two pieces.
    "нуль один два три чотири пять шість сім вісім девять",
    "ноль четыре шесть семь восемь п ять дев",
    "صفر واحد اثنان اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة",
)  # fmt: skip
_PIECE: Final = re.compile(r"\d{1,10}|[^\W\d_]{1,40}")
_JOINT: Final = re.compile(r"(?!\. )[ .,/'\n-]{0,5}")
_LEAST: Final = 9
_MOST: Final = 15
# A row of single digits, each said as a word, is no amount.
_LEAST_OF_CODE: Final = 4


def _number_words() -> dict[str, int]:
    """Return how many digits each word stands for."""
    words = {word: 1 for line in _UNITS for word in line.split()}
    words.update({"oh": 1, "o": 1, "nil": 1})
    words.update(dict.fromkeys(TEENS + TENS + ENGLISH_TEENS + ENGLISH_TENS, 2))
    for unit in _UNITS[0].split()[1:]:
        words.update({f"{unit}en{ten}": 2 for ten in TENS})
    return words


_WORDS: Final = _number_words()
_ALL_WORDS: Final = {word: 1 for line in _ABROAD for word in line.split()} | _WORDS
_LATIN_WORDS: Final = [word for word in _ALL_WORDS if word.isascii()]
_OTHER_WORDS: Final = frozenset(_ALL_WORDS) - frozenset(_LATIN_WORDS)
_FILLERS: Final = wordset(
    "en dan daarna vervolgens streepje spatie punt komma plus uh eh uhm dus nog keer and then dash space"
)
_REPEATS: Final = {"dubbel": 1, "double": 1, "dubbele": 1, "triple": 2}

_LONGEST_WORD_OF_ONE: Final = 5
_DIGITS_OF_HUNDREDS: Final = 3

# How far before a pair of number words a run may have begun, with other words between its numbers.
_BEFORE: Final = 72

_ANY_WORD: Final = "|".join(sorted((*_WORDS, *_REPEATS), key=len, reverse=True))
_ANY_LATIN: Final = "|".join(sorted((*_LATIN_WORDS, *_REPEATS, "[a-z]{0,24}honderd[a-z]{0,24}"), key=len, reverse=True))
_HUNDREDS: Final = re.compile(rf"(?:{_ANY_WORD})?honderd(?:en)?(?:{_ANY_WORD})?")
_SEVERAL: Final = re.compile(rf"(?:{_ANY_WORD}){{2,4}}")
_PART: Final = re.compile(_ANY_WORD)
_JOINED: Final = re.compile(rf"(?<![a-z])(?:{_ANY_WORD}){{4,15}}(?![a-z])")
# "postcode eenendertig elf a b", "huisnummer twaalf", "personeelsnummer r twee vier"
_CUED: Final = re.compile(
    r"(?:postcode|huisnummer|nummer|nr|number|code|kenmerk|kamer|unit|bus)(?: is| van|:)? "
    rf"(?P<code>(?:[a-z] )?(?:{_ANY_WORD}|honderd|\d{{1,4}})(?:[ ,-]{{1,2}}(?:{_ANY_WORD}|honderd|\d{{1,4}}"
    rf"|[a-z])(?![a-z])){{1,11}})(?![a-z])"
)
JOINED_TRIGGERS: Final = (rf"(?:{_ANY_WORD}){{4}}",)
CUE_TRIGGERS: Final = (
    (
        r"(?:postcode|huisnummer|nummer|nr|number|code|kenmerk|kamer|unit|bus)(?: is| van|:)? "
        rf"(?:[a-z] )?(?:{_ANY_WORD}|honderd|\d)"
    ),
)
TRIGGERS: Final = (
    rf"(?:^|[^a-z])(?:{_ANY_LATIN}|nulzes)[ .,/'\n-]{{0,5}}(?:\d|(?:{_ANY_LATIN})(?:[^a-z]|$))",
    rf"\d[ .,/'\n-]{{0,5}}(?:{_ANY_LATIN})(?:[^a-z]|$)",
)


_PAIRS: Final = Spots(*TRIGGERS)
_JOINTS: Final = Spots(*JOINED_TRIGGERS)
_CUES: Final = Spots(*CUE_TRIGGERS)


def find_joined(reading: Reading) -> Iterator[Found]:
    """Yield number words written as one word, as long as a telephone number may be."""
    for match in _JOINTS.matches(_JOINED, reading):
        yield Found(start=match.start(), end=match.end(), kind="TELEFOON")


def find_by_cue(reading: Reading) -> Iterator[Found]:
    """Yield what is called a number, a code or a postcode and said in words."""
    for match in _CUES.matches(_CUED, reading):
        yield Found(start=match.start("code"), end=match.end("code"), kind="NUMMER")


def find(reading: Reading) -> Iterator[Found]:
    """Yield every run of number words that is as long as a telephone number and has at least one word in it."""
    read = 0
    for start, end in _PAIRS.spans(reading):
        if end > read:
            found, read = _runs(reading.folded, max(read, start - _BEFORE), end)
            yield from found


def find_in_scripts(reading: Reading) -> Iterator[Found]:
    """Do as `find` for number words in Cyrillic and Arabic letters, which the gate cannot read."""
    if not reading.folded.isascii() and not _OTHER_WORDS.isdisjoint(reading.words):
        yield from _runs(reading.folded, 0, len(reading.folded))[0]


def size_of_word(piece: str) -> int:
    """Return how many digits a piece stands for, 0 if it is no number."""
    if piece.isdigit():
        return len(piece)
    size = _ALL_WORDS.get(piece, 0) or _REPEATS.get(piece, 0)
    if size or len(piece) <= _LONGEST_WORD_OF_ONE:
        return size
    if "honderd" in piece and _HUNDREDS.fullmatch(piece) is not None:
        return _DIGITS_OF_HUNDREDS
    if _SEVERAL.fullmatch(piece) is not None:
        return sum(_WORDS.get(part, 0) for part in _PART.findall(piece))
    return 0


def _runs(folded: str, first: int, least: int) -> tuple[list[Found], int]:
    """Return the runs of digits and words for digits from `first` on, and how far was read: past `least` at least.

    "En dan" and "streepje" may stand between.
    """
    found: list[Found] = []
    start = end = reach = digits = words = own = 0
    for match in _PIECE.finditer(folded, first):
        piece = match.group()
        size = size_of_word(piece)
        is_far = digits and _JOINT.fullmatch(folded, reach, match.start()) is None
        if digits and not is_far and not size and piece in _FILLERS:
            reach = match.end()
            continue
        if is_far or not size:
            found += _close(start, end, digits, words, own)
            digits = 0
            if match.start() >= least:
                return found, match.start()
        if not size:
            continue
        if not digits:
            start, words, own = match.start(), 0, 0
        digits += size
        words += piece.isalpha()
        own += piece in _WORDS
        end = reach = match.end()
    return [*found, *_close(start, end, digits, words, own)], len(folded)


def _close(start: int, end: int, digits: int, words: int, own: int) -> Iterator[Found]:
    if words and _LEAST <= digits <= _MOST:
        yield Found(start=start, end=end, kind="TELEFOON")
    elif own >= _LEAST_OF_CODE and own == digits:
        yield Found(start=start, end=end, kind="NUMMER")
