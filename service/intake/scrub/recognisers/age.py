"""Exact ages: a number before a word for years of life, after "ik ben", or in brackets behind a name."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.words import Reading

_UNITS: Final = "een|twee|drie|vier|vijf|zes|zeven|acht|negen"
_TEENS: Final = "tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien"
_TENS: Final = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
_ENGLISH: Final = (
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen"
)
_WRITTEN: Final = rf"(?:(?:{_UNITS})en)?(?:{_TENS})|{_TEENS}|{_ENGLISH}"
_NUMBER: Final = rf"(?P<age>\b(?:\d{{1,2}}|{_WRITTEN}))"
# The look ahead comes first: it settles most places at once.
_NO_GUESS: Final = (
    r"\b(?=[\ddetvzanfs])(?<!rond de )(?<!jaar of )(?<!ongeveer )(?<!een stuk of )(?<!al )(?<!al ruim )(?<!sinds )"
    r"(?<!over )(?<!na )(?<!about )"
)
_BEFORE_YEARS: Final = re.compile(
    _NO_GUESS
    + _NUMBER
    + r"[ -]?(?:jaar oud|jarige?n?|jaar(?= en| ben|,|\.|$| heb| zit| was| is)|jr\b|years? old|year[- ]old"
    r"|yo\b|yasind\w{0,8}|yasim\w{0,4}|ans\b|anos\b|lat\b|jahre alt|рок\w{1,3}|سنة|عام)"
)
_AFTER_CUE: Final = re.compile(
    r"(?:\b(?:ik ben(?: pas| nu)?|ben ik|ben pas|ben nu|die is|ze is|hij is|zij is|die pas|i am|i'm|im|she is|he is"
    r"|leeftijd:?|aged?|age:?|мени|мені|йому|їй)|(?:^|[.,] )ben|وعمري|عمري) "
    + _NUMBER
    + r"(?! (?:keer|x|uur|minuten|maanden|weken|dagen|times|hours|euro|van|of)\b)(?![\w:%/]|[.,]\d)"
)
_IN_BRACKETS: Final = re.compile(r"\((?:(?<=[^\W\d_]\()|(?<=[^\W\d_] \())(?P<age>\d{1,2})(?: jaar| jr)?\)")
_BETWEEN_COMMAS: Final = re.compile(
    rf", (?<=[^\W\d_], )(?P<age>\d{{2}}|{_WRITTEN})(?:(?=\.?\s{{0,9}}\Z)|(?=, )|(?=\. [^\W\d_])|(?= jaar| anos| ans))"
)


def find(reading: Reading) -> Iterator[Found]:
    """Yield every exact age; a guess ("een jaar of vijftig") and a time span ("al 40 jaar") are none."""
    for pattern in (_BEFORE_YEARS, _AFTER_CUE, _IN_BRACKETS, _BETWEEN_COMMAS):
        for match in pattern.finditer(reading.folded):
            yield Found(start=match.start("age"), end=match.end("age"), kind="LEEFTIJD")
