"""Lines in, scrubbed lines out."""

import json

import pytest
from presidio_analyzer import EntityRecognizer

from service.intake.scrub.engine import Scrubber
from service.intake.scrub.errors import ScrubInputError
from service.intake.scrub.guard import GuardedScrubber
from service.intake.scrub.jsonl import as_line, explain_lines, scrub_lines, scrub_texts, tabulate_lines
from service.intake.scrub.local import Local


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


def test_mark_of_utf_8_before_the_first_line_is_no_part_of_it(guarded):
    source = [b'\xef\xbb\xbf{"id": "d1", "lang": "nl", "text": "bel 0612345678"}\n']
    assert list(scrub_texts(source, guarded)) == ["bel [TELEFOON]"]


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
    assert str(caught.value).startswith("regel 2 is niet te lezen; hier hoort ")
    assert "geheim" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_explained_line_tells_rules_and_no_words():
    (line,) = explain_lines([b'{"id":"a","lang":"nl","text":"bel 0612345678"}'], Scrubber())
    told = json.loads(line)
    assert told["id"] == "a"
    assert {finding["recogniser"] for finding in told["findings"]} >= {"telephone"}
    assert "0612345678" not in line.decode()


def test_bad_line_is_told_by_number_when_explaining():
    with pytest.raises(ScrubInputError, match="regel 1 is niet te lezen"):
        list(explain_lines([b"geheim"], Scrubber()))


def test_own_words_count_and_are_told_as_a_rule(guarded):
    source = [b'{"id":"a","lang":"nl","text":"Het Zomerparkfeest was op de Wilgenkade in Tilburg"}']
    local = Local(stays=["Zomerparkfeest", "was"], streets=["Wilgenkade"])
    (line,) = scrub_lines(source, guarded, local)
    assert json.loads(line)["text"] == "Het Zomerparkfeest was op de [STRAAT] in [PLAATS]"
    (line,) = explain_lines(source, Scrubber(), local)
    assert [(one["start"], one["kind"], one["recogniser"]) for one in json.loads(line)["findings"]] == [
        (0, "BLIJFT", "meldpunt"),
        (29, "STRAAT", "meldpunt"),
        (43, "PLAATS", "place"),
    ]


def test_table_tells_where_what_and_why(guarded):
    source = [
        b'{"id":"d1","lang":"nl","text":"bel 0612345678\\nmail jan@huis.nl"}',
        as_line(b"niets aan de hand\n", "nl"),
    ]
    assert list(tabulate_lines(source, guarded, Scrubber())) == [
        "d1",
        "bel [TELEFOON]",
        "mail [E-MAIL]",
        "",
        "  stuk   soort     regel",
        "  4-14   TELEFOON  Cijfers achter een woord als bel of app.",
        "  20-31  E-MAIL    Een e-mailadres.",
        "",
        "niets aan de hand",
        "",
        "  Er is niets weggehaald.",
        "",
    ]


def test_table_does_not_steer_the_terminal(guarded):
    lines = list(tabulate_lines([as_line(b"rood \x1b[31m en \x07", "nl")], guarded, Scrubber()))
    assert not any(sign in line for line in lines for sign in "\x1b\x07")


def test_plain_text_is_one_text(guarded):
    line = as_line("\u00e9\u00e9n tekst,\ntwee regels, bel 0612345678\n".encode(), "nl")
    assert list(scrub_texts([line], guarded)) == ["\u00e9\u00e9n tekst,\ntwee regels, bel [TELEFOON]"]


def test_plain_text_that_is_no_utf8_is_told_by_line_only():
    with pytest.raises(ScrubInputError, match="regel 2 is niet te lezen") as caught:
        as_line(b"goed\ngeheim \xff", "nl")
    assert "geheim" not in str(caught.value)
    assert caught.value.__suppress_context__
