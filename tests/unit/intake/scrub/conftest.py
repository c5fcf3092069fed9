"""What the tests of single recognisers share: run one over a text and read what it would mask."""

import pytest

from service.intake.scrub.masks import Mask, merge
from service.intake.scrub.normalise import normalise
from service.intake.scrub.words import read_words


@pytest.fixture
def masked():
    """Return a function that gives the stretches one recogniser finds in a text, in order, overlaps merged."""

    def run(find, text):
        reading = read_words(normalise(text), "nl")
        masks = merge(Mask(start=found.start, end=found.end, kind=found.kind) for found in find(reading))
        return [reading.text[mask.start : mask.end] for mask in masks]

    return run
