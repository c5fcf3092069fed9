"""Vehicle registration plates: Dutch forms with hyphens anywhere, other forms behind a word like `kenteken`."""

import re
from collections.abc import Iterator

from service.intake.scrub.recognisers.base import Recogniser, Span

_DUTCH = re.compile(r"(?<![\w\-])(?:[A-Za-z]{1,3}|\d{1,3})-(?:[A-Za-z]{1,3}|\d{1,3})-(?:[A-Za-z]{1,3}|\d{1,3})(?![\w\-])")
_BELGIAN = re.compile(r"(?<![\w\-])[1-9]-[A-Za-z]{3}-\d{3}(?![\w\-])")
_GERMAN = re.compile(r"(?<![\w\-])[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}[EH]?(?![\w\-])")
_CUED = re.compile(
    r"\b(?:kent[ei]*ken(?:plaat|nummer)?|nummerplaat|nummerbord|plaat|plate|number plate|license plate|licence plate|kennzeichen|plakas[ıi]|tablica\w{0,3}|rejestracj\w{0,3})\b"
    r"(?: (?:van|of) (?:[^\W\d_]{1,15} ){1,3})?[^\w\n]{0,3}(?:(?:is|was|met|van|the|de|het|nr|nummer)[^\w\n]{1,3}){0,2}"
    r"([A-Za-z0-9]{1,4}(?:[ \-.][A-Za-z0-9]{1,4}){0,3})(?!\w)",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?<![\w\-])(?=[A-Z0-9]{0,4}\d)(?=\d{0,4}[A-Z])(?:[A-Z]{1,3}\d{2,3}[A-Z]{1,2}|\d{1,2}[A-Z]{2,3}\d{1,2}|\d[A-Z]{2}\d{3})(?![\w\-])")
_PLATE_LENGTH = 6


class Plate(Recogniser):
    """Plates of six characters in three groups, Belgian and German ones, and mixed characters behind a cue."""

    kind = "KENTEKEN"

    def find(self, text: str) -> Iterator[Span]:
        """Yield plates; groups of letters only or digits only are none."""
        if "-" in text:
            yield from (match.span() for match in _DUTCH.finditer(text) if _is_dutch(match[0]))
            yield from (match.span() for match in _BELGIAN.finditer(text))
            yield from (match.span() for match in _GERMAN.finditer(text))
        yield from (match.span() for match in _BARE.finditer(text) if len(match[0]) == _PLATE_LENGTH)
        for match in _CUED.finditer(text):
            start, end = match.span(1)
            length = _mixed_length(match[1])
            if length:
                yield start, min(end, start + length)


def _is_dutch(written: str) -> bool:
    """Tell whether letters and digits are mixed and number six."""
    characters = written.replace("-", "")
    return len(characters) == _PLATE_LENGTH and not characters.isalpha() and not characters.isdigit()


def _mixed_length(written: str) -> int:
    """Return how much of `written` is a plate: up to its last group that is no word; 0 without a digit."""
    groups = re.split(r"[ \-.]", written)
    while groups and groups[-1].isalpha() and groups[-1].islower() and len(groups[-1]) > 1:
        groups.pop()
    joined = "".join(groups)
    if not any(character.isdigit() for character in joined):
        return 0
    return len(joined) + len(groups) - 1
