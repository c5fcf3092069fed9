"""What the tests of single recognisers share: run one over a text and read what it would mask."""

import inspect

import pytest

from service.intake.scrub.masks import Mask, merge
from service.intake.scrub.normalise import normalise
from service.intake.scrub.words import read_words


@pytest.fixture
def masked():
    """Return a function that gives the stretches the functions of one recogniser find in a text, overlaps merged."""

    def found_by(find, reading):
        window = (0, len(reading.folded)) if len(inspect.signature(find).parameters) > 1 else ()
        return find(reading, *window)

    def run(finds, text):
        reading = read_words(normalise(text), "nl")
        found = [one for find in (finds if isinstance(finds, tuple) else (finds,)) for one in found_by(find, reading)]
        masks = merge(Mask(start=one.start, end=one.end, kind=one.kind) for one in found)
        return [reading.text[mask.start : mask.end] for mask in masks]

    return run
