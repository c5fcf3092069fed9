"""Check whether answers fit a policy (pure).

Nothing that was sent is ever put into a result of refusal: only names and codes of our own.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Final

from service.intake.answers import Answers, Refused
from service.policy.model import Need, Option, Policy, Question
from service.web.problems import FieldCode, FieldProblem

MOMENT_FIELD: Final = "moment"
NEED_ORDER: Final[tuple[Need, ...]] = ("gevaar", "seksueel_geweld", "praten", "juridisch", "discriminatie", "stoppen")
# The questions that a moment answers (see service.intake.coarse).
MOMENT_QUESTIONS: Final = ("dag", "tijd", "maand")
# RFC 3339 with a zone that may be left out (then Dutch time). A day without a time is refused: it would
# count as midnight. The years keep every moment inside what a calendar can convert.
MOMENT_PATTERN: Final = (
    r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
    r"T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?"
    r"(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?"
)
# A text that says something holds at least one of these.
SPEAKING_PATTERN: Final = r"[^ \t\r\n]"


def validate(policy: Policy, raw: Mapping[str, object], *, complete: bool = True) -> Answers | Refused:
    """Check every field of `raw` against `policy`; return answers, or every faulty field.

    With `complete=False` required questions may be open still (a preview); they may be left
    out where an answer forbids storing anything: whoever asks for help to stop is asked nothing else.
    `raw` is a decoded JSON object. A field the policy does not ask is refused, not dropped: a client
    that sends more than is asked must find out.
    """
    problems = _check_names(policy, raw)
    excused = _forbids_storing(policy, raw)
    choices: dict[str, tuple[str, ...]] = {}
    stories: dict[str, str] = {}
    for question in policy.questions:
        needed = complete and question.required
        code = None if excused and question.id not in raw else _check(question, raw, needed=needed)
        value = raw.get(question.id)
        if code is not None:
            problems.append(FieldProblem(field=question.id, code=code))
        elif isinstance(value, str) and question.kind == "tekst":
            if re.search(SPEAKING_PATTERN, value):
                stories[question.id] = value
        elif chosen := _as_choices(value):
            choices[question.id] = chosen
    moment = _check_moment(policy, raw)
    if isinstance(moment, FieldProblem):
        problems.append(moment)
        moment = None
    if problems:
        return Refused(fields=tuple(problems))
    return Answers(choices=choices, stories=stories, moment=moment)


def _forbids_storing(policy: Policy, raw: Mapping[str, object]) -> bool:
    return any(raw.get(question.id) == code for question, code in forbidding_answers(policy))


def forbidding_answers(policy: Policy) -> Iterator[tuple[Question, str]]:
    """Yield every answer to a question of one choice for which nothing may be stored."""
    for question in policy.questions:
        if question.kind == "een":
            yield from ((question, option.code) for option in question.options if option.stores_nothing)


def _check_names(policy: Policy, raw: Mapping[str, object]) -> list[FieldProblem]:
    """Refuse names that the policy does not know; once, for a name that was sent is never repeated."""
    known = {question.id for question in policy.questions}
    if known.intersection(MOMENT_QUESTIONS):
        known.add(MOMENT_FIELD)
    return [] if known.issuperset(raw) else [FieldProblem(field="", code="onbekend_veld")]


def _check(question: Question, raw: Mapping[str, object], *, needed: bool) -> FieldCode | None:
    """Return what is wrong with the value of one question, or None.

    Only a name that is not there counts as no answer: `null` has the wrong type.
    """
    if question.id not in raw:
        return "verplicht" if needed else None
    value = raw[question.id]
    if question.kind == "tekst":
        return _check_text(question, value, needed=needed)
    if question.kind == "een":
        return _check_one(question, value)
    return _check_many(question, value, needed=needed)


def _check_text(question: Question, value: object, *, needed: bool) -> FieldCode | None:
    if not isinstance(value, str):
        return "verkeerd_type"
    if len(value) > question.max_length:
        return "te_lang"
    return "verplicht" if needed and re.search(SPEAKING_PATTERN, value) is None else None


def _check_one(question: Question, value: object) -> FieldCode | None:
    if not isinstance(value, str):
        return "verkeerd_type"
    return "onbekende_optie" if question.option(value) is None else None


def _check_many(question: Question, value: object, *, needed: bool) -> FieldCode | None:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return "verkeerd_type"
    if len(value) > len(question.options):
        return "te_veel"
    if any(question.option(item) is None for item in value):
        return "onbekende_optie"
    if len(set(value)) < len(value):
        return "dubbel"
    return "verplicht" if needed and not value else None


def _as_choices(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else ()


def _check_moment(policy: Policy, raw: Mapping[str, object]) -> dt.datetime | FieldProblem | None:
    """Read the optional moment; it is made coarse at once and never stored."""
    asked = [name for name in MOMENT_QUESTIONS if policy.question(name) is not None]
    if MOMENT_FIELD not in raw or not asked:
        return None
    if any(name in raw for name in asked):
        return FieldProblem(field=MOMENT_FIELD, code="dubbel")
    value = raw[MOMENT_FIELD]
    if isinstance(value, str) and re.fullmatch(MOMENT_PATTERN, value):
        try:
            return dt.datetime.fromisoformat(value)
        except ValueError:
            # A day that the calendar does not have.
            return FieldProblem(field=MOMENT_FIELD, code="verkeerd_type")
    return FieldProblem(field=MOMENT_FIELD, code="verkeerd_type")


def stores_nothing(policy: Policy, answers: Answers) -> bool:
    """Whether an answer forbids storing anything: who says he did it himself is helped, not kept."""
    return any(option.stores_nothing for option in _chosen_options(policy, answers))


def needs_of(policy: Policy, answers: Answers) -> tuple[Need, ...]:
    """Return the kinds of help that the answers call for, most urgent first."""
    called = {need for option in _chosen_options(policy, answers) for need in option.help_for}
    return tuple(need for need in NEED_ORDER if need in called)


def referrals_of(policy: Policy, answers: Answers) -> tuple[str, ...]:
    """Return the referrals, by id, that the policy ties to the answers, in the order of the questions."""
    return tuple(dict.fromkeys(name for option in _chosen_options(policy, answers) for name in option.referrals))


def _chosen_options(policy: Policy, answers: Answers) -> Iterator[Option]:
    for question in policy.questions:
        given = answers.choices.get(question.id, ())
        yield from (option for option in question.options if option.code in given)
