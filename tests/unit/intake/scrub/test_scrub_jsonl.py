"""Lines in, scrubbed lines out."""

import json

import pytest
from presidio_analyzer import EntityRecognizer

from service.intake.scrub.engine import Scrubber
from service.intake.scrub.errors import ScrubInputError
from service.intake.scrub.guard import GuardedScrubber
from service.intake.scrub.jsonl import explain_lines, scrub_lines


class Broken(EntityRecognizer):
    """Raises on every text."""

    def __init__(self):
        super().__init__(supported_entities=["PERSOON"], supported_language="nl")

    def load(self):
        pass

    def analyze(self, text, **_rest: object):
        raise OSError(text)


@pytest.fixture(scope="module")
def guarded():
    scrubber = GuardedScrubber(Scrubber(), 5.0)
    yield scrubber
    scrubber.close()


def test_line_becomes_scrubbed_line_with_masks(guarded):
    source = [b'{"id": "d1", "lang": "nl", "text": "bel 0612345678", "tags": ["x"]}\n']
    assert [json.loads(line) for line in scrub_lines(source, guarded)] == [
        {"id": "d1", "text": "bel [TELEFOON]", "masks": [{"start": 4, "end": 14, "kind": "TELEFOON"}]}
    ]


def test_each_line_ends_in_newline(guarded):
    lines = list(scrub_lines([b'{"id":"a","lang":"nl","text":"hoi"}'], guarded))
    assert lines == [b'{"id":"a","text":"hoi","masks":[]}\n']


def test_withheld_line_has_no_masks():
    broken = GuardedScrubber(Scrubber(extra=[Broken()]), 5.0)
    (line,) = scrub_lines([b'{"id":"a","lang":"nl","text":"hoi"}'], broken)
    broken.close()
    assert json.loads(line) == {"id": "a", "text": "[TEKST NIET BEWAARD]", "masks": []}


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"\n",
        b"[]",
        b"geheim",
        b'{"id":"a","text":"geheim"}',
        b'{"id":1,"lang":"nl","text":"geheim"}',
        b"\xff\xfe",
        b'"\xff"',
    ],
)
def test_bad_line_is_told_by_number_only(guarded, bad):
    with pytest.raises(ScrubInputError) as caught:
        list(scrub_lines([b'{"id":"a","lang":"nl","text":"hoi"}', bad], guarded))
    assert str(caught.value) == "line 2 cannot be read"
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_explained_line_tells_rules_and_no_words():
    (line,) = explain_lines([b'{"id":"a","lang":"nl","text":"bel 0612345678"}'], Scrubber())
    told = json.loads(line)
    assert told["id"] == "a"
    assert {finding["recogniser"] for finding in told["findings"]} >= {"telephone"}
    assert "0612345678" not in line.decode()


def test_bad_line_is_told_by_number_when_explaining():
    with pytest.raises(ScrubInputError, match="line 1 cannot be read"):
        list(explain_lines([b"geheim"], Scrubber()))
