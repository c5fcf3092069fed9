"""E-mail addresses: written, obfuscated (`jan(at)huis(dot)nl`) or spoken (`jan apenstaartje huis punt nl`)."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots, start_of_run
from service.intake.scrub.vocabulary import is_common
from service.intake.scrub.words import Reading

_BEFORE_AT: Final = re.compile(r"[\w.+%'-]{1,64} ?\Z")
_BEHIND_AT: Final = re.compile(r"@ ?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_DOT: Final = (
    r"(?:\s{1,2}(?:streepje|laag streepje|liggend streepje|lage streep|underscore|min|minus|koppelteken|dash)\s{1,2}"
    r"|[-\s](?:dot|punt)[-\s]|\s{0,2}[\[({<]\s?(?:dot|punt|\.)\s?[\])}>]\s{0,2}|\s{1,2}(?:dot|punt|punkt|punto|ponto|pont|point|kropka|nokta|\.)\s{1,2}|\.)"
)
_HOST: Final = re.compile(rf"[\w-]{{1,63}}(?:{_DOT}[\w-]{{2,63}}){{1,4}}")
_KNOWN_HOST: Final = re.compile(
    r"(?:gmail|hotmail|outlook|icloud|yahoo|ziggo|kpnmail|xs4all|planet|proton(?:mail)?|telfort|hetnet|upcmail|casema)(?!\w)"
)
_SPOKEN_DOT: Final = re.compile(r"\s(?:dot|punt)\s")
_DOT_BEFORE: Final = re.compile(_DOT + r"\Z")
_MOST_PARTS: Final = 6
_LONGEST_PART: Final = 40
_LONGEST_DOT: Final = 14
_MOST_WORDS_BEFORE: Final = 2

TRIGGERS: Final = ("@",)
SPOKEN_TRIGGERS: Final = (
    r"\s{0,2}[\[({<]\s?(?:at|a|apenstaart(?:je)?|@)\s?[\])}>]\s{0,2}",
    r"\s{1,2}(?:at|ape?n?staart(?:je)?|aapenstaart(?:je)?|malpk?a|arroba|arobase|klammeraffe|chiocciola|kukac|sobaka|@|et|-at-|bij)\s{1,2}",
)
_SIGNS: Final = Spots(*SPOKEN_TRIGGERS)


def find_spoken(reading: Reading) -> Iterator[Found]:
    """Yield spoken addresses; they need a host with a dot, so `at home` stays."""
    folded = reading.folded
    for start, end in _SIGNS.spans(reading):
        host = _HOST.match(folded, end) or _KNOWN_HOST.match(folded, end)
        if host is not None and "bij" in folded[start:end] and _SPOKEN_DOT.search(host[0]) is None:
            # "ik werk bij bol.com"
            continue
        if host is None:
            continue
        first = _start_of_local(folded, start)
        if first < start:
            yield Found(start=_widened(folded, first), end=host.end(), kind="E-MAIL")


def _start_of_local(folded: str, end: int) -> int:
    """Return where the parts with spoken or written dots between them begin that end at `end`; `end` if none does."""
    start = end
    for _ in range(_MOST_PARTS):
        part = start_of_run(folded, start, "_+-", _LONGEST_PART)
        if part == start or start_of_run(folded, part, "_+-", 1) < part:
            break
        end, start = part, part
        dot = _DOT_BEFORE.search(folded, max(0, part - _LONGEST_DOT), part)
        if dot is None:
            return end
        start = dot.start()
    return end


def _widened(folded: str, start: int) -> int:
    """Return `start` moved left over at most two uncommon words: people say their whole name as one address."""
    for _ in range(_MOST_WORDS_BEFORE):
        behind = start - 1
        if behind < 0 or folded[behind] != " ":
            return start
        word = start_of_run(folded, behind, "", _LONGEST_PART + 1, str.isalpha)
        if not 1 < behind - word <= _LONGEST_PART or is_common(folded[word:behind]):
            return start
        start = word
    return start


def find(reading: Reading) -> Iterator[Found]:
    """Yield written addresses: what stands around each `@`."""
    folded = reading.folded
    for behind in _BEHIND_AT.finditer(folded):
        before = folded[max(0, behind.start() - 65) : behind.start()]
        local = _BEFORE_AT.search(before)
        if local is not None:
            first = behind.start() - len(before) + local.start()
            yield Found(start=first, end=behind.end(), kind="E-MAIL")
