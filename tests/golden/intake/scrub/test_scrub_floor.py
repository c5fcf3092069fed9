"""The scrubber never scores below its committed floor on the development corpus."""

import importlib.util
import json
from pathlib import Path

import pytest

from service.intake.scrub.engine import Scrubber

HERE = Path(__file__).resolve().parent
spec = importlib.util.spec_from_file_location("scrub_scoring", HERE / "scoring.py")
scoring = importlib.util.module_from_spec(spec)
spec.loader.exec_module(scoring)


@pytest.fixture(scope="module")
def reached():
    return scoring.score(Scrubber()).result()


@pytest.fixture(scope="module")
def floor():
    return json.loads(scoring.FLOOR.read_text(encoding="utf-8"))


def test_recall_of_every_type_keeps_its_floor(reached, floor):
    assert reached["recall"].keys() == floor["recall"].keys()
    below = {key: value for key, value in reached["recall"].items() if value < floor["recall"][key]}
    assert below == {}


def test_no_more_words_are_damaged_than_before(reached, floor):
    assert reached["keep_damaged"] <= floor["keep_damaged"]
    assert reached["neg_masked"] <= floor["neg_masked"]


def test_floor_itself_is_high_enough(floor):
    assert floor["recall"]["direct"] >= 0.99
    assert floor["recall"]["direct PERSON"] >= 0.98
    assert floor["recall"]["quasi"] >= 0.9
    assert floor["keep_damaged"] <= 0.04
    assert floor["neg_masked"] <= 0.01


def test_corpus_spans_are_where_they_say():
    for report in scoring.reports():
        for span in report["spans"]:
            assert report["text"][span["start"] : span["end"]] == span["text"]
