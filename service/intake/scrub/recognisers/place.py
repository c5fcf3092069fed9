"""Towns from a list: where somebody lives narrows down who it is; where it happened is asked apart."""

from collections.abc import Iterator

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.vocabulary import phrases_of
from service.intake.scrub.words import Reading


def find(reading: Reading) -> Iterator[Found]:
    """Yield every town; one whose name is a word too needs a capital inside a sentence."""
    for hit in phrases_of("places").find(reading):
        if not hit.needs_capital or _has_capital(reading, hit.start):
            yield Found(start=hit.start, end=hit.end, kind="PLAATS")


def _has_capital(reading: Reading, start: int) -> bool:
    index = reading.word_from(start)
    return reading.shapes[index] == "C" and not reading.initial[index]
