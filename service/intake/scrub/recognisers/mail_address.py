"""E-mail addresses, written, obfuscated (`jan(at)huis(dot)nl`) or spoken (`jan punt smit apenstaartje huis punt nl`)."""

import re
from collections.abc import Iterator

from service.intake.scrub.recognisers.base import Recogniser, Span
from service.intake.scrub.recognisers.lexicon import common_words, fold

_WRITTEN = re.compile(r"[\w.+%'\-]{1,64}\s?@\s?[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}")
_AT = re.compile(
    r"\s{0,2}[\[({<]\s?(?:at|apenstaart(?:je)?|@)\s?[\])}>]\s{0,2}"
    r"|\s{1,2}(?:at|apenstaart(?:je)?|małpa|arroba|arobase|@|et)\s{1,2}",
    re.IGNORECASE,
)
_DOT = r"(?:\s{0,2}[\[({<]\s?(?:dot|punt|\.)\s?[\])}>]\s{0,2}|\s{1,2}(?:dot|punt|punto|point|kropka|nokta|\.)\s{1,2}|\.)"
_HOST = re.compile(rf"[\w\-]{{1,63}}(?:{_DOT}[\w\-]{{2,63}}){{1,4}}", re.IGNORECASE)
_LOCAL = re.compile(rf"[\w+\-]{{1,40}}(?:{_DOT}[\w+\-]{{1,40}}){{0,5}}\Z", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([^\W\d_]{2,40})[ ]\Z")
_WINDOW = 160
_MOST_WORDS_BEFORE = 2


class MailAddress(Recogniser):
    """E-mail addresses; a spoken one counts only if a host with a dot follows, so `at home` stays."""

    kind = "E-MAIL"

    def find(self, text: str) -> Iterator[Span]:
        """Yield written addresses, then spoken ones."""
        if "@" in text:
            yield from (match.span() for match in _WRITTEN.finditer(text))
        for at in _AT.finditer(text):
            host = _HOST.match(text, at.end())
            before = text[max(0, at.start() - _WINDOW) : at.start()]
            local = _LOCAL.search(before)
            if host and local:
                yield at.start() - len(before) + _widen(before, local.start()), host.end()


def _widen(before: str, start: int) -> int:
    """Return `start` moved left over at most two uncommon words: people say their whole name as one address."""
    for _ in range(_MOST_WORDS_BEFORE):
        word = _WORD_BEFORE.search(before[:start])
        if word is None or fold(word[1]) in common_words():
            return start
        start = word.start(1)
    return start
