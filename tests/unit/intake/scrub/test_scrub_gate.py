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
    assert Gate().opened(read_words(normalise("hij keek mij aan"), "nl")) == set()


def test_trigger_opens_its_recogniser():
    assert Gate().opened(read_words(normalise("mail jan@huis.nl"), "nl")) == {
        "mail_address",
        "link",
        "handle",
        "joined_account",
    }


def test_every_trigger_compiles_for_re2():
    owners = [owner for _, ones in Gate()._sets for owner in ones]
    assert owners == [name for name, (_, triggers) in TRIGGERED.items() for _ in triggers]
