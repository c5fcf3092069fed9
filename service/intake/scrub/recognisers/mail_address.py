"""E-mail addresses: written, obfuscated (`jan(at)huis(dot)nl`) or spoken (`jan apenstaartje huis punt nl`)."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.vocabulary import is_common
from service.intake.scrub.words import Reading

_BEFORE_AT: Final = re.compile(r"[\w.+%'-]{1,64} ?\Z")
_BEHIND_AT: Final = re.compile(r"@ ?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_AT: Final = re.compile(
    r"\s{0,2}[\[({<]\s?(?:at|apenstaart(?:je)?|@)\s?[\])}>]\s{0,2}"
    r"|\s{1,2}(?:at|apenstaart(?:je)?|malpa|arroba|arobase|@|et)\s{1,2}"
)
_DOT: Final = (
    r"(?:\s{0,2}[\[({<]\s?(?:dot|punt|\.)\s?[\])}>]\s{0,2}|\s{1,2}(?:dot|punt|punto|point|kropka|nokta|\.)\s{1,2}|\.)"
)
_HOST: Final = re.compile(rf"[\w-]{{1,63}}(?:{_DOT}[\w-]{{2,63}}){{1,4}}")
_KNOWN_HOST: Final = re.compile(
    r"(?:gmail|hotmail|outlook|icloud|yahoo|ziggo|kpnmail|xs4all|planet|proton(?:mail)?|telfort|hetnet|upcmail|casema)(?!\w)"
)
_LOCAL: Final = re.compile(rf"(?<![\w+-])[\w+-]{{1,40}}(?:{_DOT}[\w+-]{{1,40}}){{0,5}}\Z")
_WORD_BEFORE: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,40}) \Z")
_WINDOW: Final = 160
_MOST_WORDS_BEFORE: Final = 2

TRIGGERS: Final = ("@", r"apenstaart|malpa|arroba|arobase|\s(?:at|et)\s|[\[({<]\s?at")


def find(reading: Reading, start: int, end: int) -> Iterator[Found]:
    """Yield written addresses, then spoken ones; those need a host with a dot, so `at home` stays."""
    folded = reading.folded
    if "@" in folded:
        yield from _written(folded, start, end)
    for at in _AT.finditer(folded, start, end):
        host = _HOST.match(folded, at.end()) or _KNOWN_HOST.match(folded, at.end())
        before = folded[max(0, at.start() - _WINDOW) : at.start()]
        local = _LOCAL.search(before)
        if host and local:
            first = at.start() - len(before) + _widened(before, local.start())
            yield Found(start=first, end=host.end(), kind="E-MAIL")


def _widened(before: str, start: int) -> int:
    """Return `start` moved left over at most two uncommon words: people say their whole name as one address."""
    for _ in range(_MOST_WORDS_BEFORE):
        word = _WORD_BEFORE.search(before, max(0, start - 42), start)
        if word is None or is_common(word[1]):
            return start
        start = word.start(1)
    return start


def _written(folded: str, start: int, end: int) -> Iterator[Found]:
    """Yield addresses with their sign: what stands around each `@`."""
    for behind in _BEHIND_AT.finditer(folded, start, end):
        before = folded[max(0, behind.start() - 65) : behind.start()]
        local = _BEFORE_AT.search(before)
        if local is not None:
            first = behind.start() - len(before) + local.start()
            yield Found(start=first, end=behind.end(), kind="E-MAIL")
