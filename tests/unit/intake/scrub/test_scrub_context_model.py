"""The small model tells the place of a name from the place of a word, and never looks at the word itself."""

import pytest

from service.intake.scrub.context_model import leaning, place_of, read_weights, score
from service.intake.scrub.normalise import normalise
from service.intake.scrub.words import read_words


def read(text):
    return read_words(normalise(text), "nl")


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("gisteren zei roos tegen mij", "gisteren lag de roos daar"),
        ("toen zei merel tegen mij", "er zong een merel hier"),
        ("samen met joy ging ik", "it gave me joy today"),
    ],
)
def test_place_of_name_scores_higher(name, word):
    places = [
        score(read(text), next(i for i, one in enumerate(read(text).words) if one in {"roos", "merel", "joy"}))
        for text in (name, word)
    ]
    assert places[0] > places[1] + 20


def test_place_does_not_look_at_the_word_itself():
    assert place_of(read("toen kwam roos binnen"), 2) == place_of(read("toen kwam xyz binnen"), 2)


def test_place_ends_with_the_sentence():
    assert place_of(read("Roos. Zij ook."), 0) == place_of(read("Roos"), 0)


def test_verb_needs_a_surer_place_than_a_noun():
    assert leaning(read("daar liep wil langs"), 2) < leaning(read("daar liep roos langs"), 2)


def test_weights_are_read_from_lines_of_tabs():
    assert read_weights("a\t3\tx\ty\na\t-1\tz\nb\t2\t\n") == {"a": {"x": 3, "y": 3, "z": -1}, "b": {"": 2}}
