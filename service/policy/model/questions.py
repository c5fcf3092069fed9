"""What is asked: questions, answers and the groups in which answers are told."""

from typing import Literal

import msgspec

from service.kernel.text import LocalizedText

QuestionKind = Literal["een", "meer", "tekst"]
RetentionClass = Literal["feiten", "verhaal"]
"""The classes that are sealed, each in buckets of its own."""
DataClass = Literal["feiten", "verhaal", "terugkoppeling", "cijfers"]
"""Everything that a term can be set for; `cijfers` are released figures."""
Level = Literal["optie", "groep", "adv"]
Need = Literal["gevaar", "seksueel_geweld", "praten", "juridisch", "discriminatie", "stoppen"]


class Purpose(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A goal of the national guide (G1..G13) that this meldpunt pursues."""

    code: str
    text: LocalizedText


class Option(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One answer that may be ticked.

    `help_for` names the help that it calls for and `referrals` the referrals by id. `group` and `adv`
    are the codes under which it is told on the levels `groep` and `adv`.
    """

    code: str
    label: LocalizedText
    group: str | None = None
    adv: str | None = None
    help_for: tuple[Need, ...] = ()
    referrals: tuple[str, ...] = ()
    stores_nothing: bool = False


class Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A roll-up of options under which figures are released."""

    code: str
    label: LocalizedText


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One question of the form; only what stands here can be stored.

    `steers_only`: the answer chooses what the next page shows and is never stored.
    """

    id: str
    block: str
    block_version: int = 1
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
    adv_groups: tuple[Group, ...] = ()
    steers_only: bool = False

    def option(self, code: str) -> Option | None:
        """Return the option with this code, if the question has it."""
        return next((option for option in self.options if option.code == code), None)

    def groups_of(self, level: Level) -> tuple[Group, ...]:
        """Return the groups of a level; none for `optie`."""
        return {"optie": (), "groep": self.groups, "adv": self.adv_groups}[level]
