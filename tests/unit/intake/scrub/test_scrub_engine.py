"""The engine: one promise per test; recognisers that misbehave are written here, not patched in."""

import io
import logging

import pytest
from presidio_analyzer import EntityRecognizer, RecognizerResult

from service.intake.scrub.engine import Scrubber, silence_libraries
from service.intake.scrub.masks import Mask
from service.intake.scrub.silence import LIBRARY_LOGGERS

BAIT = "Mijn naam is Zebedeus Kwartelstaart, 0612345678, zebedeus@kwartel.example, NL91ABNA0417164300."


@pytest.fixture(scope="module")
def scrubber():
    return Scrubber()


class Odd(EntityRecognizer):
    """Finds a kind that nobody announced."""

    def __init__(self):
        super().__init__(supported_entities=["VREEMD"], supported_language="nl")

    def load(self):
        pass

    def analyze(self, **_rest: object):
        return [RecognizerResult("VREEMD", 0, 1, 1.0)]


def test_masks_lie_in_the_original_text(scrubber):
    scrubbed = scrubber.scrub("ik heet J\u200ban Jansen", "nl")
    assert scrubbed.text == "ik heet [PERSOON]"
    assert scrubbed.masks == (Mask(start=8, end=19, kind="PERSOON"),)


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\n\n", "\U0001f600"])
def test_text_without_words_survives(scrubber, text):
    assert scrubber.scrub(text, "nl").text == text


def test_language_of_form_changes_nothing(scrubber):
    assert scrubber.scrub(BAIT, "nl") == scrubber.scrub(BAIT, "tr")


def test_help_lines_survive(scrubber):
    text = "bel 112, 0800-0432 of 0900-8844"
    assert scrubber.scrub(text, "nl").text == text


def test_unknown_kind_of_recogniser_raises():
    with pytest.raises(KeyError):
        Scrubber(extra=[Odd()]).scrub("hallo", "nl")


def test_no_library_writes_what_it_reads(scrubber, capfd):
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        assert "Zebedeus" not in scrubber.scrub(BAIT, "nl").text
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    assert stream.getvalue() == ""
    assert capfd.readouterr() == ("", "")


def test_silenced_loggers_pass_nothing_on(capfd):
    silence_libraries()
    for name in LIBRARY_LOGGERS:
        logging.getLogger(name).critical(BAIT)
    assert capfd.readouterr() == ("", "")
