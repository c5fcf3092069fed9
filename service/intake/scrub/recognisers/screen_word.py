"""Accounts without a mark or a digit: "ria.knipenzo", "snap berberwink", "heet hij xX.Zhen.Xx".

Kept: a missing space behind a full stop, abbreviations, and what is done on a medium ("op insta gezet").
"""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.flags import Flag
from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots
from service.intake.scrub.vocabulary import is_common, is_listed
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

_MEDIUM: Final = (
    r"\b(?:insta|instagram|ig|snap|snapchat|tiktok|twitter|telegram|discord|skype|facebook|fb|grindr|tinder"
    r"|vinted|twitch"
    r"|steam|psn|kik|linkedin|onlyfans|bumble|roblox|fortnite|xbox|threads|mastodon|bluesky|signal|wechat|viber)"
    r"(?:[ -]?(?:naam|account|profiel|name|user))?(?: (?:is|heet|als|as|van hem|van haar|dyali|mijn|me))?[ :=]{1,3}"
    r"[a-z][a-z-]{3,30}"
)
# "op tiktok heet ik moonchild": a name, whatever the word.
_SELF: Final = (
    r"\b(?:insta|instagram|ig|snap|snapchat|tiktok|twitter|telegram|discord|twitch|steam|roblox|xbox|psn|fortnite)"
    r" (?:heet|heette|noemt|ben|is) (?:ik|hij|zij|ze|die)(?: zich)? [a-z][a-z-]{3,30}"
)
DOT_TRIGGERS: Final = (r"[a-z]\.[a-z]",)
TRIGGERS: Final = (_MEDIUM, _SELF)
_MEDIA: Final = Spots(_MEDIUM)
_SELVES: Final = Spots(_SELF)
_NAME: Final = re.compile(r"[a-z-]{4,31}\Z")
_ENDS: Final = re.compile(r"[,;.)\n/]|\Z| (?:of|en|or|and|op|en|\d)")
_TOLD: Final = re.compile(r"(?:naam|account|profiel|name|user|is|heet|als|as|[:=])[ :=]{0,3}\Z")
_ABBREVIATIONS: Final = wordset(
    "adr art bijv burg dhr evt excl geb gem incl jan feb mrt apr aug sept okt nov dec max mevr min mob nrs obj"
    " pag pers plm prof resp tel verg vgl zgn zog www http https nl com org net be de eu info io app me tv gg ly"
    " co example gsm dos kenm betr ref afd afz bijl"
)
_CALLED: Final = frozenset({"heet", "heette", "noemt", "heten"})
_INTRODUCED: Final = wordset("heet heette naam genaamd als account gebruiker profiel via insta snap ig tiktok dyali")
_KNOWN: Final = int(Flag.KNOWN)
_FIRST: Final = int(Flag.FIRST | Flag.ALSO)
_SHORTEST: Final = 3
_LONG: Final = 4


def find(reading: Reading) -> Iterator[Found]:
    """Yield words joined by a full stop of which one is on no list."""
    gaps = reading.gaps
    for index in [index for index, gap in enumerate(gaps) if gap == "."]:
        if index + 1 < len(gaps) and _is_account(reading, index):
            last = index + 1
            while last + 1 < len(gaps) and gaps[last] == ".":
                last += 1
            yield Found(start=reading.starts[index], end=reading.ends[last], kind="ACCOUNT")


def find_by_medium(reading: Reading) -> Iterator[Found]:
    """Yield a word on no list right behind the name of a medium."""
    folded = reading.folded
    for start, end in _MEDIA.spans(reading):
        name = _NAME.search(folded, start, end)
        if name is None or is_listed(name.group()) or folded[end : end + 1].isalnum():
            continue
        index = reading.word_from(name.start())
        is_told = _TOLD.search(folded, start, name.start()) or _ENDS.match(folded, end)
        if not reading.codes[index] & _KNOWN and (is_told or not reading.codes[index]):
            yield Found(start=name.start(), end=end, kind="ACCOUNT")


def find_called(reading: Reading) -> Iterator[Found]:
    """Yield what somebody is called on a medium."""
    for start, end in _SELVES.spans(reading):
        name = _NAME.search(reading.folded, start, end)
        if name is not None and not is_common(name.group()):
            yield Found(start=name.start(), end=end, kind="ACCOUNT")


def _is_account(reading: Reading, index: int) -> bool:
    first, second = reading.words[index], reading.words[index + 1]
    if first in _ABBREVIATIONS or second in _ABBREVIATIONS:
        return False
    if min(len(first), len(second)) < _SHORTEST - 1 or max(len(first), len(second)) < _LONG:
        return False
    if index and reading.gap(index - 1) in (" ", ": ") and _is_introduced(reading.words, index):
        return True
    is_foreign = reading.foreign and not reading.codes[index] & _FIRST
    if is_foreign or (reading.shapes[index + 1] in "CU" and not reading.shouted):
        return False
    return not is_listed(first) or not is_listed(second)


def _is_introduced(words: list[str], index: int) -> bool:
    """Whether the word before, or "heet hij", says that a name comes."""
    return words[index - 1] in _INTRODUCED or (index > 1 and words[index - 2] in _CALLED)
