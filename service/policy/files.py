"""The shape of the TOML files, in the Dutch words that municipalities use (ADR 0003)."""

import datetime as dt
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, field

from service.kernel.text import LocalizedText
from service.policy.model import AfterTerm, Level, Need, QuestionKind, RetentionClass, RetentionStart

Slug = Annotated[
    str,
    Meta(pattern=r"^[a-z](-?[a-z0-9]){1,39}$", description="kleine letters, cijfers en losse streepjes (2-40)"),
]
Code = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_]{1,32}$", description="letters, cijfers en _ (hoogstens 32)")]
Words = Annotated[str, Meta(min_length=1, max_length=2000, description="tekst van 1 tot 2000 tekens")]
Iso = Annotated[str, Meta(pattern=r"^P[0-9YMWD]+$", description="een termijn als P30D, P6M of P1Y")]
GoalCode = Annotated[str, Meta(pattern=r"^G([1-9]|1[0-3])$", description="een doel G1 tot en met G13")]
Phone = Annotated[str, Meta(pattern=r"^[0-9][0-9 +-]{1,19}$", description="een telefoonnummer in cijfers")]
Website = Annotated[
    str, Meta(pattern=r"^https://[a-z0-9.-]+(/[^\s]*)?$", description="een adres dat met https:// begint")
]


class OptionFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[vragen.opties]]` in a block."""

    code: Code
    nl: Words
    en: Words
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
    label: LocalizedText = field(name="vraag")
    hint: LocalizedText | None = field(name="uitleg", default=None)
    required: bool = field(name="verplicht", default=False)
    retention_class: RetentionClass = field(name="bewaarklasse", default="feiten")
    max_length: Annotated[int, Meta(ge=0, le=2000, description="0 tot 2000 tekens")] = field(
        name="hoogstens", default=0
    )
    options: tuple[OptionFile, ...] = field(name="opties", default=())
    groups: tuple[GroupFile, ...] = field(name="groepen", default=())
    districts: bool = field(name="wijken_uit_beleid", default=False)


class BlockFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of `library/vragen/`."""

    block: Code = field(name="blok")
    version: Annotated[int, Meta(ge=1, description="een geheel getal vanaf 1")] = field(name="versie")
    purposes: tuple[GoalCode, ...] = field(name="past_bij")
    questions: tuple[QuestionFile, ...] = field(name="vragen")


class GoalFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[doelen]]` in `library/doelen.toml`."""

    code: GoalCode
    nl: Words
    en: Words


class GoalsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`library/doelen.toml`."""

    goals: tuple[GoalFile, ...] = field(name="doelen")


class ReferralFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[verwijzingen]]` in `library/verwijzingen.toml`."""

    id: Code
    need: Need = field(name="bij")
    name: LocalizedText = field(name="naam")
    text: LocalizedText = field(name="tekst")
    checked_on: dt.date = field(name="gecontroleerd_op")
    phone: Phone | None = field(name="telefoon", default=None)
    website: Website | None = field(name="site", default=None)


class ReferralsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`library/verwijzingen.toml`."""

    referrals: tuple[ReferralFile, ...] = field(name="verwijzingen")


class MunicipalityFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[gemeente]`."""

    code: Annotated[str, Meta(pattern=r"^GM\d{4}$", description="GM en vier cijfers (CBS)")]
    name: Words = field(name="naam")
    cbs_year: Annotated[int, Meta(ge=2015, le=2099, description="een jaartal")] = field(name="cbs_jaar")


class OrganisationFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[verantwoordelijke]` and `[verwerker]`."""

    name: Words = field(name="naam")
    contact: Words


class ScopeFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[afbakening]`."""

    included: LocalizedText = field(name="wel")
    excluded: LocalizedText = field(name="niet")


class AskedFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[vragen]]` in a policy: switch a block on by naming why."""

    block: Code = field(name="blok")
    purposes: tuple[GoalCode, ...] = field(name="doelen", default=())


class DistrictFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[wijken]]`: a CBS district; `samen_met` stores it as another one when it is too small."""

    code: Annotated[str, Meta(pattern=r"^WK\d{4}[0-9A-Z]{2}$", description="WK, vier cijfers, twee tekens (CBS)")]
    name: Words = field(name="naam")
    merged_into: str | None = field(name="samen_met", default=None)


class MinimumFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A minimum term with its ground in the selection list."""

    term: Iso = field(name="termijn")
    ground: Words = field(name="grond")


class DeviationFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why, and by whom decided, a minimum is not kept."""

    reason: Words = field(name="reden")
    who: Words = field(name="wie")


class RetentionFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[bewaartermijnen.KLASSE]`."""

    start: RetentionStart
    term: Iso = field(name="termijn")
    ceiling: Iso = field(name="uiterlijk")
    after: AfterTerm = field(name="na")
    grace: Iso = field(name="respijt", default="P0D")
    minimum: MinimumFile | None = None
    deviation: DeviationFile | None = field(name="afwijking", default=None)


class DimensionFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One side of a table."""

    question: Code = field(name="vraag")
    level: Level = field(name="niveau", default="optie")


class TableFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[vrijgave.tabellen]]`."""

    id: Slug
    title: LocalizedText = field(name="titel")
    dimensions: Annotated[
        tuple[DimensionFile, ...], Meta(min_length=1, max_length=2, description="een of twee zijden")
    ] = field(name="zijden")


class ReleaseFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[vrijgave]`."""

    k: Annotated[int, Meta(ge=3, le=50, description="een geheel getal van 3 tot 50")]
    rhythm: Literal["kwartaal"] = field(name="ritme")
    tables: tuple[TableFile, ...] = field(name="tabellen")


class HelpFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[hulp]`: which referrals of the library this meldpunt shows."""

    referrals: tuple[Code, ...] = field(name="verwijzingen")


class PolicyFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A policy file, whole."""

    slug: Slug
    version: Words = field(name="versie")
    name: LocalizedText = field(name="naam")
    languages: tuple[Literal["nl", "en"], ...] = field(name="talen")
    municipality: MunicipalityFile = field(name="gemeente")
    controller: OrganisationFile = field(name="verantwoordelijke")
    purposes: tuple[GoalCode, ...] = field(name="doelen")
    scope: ScopeFile = field(name="afbakening")
    follow_up: LocalizedText = field(name="vervolg")
    asked: tuple[AskedFile, ...] = field(name="vragen")
    retention: dict[RetentionClass, RetentionFile] = field(name="bewaartermijnen")
    release: ReleaseFile = field(name="vrijgave")
    help: HelpFile = field(name="hulp")
    processor: OrganisationFile | None = field(name="verwerker", default=None)
    districts: tuple[DistrictFile, ...] = field(name="wijken", default=())
