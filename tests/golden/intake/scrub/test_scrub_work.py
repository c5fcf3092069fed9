"""The work for a text grows with its length, whatever the text: counted in calls, never in time."""

import importlib.util
import sys
from collections import Counter
from pathlib import Path

import pytest

from service.intake.scrub.engine import Scrubber
from service.intake.scrub.repair import Repair
from service.intake.scrub.vocabulary import _VOCABULARY as VOCABULARY

HERE = Path(__file__).resolve().parent
spec = importlib.util.spec_from_file_location("scrub_hostile", HERE / "hostile.py")
hostile = importlib.util.module_from_spec(spec)
spec.loader.exec_module(hostile)

SCRUBBER = Scrubber()
SHORT = 1_000
LONG = 4_000
MOST_CALLS = 40


def calls(text):
    """Return how often which function was called to scrub `text`, foreign ones of C included."""
    counts = Counter()

    def watch(frame, event, _argument):
        if event in ("call", "c_call"):
            counts[frame.f_code if event == "call" else event] += 1

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        SCRUBBER.scrub(text, "nl")
    finally:
        sys.setprofile(before)
    return counts


@pytest.mark.parametrize("unit", hostile.UNITS, ids=ascii)
def test_work_grows_with_length_and_no_faster(unit):
    short, long = (calls(hostile.repeated(unit, size)).total() for size in (SHORT, LONG))
    # Four times the text; a fifth above that is for what only begins to count in a longer text.
    assert long <= 4.8 * short + 400


@pytest.mark.parametrize("unit", hostile.UNITS, ids=ascii)
def test_no_character_costs_more_than_some_calls(unit):
    assert calls(hostile.repeated(unit, LONG)).total() <= MOST_CALLS * LONG


def test_unknown_words_of_one_text_are_taken_apart_a_bounded_number_of_times():
    letters = "bcdfghjklmnpqrstvwxz"
    text = " ".join(f"{one}{two}{one}a{two}{one}" for one in letters for two in letters)
    assert calls(text)[Repair.explains.__code__] <= 81


def test_most_words_that_cannot_be_a_slip_cost_no_guess():
    letters = "bcdfghjkmnpqrstvwxz"
    words = [f"q{one}x{two}vkqzx{two}w{one}vkq" for one in letters for two in letters]
    # A hash may be another's: those words are guessed at for nothing.
    assert sum(not VOCABULARY.slips(word) for word in words) > len(words) / 2


@pytest.mark.parametrize("word", ["schreeuwde", "bushokje", "uitgescholden", "fiets"])
def test_every_slip_in_a_word_lies_where_it_is_looked_for(word):
    for place in range(1, len(word)):
        slip = word[:place] + word[place + 1 :]
        assert place in VOCABULARY.slips(slip) or place >= len(slip)


def test_word_in_other_letters_may_have_its_slip_anywhere():
    assert VOCABULARY.slips("\u043c\u0430\u043c\u0430\u043c\u0430") == range(1, 6)
