"""Which words that no list has are explained all the same, and which are not."""

import pytest

from service.intake.scrub.flags import Flag
from service.intake.scrub.vocabulary import codes_of, is_common, is_listed, words_with


@pytest.mark.parametrize("word", ["schreeuuuuwde", "bushokjesgluurder", "natuurluk", "uitgeschoolden", "tramhokje"])
def test_honest_word_is_explained(word):
    assert codes_of([word])[0] & (Flag.KNOWN | Flag.GUESSED)


@pytest.mark.parametrize("word", ["xandrivo", "kezira", "qwrtz", "zlkmp", "a" * 60])
def test_unknown_word_is_not_explained(word):
    assert codes_of([word]) == [0]


@pytest.mark.parametrize("word", ["wiersinga", "soemodihardjo", "celikoglu", "kravtsenko"])
def test_ending_gives_surname_away(word):
    assert codes_of([word])[0] & Flag.LAST


def test_name_that_is_a_word_is_both():
    assert codes_of(["roos"])[0] & Flag.ALSO
    assert codes_of(["roos"])[0] & Flag.KNOWN


def test_same_unknown_word_is_taken_apart_once():
    assert codes_of(["bushokjesgluurder"] * 3) == [Flag.GUESSED] * 3


def test_too_many_unknown_words_stay_unknown():
    words = [f"bushokjesgluurder{'abcdefghij'[a]}{'abcdefghij'[b]}" for a in range(10) for b in range(10)]
    assert codes_of([*words, "bushokjesgluurder"])[-1] == 0


def test_lists_can_be_asked():
    assert is_common("de")
    assert is_listed("bushokje")
    assert not is_listed("bushokjesgluurder")
    assert "mevrouw" not in words_with(Flag.FIRST)
