"""How far an interview is, and what each word of the answerer makes of it (pure).

Answers are kept by the id of their question. None means: left open.
"""

import datetime as dt

import msgspec
from msgspec import field

from service.interview.questions import Answer, Question, may_be_empty, why_refused


class Interview(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The answers so far to the interview of one meldpunt.

    `days`: on which day each was given. `earlier`: what was answered before somebody went back.
    """

    name: str = field(name="naam")
    answers: dict[str, Answer] = field(name="antwoorden", default={})
    days: dict[str, dt.date] = field(name="dagen", default={})
    earlier: dict[str, Answer] = field(name="eerder", default={})


def is_answered(interview: Interview, question: Question) -> bool:
    """Whether the question has an answer that still fits, or was left open."""
    if question.id not in interview.answers:
        return False
    answer = interview.answers[question.id]
    if answer is None:
        return True
    return may_be_empty(question) if answer == "" else why_refused(question.kind, answer) is None


def give(interview: Interview, question: Question, answer: Answer, today: dt.date) -> Interview:
    """Keep an answer; None leaves the question open."""
    return msgspec.structs.replace(
        interview,
        answers={**interview.answers, question.id: answer},
        days={**interview.days, question.id: today},
        earlier={key: value for key, value in interview.earlier.items() if key != question.id},
    )


def take_back(interview: Interview, question: Question) -> Interview:
    """Ask a question anew, with what was answered as what Enter gives."""
    return msgspec.structs.replace(
        interview,
        answers={key: value for key, value in interview.answers.items() if key != question.id},
        earlier={**interview.earlier, question.id: interview.answers.get(question.id)},
    )


def reopen(interview: Interview) -> Interview:
    """Ask everything anew that was left open."""
    kept = {key: value for key, value in interview.answers.items() if value is not None}
    return msgspec.structs.replace(interview, answers=kept)


def with_earlier(interview: Interview, question: Question) -> Question:
    """Return the question with the earlier answer as its default, where that still fits."""
    earlier = interview.earlier.get(question.id)
    if earlier is None or earlier == "" or why_refused(question.kind, earlier) is not None:
        return question
    return msgspec.structs.replace(question, default=earlier)
