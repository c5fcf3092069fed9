"""Bank accounts: IBANs (ISO 13616, mod 97) in groups or not, and what a reporter calls an account."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots
from service.intake.scrub.words import Reading

_CANDIDATE: Final = re.compile(r"(?<!\w)[a-z]{2}\d{2}(?:[ .-]?[a-z0-9]){11,30}")
_DUTCH: Final = re.compile(r"(?<!\w)nl ?\d{2}[ .-]?[a-z]{4}(?:[ .-]?\d){7,10}(?!\d)")
_CUED: Final = re.compile(
    r"\b(?:iban|rekening(?:nummer|nr)?|bankrekening|konto|account number|giro(?:nummer)?)\b\.?(?: ?(?:is|nr"
    r"|nummer|nummer is))?"
    r"[^\w\n]{0,4}(?P<account>(?:[a-z]{2} ?)?\d(?:[ .-]?[a-z0-9]){6,30})"
)
_LEAST_DIGITS: Final = 7
_LENGTHS: Final = {
    "at": 20, "be": 16, "bg": 22, "ch": 21, "cy": 28, "cz": 24, "de": 22, "dk": 18, "es": 24, "fi": 18, "fr": 27,
    "gb": 22, "gr": 27, "hr": 21, "hu": 28, "ie": 22, "it": 27, "lt": 20, "lu": 20, "lv": 21, "nl": 18, "no": 15,
    "pl": 28, "pt": 25, "ro": 24, "se": 24, "si": 19, "sk": 24, "tr": 26, "ua": 29,
}  # fmt: skip

_CUE: Final = "(?:iban|rekening|bankrekening|konto|account number|giro)"
TRIGGERS: Final = (r"nl ?\d\d[ .-]?[a-z]{4}", r"(?:^|[^a-z0-9_])[a-z]{2}\d\d[ .-]?[a-z0-9]")
CUE_TRIGGERS: Final = (_CUE,)
_OF_DUTCH, _OF_ANY = (Spots(trigger) for trigger in TRIGGERS)
_CUES: Final = Spots(_CUE)


def find(reading: Reading) -> Iterator[Found]:
    """Yield IBANs that pass mod 97, and Dutch ones by their form alone."""
    for match in _OF_DUTCH.matches(_DUTCH, reading):
        yield Found(start=match.start(), end=match.end(), kind="REKENING")
    for match in _OF_ANY.matches(_CANDIDATE, reading):
        size = _valid_size(match.group())
        if size:
            yield Found(start=match.start(), end=match.start() + size, kind="REKENING")


def find_by_cue(reading: Reading) -> Iterator[Found]:
    """Yield accounts behind a word like `rekening`."""
    for match in _CUES.matches(_CUED, reading):
        account = match["account"]
        if sum(map(str.isdigit, account)) >= _LEAST_DIGITS:
            length = _LENGTHS.get(account[:2])
            size = _size_of(account, length) if length else _size_of_digits(account)
            yield Found(start=match.start("account"), end=match.start("account") + size, kind="REKENING")


def _valid_size(written: str) -> int:
    """Return how many characters of `written` make a valid IBAN of its country; 0 if none do."""
    length = _LENGTHS.get(written[:2])
    if length is None:
        return 0
    end = _size_of(written, length)
    compact = "".join(character for character in written[:end] if character.isalnum())
    if len(compact) != length or not compact.isascii():
        return 0
    return end if int("".join(str(int(one, 36)) for one in compact[4:] + compact[:4])) % 97 == 1 else 0


def _size_of(written: str, length: int) -> int:
    """Return where the first `length` letters and digits of `written` end, or its whole length."""
    seen = 0
    for place, character in enumerate(written, start=1):
        seen += character.isalnum()
        if seen == length:
            return place
    return len(written)


def _size_of_digits(written: str) -> int:
    """Return where the last digit of `written` ends."""
    return max(place for place, character in enumerate(written, start=1) if character.isdigit())
