"""The shape of the other files of `library/`: what all meldpunten share besides questions."""

import datetime as dt
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, field

from service.kernel.text import LocalizedText
from service.policy.model import Need
from service.policy.shape.scalars import (
    ChannelKind,
    Code,
    Count,
    DemandCode,
    GoalCode,
    ListCode,
    MunicipalityCode,
    Phone,
    TextFile,
    Website,
    Words,
    Year,
)


class NamedFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A code with its name in both languages."""

    code: Code
    nl: Words
    en: Words
    je: Words | None = None


class GoalFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[doelen]]` in `doelen.toml`: a wish of the guide."""

    code: GoalCode
    nl: Words
    en: Words


class GoalsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`doelen.toml`."""

    goals: tuple[GoalFile, ...] = field(name="doelen")


class TasksFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`kerntaken.toml`."""

    tasks: tuple[NamedFile, ...] = field(name="kerntaken")


class TargetGroupFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[doelgroepen]]`: people one wants to reach, and the kinds of channel that fit them."""

    code: Code
    nl: Words
    en: Words
    fitting: tuple[ChannelKind, ...] = field(name="past_bij")


class TargetGroupsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`doelgroepen.toml`."""

    groups: tuple[TargetGroupFile, ...] = field(name="doelgroepen")


class ChannelFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[kanalen]]`: a way to report, and what is true about it."""

    code: ChannelKind
    name: LocalizedText = field(name="naam")
    works: Literal["hier", "doorverwijzing"] = field(name="werking")
    truth: TextFile = field(name="waarheid")
    by_people: bool = field(name="voor_mensen", default=False)


class ChannelsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`kanalen.toml`."""

    channels: tuple[ChannelFile, ...] = field(name="kanalen")


class ReferralFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[verwijzingen]]` in the library and `[[hulp.eigen]]` in a policy."""

    id: Code
    need: Need = field(name="bij")
    name: LocalizedText = field(name="naam")
    text: TextFile = field(name="tekst")
    checked_on: dt.date = field(name="gecontroleerd_op")
    phone: Phone | None = field(name="telefoon", default=None)
    website: Website | None = field(name="site", default=None)


class ReferralsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`verwijzingen.toml`."""

    referrals: tuple[ReferralFile, ...] = field(name="verwijzingen")


class MappingFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[overzetting]]`: one answer of ours as one code of a list."""

    question: Code = field(name="vraag")
    answer: Code = field(name="antwoord")
    target: Code = field(name="naar")


class CodeListFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`codelijsten/*.toml`: a version of the code lists of the anti-discrimination facilities."""

    code: ListCode
    title: LocalizedText = field(name="titel")
    source: Words = field(name="bron")
    valid_from: dt.date = field(name="geldig_vanaf")
    grounds: tuple[NamedFile, ...] = field(name="gronden")
    terrains: tuple[NamedFile, ...] = field(name="terreinen")
    natures: tuple[NamedFile, ...] = field(name="aarden")
    mapping: tuple[MappingFile, ...] = field(name="overzetting")
    unknown: tuple[Code, ...] = field(name="onbekend", default=())
    successor: ListCode | None = field(name="opvolger", default=None)
    draft: bool = field(name="concept", default=False)


class CaveatFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One fixed sentence or more that go with figures."""

    nl: Words
    en: Words


class CaveatsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`voorbehouden.toml`: what every release must say."""

    fixed: CaveatFile = field(name="vast")
    mass: CaveatFile = field(name="massa")
    campaign: CaveatFile = field(name="campagne")
    empty: CaveatFile = field(name="leeg")
    indirect: CaveatFile = field(name="opbrengst")


class RoadmapQuestionFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[vragen]]` in `routekaart.toml`: what a municipality has to decide, and where the answer lives."""

    id: Code
    phase: Annotated[int, Meta(ge=0, le=3, description="0 tot en met 3")] = field(name="fase")
    part: Words = field(name="onderdeel")
    covers: tuple[DemandCode, ...] = field(name="dekt")
    question: Words = field(name="vraag")
    why: Words = field(name="uitleg")
    answered_in: Words = field(name="veld")


class RoadmapFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`routekaart.toml`."""

    questions: tuple[RoadmapQuestionFile, ...] = field(name="vragen")


class VolumeFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[omvang]]`: how many reports a quarter others had."""

    municipality: MunicipalityCode = field(name="gemeente")
    name: Words = field(name="naam")
    low: Count = field(name="laag")
    high: Count = field(name="hoog")
    source: Words = field(name="bron")


class VolumesFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`omvang.toml`."""

    volumes: tuple[VolumeFile, ...] = field(name="omvang")


class EndedFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[opgeheven]]`: a municipality that is no more, and the last year in which its code was used."""

    code: MunicipalityCode
    name: Words = field(name="naam")
    last_year: Year = field(name="laatste_jaar")


class EndedMunicipalitiesFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`opgeheven_gemeenten.toml`."""

    ended: tuple[EndedFile, ...] = field(name="opgeheven")
