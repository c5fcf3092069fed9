"""The gate leaves out no recogniser that would find something."""

import json

import pytest
from support import ROOT

from service.intake.scrub.engine import Scrubber
from service.intake.scrub.gate import Gate
from service.intake.scrub.normalise import normalise
from service.intake.scrub.recognisers import TRIGGERED, every_recogniser
from service.intake.scrub.words import read_words

CORPUS = ROOT / "tests" / "data" / "narratives_dev.jsonl"


@pytest.fixture(scope="module")
def engine():
    return Scrubber()._engine


def test_gated_findings_are_all_findings(engine):
    for line in CORPUS.read_text("utf-8").splitlines():
        reading = read_words(normalise(json.loads(line)["text"]), "nl")
        gated = {(found.start, found.end, found.kind) for _, found in engine.findings(reading)}
        every = {
            (found.start, found.end, found.kind) for find in every_recogniser().values() for found in find(reading)
        }
        assert gated == every


def test_text_without_triggers_opens_nothing():
    assert list(Gate().windows_of("hij keek mij aan")) == []


def test_window_lies_around_trigger():
    text = "x " * 300 + "jan@huis.nl" + " x" * 300
    windows = {(start, end) for name, start, end in Gate().windows_of(text) if name == "mail_address"}
    assert len(windows) == 1
    ((start, end),) = windows
    assert start < 600
    assert end > 611
    assert end - start < 500


def test_every_trigger_compiles_for_re2():
    assert Gate()._owners == [name for name, (_, triggers) in TRIGGERED.items() for _ in triggers]
