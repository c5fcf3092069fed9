"""Towns from a list: where somebody lives narrows down who it is; where it happened is asked apart.

A town in an insult ("ga terug naar Ankara") says what was said and stays.
"""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.name_walk import COMMON
from service.intake.scrub.words import PhraseHit, Reading
from service.intake.scrub.wordset import wordset

# Before a town in small letters; behind "in de" no town stands.
_BEFORE_TOWNS: Final = wordset("in uit te from near naar richting regio gemeente bij through")
_TO: Final = wordset("naar to")
_SENDS: Final = wordset(
    "terug oprotten op opdonderen ga gaan go back rot donder opgerot vertrek flikker sodemieter oppleuren"
)
_SENDS_WITHIN: Final = 5
_POSTCODE_LETTERS: Final = 2
_CLOSE: Final = 8
_HOUSE_NUMBER: Final = re.compile(r"\d[^\W\d_]?, ?\Z")


def find(reading: Reading) -> Iterator[Found]:
    """Yield every town but those of insults; one whose name is a word too needs a capital inside a sentence."""
    for hit in reading.phrases:
        if hit.group not in ("places", "places_abroad"):
            continue
        if hit.needs_capital and not _is_written_as_town(reading, hit.start):
            continue
        if not _is_insult(reading, hit):
            yield Found(start=hit.start, end=hit.end, kind="PLAATS")


def _is_written_as_town(reading: Reading, start: int) -> bool:
    index = reading.word_from(start)
    if index and not reading.codes[index] & COMMON and reading.gap(index - 1) == " ":
        before = reading.words[index - 1]
        # Behind "te" a verb stands as often: "te zetten".
        is_verb = before == "te" and reading.words[index].endswith("en")
        if (before in _BEFORE_TOWNS and not is_verb) or _ends_postcode(reading, index - 1):
            return True
    if reading.shapes[index] != "C":
        return False
    return (
        not reading.is_initial(index) or _HOUSE_NUMBER.search(reading.text, max(0, start - _CLOSE), start) is not None
    )


def _ends_postcode(reading: Reading, index: int) -> bool:
    start = reading.starts[index]
    is_pair = reading.ends[index] - start == _POSTCODE_LETTERS
    return is_pair and reading.text[max(0, start - 2) : start].strip(" ")[-1:].isdigit()


def _is_insult(reading: Reading, hit: PhraseHit) -> bool:
    """Whether somebody is told to go to the town, or a town abroad is named inside a quotation."""
    index = reading.word_from(hit.start)
    is_abroad = hit.group == "places_abroad"
    is_sent = (
        index > 1
        and reading.words[index - 1] in _TO
        and not _SENDS.isdisjoint(reading.words[max(0, index - _SENDS_WITHIN) : index - 1])
    )
    is_quoted = _is_quoted(reading.text, hit.start)
    return (is_sent and (is_quoted or is_abroad)) or (is_abroad and is_quoted)


def _is_quoted(text: str, place: int) -> bool:
    """Whether a quotation is open at `place`; normalised text knows one mark of quotation."""
    return text.count('"', 0, place) % 2 == 1 and '"' in text[place:]
