"""Check whether answers fit a policy (pure).

Nothing that was sent is ever put into a result of refusal: only names and codes of our own.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final

from service.intake.answers import Answers, Refused
from service.policy.model import Need, Policy, Question
from service.web.problems import FieldCode, FieldProblem

MOMENT_FIELD: Final = "moment"
NEED_ORDER: Final[tuple[Need, ...]] = ("gevaar", "seksueel_geweld", "praten", "juridisch", "discriminatie")
# The questions that a moment answers (see service.intake.coarse).
MOMENT_QUESTIONS: Final = ("dag", "tijd", "maand")


def validate(policy: Policy, raw: Mapping[str, object], *, complete: bool = True) -> Answers | Refused:
    """Check every field of `raw` against `policy`; return answers, or every faulty field.

    With `complete=False` required questions may be open still (a preview).
    `raw` is a decoded JSON object. A field the policy does not ask is refused, not dropped: a client
    that sends more than is asked must find out.
    """
    known = {question.id for question in policy.questions}
    problems = [
        FieldProblem(field="", code="onbekend_veld") for name in raw if name not in known and name != MOMENT_FIELD
    ]
    choices: dict[str, tuple[str, ...]] = {}
    stories: dict[str, str] = {}
    for question in policy.questions:
        value = raw.get(question.id)
        code = _check(question, value, needed=complete and question.required)
        if code is not None:
            problems.append(FieldProblem(field=question.id, code=code))
        elif isinstance(value, str) and question.kind == "tekst":
            if value.strip():
                stories[question.id] = value
        elif chosen := _as_choices(value):
            choices[question.id] = chosen
    moment, moment_problems = _check_moment(policy, raw)
    problems.extend(moment_problems)
    if problems:
        return Refused(fields=tuple(problems))
    return Answers(choices=choices, stories=stories, moment=moment)


def _check(question: Question, value: object, *, needed: bool) -> FieldCode | None:
    """Return what is wrong with the value of one question, or None."""
    if value in (None, "", []):
        return "verplicht" if needed else None
    if question.kind == "tekst":
        return _check_text(question, value)
    if question.kind == "een":
        if not isinstance(value, str):
            return "verkeerd_type"
        return None if question.option(value) is not None else "onbekende_optie"
    return _check_many(question, value)


def _check_text(question: Question, value: object) -> FieldCode | None:
    if not isinstance(value, str):
        return "verkeerd_type"
    return "te_lang" if len(value) > question.max_length else None


def _check_many(question: Question, value: object) -> FieldCode | None:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return "verkeerd_type"
    if len(value) > len(question.options):
        return "te_veel"
    if any(question.option(item) is None for item in value):
        return "onbekende_optie"
    return "dubbel" if len(set(value)) < len(value) else None


def _as_choices(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(value) if isinstance(value, list) else ()


def _check_moment(policy: Policy, raw: Mapping[str, object]) -> tuple[dt.datetime | None, Iterator[FieldProblem]]:
    """Read the optional moment; it is made coarse at once and never stored."""
    value = raw.get(MOMENT_FIELD)
    if value is None:
        return None, iter(())
    asked = [question for question in MOMENT_QUESTIONS if policy.question(question) is not None]
    code: FieldCode = "verkeerd_type"
    if not asked:
        code = "onbekend_veld"
    elif any(raw.get(question) for question in asked):
        code = "dubbel"
    elif isinstance(value, str):
        try:
            return dt.datetime.fromisoformat(value), iter(())
        except ValueError:
            code = "verkeerd_type"
    return None, iter((FieldProblem(field=MOMENT_FIELD if asked else "", code=code),))


def stores_nothing(policy: Policy, answers: Answers) -> bool:
    """Whether an answer forbids storing anything: who says he did it himself is helped, not kept."""
    chosen = (policy.question(name) for name in answers.choices)
    return any(
        option.stores_nothing
        for question in chosen
        if question is not None
        for option in question.options
        if option.code in answers.choices[question.id]
    )


def needs_of(policy: Policy, answers: Answers) -> tuple[Need, ...]:
    """Return the kinds of help that the answers call for, most urgent first."""
    called = {
        need
        for question in policy.questions
        for option in question.options
        if option.code in answers.choices.get(question.id, ())
        for need in option.help_for
    }
    return tuple(need for need in NEED_ORDER if need in called)
