"""Where patterns may begin, and what is looked at around them."""

import re

import pytest

from service.intake.scrub.normalise import normalise
from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots, between, start_of_run
from service.intake.scrub.words import read_words


def reading_of(text):
    return read_words(normalise(text), "nl")


@pytest.mark.parametrize("text", ["tel 1 tel 2", "\u20actel 1 \u043f tel 2", "tel x tel tel 3"])
def test_matches_are_those_of_finditer(text):
    pattern = re.compile(r"(?<![a-z])tel \d")
    found = Spots(r"\btel ").matches(pattern, reading_of(text))
    assert [match.span() for match in found] == [match.span() for match in pattern.finditer(text)]


def test_spot_may_begin_with_border():
    found = Spots(r"[^a-z]nr").matches(re.compile(r"nr\d"), reading_of("x nr1 nr2"))
    assert [match.group() for match in found] == ["nr1", "nr2"]


def test_no_match_begins_inside_another():
    found = Spots("a").matches(re.compile("aa"), reading_of("aaaa"))
    assert [match.start() for match in found] == [0, 2]


def test_run_begins_where_its_signs_do():
    assert start_of_run("zie a.b-c", 9, ".-", 40) == 4
    assert start_of_run("zie a.b-c", 9, ".-", 3) == 6
    assert start_of_run("abc1", 4, "", 40, str.isdigit) == 3


def test_stretches_that_touch_are_looked_at_once():
    seen = []

    def look(reading, start, end):
        seen.append((start, end))
        yield Found(start=start, end=end, kind="WOORD")

    text = "hier " + "x " * 200 + "hier en hier " + "x" * 400
    assert len(list(between(look, ("hier",))(reading_of(text)))) == 2
    assert seen[0][0] == 0
    assert seen[0][1] < seen[1][0]
    assert seen[1][1] < len(text)
