"""What stands in the place of a mask."""

import re

import pytest

from service.intake.scrub.engine import Scrubber
from service.intake.scrub.masks import Mask
from service.intake.scrub.placeholders import labels_of


def labels(text, *marked: str, kind="PERSOON"):
    masks = [Mask(start=text.index(word), end=text.index(word) + len(word), kind=kind) for word in marked]
    return list(labels_of(text, masks))


def test_single_person_has_no_number():
    assert labels("Jan Jansen riep", "Jan Jansen") == ["PERSOON"]


def test_two_persons_are_numbered_in_order():
    assert labels("Jan sloeg Piet", "Jan", "Piet") == ["PERSOON 1", "PERSOON 2"]


def test_part_of_name_is_same_person():
    text = "Jan de Vries sloeg Piet. De Vries zei niets tegen piet"
    found = re.finditer("Jan de Vries|De Vries|[Pp]iet", text)
    masks = [Mask(start=match.start(), end=match.end(), kind="PERSOON") for match in found]
    assert list(labels_of(text, masks)) == ["PERSOON 1", "PERSOON 2", "PERSOON 1", "PERSOON 2"]


def test_whose_it_is_is_the_same_person():
    text = "Jans moeder sloeg Piet en Jan"
    assert labels(text, "Jans", "Piet") == ["PERSOON 1", "PERSOON 2"]
    masks = [Mask(start=match.start(), end=match.end(), kind="PERSOON") for match in re.finditer("Jans?|Piet", text)]
    assert list(labels_of(text, masks)) == ["PERSOON 1", "PERSOON 2", "PERSOON 1"]


def test_same_surname_is_not_same_person():
    assert labels("Jan Bakker en Piet Bakker", "Jan Bakker", "Piet Bakker") == ["PERSOON 1", "PERSOON 2"]


@pytest.mark.parametrize(
    ("age", "band"),
    [
        ("8", "KIND"),
        ("11", "KIND"),
        ("12", "TIENER"),
        ("vijftien", "TIENER"),
        ("20", "TWINTIGER"),
        ("drieëndertig", "DERTIGER"),
        ("forty-one", "VEERTIGER"),
        ("zesenvijftig", "VIJFTIGER"),
        ("64", "ZESTIGER"),
        ("65", "65-PLUSSER"),
        ("tig", "LEEFTIJD"),
    ],
)
def test_age_becomes_band(age, band):
    assert labels(age, age, kind="LEEFTIJD") == [band]


def test_whole_text_shows_numbers_and_bands():
    scrubbed = Scrubber().scrub("ik heet Sanne de Groot en mijn broer Ahmed (17) zag dat Sanne viel", "nl")
    assert scrubbed.text == "ik heet [PERSOON 1] en mijn broer [PERSOON 2] ([TIENER]) zag dat [PERSOON 1] viel"
