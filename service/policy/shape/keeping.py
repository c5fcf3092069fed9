"""The shape of `[bewaartermijnen]` and `[vrijgave]`: how long things live, and what may be told."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, field

from service.kernel.text import LocalizedText
from service.policy.model import AfterTerm, HoldGround, Level, Reader, Rhythm
from service.policy.shape.scalars import Code, Iso, Slug, Start, Words


class MinimumFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A minimum term with its ground in the selection list."""

    term: Iso = field(name="termijn")
    ground: Words = field(name="grond")


class DeviationFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why, and by whom decided, a minimum is not kept."""

    reason: Words = field(name="reden")
    who: Words = field(name="wie")


class HoldFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """On which grounds destruction may be put off, and how long at most."""

    grounds: tuple[HoldGround, ...] = field(name="gronden")
    longest: Iso = field(name="hoogstens")


# guide S64, S98: policy field `bewaartermijnen`: term, ceiling, minimum and who reads
class RetentionFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[bewaartermijnen.KLASSE]`; without a term only for figures that are kept for good."""

    after: AfterTerm = field(name="na")
    start: Start | None = None
    term: Iso | None = field(name="termijn", default=None)
    ceiling: Iso | None = field(name="uiterlijk", default=None)
    grace: Iso = field(name="respijt", default="P0D")
    counted_in: tuple[Slug, ...] = field(name="tel", default=())
    copies: Iso = field(name="kopieen", default="P0D")
    readers: tuple[Reader, ...] = field(name="lezers", default=())
    minimum: MinimumFile | None = None
    deviation: DeviationFile | None = field(name="afwijking", default=None)
    holds: HoldFile | None = field(name="opschorting", default=None)


class DimensionFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One side of a table."""

    question: Code = field(name="vraag")
    level: Level = field(name="niveau", default="optie")


class TableFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[vrijgave.tabellen]]`."""

    id: Slug
    title: LocalizedText = field(name="titel")
    dimensions: Annotated[
        tuple[DimensionFile, ...], Meta(min_length=1, max_length=3, description="een tot drie zijden")
    ] = field(name="zijden")
    rhythm: Rhythm = field(name="ritme", default="kwartaal")


# guide S1, S6, S7, S8, S18: policy field `vrijgave`: which tables come out, and how often
class ReleaseFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[vrijgave]`."""

    k: Annotated[int, Meta(ge=3, le=50, description="een geheel getal van 3 tot 50")]
    rhythm: Literal["kwartaal"] = field(name="ritme")
    tables: tuple[TableFile, ...] = field(name="tabellen")
