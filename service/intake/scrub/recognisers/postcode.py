"""Postcodes: four digits and two letters, with the house number behind it; five digits before a town."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

_DUTCH: Final = re.compile(
    r"[1-9](?<![\w.,-][1-9])\d{3}(?P<gap> ?)(?P<letters>[a-z]{2})(?![a-z\d])"
    r"(?P<house> ?[,-]? ?\d{1,4}[a-z]?(?![\w:.]))?"
)
_SPACED: Final = re.compile(r"[1-9](?<![\w.,-][1-9])\d{3} [a-z] [a-z](?!\w)")
_FOREIGN: Final = re.compile(r"\d(?<![\w.,€-]\d)\d(?:\d{3}(?= [A-Z][a-zäöüß]{2,})|-\d{3}(?= [A-Z]))")
# Two-letter words and units that stand behind a year or an amount.
_WORDS: Final = wordset(
    "aan af al am as at au be br bv by ca ce cm da de dm do du ei en er es et ex fr ga gb ge ha he hi hz ie if "
    "ik im in is it ja je jo kb kg km kw la le lo ma mb me mg mi ml mm mn my na ne nl no nr nu ob of oh ok om "
    "on op or pa pm ps sa se si so st su te to tu tv tz ua ui uk un up us uu va we wh wo ze zn zo zu "
)

# How many digits stand together at the start of each form.
_OF_DUTCH: Final = 4
_OF_FOREIGN: Final = (2, 5)


def find(reading: Reading) -> Iterator[Found]:
    """Yield every postcode; "2025 om" and "1500 en" are none."""
    for start, end in reading.digits:
        size = end - start
        if size == _OF_DUTCH:
            match = _DUTCH.match(reading.folded, start)
            match = match if match and _is_postcode(reading, match) else _SPACED.match(reading.folded, start)
        else:
            match = _FOREIGN.match(reading.text, start) if size in _OF_FOREIGN else None
        if match is not None:
            yield Found(start=start, end=match.end(), kind="POSTCODE")


def _is_postcode(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the two letters are neither a word behind a year or an amount nor one capital and one small letter."""
    letters = reading.text[match.start("letters") : match.end("letters")]
    if match["gap"] and letters.lower() in _WORDS and (reading.shouted or not letters.isupper()):
        return False
    return letters.isupper() or letters.islower()
