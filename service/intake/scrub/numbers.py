"""Numbers up to a hundred in Dutch and English words (pure)."""

import re
from typing import Final

UNITS: Final = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
TEENS: Final = [
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
]
TENS: Final = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
ENGLISH_UNITS: Final = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
ENGLISH_TEENS: Final = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
ENGLISH_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_DIGITS: Final = re.compile(r"\d{1,3}")


def _values() -> dict[str, int]:
    values: dict[str, int] = {}
    for units, teens, tens in ((UNITS, TEENS, TENS), (ENGLISH_UNITS, ENGLISH_TEENS, ENGLISH_TENS)):
        values |= {word: value for value, word in enumerate(units, start=1)}
        values |= {word: value for value, word in enumerate(teens, start=10)}
        values |= {word: 10 * value for value, word in enumerate(tens, start=2)}
    for value, unit in enumerate(UNITS, start=1):
        values |= {f"{unit}en{ten}": 10 * tens + value for tens, ten in enumerate(TENS, start=2)}
    for value, unit in enumerate(ENGLISH_UNITS, start=1):
        values |= {f"{ten}-{unit}": 10 * tens + value for tens, ten in enumerate(ENGLISH_TENS, start=2)}
    return values


VALUES: Final = _values()
"""What each word is worth."""


def value_of(written: str) -> int | None:
    """Return the number in `written` (folded): its first digits, or the word it is; None if it is neither."""
    digits = _DIGITS.search(written)
    return int(digits[0]) if digits else VALUES.get(written.replace(" ", "-"))
