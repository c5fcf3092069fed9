"""Answering an interview in a test: what is given, and a person who says what was prepared."""

import datetime as dt
import functools

import msgspec
from support import ROOT

from service.interview.given import Given
from service.interview.questions import Answer, Many, One, Question, Refused, Text, read_answer
from service.interview.script.whole import next_question
from service.interview.state import Interview, give
from service.policy.library import Library, read_library
from service.policy.shape.scalars import MunicipalityCode

TODAY = dt.date(2026, 11, 25)
PLAIN = "Iets in gewone woorden."


@functools.cache
def library() -> Library:
    """The library of the repository."""
    read, findings = read_library(ROOT / "policies" / "library")
    assert read is not None, findings
    return read


def begin(name: str = "breda", **answers: Answer) -> Given:
    """An interview with some answers, whose ids have `__` for a dot."""
    named = {key.replace("__", "."): value for key, value in answers.items()}
    return Given(interview=Interview(name=name, answers=named), library=library(), today=TODAY)


def with_answers(given: Given, **answers: Answer) -> Given:
    """The same interview with more answers."""
    named = {key.replace("__", "."): value for key, value in answers.items()}
    interview = msgspec.structs.replace(given.interview, answers={**given.interview.answers, **named})
    return msgspec.structs.replace(given, interview=interview)


def plainly(question: Question) -> str:
    """What somebody types who takes what is proposed, and else the first thing that fits."""
    if question.default is not None:
        return ""
    if not isinstance(question.kind, Text):
        return "1"
    return "GM0034" if question.kind.shape == MunicipalityCode else PLAIN


def answer_all(given: Given, typed: dict[str, str] | None = None) -> Given:
    """Answer every question: as typed, or plainly."""
    while (question := next_question(given)) is not None:
        answer = read_answer(question, (typed or {}).get(question.id, plainly(question)))
        assert not isinstance(answer, Refused), (question.id, answer)
        given = msgspec.structs.replace(given, interview=give(given.interview, question, answer, given.today))
    return given


def skip_all(given: Given) -> Given:
    """Leave every question open."""
    while (question := next_question(given)) is not None:
        given = msgspec.structs.replace(given, interview=give(given.interview, question, None, given.today))
    return given


def codes(question: Question) -> tuple[str, ...]:
    """The codes that a question lets one choose from."""
    assert isinstance(question.kind, One | Many)
    return tuple(option.code for option in question.kind.options)


class Person:
    """Says the prepared lines one by one, and remembers what was said to them."""

    def __init__(self, *lines: str) -> None:
        self._lines = iter(lines)
        self.told: list[str] = []

    def say(self, text: str) -> None:
        self.told.append(text)

    def hear(self) -> str | None:
        return next(self._lines, None)

    @property
    def text(self) -> str:
        """Everything that was said, as one text."""
        return "\n".join(self.told)
