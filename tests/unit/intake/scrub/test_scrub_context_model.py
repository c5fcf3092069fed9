"""The small model tells the place of a name from the place of a word, and never looks at the word itself."""

import pytest

from service.intake.scrub.context_model import features_of, score
from service.intake.scrub.normalise import normalise
from service.intake.scrub.words import read_words


def read(text):
    return read_words(normalise(text), "nl")


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("gisteren zei roos tegen mij", "gisteren lag de roos daar"),
        ("ik liep met merel naar huis", "er zong een merel hier"),
        ("samen met joy ging ik", "it gave me joy today"),
    ],
)
def test_place_of_name_scores_higher(name, word):
    places = [
        score(read(text), next(i for i, one in enumerate(read(text).words) if one in {"roos", "merel", "joy"}))
        for text in (name, word)
    ]
    assert places[0] > places[1] + 20


def test_word_itself_is_not_looked_at():
    assert features_of(read("toen kwam roos binnen"), 2) == features_of(read("toen kwam xyz binnen"), 2)
