"""The small model tells the place of a name from the place of a word, and never looks at the word itself."""

import pytest

from service.intake.scrub.context_model import (
    _WEIGHTS,
    PLACE,
    _slope,
    leaning,
    own_of,
    place_of,
    read_weights,
    score,
    shape_of,
)
from service.intake.scrub.context_tables import CLASS_OF_NOTHING, FAR_CLASS, side_of
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


TOLD = (
    'Om 3 uur kwam Roos, "mijn" buurvrouw; zij zei: hope - niet doen! Jan (de Vries) en merel\n31 keer 3 wil. Ik (ik)'
    " ben Sanne de boer's zus en 4 roos liepen er; van Mark_de fietser/fietsster * * heet hij. Wil"
)


@pytest.mark.parametrize("text", [TOLD, TOLD.lower(), TOLD[::-1], "roos", ""])
def test_looking_weights_up_gives_the_sum_over_what_is_written_out(text):
    reading = read(text)
    for index in range(len(reading.words)):
        place = sum(
            _WEIGHTS[feature].get(value, 0) for feature, value in zip(PLACE, place_of(reading, index), strict=True)
        )
        assert score(reading, index) == place
        for cue in range(5):
            own = sum(_WEIGHTS[feature].get(value, 0) for feature, value in own_of(reading, index, cue))
            slope = _slope(shape_of(reading, index))
            assert leaning(reading, index, cue) == own + place * slope // 100


def test_sign_before_a_class_is_read_in_every_way_it_may_have_been_written():
    weights = read_weights("before\t1\tx\nbefore2\t2\tz ,x\nfar\t3\tz\nclass2\t4\t31 5\t*| 07\t*| 0\n")
    side = side_of(weights, "before", "before2", "far", "class2", far_first=True)
    assert side.near == {"": {"x": (1, {}), ",x": (0, {"z": 2})}, ",": {"x": (0, {"z": 2})}}
    assert side.far == {"z": 3}
    assert side.classes == {
        "": {31 << FAR_CLASS | 5: 4},
        "3": {1 << FAR_CLASS | 5: 4},
        "*": {CLASS_OF_NOTHING << FAR_CLASS: 4},
    }
