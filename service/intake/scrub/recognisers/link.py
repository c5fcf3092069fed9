"""Addresses of pages: URLs with or without a scheme, and domains under a common ending."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots, start_of_run
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

TRIGGERS: Final = (r"\.(?:nl|com|org|net|be|de|eu|info|io|app|me|tv|gg|ly|co|example)(?:[^\w@-]|$)",)
URL_TRIGGERS: Final = (r"https?://|www\.",)
PATH_TRIGGERS: Final = (r"\.[a-z]{2,12}/",)
_URLS: Final = Spots(*URL_TRIGGERS)
_PATHS: Final = Spots(*PATH_TRIGGERS)


def find(reading: Reading) -> Iterator[Found]:
    """Yield domains under a common ending."""
    folded = reading.folded
    for ending in _ENDING.finditer(folded):
        match = _DOMAIN.match(folded, start_of_run(folded, ending.start(), ".-", _LONGEST_HOST))
        if match is not None:
            yield Found(start=match.start(), end=match.end(), kind="LINK")


def find_urls(reading: Reading) -> Iterator[Found]:
    """Yield links with a scheme or `www`, without the punctuation that closes the sentence."""
    for match in _URLS.matches(_URL, reading):
        yield _without_closing(match)


def find_paths(reading: Reading) -> Iterator[Found]:
    """Yield hosts with a path behind them, without the punctuation that closes the sentence."""
    after = 0
    for place, _ in _PATHS.spans(reading):
        match = (
            None
            if place < after
            else _PATH.match(reading.folded, start_of_run(reading.folded, place, ".-", _LONGEST_HOST))
        )
        if match is not None:
            after = match.end()
            yield _without_closing(match)


def _without_closing(match: re.Match[str]) -> Found:
    size = max(1, len(match.group().rstrip(_CLOSING)))
    return Found(start=match.start(), end=match.start() + size, kind="LINK")
