"""Exact ages: a number before a word for years of life, behind "ik ben" or a person, or in brackets behind a name."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.numbers import ENGLISH_TENS, VALUES
from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.words import Reading

# "One" to "three" are too often no age to be taken without digits.
_YOUNGEST: Final = 4
_WRITTEN: Final = frozenset(word for word, value in VALUES.items() if value >= _YOUNGEST and "-" not in word)
_DIGITS: Final = re.compile(r"\d(?<![\w.,:/-]\d)\d{0,2}(?!\d)")
_OLDEST: Final = 119
_MOST_NUMBERS: Final = 120
_WINDOW: Final = 28
# What stands before a guess ("een jaar of vijftig") or a span of time ("al 40 jaar").
_GUESSED: Final = re.compile(
    r"(?:rond de|jaar of|ongeveer|een stuk of|al|al ruim|sinds|over|na|about|of|afgelopen|laatste|ruim|bijna|for"
    r"|last|eerste|tot|binnen"
    r"|zeker|around|past|next|first|komende|elke|om de)\s\Z"
)
_YEARS: Final = re.compile(
    r"(?:(?: en| and|,) \d{1,2})?[ -]?(?:jaar oud|jarige?n?\b|(?:jaar|jr)\b(?! (?:geleden|lang|later|terug|ervaring"
    r"|cel|getrouwd|samen|in |aan "
    r"|bij |hier|lid|werk|gewerkt|op |les|garantie|of |voor |na |onder))|years? old|year[- ]olds?|yrs? old|y/o\b"
    r"|yo\b|yasind\w{0,8}"
    r"|yasim\w{0,4}|ans\b|anos\b|lat\b|jahre alt|рок\w{1,3}|سنة|عام)"
)
_ENGLISH_TAIL: Final = re.compile(r"[- ](?:one|two|three|four|five|six|seven|eight|nine)\b")
_PERSON: Final = (
    r"(?:zoon|zoontje|dochter|dochtertje|kind|kinderen|kids|kleinzoon|kleindochter|kleinkind|zus|zusje|broer"
    r"|broertje|meisje|meisjes"
    r"|jongen|jongens|jongetje|meid|neefje|nichtje|vrouw|man|moeder|vader|oma|opa|buurjongen|buurmeisje|leerling"
    r"|tweeling|oudste|jongste"
    r"|son|daughter|child|boy|girl|sister|brother|kid|niece|nephew|mother|father|grandson|granddaughter)"
)
_CUE: Final = re.compile(
    r"(?:(?<![^\W\d_])(?:ik ben|ben ik|ben|die is|ze is|hij is|zij is|i am|i'm|im|she is|he is|she's|he's|hes|shes"
    r"|word|wordt|turned|was pas"
    r"|was only|leeftijd:?|lft:?|aged?|age:?|мени|мені|йому|їй|وعمري|عمري|en is)(?: pas| nu| net| only| just)?"
    rf"|(?<![^\W\d_]){_PERSON}(?:,| van| is| of| aged)?(?: pas| net| nu| nog maar| only)?|(?<![^\W\d_])(?:pas"
    rf"|nog maar|bijna)) \Z"
)
_NO_AGE: Final = re.compile(
    r" ?(?:keer|x|uur|u|minuten|min|maanden|weken|dagen|times|hours|minutes|euro|van|of|procent|%|meter|km|andere"
    r"|man|vrouwen|mannen"
    r"|jongens|people|friends|days|weeks|months|januari|februari|maart|april|mei|juni|juli|augustus|september"
    r"|oktober|november|december)\b"
    r"|[\w:%/]|[.,]\d|-\d"
)
_OPENED: Final = re.compile(r"[^\W\d_] ?\((?:[mvfx][ ,/]{0,2})?\Z")
_CLOSED: Final = re.compile(r"(?: ?jaar| ?jr| ?j|,? ?[mvfx])?\)")
_OF: Final = re.compile(r"[^\W\d_] (?:van|is|was|ben) \Z")
_END_OF_CLAUSE: Final = re.compile(r"[,.!?)]|\s(?:en|die|met|maar|and|who|with)\s|\s{0,9}\Z")
_SHORT_YEARS: Final = re.compile(r"(?: ?(?:yo|y)|j)(?!\w)|e (?:verjaardag|levensjaar)")
_COMMA: Final = re.compile(r"[^\W\d_], \Z")
_CLAUSE: Final = re.compile(r"\.?\s{0,9}\Z|, |\. [^\W\d_]| (?:jaar|anos|ans)")
_AND: Final = re.compile(r" (?:en|and|&|van) (?P<age>\d{1,2})(?![\w:%/]|[.,]\d|-\d| ?(?:uur|euro|keer|x|man)\b)")


def find(reading: Reading) -> Iterator[Found]:
    """Yield every exact age; a guess ("een jaar of vijftig") and a time span ("al 40 jaar") are none."""
    folded = reading.folded
    numbers = list(_numbers(reading))
    if len(numbers) > _MOST_NUMBERS:
        # Nobody tells a story in so many numbers: all of them go, and nothing is looked at closely.
        yield from (Found(start=start, end=end, kind="LEEFTIJD") for start, end in numbers)
        return
    for start, end in numbers:
        before = folded[max(0, start - _WINDOW) : start]
        if not _is_age(folded, before, end, is_written=folded[start].isalpha()):
            continue
        yield Found(start=start, end=end, kind="LEEFTIJD")
        more = _AND.match(folded, end)
        if more is not None:
            yield Found(start=more.start("age"), end=more.end("age"), kind="LEEFTIJD")


def _numbers(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where the numbers stand that may be a person's years, in digits and in words."""
    folded = reading.folded
    for match in _DIGITS.finditer(folded):
        if int(match.group()) <= _OLDEST:
            yield match.span()
    for index, word in enumerate(reading.words):
        if word in _WRITTEN:
            end = reading.ends[index]
            tail = _ENGLISH_TAIL.match(folded, end) if word in ENGLISH_TENS else None
            yield reading.starts[index], tail.end() if tail else end


def _is_age(folded: str, before: str, end: int, *, is_written: bool) -> bool:
    """Whether a number with `before` in front of it and `end` behind it is somebody's age."""
    if _YEARS.match(folded, end) and _GUESSED.search(before) is None:
        return True
    if _CUE.search(before) and _NO_AGE.match(folded, end) is None:
        return not (is_written and before.endswith(("bijna ", "pas ", "maar ")))
    if _SHORT_YEARS.match(folded, end) or (_OF.search(before) and _END_OF_CLAUSE.match(folded, end)):
        return True
    if _OPENED.search(before) and _CLOSED.match(folded, end):
        return True
    return _COMMA.search(before) is not None and _CLAUSE.match(folded, end) is not None
