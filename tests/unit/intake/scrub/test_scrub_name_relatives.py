"""A name written another way is still a name; a word that only resembles one is not."""

import pytest

from service.intake.scrub.recognisers.name_relatives import is_form_of_name, is_near_name


@pytest.mark.parametrize("word", ["daaaan", "wouterrrr", "ahmeds", "fatimaatje", "merelletje", "sjaakie"])
def test_stretched_small_and_possessive_names_are_forms_of_names(word):
    assert is_form_of_name(word)


@pytest.mark.parametrize("word", ["laaaang", "tafeltje", "ss", "je", "straatje"])
def test_words_are_no_forms_of_names(word):
    assert not is_form_of_name(word)


def test_one_slip_makes_a_near_name():
    assert [is_near_name(word) for word in ("jerroen", "fietstas", "jnn")] == [True, False, False]
