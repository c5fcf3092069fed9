"""Addresses of pages: URLs with or without a scheme, and domains under a common ending."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.words import Reading

_URL: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,400}")
_PATH: Final = re.compile(r"(?<![\w@.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}\.[a-z]{2,12}/[^\s<>\"]{1,400}")
_DOMAIN: Final = re.compile(
    r"(?<![\w@.-])[a-z0-9-]{2,63}(?:\.[a-z0-9-]{1,63}){0,3}\.(?:nl|com|org|net|be|de|eu|info|io|app|me|tv|gg"
    r"|ly|co|example)(?![\w@-])"
)
_ENDING: Final = re.compile(r"\.(?:nl|com|org|net|be|de|eu|info|io|app|me|tv|gg|ly|co|example)(?![\w@-])")
_LONGEST_HOST: Final = 120
_CLOSING: Final = ".,;:!?)]}'"

TRIGGERS: Final = (r"://|www\.|\.[a-z]{2}",)


def find(reading: Reading, start: int, end: int) -> Iterator[Found]:
    """Yield links without the punctuation that closes the sentence."""
    folded = reading.folded
    for ending in _ENDING.finditer(folded, start, end):
        match = _DOMAIN.match(folded, _start_of_run(folded, ending.start()))
        if match is not None:
            yield Found(start=match.start(), end=match.end(), kind="LINK")
    for pattern in (_URL, *((_PATH,) if "/" in folded else ())):
        for match in pattern.finditer(folded, start, end):
            size = max(1, len(match.group().rstrip(_CLOSING)))
            yield Found(start=match.start(), end=match.start() + size, kind="LINK")


def _start_of_run(folded: str, place: int) -> int:
    """Return where the letters, digits, dots and hyphens before `place` begin."""
    start = place
    while start and place - start < _LONGEST_HOST and (folded[start - 1].isalnum() or folded[start - 1] in ".-"):
        start -= 1
    return start
