"""What is told about one text of a policy, whatever place it has."""

import pytest
from support import ROOT

from service.policy.library import read_library
from service.policy.lint.texts import LONGEST_TEXT, judge

LIBRARY = read_library(ROOT / "policies" / "library")[0]


def codes(text, language="nl"):
    return [code for _path, code, _right in judge("probleem.nl", text, language, LIBRARY, "u", frozenset())]


@pytest.mark.parametrize(
    "text", ["", " \n", "...", "\u2026", "- \u2014 -", "?", "\u200b\u2060", "\u00ad", "\u3164", "\u2800", "\U0001f600"]
)
def test_text_without_words_is_empty(text):
    assert codes(text) == ["tekst-leeg"]


@pytest.mark.parametrize(("more", "told"), [(0, []), (1, ["tekst-te-lang"])])
def test_text_is_as_long_as_any_other(more, told):
    text = ("Dit is kort. " * LONGEST_TEXT)[: LONGEST_TEXT - 2] + "s."
    assert codes(text + " " * more) == told


def test_wrapped_sentence_of_thirty_three_words_is_too_long():
    lines = ["Wij zien op straat veel dat niet", "mag en wij weten nog niet goed", "hoe vaak en waar en bij wie"]
    lines += ["dat is en wat wij dan doen", "om het te laten stoppen."]
    assert sum(len(line.split()) for line in lines) == 33
    assert codes("\n".join(lines)) == ["zin-te-lang"]


def test_list_is_no_long_sentence():
    assert codes("Dit kunt u melden:\n" + "\n".join(["- iemand liep met u mee"] * 8)) == []
