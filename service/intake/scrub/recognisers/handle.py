"""Accounts on social media: `@name`, a name after the medium, a name that only a screen would show."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.flags import Flag
from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots, start_of_run
from service.intake.scrub.vocabulary import is_common, is_listed, words_with
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

_AT: Final = re.compile(r"@(?<![\w.@]@)[\w][\w.-]{1,38}\w")
_MEDIUM: Final = re.compile(
    r"(?<![a-z])(?:insta(?:gram)?|ig|snap(?:chat)?|snappen|snapnaam|tiktok|twitter|telegram|discord|wechat"
    r"|skype|facebook|fb|onlyfans|grindr"
    r"|tinder|bumble|marktplaats|vinted|twitch|steam|psn|gamertag|kik|linkedin|roblox|fortnite|xbox|threads|bluesky"
    r"|mastodon|gebruikersnaam|username|nickname"
    r"|accountnaam|profielnaam)"
    r"(?: is| heet(?: hij| zij| ze)?| account| naam| trouwens| was| dyali| handle){0,2}[ :=-]{1,3}"
    r"(?P<name>@?[\w][\w.-]{1,38}[\w#])(?!\w)"
)
_FORUM: Final = re.compile(r"u/(?<![\w/]u/)[\w-]{3,30}")
_CALLED: Final = re.compile(
    r"(?<![a-z])(?:gebruikersnaam|username|user|nickname|nick|forumnaam|accountnaam|profielnaam|schermnaam|gamertag|psn)"
    r"(?: is| was| heet| naam|:){0,2} (?P<name>[\w][\w.-]{2,38})(?!\w)"
)
_SPOKEN: Final = re.compile(
    r"(?<![a-z])(?:insta(?:gram)?|snap(?:chat)?|tiktok|twitter|telegram|facebook)(?: is| heet| account| naam|:){0,2} "
    r"(?P<name>\w{2,24}(?: (?:punt|dot|underscore|streepje|laag streepje|liggend streepje) \w{1,24}){1,3})(?!\w)"
)
_TAGGED: Final = re.compile(r"(?<!\w)[\w.]{2,32}#\d{4}(?!\d)")
_JOINED: Final = re.compile(r"[a-z][a-z0-9]{0,24}(?:[._][a-z0-9]{1,24}){1,4}_?(?![\w@/])")
_NUMBERED: Final = re.compile(r"[a-z][a-z-]{2,24}\d{2,4}(?:[a-z]{0,3}|k\d)(?![\w@/-])|[a-z]{3,20}\dk\d(?!\w)")
_UNDERSCORED: Final = re.compile(r"[a-z0-9._]{1,40}_[a-z0-9._]{0,40}(?<![.])")
# `[21:14] name:` and, where a text is a chat, `name:` at the start of a line.
_CHAT: Final = re.compile(r"(?:\[?\d{1,2}[:.]\d{2}\]? ?-? ?)?(?P<name>[^\s:\[\]]{2,32}):(?= )")
_STAMP: Final = re.compile(r"\[?\d{1,2}[:.]\d{2}\]? ")
_CODES: Final = frozenset({"artikel", "art", "bus", "covid", "lijn", "tram"})
_MARKED: Final = (("@", _AT), ("u/", _FORUM))
_BEFORE: Final = frozenset("@./-")
_LEAST_LINES: Final = 2
_LONGEST: Final = 40
_LONGEST_TAGGED: Final = 33
# Labels of a form end in a colon too.
_NOT_SPEAKERS: Final = (
    wordset("dat de die een en he het hi hij i ik is jij kan me met mij niet nog of ook op she van wel wij you ze zij ")
    | words_with(Flag.COMMON)
    | {"geb.dat", "v-nummer", "tel.nr", "e-mail"}
)

TRIGGERS: Final = (r"@|#\d{4}|u/",)
_MEDIUM_WORD: Final = (
    r"(?:\b|[\d_])(?:insta(?:gram)?|ig|snap(?:chat)?|snappen|snapnaam|tiktok|twitter|telegram|discord|wechat|skype"
    r"|facebook|fb|onlyfans|grindr|tinder|bumble|marktplaats|vinted|twitch|steam|psn|gamertag|kik|linkedin|roblox|fortnite"
    r"|xbox|threads|bluesky|mastodon|gebruikersnaam|username|nickname|accountnaam|profielnaam)[ :=-]"
)
_NAME_WORD: Final = (
    r"(?:\b|[\d_])(?:gebruikersnaam|username|user|nickname|nick|forumnaam|accountnaam|profielnaam|schermnaam|gamertag"
    r"|psn)[ :]"
)
MEDIUM_TRIGGERS: Final = (_MEDIUM_WORD,)
NAME_TRIGGERS: Final = (_NAME_WORD,)
SPOKEN_TRIGGERS: Final = (rf"{_MEDIUM_WORD}[^\n]*(?:punt|dot|underscore|streepje) ",)
_MEDIA: Final = Spots(_MEDIUM_WORD)
_CALLS: Final = Spots(_NAME_WORD)


def find(reading: Reading) -> Iterator[Found]:
    """Yield every account with its mark: `@name`, `name#1234`."""
    folded = reading.folded
    for mark, pattern in _MARKED:
        for match in pattern.finditer(folded) if mark in folded else ():
            yield Found(start=match.start(), end=match.end(), kind="ACCOUNT")
    place = folded.find("#")
    while place >= 0:
        tagged = _TAGGED.match(folded, start_of_run(folded, place, "._", _LONGEST_TAGGED))
        if tagged is not None:
            yield Found(start=tagged.start(), end=tagged.end(), kind="ACCOUNT")
        place = folded.find("#", place + 1)


def find_by_medium(reading: Reading) -> Iterator[Found]:
    """Yield the name behind the name of a medium."""
    for match in _MEDIA.matches(_MEDIUM, reading):
        if _is_screen_name(match["name"]):
            yield Found(start=match.start("name"), end=match.end("name"), kind="ACCOUNT")


def find_called(reading: Reading) -> Iterator[Found]:
    """Yield what is called a user name."""
    yield from _uncommon(_CALLS.matches(_CALLED, reading))


def find_spoken(reading: Reading) -> Iterator[Found]:
    """Yield an account whose signs are said in words."""
    yield from _uncommon(_MEDIA.matches(_SPOKEN, reading))


def _uncommon(matches: Iterator[re.Match[str]]) -> Iterator[Found]:
    for match in matches:
        if not is_common(match["name"]):
            yield Found(start=match.start("name"), end=match.end("name"), kind="ACCOUNT")


def find_screen_names(reading: Reading) -> Iterator[Found]:
    """Yield what only a screen would show: `wolf_x`, `wolf.92`, `wolf92`."""
    folded = reading.folded
    for start, end in reading.chunks:
        match = _NUMBERED.match(folded, start, end)
        if match is not None and match.group().rstrip("0123456789-") in _CODES:
            continue
        match = match or _JOINED.match(folded, start, end)
        if match is not None and not _is_host(match.group()):
            yield Found(start=match.start(), end=match.end(), kind="ACCOUNT")
    place = folded.find("_")
    while place >= 0:
        start = start_of_run(folded, place, "._", _LONGEST)
        match = _UNDERSCORED.match(folded, start)
        if match is not None and any(map(str.isalpha, match.group())) and folded[start - 1 : start] not in _BEFORE:
            yield Found(start=start, end=match.end(), kind="ACCOUNT")
        place = folded.find("_", max(place + 1, match.end() if match else 0))


def _is_host(written: str) -> bool:
    """Whether a joined word has neither a digit nor an underscore: a host, or a missing space behind a stop."""
    return not any(character in "_0123456789" for character in written)


def _is_screen_name(name: str) -> bool:
    if name.startswith("@") or any(character in "_.0123456789" for character in name):
        return True
    return not all(is_listed(part) for part in name.split("-") if part)


def find_speakers(reading: Reading) -> Iterator[Found]:
    """Yield who speaks in a chat that was pasted."""
    folded = reading.folded
    if ": " not in folded:
        return
    starts = _starts_of_lines(folded)
    lines = [match for match in (_CHAT.match(folded, start) for start in starts) if match is not None]
    lines = [match for match in lines if match["name"].rstrip(".") not in _NOT_SPEAKERS]
    if not lines:
        return
    stamps = sum(_STAMP.match(folded, start) is not None for start in starts)
    if stamps >= _LEAST_LINES or " log\n" in folded or len(lines) >= _LEAST_LINES:
        yield from (Found(start=match.start("name"), end=match.end("name"), kind="ACCOUNT") for match in lines)


def _starts_of_lines(folded: str) -> list[int]:
    starts, place = [0], folded.find("\n")
    while place >= 0:
        starts.append(place + 1)
        place = folded.find("\n", place + 1)
    return starts
