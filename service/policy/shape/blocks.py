"""The shape of `library/vragen/*.toml`: one block of questions per file."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, field

from service.policy.model import DataClass, Need, QuestionKind
from service.policy.shape.scalars import Code, GoalCode, TextFile, Words


class OptionFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[vragen.opties]]` in a block."""

    code: Code
    nl: Words
    en: Words
    je: Words | None = None
    group: Code | None = field(name="groep", default=None)
    help_for: tuple[Need, ...] = field(name="hulp", default=())
    stores_nothing: bool = field(name="bewaart_niets", default=False)


class GroupFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[vragen.groepen]]` in a block."""

    code: Code
    nl: Words
    en: Words


class QuestionFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[vragen]]` in a block of the library."""

    id: Code
    kind: QuestionKind = field(name="soort")
    label: TextFile = field(name="vraag")
    hint: TextFile | None = field(name="uitleg", default=None)
    required: bool = field(name="verplicht", default=False)
    retention_class: DataClass = field(name="bewaarklasse", default="feiten")
    max_length: Annotated[int, Meta(ge=0, le=2000, description="0 tot 2000 tekens")] = field(
        name="hoogstens", default=0
    )
    options: tuple[OptionFile, ...] = field(name="opties", default=())
    groups: tuple[GroupFile, ...] = field(name="groepen", default=())
    districts: bool = field(name="wijken_uit_beleid", default=False)
    municipalities: bool = field(name="gemeenten_uit_beleid", default=False)
    places: bool = field(name="plekken_uit_beleid", default=False)
    steers_only: bool = field(name="slaat_niets_op", default=False)


class BlockFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of `library/vragen/`."""

    block: Code = field(name="blok")
    version: Annotated[int, Meta(ge=1, description="een geheel getal vanaf 1")] = field(name="versie")
    purposes: tuple[GoalCode, ...] = field(name="past_bij")
    questions: tuple[QuestionFile, ...] = field(name="vragen")
    after_sending: bool = field(name="na_versturen", default=False)
    default: Literal["aan", "uit"] = field(name="standaard", default="aan")
