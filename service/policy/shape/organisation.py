"""The shape of the organisational parts of a policy: who runs it, with whom, for whom and how."""

import datetime as dt

import msgspec
from msgspec import field

from service.kernel.text import LocalizedText
from service.policy.model import FollowUpKind, PartnerGets, ReviewRhythm
from service.policy.shape.scalars import (
    ChannelKind,
    Code,
    Count,
    GoalCode,
    Iso,
    ListCode,
    PartnerKind,
    Phone,
    Website,
    Words,
)


class ChangeFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[wijzigingen]]`: one version of this file, who wrote it and what changed."""

    version: Words = field(name="versie")
    by: Words = field(name="door")
    what: Words = field(name="wat")


class ControllerFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[verantwoordelijke]`; `fg` is how to reach the data protection officer."""

    name: Words = field(name="naam")
    contact: Words
    officer: Words | None = field(name="fg", default=None)


class ProcessorFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[verwerker]`."""

    name: Words = field(name="naam")
    contact: Words


class OwnerFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[eigenaar]`: who answers for the meldpunt inside the municipality."""

    name: Words = field(name="naam")
    department: Words = field(name="afdeling")
    contact: Words


class ReviewFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[opvolging]`: when the figures are talked over, first published, and answered."""

    rhythm: ReviewRhythm | None = field(name="overleg", default=None)
    first_publication: dt.date | None = field(name="eerste_publicatie", default=None)
    answer_within: Iso = field(name="terugkoppeling", default="P30D")


class ElsewhereFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[afbakening.elders]]`: what does not belong here, and who takes it."""

    what: LocalizedText = field(name="wat")
    referral: Code = field(name="verwijzing")


# guide S27, S76, S78: policy field `afbakening`: what is and is not for this meldpunt, and who takes the rest
class ScopeFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[afbakening]`."""

    included: LocalizedText = field(name="wel")
    excluded: LocalizedText = field(name="niet")
    public_space: LocalizedText | None = field(name="openbare_ruimte", default=None)
    elsewhere: tuple[ElsewhereFile, ...] = field(name="elders", default=())


class AudienceFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[doelgroepen]]` of a policy: a group and the channels that are meant for it."""

    group: Code = field(name="groep")
    channels: tuple[ChannelKind, ...] = field(name="kanalen")


class OfferedChannelFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[kanalen]]` of a policy."""

    kind: ChannelKind = field(name="soort")
    address: Words | None = field(name="adres", default=None)
    partner: Code | None = field(name="van", default=None)
    hours: LocalizedText | None = field(name="bereikbaar", default=None)


class FollowUpFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[vervolg]`: what happens after a report."""

    kind: FollowUpKind = field(name="soort")
    text: LocalizedText = field(name="tekst")
    partner: Code | None = field(name="naar", default=None)


class PartnerFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[partners]]`."""

    id: Code
    name: Words = field(name="naam")
    kind: PartnerKind = field(name="soort")
    role: Words = field(name="rol")
    purposes: tuple[GoalCode, ...] = field(name="doelen", default=())
    website: Website | None = field(name="site", default=None)
    phone: Phone | None = field(name="telefoon", default=None)
    contact: Words | None = None
    gets: PartnerGets = field(name="krijgt", default="niets")


class AdvFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[adv]`: the anti-discrimination facility that every municipality has (Wga article 1)."""

    name: Words = field(name="naam")
    website: Website = field(name="site")
    code_list: ListCode = field(name="lijst")
    phone: Phone | None = field(name="telefoon", default=None)


class ExistingFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[bestaande_meldpunten]]`: where people could report already, and how that differs."""

    name: Words = field(name="naam")
    difference: LocalizedText = field(name="verschil")
    website: Website | None = field(name="site", default=None)
    phone: Phone | None = field(name="telefoon", default=None)


class ExpectationFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[verwachting]`: how many reports a quarter are expected, and why."""

    reports: Count = field(name="meldingen_per_kwartaal")
    source: Words = field(name="bron")


class CampaignFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[campagnes]]`."""

    code: Code
    name: LocalizedText = field(name="naam")
    start: dt.date = field(name="van")
    end: dt.date = field(name="tot")


class SearchTermFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[zoektermen]]`: what people type on the municipality's site, and whether they end up here."""

    term: Words
    tried_on: dt.date | None = field(name="geprobeerd_op", default=None)
    found: bool = field(name="gevonden", default=False)


class RoadmapAnswerFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[routekaart.ID]`: the answer to an organisational question, by whom and when."""

    answer: Words = field(name="antwoord")
    who: Words = field(name="wie")
    when: dt.date = field(name="wanneer")
