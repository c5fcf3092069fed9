"""Advice about the routekaart: the questions that a municipality has not answered yet (pure)."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from service.policy.library import Library
from service.policy.lint.opening import OPENED
from service.policy.lint.problem import DatedRule, Problem, RuleCode
from service.policy.shape.meldpunt import PolicyFile

CODES: Final = (
    RuleCode(code="routekaart-open", title="Een vraag van de routekaart heeft nog geen antwoord.", weight="advies"),
)
# The field of a question that the policy answers nowhere else.
_ORGANISATIONAL: Final = "routekaart"
# Questions about one part of the field that they name.
_NARROWER: Final = {"opvolging": "opvolging.overleg", "overleg": "opvolging.overleg"}
# Fields with a code of their own when they are empty: always, or once people may report.
_TOLD: Final = frozenset({"zoektermen"})
_TOLD_WHEN_OPENED: Final = frozenset({"eigenaar", "opvolging", "opvolging.overleg"})


def check_roadmap(policy: PolicyFile, library: Library, _today: dt.date) -> Iterator[Problem]:
    """Every question of the routekaart is answered, in its own place or in a field of the policy."""
    told = _TOLD | _TOLD_WHEN_OPENED if policy.phase in OPENED else _TOLD
    written = msgspec.to_builtins(policy)
    for question in library.roadmap:
        path = _NARROWER.get(question.id, question.answered_in)
        if question.answered_in == _ORGANISATIONAL:
            path = f"{_ORGANISATIONAL}.{question.id}"
        if path not in told and not _value_at(written, path):
            yield path, "routekaart-open", f"nog open: {question.question} {question.why.rstrip('.')}"


def _value_at(written: Any, path: str) -> Any:
    """Return what stands at a place of the file, None where there is nothing."""
    for key in path.split("."):
        written = written.get(key) if isinstance(written, Mapping) else None
    return written


DATED_RULES: Final[tuple[DatedRule, ...]] = (check_roadmap,)
