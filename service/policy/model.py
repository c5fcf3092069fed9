"""The compiled policy: everything a meldpunt is, as values that cannot change.

Every other room reads these Structs; none reads a TOML file.
"""

import datetime as dt
from typing import Literal

import msgspec

from service.kernel.text import Language, LocalizedText
from service.policy.terms import Term

QuestionKind = Literal["een", "meer", "tekst"]
RetentionClass = Literal["feiten", "verhaal"]
RetentionStart = Literal["ontvangst", "einde_periode", "vrijgave"]
AfterTerm = Literal["tel_en_vernietig", "vernietig"]
Level = Literal["optie", "groep"]
Need = Literal["gevaar", "seksueel_geweld", "praten", "juridisch", "discriminatie"]


class Purpose(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A goal of the national guide (G1..G13) that this meldpunt pursues."""

    code: str
    text: LocalizedText


class Option(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One answer that may be ticked; `help_for` names the help that it calls for."""

    code: str
    label: LocalizedText
    group: str | None = None
    help_for: tuple[Need, ...] = ()
    stores_nothing: bool = False


class Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A roll-up of options under which figures are released."""

    code: str
    label: LocalizedText


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question of the form; only what stands here can be stored."""

    id: str
    block: str
    kind: QuestionKind
    required: bool
    label: LocalizedText
    hint: LocalizedText | None
    options: tuple[Option, ...]
    groups: tuple[Group, ...]
    purposes: tuple[str, ...]
    retention_class: RetentionClass
    max_length: int = 0
    merged: dict[str, str] = {}

    def option(self, code: str) -> Option | None:
        """Return the option with this code, if the question has it."""
        return next((option for option in self.options if option.code == code), None)


class RetentionRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long one class of data lives: from `start`, for `term`, never beyond `ceiling`.

    Ceiling counts from the day of receipt. GDPR article 5(1)(e).
    """

    start: RetentionStart
    term: Term
    ceiling: Term
    after: AfterTerm
    grace: Term = Term()


class TableDimension(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question as a side of a table, by its options or by their groups."""

    question: str
    level: Level


class ReleaseTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table that may leave the service, one-way or two-way."""

    id: str
    title: LocalizedText
    dimensions: tuple[TableDimension, ...]


class ReleaseRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is published per quarter, and the `k` below which a count is protected."""

    k: int
    tables: tuple[ReleaseTable, ...]


class Referral(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An organisation that helps; its number was checked by a person on `checked_on`."""

    id: str
    need: Need
    name: LocalizedText
    text: LocalizedText
    phone: str | None
    website: str | None
    checked_on: dt.date


class Organisation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A controller or processor in the sense of GDPR article 4(7) and 4(8)."""

    name: str
    contact: str


class Municipality(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A municipality with its CBS code and the year whose districts are used."""

    code: str
    name: str
    cbs_year: int


class Scope(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may be reported here and what may not."""

    included: LocalizedText
    excluded: LocalizedText


class Policy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One meldpunt, whole."""

    slug: str
    version: str
    name: LocalizedText
    languages: tuple[Language, ...]
    municipality: Municipality
    controller: Organisation
    processor: Organisation | None
    purposes: tuple[Purpose, ...]
    scope: Scope
    follow_up: LocalizedText
    questions: tuple[Question, ...]
    retention: dict[RetentionClass, RetentionRule]
    release: ReleaseRule
    referrals: tuple[Referral, ...]
    digest: str = ""

    def question(self, question_id: str) -> Question | None:
        """Return the question with this id, if the policy asks it."""
        return next((question for question in self.questions if question.id == question_id), None)

    @property
    def classes(self) -> tuple[RetentionClass, ...]:
        """The retention classes that its questions use, in a fixed order."""
        used = {question.retention_class for question in self.questions}
        return tuple(name for name in ("feiten", "verhaal") if name in used)

    @property
    def telephone_lines(self) -> tuple[Referral, ...]:
        """The referrals that can be called."""
        return tuple(referral for referral in self.referrals if referral.phone is not None)
