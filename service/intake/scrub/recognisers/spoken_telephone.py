"""Telephone numbers in words, or in a mix of words and digits (`nul zes drieëntwintig ...`, `nul6-vijf3-88`)."""

import re
from collections.abc import Iterator

from service.intake.scrub.recognisers.base import Recogniser, Span

_HINT = re.compile(r"(?<![^\W\d_])(?:nul|zero|oh)(?![^\W\d_])|\bo6\b|06\s+[^\W\d_]{3}", re.IGNORECASE)
_TOKEN = re.compile(r"\d{1,20}|[^\W\d_]{1,30}")
_GAP = re.compile(r"[^\w\n]{0,4}\Z")
_LEAST, _MOST = 8, 15
_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = ("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_EMPTY = {"dubbel", "double", "plus", "eh", "en"}


def _number_words() -> dict[str, str]:
    """Return each number word up to 99 with its digits."""
    words = {"nul": "0", "één": "1", "oh": "0", "o": "0"}
    words |= {word: str(value) for value, word in enumerate(_ENGLISH)}
    words |= {word: str(value) for value, word in enumerate(_UNITS, start=1)}
    words |= {word: str(value) for value, word in enumerate(_TEENS, start=10)}
    for ten, tens in enumerate(_TENS, start=2):
        words[tens] = f"{ten}0"
        for value, unit in enumerate(_UNITS, start=1):
            for link in ("en", "ën"):
                words[f"{unit}{link}{tens}"] = f"{ten}{value}"
    return words


_WORDS = _number_words()


class SpokenTelephone(Recogniser):
    """Runs of number words and digits that make eight to fifteen digits from 0; needs at least one word."""

    kind = "TELEFOON"

    def find(self, text: str) -> Iterator[Span]:
        """Yield such runs; a text without `nul`, `zero` or `06` before a word costs one search."""
        if _HINT.search(text) is None:
            return
        run: list[tuple[int, int, str]] = []
        for token in _TOKEN.finditer(text):
            digits = _digits(token[0])
            if digits is None or (run and not _GAP.match(text[run[-1][1] : token.start()])):
                yield from _dialled(run)
                run = []
            if digits is not None:
                run.append((token.start(), token.end(), digits))
        yield from _dialled(run)


def _digits(token: str) -> str | None:
    """Return the digits that the token says, empty for a filler inside a number, None for another word."""
    if token.isdigit():
        return token
    word = token.lower()
    return "" if word in _EMPTY else _WORDS.get(word)


def _dialled(run: list[tuple[int, int, str]]) -> Iterator[Span]:
    """Yield the span of `run` from its first 0 if it has as many digits as a telephone number."""
    while run and not run[0][2].startswith("0"):
        run = run[1:]
    while run and not run[-1][2]:
        run = run[:-1]
    digits = "".join(piece for _, _, piece in run)
    if _LEAST <= len(digits) <= _MOST and len(digits) != sum(end - start for start, end, _ in run):
        yield run[0][0], run[-1][1]
