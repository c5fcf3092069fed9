"""Diagnoses from a list: health data of one person (GDPR article 9), which no count needs."""

from collections.abc import Iterator

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.vocabulary import phrases_of
from service.intake.scrub.words import Reading


def find(reading: Reading) -> Iterator[Found]:
    """Yield every diagnosis; short ones ("MS") ask for capitals. Words for a disability as a ground stay."""
    for hit in phrases_of("health").find(reading):
        if not hit.needs_capital or reading.text[hit.start : hit.end].isupper():
            yield Found(start=hit.start, end=hit.end, kind="GEZONDHEID")
