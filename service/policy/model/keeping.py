"""How long things live, and what may be told about them."""

import datetime as dt
from typing import Literal

import msgspec

from service.kernel.text import LocalizedText
from service.policy.model.questions import Level
from service.policy.terms import Term

RetentionStart = str
"""`ontvangst`, `einde_periode`, `vrijgave` or `gebeurtenis:NAAM`."""
AfterTerm = Literal["tel_en_vernietig", "vernietig", "bewaar_blijvend"]
Reader = Literal["steward", "onderzoeker", "niemand"]
HoldGround = Literal["woo", "rechtszaak", "raadsonderzoek", "hotspot"]
Rhythm = Literal["kwartaal", "jaar"]
ReviewRhythm = Literal["maand", "kwartaal", "halfjaar", "jaar"]


class HoldRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """On which grounds destruction may be put off, and how long at most."""

    grounds: tuple[HoldGround, ...]
    longest: Term


class RetentionRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How long one class of data lives: from `start`, for `term`, never beyond `ceiling`.

    Ceiling counts from the day of receipt. GDPR article 5(1)(e).
    """

    start: RetentionStart
    term: Term
    ceiling: Term
    after: AfterTerm
    grace: Term = Term()
    minimum: Term | None = None
    ground: str | None = None
    deviation: str | None = None
    copies: Term = Term()
    readers: tuple[Reader, ...] = ()
    counted_in: tuple[str, ...] = ()
    holds: HoldRule | None = None


class TableDimension(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A question as a side of a table, by its options or by their groups."""

    question: str
    level: Level


class ReleaseTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A table that may leave the service, one-way or two-way."""

    id: str
    title: LocalizedText
    dimensions: tuple[TableDimension, ...]
    rhythm: Rhythm = "kwartaal"


class ReleaseRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is published, and the `k` below which a count is protected."""

    k: int
    tables: tuple[ReleaseTable, ...]

    def tables_per(self, rhythm: Rhythm) -> tuple[ReleaseTable, ...]:
        """Return the tables that come out in this rhythm."""
        return tuple(table for table in self.tables if table.rhythm == rhythm)


class Review(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """When figures are talked over, first published, and answered by what was done."""

    rhythm: ReviewRhythm
    first_publication: dt.date
    answer_within: Term


class Caveats(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What every release says about its figures; the guide: figures do not tell everything."""

    fixed: LocalizedText
    mass: LocalizedText
    campaign: LocalizedText
    empty: LocalizedText
    indirect: LocalizedText


class Campaign(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A campaign that may bring more reports."""

    code: str
    name: LocalizedText
    start: dt.date
    end: dt.date
