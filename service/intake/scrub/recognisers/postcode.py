"""Postcodes: four digits and two letters, with the house number behind it; five digits before a town."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.vocabulary import words_of
from service.intake.scrub.words import Reading

_DUTCH: Final = re.compile(
    r"(?=[1-9])(?<![\w.,-])[1-9]\d{3} ?(?P<letters>[A-Za-z]{2})(?![A-Za-z\d])"
    r"(?P<house> ?[,-]? ?\d{1,4}[a-zA-Z]?(?![\w:.]))?"
)
_FOREIGN: Final = re.compile(r"(?=\d)(?<![\w.,€-])\d{5}(?= [A-Z][a-zäöüß]{2,})|(?=\d)(?<![\w.-])\d{2}-\d{3}(?= [A-Z])")
# Two-letter words and units that stand behind a year or an amount.
_WORDS: Final = words_of("letter_pairs")


def find(reading: Reading) -> Iterator[Found]:
    """Yield every postcode; "2025 om" and "1500 en" are none."""
    for match in _DUTCH.finditer(reading.text):
        letters = match["letters"]
        if letters.lower() in _WORDS and (reading.shouted or not letters.isupper()):
            continue
        if letters.isupper() or letters.islower():
            yield Found(start=match.start(), end=match.end(), kind="POSTCODE")
    for match in _FOREIGN.finditer(reading.text):
        yield Found(start=match.start(), end=match.end(), kind="POSTCODE")
