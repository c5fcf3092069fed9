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


ALL = pytest.mark.parametrize("path", scoring.CORPORA, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def scrubber():
    return Scrubber()


@pytest.fixture(scope="module")
def floors():
    return json.loads(scoring.FLOOR.read_text(encoding="utf-8"))


@ALL
def test_no_corpus_falls_below_its_floor(scrubber, floors, path):
    reached, floor = scoring.score(scrubber, path).result(), floors[path.stem]
    assert reached["recall"].keys() == floor["recall"].keys()
    assert {key: value for key, value in reached["recall"].items() if value < floor["recall"][key]} == {}
    assert reached["keep_damaged"] <= floor["keep_damaged"]
    assert reached["neg_masked"] <= floor["neg_masked"]


def test_floor_of_the_development_corpus_is_high_enough(floors):
    floor = floors["narratives_dev"]
    assert floor["recall"]["direct"] >= 0.99
    assert floor["recall"]["direct PERSON"] >= 0.985
    assert floor["recall"]["reports without a direct leak"] >= 0.96
    assert floor["recall"]["quasi"] >= 0.9
    assert floor["keep_damaged"] <= 0.02
    assert floor["neg_masked"] <= 0.01


@ALL
def test_corpus_spans_are_where_they_say(path):
    for report in scoring.reports(path):
        for span in report["spans"]:
            assert report["text"][span["start"] : span["end"]] == span["text"]
