"""The shapes of a report on its way through the intake; all of them redact themselves."""

import datetime as dt

import msgspec

from service.kernel.sensitive import Sensitive
from service.policy.model import Need
from service.web.problems import FieldProblem


class Answers(Sensitive, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Answers that fit the policy: option codes by question, texts by question."""

    choices: dict[str, tuple[str, ...]]
    stories: dict[str, str]
    moment: dt.datetime | None = None


class Refused(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag=True):
    """Answers that do not fit; names fields of the policy and codes, never what was sent."""

    fields: tuple[FieldProblem, ...]


class Facts(Sensitive, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is stored of the closed questions: the policy's digest and codes by question, sorted."""

    policy: str
    codes: dict[str, tuple[str, ...]]


class Story(Sensitive, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is stored of one open question: scrubbed text, or the sentence that it was not kept."""

    policy: str
    question: str
    text: str


class Accepted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag=True):
    """The report is on disk; its answers call for these kinds of help, and for these referrals by id."""

    needs: tuple[Need, ...]
    referrals: tuple[str, ...] = ()


class NothingStored(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag=True):
    """The answer was one for which nothing may be stored (GDPR article 10); help is shown instead."""


Outcome = Accepted | NothingStored | Refused
