"""Accounts on social media: `@name`, a name after the medium, a name that only a screen would show."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.vocabulary import words_of
from service.intake.scrub.words import Reading

_AT: Final = re.compile(r"(?<![\w.@])@[\w][\w.-]{1,38}\w")
_MEDIUM: Final = re.compile(
    r"(?<![a-z])(?:insta(?:gram)?|ig|snap(?:chat)?|snappen|snapnaam|tiktok|twitter|telegram|discord|wechat"
    r"|skype|facebook|fb|onlyfans|grindr"
    r"|tinder|marktplaats|vinted|twitch|steam|psn|gamertag|kik|linkedin|gebruikersnaam|username|nickname"
    r"|accountnaam|profielnaam)"
    r"(?: is| heet(?: hij| zij| ze)?| account| naam)?[ :=-]{1,3}(?P<name>@?[\w][\w.-]{1,38}[\w#])(?!\w)"
)
_TAGGED: Final = re.compile(r"(?<!\w)[\w.]{2,32}#\d{4}(?!\d)")
_JOINED: Final = re.compile(r"(?<![\w@./-])[a-z][a-z0-9]{0,24}(?:[._][a-z0-9]{1,24}){1,4}_?(?![\w@/])")
_NUMBERED: Final = re.compile(
    r"(?<![\w@./-])(?=[a-z-]{3,25}\d)(?:[a-z][a-z-]{2,24}\d{2,4}(?:[a-z]{0,3}|k\d)(?![\w@/-])|[a-z]{3,20}\dk\d(?!\w))"
)
_TRAILING: Final = re.compile(r"(?<![\w@./-])[a-z][a-z0-9._]{2,30}_(?![\w@/])")
# `[21:14] name:` and, where a text is a chat, `name:` at the start of a line.
_CHAT: Final = re.compile(r"(?:^|\n)(?:\[?\d{1,2}[:.]\d{2}\]? ?-? ?)?(?P<name>[^\s:\[\]]{2,32}):(?= )")
_STAMP: Final = re.compile(r"(?:^|\n)\[?\d{1,2}[:.]\d{2}\]? ")
_CODES: Final = frozenset({"artikel", "art", "bus", "covid", "lijn", "tram"})
_MARKED: Final = (("@", _AT), ("#", _TAGGED), ("_", _TRAILING), ("_", _JOINED))
_LEAST_LINES: Final = 2
# Labels of a form end in a colon too.
_NOT_SPEAKERS: Final = words_of("no_speakers") | words_of("common_words") | {"geb.dat", "v-nummer", "tel.nr", "e-mail"}


def find(reading: Reading) -> Iterator[Found]:
    """Yield every account name."""
    folded = reading.folded
    for mark, pattern in _MARKED:
        yield from _with_mark(folded, mark, pattern)
    for match in _MEDIUM.finditer(folded):
        if _is_screen_name(match["name"]):
            yield Found(start=match.start("name"), end=match.end("name"), kind="ACCOUNT")
    for match in _NUMBERED.finditer(folded):
        if match.group().rstrip("0123456789") not in _CODES:
            yield Found(start=match.start(), end=match.end(), kind="ACCOUNT")
    yield from _in_chat(folded)


def _with_mark(folded: str, mark: str, pattern: re.Pattern[str]) -> Iterator[Found]:
    for match in pattern.finditer(folded) if mark in folded else ():
        if mark in match.group():
            yield Found(start=match.start(), end=match.end(), kind="ACCOUNT")


def _is_screen_name(name: str) -> bool:
    return name.startswith("@") or any(character in "_.0123456789" for character in name)


def _in_chat(folded: str) -> Iterator[Found]:
    lines = [match for match in _CHAT.finditer(folded) if match["name"].rstrip(".") not in _NOT_SPEAKERS]
    if len(_STAMP.findall(folded)) >= _LEAST_LINES or " log\n" in folded or len(lines) >= _LEAST_LINES:
        yield from (Found(start=match.start("name"), end=match.end("name"), kind="ACCOUNT") for match in lines)
