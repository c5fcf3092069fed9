"""Advice about the routekaart: the questions that a municipality has not answered yet (pure)."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal

import msgspec

from service.policy.library import Library
from service.policy.lint.advice_upkeep import left_open
from service.policy.lint.opening import OPENED
from service.policy.lint.problem import DatedRule, Problem, RuleCode, shown_referrals
from service.policy.shape.meldpunt import PolicyFile
from service.policy.shape.shared import RoadmapQuestionFile

CODES: Final = (
    RuleCode(code="routekaart-open", title="Een vraag van de routekaart heeft nog geen antwoord.", weight="advies"),
)
Standing = Literal["answered", "open", "not_yet"]
# The field of a question that the policy answers nowhere else.
_ORGANISATIONAL: Final = "routekaart"
# Questions about one part of the field that they name.
_NARROWER: Final = {"opvolging": "opvolging.overleg", "overleg": "opvolging.overleg"}
# Questions that only a later version of the service lets a policy answer: nothing is asked after sending yet.
_NOT_YET: Final = frozenset({"feedback"})
# Help is always there; help to stop is not.
_ABOUT_STOPPING: Final = "plegers"
# Fields with a code of their own when they are empty: always, or once people may report.
_TOLD: Final = frozenset({"zoektermen"})
_TOLD_WHEN_OPENED: Final = frozenset({"eigenaar", "opvolging", "opvolging.overleg"})


def check_roadmap(policy: PolicyFile, library: Library, _today: dt.date) -> Iterator[Problem]:
    """Every question of the routekaart is answered, in its own place or in a field of the policy."""
    told = _TOLD | _TOLD_WHEN_OPENED if policy.phase in OPENED else _TOLD
    for question, standing in standings(policy, library).items():
        path = _place_of(question)
        if path not in told and standing == "open":
            yield path, "routekaart-open", f"nog open: {question.question} {question.why.rstrip('.')}"


def standings(
    policy: PolicyFile, library: Library, missing: tuple[str, ...] = ()
) -> dict[RoadmapQuestionFile, Standing]:
    """Return for every question of the routekaart, in its order, whether it is answered, open or not possible yet.

    An answer under `routekaart` counts for any question, a place to fill in for none. `missing` names fields that
    hold a stand-in.
    """
    written = msgspec.to_builtins(policy)
    stopping = any(referral.need == "stoppen" for referral in shown_referrals(policy, library).values())
    found: dict[RoadmapQuestionFile, Standing] = {}
    for question in library.roadmap:
        if _is_given(question, policy, missing):
            found[question] = "answered"
        elif question.id in _NOT_YET:
            found[question] = "not_yet"
        else:
            there = question.answered_in != _ORGANISATIONAL and not _is_missing(question.answered_in, missing)
            there = there and (stopping or question.id != _ABOUT_STOPPING)
            found[question] = "answered" if there and _value_at(written, _place_of(question)) else "open"
    return found


def _place_of(question: RoadmapQuestionFile) -> str:
    if question.answered_in == _ORGANISATIONAL:
        return f"{_ORGANISATIONAL}.{question.id}"
    return _NARROWER.get(question.id, question.answered_in)


def _is_given(question: RoadmapQuestionFile, policy: PolicyFile, missing: tuple[str, ...]) -> bool:
    given = policy.roadmap.get(question.id)
    stands_in = f"{_ORGANISATIONAL}.{question.id}.antwoord" in missing
    return given is not None and not stands_in and left_open(given.answer) is None


def _is_missing(path: str, missing: tuple[str, ...]) -> bool:
    """Whether a place, or anything inside it, was left open."""
    return any(place == path or place.startswith((f"{path}.", f"{path}[")) for place in missing)


def _value_at(written: Any, path: str) -> Any:
    """Return what stands at a place of the file, None where there is nothing."""
    for key in path.split("."):
        written = written.get(key) if isinstance(written, Mapping) else None
    return written


DATED_RULES: Final[tuple[DatedRule, ...]] = (check_roadmap,)
