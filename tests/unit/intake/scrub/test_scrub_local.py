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
