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
_CLOSING: Final = ".,;:!?)]}'"


def find(reading: Reading) -> Iterator[Found]:
    """Yield links without the punctuation that closes the sentence."""
    folded = reading.folded
    patterns = (_URL, *((_PATH,) if "/" in folded else ()), *((_DOMAIN,) if _ENDING.search(folded) else ()))
    for pattern in patterns:
        for match in pattern.finditer(folded):
            size = max(1, len(match.group().rstrip(_CLOSING)))
            yield Found(start=match.start(), end=match.start() + size, kind="LINK")
