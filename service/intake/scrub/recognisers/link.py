"""Addresses on the internet: URLs, bare domains and IP addresses."""

import re
from collections.abc import Iterator

from service.intake.scrub.recognisers.base import Recogniser, Span

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,400}", re.IGNORECASE)
_PATH = re.compile(r"(?<![\w@.\-])[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){0,3}\.[A-Za-z]{2,12}/[^\s<>\"]{1,400}")
_DOMAIN = re.compile(
    r"(?<![\w@.\-])[A-Za-z0-9\-]{2,63}(?:\.[A-Za-z0-9\-]{1,63}){0,3}\.(?:nl|com|org|net|be|de|eu|info|io|app|me|tv|gg|ly|co|example)(?![\w\-@])",
    re.IGNORECASE,
)
_IP4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d{1,5})?(?!\w)")
_IP6 = re.compile(r"(?<![\w:])(?:[0-9A-Fa-f]{1,4}:{1,2}){2,7}[0-9A-Fa-f]{0,4}(?![\w:])")
_TAIL = ".,;:!?)]}'"
_IP6_LEAST = 12


class Link(Recogniser):
    """URLs with or without a scheme, domains under common endings, IPv4 and IPv6 addresses."""

    kind = "LINK"

    def find(self, text: str) -> Iterator[Span]:
        """Yield links without the punctuation that closes the sentence."""
        if "." in text:
            for pattern in (_URL, _PATH, _DOMAIN):
                for match in pattern.finditer(text):
                    yield match.start(), match.start() + max(1, len(match[0].rstrip(_TAIL)))
            yield from (match.span() for match in _IP4.finditer(text))
        if ":" in text:
            yield from (match.span() for match in _IP6.finditer(text) if len(match[0]) >= _IP6_LEAST)
