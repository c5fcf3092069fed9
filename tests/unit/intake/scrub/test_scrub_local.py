"""What a meldpunt says of its own words."""

import pytest

from service.intake.scrub.engine import Scrubber
from service.intake.scrub.local import Local


@pytest.fixture(scope="module")
def scrubber():
    return Scrubber()


def test_own_places_may_stay(scrubber):
    text = "het was in Breda bij de Haagdijk, niet in Tilburg"
    assert scrubber.scrub(text, "nl", Local(stays=["Breda"])).text == (
        "het was in Breda bij de Haagdijk, niet in [PLAATS]"
    )


def test_street_of_municipality_is_masked(scrubber):
    assert scrubber.scrub("op de Haagdijk", "nl", Local(streets=["Haagdijk"])).text == "op de [STRAAT]"


def test_dropped_word_is_masked_whole(scrubber):
    assert scrubber.scrub("de zwaluwhal en zwaluwhallen", "nl", Local(drops=["zwaluwhal"])).text == (
        "de [WOORD] en zwaluwhallen"
    )


def test_kept_word_survives_though_nobody_knows_it(scrubber):
    assert scrubber.scrub("bij de qwrtz stond hij", "nl", Local(stays=["qwrtz"])).text == ("bij de qwrtz stond hij")


def test_kept_word_never_saves_a_number(scrubber):
    text = "bel 0612345678"
    assert scrubber.scrub(text, "nl", Local(stays=["bel 0612345678"])).text == "bel [TELEFOON]"


def test_person_goes_though_a_place_is_called_so(scrubber):
    local = Local(stays=["Jordaan", "Zomerveld"])
    assert scrubber.scrub("toen zei mevrouw Jordaan dat", "nl", local).text == "toen zei mevrouw [PERSOON] dat"
    assert scrubber.scrub("mijn buurman Zomerveld schold", "nl", local).text == "mijn buurman [PERSOON] schold"


def test_person_in_the_longer_name_of_a_thing_stays(scrubber):
    local = Local(stays=["Ahmed Bouzidi theater"])
    assert scrubber.scrub("bij het Ahmed Bouzidi theater zei Ahmed Bouzidi dat", "nl", local).text == (
        "bij het Ahmed Bouzidi theater zei [PERSOON] dat"
    )


@pytest.mark.parametrize("text", ["Het Zomerparkfeest was leuk", "naar het zomerparkfeest", "in het ZOMERPARKFEEST"])
def test_article_before_a_kept_word_stays_with_it(scrubber, text):
    assert scrubber.scrub(text, "nl", Local(stays=["Zomerparkfeest"])).text == text


def test_article_does_not_make_a_person_a_longer_name(scrubber):
    assert scrubber.scrub("dat is de Bouzidi", "nl", Local(stays=["Bouzidi"])).text == "dat is [PERSOON]"


def test_kept_word_never_saves_a_longer_name(scrubber):
    assert "Breda" not in scrubber.scrub("hij heet Breda Jansen", "nl", Local(stays=["Breda"])).text


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        ("op de HAAGDIJK", "op de [STRAAT]"),
        ("op de haagdijk", "op de [STRAAT]"),
        ("op de Haagdijk.", "op de [STRAAT]."),
        ("op de Haagdijk 12", "op [ADRES]"),
        ("op de haagdijkse", "op de haagdijkse"),
        ("van het plein 1940 af", "van het [STRAAT] af"),
        ("bij de Nieuwe\nHaven dus", "bij de [STRAAT] dus"),
        ("bij N\u0131euw\u00e9 Haven dus", "bij [STRAAT] dus"),
    ],
)
def test_own_streets_are_found_as_people_write_them(scrubber, text, scrubbed):
    local = Local(streets=["Haagdijk", "Plein 1940", "Nieuwe  Haven"])
    assert scrubber.scrub(text, "nl", local).text == scrubbed


def test_word_without_letters_says_nothing(scrubber):
    assert scrubber.scrub("om 12 uur", "nl", Local(drops=["12", ""])).text == "om 12 uur"
