"""Postcodes: four digits and two letters, with the house number behind it; five digits before a town."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.words import Reading

_DUTCH: Final = re.compile(
    r"(?<![\w.,-])[1-9]\d{3} ?(?P<letters>[A-Za-z]{2})(?![A-Za-z\d])(?P<house> ?[,-]? ?\d{1,4}[a-zA-Z]?(?![\w:.]))?"
)
_FOREIGN: Final = re.compile(r"(?<![\w.,€-])\d{5}(?= [A-Z][a-zäöüß]{2,})|(?<![\w.-])\d{2}-\d{3}(?= [A-Z])")
# Two-letter words and units that stand behind a year or an amount.
_WORDS: Final = frozenset(
    "aan af al as bv ca cm de do dm ei en er ex ga ge ha he hi ie ik in is ja je jo kg km la lo ma me mg ml mm mi mm mn na"
    " ne nl no nr nu of oh ok om on op or pa ps st te to tv tz ui uu va we wh wo ze zo zn be by at my up us it if so am pm"
    " kb mb gb hz kw ua uk es fr br et le un ce du au sa se si su tu im am zu da so ob wo es er du".split()
)


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
