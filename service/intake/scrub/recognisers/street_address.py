"""Home addresses: a street with a number. A street alone is where something happened, and stays."""

import re
from collections.abc import Iterator
from string import ascii_lowercase
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.house_number import (
    NUMBER,
    NUMBER_WORDS,
    ONLY_NUMBER,
    TO_NUMBER,
    behind_additions,
    is_measured,
)
from service.intake.scrub.recognisers.spots import Spots, start_of_run
from service.intake.scrub.recognisers.street_name import is_no_street, street_ending_at, whole_street
from service.intake.scrub.words import Reading

_BARE_NUMBER: Final = re.compile(ONLY_NUMBER)
_STREET_OF: Final = re.compile(
    r"(?<![a-z])(?:laan|weg|plein|straat|hof|kade|singel|dreef|park|pad|plantsoen)"
    r" (?:van|der|in|op|aan)(?: [a-z'-]{1,30}){1,4}" + NUMBER
)
_SPOKEN: Final = re.compile(
    r"(?<![a-z'-])(?P<street>[a-z'-]{2,30}(?:straat|laan|weg|gracht|kade|dreef|plantsoen|singel|steeg|plein|hof|pad))"
    r"(?:,? (?:nr|nummer|huisnummer))? (?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf"
    r"|[a-z]{4,8}tien|honderd[a-z]{0,20}"
    r"|(?:[a-z]{3,6}en)?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig))(?: [a-z])?(?![a-z])"
    r"(?! (?:man|mannen|vrouw|vrouwen|jongens|meisjes|auto|keer|uur|minuten|mensen|gasten|kinderen|van|met))"
)
SPOKEN_TRIGGERS: Final = (
    (
        r"(?:straat|laan|weg|gracht|kade|dreef|plantsoen|singel|steeg|plein|hof|pad)(?:,? (?:nr|nummer|huisnummer))? "
        r"(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|[a-z]{4,8}tien|honderd"
        r"|(?:[a-z]{3,6}en)?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig))"
    ),
)
_STREET_WORD: Final = (
    r"(?:\b|[\d_])(?:laan|weg|plein|straat|hof|kade|singel|dreef|park|pad|plantsoen) (?:van|der|in|op|aan) "
)
STREET_OF_TRIGGERS: Final = (_STREET_WORD,)
_STREETS_OF: Final = Spots(_STREET_WORD)
_STREETS_SPOKEN: Final = Spots(*SPOKEN_TRIGGERS)
_LONGEST_SPOKEN: Final = 40


def find(reading: Reading) -> Iterator[Found]:
    """Yield every street with the number behind it."""
    folded = reading.folded
    for house, _ in reading.digits:
        if not house or folded[house - 1] != " ":
            continue
        street = _street_before(reading, house)
        number = _BARE_NUMBER.match(folded, house - 1) if street is not None else None
        if street is not None and number is not None and not is_measured(folded, number.end()):
            yield Found(start=whole_street(reading, street), end=behind_additions(folded, number.end()), kind="ADRES")


def find_named_after(reading: Reading) -> Iterator[Found]:
    """Yield streets of more words with a number: "Laan van Meerdervoort 12"."""
    for match in _STREETS_OF.matches(_STREET_OF, reading):
        if reading.text[match.start()].isupper():
            yield Found(start=match.start(), end=match.end(), kind="ADRES")


def find_spoken(reading: Reading) -> Iterator[Found]:
    """Yield streets whose number is said in words: "dorpsstraat twaalf"."""
    folded, after = reading.folded, 0
    for place, _ in _STREETS_SPOKEN.spans(reading):
        start = max(after, start_of_run(folded, place, "'-", _LONGEST_SPOKEN, ascii_lowercase.__contains__))
        match = _SPOKEN.match(folded, start)
        if match is not None:
            after = match.end()
            if not is_no_street(match["street"]):
                yield Found(start=whole_street(reading, start), end=behind_additions(folded, after), kind="ADRES")


def _street_before(reading: Reading, house: int) -> int | None:
    """Return where the last word of a street begins that ends before the number at `house`, or None."""
    index = reading.word_from(house) - 1
    if index > 0 and reading.words[index] in NUMBER_WORDS:
        index -= 1
    if index < 0:
        return None
    gap = reading.folded[reading.ends[index] : house]
    if gap != " " and TO_NUMBER.fullmatch(gap) is None:
        return None
    return street_ending_at(reading, index)
