"""A word that no list has stays only when its letters and its place say that it is no name."""

import pytest

from service.intake.scrub.normalise import normalise
from service.intake.scrub.word_model import is_ordinary, letters_of, name_of_letters, strangers_near
from service.intake.scrub.words import read_words


def read(text):
    return read_words(normalise(text), "nl")


def test_letters_are_pairs_and_triples_with_marked_ends():
    assert list(letters_of("ab")) == ["<a", "<ab", "ab", "ab>", "b>"]


@pytest.mark.parametrize(
    ("name", "word"), [("oluwafemi", "gesgrokken"), ("szczepan", "stasjon"), ("keziban", "achtervollegd")]
)
def test_letters_of_names_look_more_like_names(name, word):
    assert name_of_letters(name) > name_of_letters(word) + 20


@pytest.mark.parametrize(
    ("text", "index", "stays"),
    [
        ("hij heef mij achtervollegdt op straat", 3, True),
        ("hij zat naast zrinkovana in de tram", 3, False),
        ("een man met een xq bij zich", 4, False),
        ("سمعت زقرقرق هناك", 1, False),
    ],
)
def test_word_stays_only_when_surely_no_name(text, index, stays):
    assert is_ordinary(read(text), index) is stays


def test_strangers_are_counted_around_a_word_and_not_in_it():
    assert (strangers_near(read("ik zag zrqvon daar"), 2), strangers_near(read("ik zag zrqvon daar"), 1)) == (0, 12)
