"""Bank accounts: IBANs (ISO 13616, mod 97) in groups or not, and what a reporter calls an account."""

import re
from collections.abc import Iterator

from service.intake.scrub.recognisers.base import Recogniser, Span

_CANDIDATE = re.compile(r"(?<!\w)[A-Za-z]{2}\d{2}(?:[ .\-]?[A-Za-z0-9]){11,30}")
_DUTCH = re.compile(r"(?<!\w)NL[ ]?\d{2}[ .\-]?[A-Z]{4}(?:[ .\-]?\d){7,10}(?!\d)", re.IGNORECASE)
_CUED = re.compile(
    r"\b(?:iban|rekening(?:nummer|nr)?|bankrekening|konto|account number|giro(?:nummer)?)\b"
    r"\.?(?:[ ]?(?:is|nr|nummer|nummer is))?[^\w\n]{0,4}((?:[A-Za-z]{2}[ ]?)?\d(?:[ .\-]?[A-Z0-9]){6,30})",
    re.IGNORECASE,
)
_LENGTHS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "ES": 24, "FI": 18, "FR": 27,
    "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27, "LT": 20, "LU": 20, "LV": 21, "NL": 18, "NO": 15,
    "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "TR": 26, "UA": 29,
}  # fmt: skip


class Iban(Recogniser):
    """IBANs that pass mod 97, Dutch ones by their form alone, and accounts behind a word like `rekening`."""

    kind = "REKENING"

    def find(self, text: str) -> Iterator[Span]:
        """Yield accounts; trailing words that look like more groups are cut off by the country's length."""
        yield from (match.span() for match in _DUTCH.finditer(text))
        for match in _CANDIDATE.finditer(text):
            end = _valid_end(match[0])
            if end:
                yield match.start(), match.start() + end
        for match in _CUED.finditer(text):
            start, end = match.span(1)
            account = match[1]
            if sum(character.isdigit() for character in account) >= 7:  # noqa: PLR2004 - the shortest old giro account
                length = _LENGTHS.get(account[:2].upper())
                yield start, start + (_end_of(account, length) if length else _end_of_digits(account)) or end


def _valid_end(written: str) -> int:
    """Return how many characters of `written` make a valid IBAN of its country; 0 if none do."""
    length = _LENGTHS.get(written[:2].upper())
    if length is None:
        return 0
    end = _end_of(written, length)
    compact = "".join(character for character in written[:end] if character.isalnum()).upper()
    if len(compact) != length or not compact.isascii():
        return 0
    return end if int("".join(str(int(one, 36)) for one in compact[4:] + compact[:4])) % 97 == 1 else 0


def _end_of(written: str, length: int) -> int:
    """Return where the first `length` letters and digits of `written` end, or its whole length."""
    seen = 0
    for place, character in enumerate(written, start=1):
        seen += character.isalnum()
        if seen == length:
            return place
    return len(written)


def _end_of_digits(written: str) -> int:
    """Return where the last digit of `written` ends."""
    return max(place for place, character in enumerate(written, start=1) if character.isdigit())
