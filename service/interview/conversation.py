"""One interview from question to question, over any line of talk.

Every answer is kept before the next question is asked, so whatever ends the talk costs one answer at most.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

import msgspec

from service.interview.given import Given
from service.interview.questions import Answer, FileName, Question, Refused, read_answer
from service.interview.script.whole import next_question, question_before, script
from service.interview.showing import explain, show
from service.interview.state import Interview, give, take_back, with_earlier

MORE: Final = frozenset({"?", "help"})
BACK: Final = "terug"
SKIP: Final = "overslaan"
STOP: Final = "stop"


class Talk(Protocol):
    """A person on the other side."""

    def say(self, text: str) -> None:
        """Show `text`."""
        ...

    def hear(self) -> str | None:
        """Return one typed line without its end, or None when nothing comes any more."""
        ...


class Heard(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An answer to the question at hand; None leaves it open."""

    answer: Answer


class WentBack(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The person wants the question before."""


class Stopped(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The person stops, or is gone."""


def hold(given: Given, talk: Talk, keep: Callable[[Interview], None]) -> tuple[Interview, bool]:
    """Ask until every question has an answer; return the answers, and whether the end was reached.

    `keep` is called after every answer and must return only when it is safe.
    """
    question = next_question(given)
    while question is not None:
        heard = _ask(question, given, talk)
        if isinstance(heard, Stopped):
            return given.interview, False
        if isinstance(heard, WentBack):
            interview = go_back(given, question.id, talk)
        else:
            interview = give(given.interview, question, heard.answer, given.today)
        keep(interview)
        given = msgspec.structs.replace(given, interview=interview)
        question = next_question(given)
    return given.interview, True


def go_back(given: Given, question_id: str | None, talk: Talk) -> Interview:
    """Ask the question before `question_id` anew; before the first one there is none."""
    before = question_before(given, question_id)
    if before is None:
        talk.say("Dit is de eerste vraag.")
        return given.interview
    return take_back(given.interview, before)


def _ask(question: Question, given: Given, talk: Talk) -> Heard | WentBack | Stopped:
    asked = with_earlier(given.interview, question)
    ids = [other.id for other in script(given)]
    talk.say(show(asked, ids.index(question.id) + 1, len(ids)))
    while True:
        typed = talk.hear()
        word = None if typed is None else typed.strip().casefold()
        if typed is None or word == STOP:
            return Stopped()
        if word == BACK:
            return WentBack()
        if word == SKIP:
            return Heard(answer=None)
        if word in MORE:
            talk.say(explain(asked))
            continue
        answer = read_answer(asked, typed)
        refused = answer.sentence if isinstance(answer, Refused) else _why_no_file(asked, answer)
        if refused is None and not isinstance(answer, Refused):
            return Heard(answer=answer)
        talk.say(refused or "")


def _why_no_file(question: Question, answer: Answer) -> str | None:
    if not isinstance(question.kind, FileName) or not isinstance(answer, str):
        return None
    if Path(answer).expanduser().is_file():
        return None
    return "Dit bestand vind ik niet. Controleer de naam, of typ `overslaan`."
