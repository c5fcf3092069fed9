"""Postcodes: four digits and two letters, with the house number behind it; five digits before a town."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

_DUTCH: Final = re.compile(
    r"[1-9](?<![\w.,-][1-9])\d{3}(?P<gap> ?)(?P<letters>[A-Za-z]{2})(?![A-Za-z\d])"
    r"(?P<house> ?[,-]? ?\d{1,4}[a-zA-Z]?(?![\w:.]))?"
)
_SPACED: Final = re.compile(r"[1-9](?<![\w.,-][1-9])\d{3} [A-Za-z] [A-Za-z](?!\w)")
_FOREIGN: Final = re.compile(r"\d(?<![\w.,€-]\d)\d(?:\d{3}(?= [A-Z][a-zäöüß]{2,})|-\d{3}(?= [A-Z]))")
# Two-letter words and units that stand behind a year or an amount.
_WORDS: Final = wordset(
    "aan af al am as at au be br bv by ca ce cm da de dm do du ei en er es et ex fr ga gb ge ha he hi hz ie if "
    "ik im in is it ja je jo kb kg km kw la le lo ma mb me mg mi ml mm mn my na ne nl no nr nu ob of oh ok om "
    "on op or pa pm ps sa se si so st su te to tu tv tz ua ui uk un up us uu va we wh wo ze zn zo zu "
)

TRIGGERS: Final = (r"[1-9]\d{3} ?[a-z] ?[a-z](?:[^a-z\d]|$)", r"\d{5} [a-z]", r"\d{2}-\d{3} [a-z]")


def find(reading: Reading, start: int, end: int) -> Iterator[Found]:
    """Yield every postcode; "2025 om" and "1500 en" are none."""
    for match in _DUTCH.finditer(reading.text, start, end):
        letters = match["letters"]
        if match["gap"] and letters.lower() in _WORDS and (reading.shouted or not letters.isupper()):
            continue
        if letters.isupper() or letters.islower():
            yield Found(start=match.start(), end=match.end(), kind="POSTCODE")
    for match in _SPACED.finditer(reading.text, start, end):
        yield Found(start=match.start(), end=match.end(), kind="POSTCODE")
    for match in _FOREIGN.finditer(reading.text, start, end):
        yield Found(start=match.start(), end=match.end(), kind="POSTCODE")
