import datetime as dt

import pytest

from service.interview.questions import Day, FileName, Many, Number, One, Option, Question, Text
from service.interview.showing import explain, show

SIZES = (Option(code="s", label="Klein"), Option(code="l", label="Groot"))


def ask(kind, default=None, enter="", more=""):
    return Question(id="a", part="De basis", ask="Hoe groot?", why="Dat scheelt.", kind=kind, default=default,
                    enter=enter, more=more)  # fmt: skip


def test_question_is_shown_with_place_reason_choices_and_default():
    assert show(ask(One(options=SIZES), "l"), 3, 40).split("\n") == [
        "",
        "[3 van ongeveer 40] De basis",
        "Hoe groot?",
        "Dat scheelt.",
        "   1. Klein",
        "   2. Groot",
        "Enter = 2 (Groot)",
    ]


@pytest.mark.parametrize(
    ("question", "hints"),
    [
        (ask(Text()), []),
        (ask(Text(), "Breda"), ["Enter = Breda"]),
        (ask(Text(), "", "nee"), ["Enter = nee"]),
        (ask(Text(), "Breda", "geen"), ["Enter = Breda", "- = geen"]),
        (ask(Text(), None, "altijd"), ["- = altijd"]),
        (ask(Number(low=0, high=9), 0), ["Enter = 0"]),
        (ask(Day(), "2027-01-31"), ["Enter = 31-01-2027"]),
        (ask(Many(options=SIZES), ("s", "l")), ["(Meer dan een mag, zoals 1,3)", "Enter = 1,2"]),
        (ask(Many(options=SIZES, least=0), ()), ["(Meer dan een mag, zoals 1,3)", "Enter = geen"]),
        (ask(Many(options=SIZES)), ["(Meer dan een mag, zoals 1,3)"]),
    ],
)
def test_hints_say_what_enter_does(question, hints):
    shown = show(question, 1, 2).split("\n")
    assert [line for line in shown if line.startswith(("Enter", "-", "("))] == hints


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (One(options=SIZES), "Typ het nummer van uw keuze."),
        (Many(options=SIZES), "Typ de nummers van uw keuzes, met komma's ertussen. Typ `alles` voor allemaal."),
        (Day(earliest=dt.date(2027, 1, 1)), "Typ een datum, zoals 31-01-2027."),
        (Text(), "Typ uw antwoord op een regel en druk op Enter."),
        (FileName(), "Typ uw antwoord op een regel en druk op Enter."),
    ],
)
def test_more_explanation_says_how_to_answer(kind, sentence):
    told = explain(ask(kind, more="Meet het op.")).split("\n")
    assert told[:2] == ["Meet het op.", sentence]
    assert "overslaan" in told[-1]


def test_nothing_at_all_may_be_chosen_in_words():
    assert "Typ `geen` voor geen enkele." in " ".join(explain(ask(Many(options=SIZES, least=0))).split())


def test_long_lines_are_wrapped():
    question = ask(One(options=(Option(code="a", label="woord " * 40),)))
    assert max(len(line) for line in show(question, 1, 2).split("\n")) <= 80
