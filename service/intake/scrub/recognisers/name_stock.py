"""Names that are thrown at people as an insult: "ga terug, Fatima" (pure).

Guarantees: only names of a short list, only inside a quotation and where somebody is called; if the story itself has
somebody of that name, it stays a name everywhere.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.words import PhraseHit, Reading
from service.intake.scrub.wordset import wordset

_LONGEST_QUOTATION: Final = 160
_HAILS: Final = wordset("he hee hey ey hi hallo hoi yo oi oy dag hello zeg ga weg terug")
_DENIALS: Final = wordset("geen no not kein keine")
_CLOSING: Final = " .!?,"


def thrown_names(reading: Reading) -> set[int]:
    """Return the indices of the words of names that are insults, and of the same names where they are denied."""
    hits: dict[str, list[PhraseHit]] = defaultdict(list)
    for hit in reading.phrases:
        if hit.group == "stock_names":
            hits[reading.folded[hit.start : hit.end]].append(hit)
    quotes = [place for place, sign in enumerate(reading.text) if sign == '"'] if hits else []
    thrown: set[int] = set()
    for same in hits.values():
        if all(_is_thrown(reading, hit, quotes) or _is_denied(reading, hit) for hit in same):
            thrown.update(index for hit in same for index in _words_of(reading, hit))
    return thrown


def _words_of(reading: Reading, hit: PhraseHit) -> Iterator[int]:
    yield from range(reading.word_from(hit.start), reading.word_from(hit.end))


def _is_denied(reading: Reading, hit: PhraseHit) -> bool:
    """Whether "ze heet geen Fatima" is told."""
    first = reading.word_from(hit.start)
    return first > 0 and reading.words[first - 1] in _DENIALS


def _is_thrown(reading: Reading, hit: PhraseHit, quotes: list[int]) -> bool:
    """Whether somebody is called so inside a quotation: at its end behind a comma, or behind a hail."""
    text = reading.text
    behind = bisect_left(quotes, hit.start)
    if behind % 2 == 0 or behind == len(quotes) or quotes[behind] - quotes[behind - 1] > _LONGEST_QUOTATION:
        return False
    opened, closed = quotes[behind - 1], quotes[behind]
    if text[hit.end : hit.end + 2].strip()[:1].isupper():
        # "He Fatima Bouzidi": a surname is nobody's insult.
        return False
    before = text[opened + 1 : hit.start].rstrip()
    first = reading.word_from(hit.start)
    is_hailed = bool(before) and reading.words[first - 1] in _HAILS
    ends = not text[hit.end : closed].strip(_CLOSING)
    return is_hailed or (ends and (not before or before.endswith(",")))
