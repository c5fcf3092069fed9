"""Mail addresses of which the signs are said: "y i punt l i n g laag streepje w at zonnepost dot example".

A host with a dot, written or said, must stand behind the sign for "at"; "at home" stays.
"""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots
from service.intake.scrub.vocabulary import is_common
from service.intake.scrub.words import Reading

_DOT: Final = r"(?:punt|dot|point|punto|kropka|nokta|punkt)"
_BRACKETED_DOT: Final = rf" ?[\[({{<] ?(?:{_DOT}|[.]) ?[\])}}>] ?"
_SIGN: Final = (
    rf"(?:{_BRACKETED_DOT}|[ -](?:{_DOT}|(?:laag |liggend |lage )?streepje|streep|underscore|min|minus|dash|hyphen"
    r"|koppelteken|tiret|plus|alt tire)[ -]| [._-] )"
)
_HIDDEN_AT: Final = (
    r" ?[\[({<] ?(?:at|a|aapje|apenstaart(?:je)?|arobase|arroba|klammeraffe|@) ?[\])}>] ?"
    r"| (?:ape?n?staart(?:je)?|aapje|arobase|arroba|malpa|chiocciola|klammeraffe|kuyruklu a|@) "
)
_PART: Final = r"(?:[a-z0-9](?: [a-z0-9]){1,24}|[a-z0-9_.+'-]+)"
_LOCAL: Final = rf"\b{_PART}(?:{_SIGN}{_PART})*"
_HOST: Final = rf"{_PART}(?:{_SIGN}{_PART})*"
_DOTTED: Final = (
    rf"(?:{_PART}(?:{_SIGN}{_PART})*(?:{_BRACKETED_DOT}|[ -]{_DOT}[ -]){_HOST}"
    rf"|[a-z0-9-]+(?:\.[a-z0-9-]+)+)"
)
_SAID_HOST: Final = rf"(?:{_PART}(?:{_SIGN}{_PART})*(?:{_BRACKETED_DOT}|[ -]{_DOT}[ -]){_HOST})"
_BY_SIGN: Final = rf"{_LOCAL}(?:{_HIDDEN_AT}){_DOTTED}"
_BY_WORD: Final = rf"{_LOCAL} (?:at|et|bij) {_SAID_HOST}"
TRIGGERS: Final = (
    r"ape?n?staart|aapje |arobase|arroba|malpa|chiocciola|klammeraffe|[\[({<] ?(?:at|a|@) ?[\])}>]",
    r"[ (\[-](?:punt|dot|point|punto|kropka|nokta|punkt)[ )\]-]",
)
_UNDERSCORE: Final = r"(?:underscore|underskore|laag streepje|lage streep|liggend streepje|low dash|alt tire)"
ACCOUNT_TRIGGERS: Final = (rf"{_UNDERSCORE} [a-z0-9]", r"[ -](?:punt|dot|point) ?(?:nl|com|org|net|eu|be|info|app)\b")
_NAMES: Final = Spots(rf"\b[a-z0-9.]+ {_UNDERSCORE} [a-z0-9.]+(?: (?:{_UNDERSCORE}|{_DOT}) [a-z0-9.]+)*")
_HOSTS: Final = Spots(
    r"\b[a-z0-9-]+(?: (?:streepje|min|dash) [a-z0-9-]+)* (?:punt|dot|point) (?:nl|com|org|net|eu|be|info|app)\b"
)
_SIGNED: Final = Spots(_BY_SIGN)
_WORDED: Final = Spots(_BY_WORD)
_AT_WORD: Final = re.compile(r" (?P<at>at|et|bij) (?P<host>[a-z0-9]+)")
_MAIL: Final = "mail"
_WINDOW: Final = 40


def find(reading: Reading) -> Iterator[Found]:
    """Yield mail addresses with signs that are said in words."""
    folded = reading.folded
    for start, end in _SIGNED.spans(reading):
        yield _found(folded, start, end)
    for start, end in _WORDED.spans(reading):
        if any(_is_host(folded, start, match) for match in _AT_WORD.finditer(folded, start, end)):
            yield _found(folded, start, end)


def _found(folded: str, start: int, end: int) -> Found:
    return Found(start=start, end=start + len(folded[start:end].rstrip(".'-+")), kind="E-MAIL")


def _is_host(folded: str, start: int, match: re.Match[str]) -> bool:
    """Whether a small word means the sign: `at` before no everyday word, `bij` only where mail is spoken of."""
    if match["at"] == "bij":
        return _MAIL in folded[max(0, start - _WINDOW) : start]
    return not is_common(match["host"])


def find_accounts(reading: Reading) -> Iterator[Found]:
    """Yield accounts with an underscore that is said, and hosts with a dot that is said."""
    for start, end in _NAMES.spans(reading):
        yield Found(start=start, end=end, kind="ACCOUNT")
    for start, end in _HOSTS.spans(reading):
        yield Found(start=start, end=end, kind="LINK")
