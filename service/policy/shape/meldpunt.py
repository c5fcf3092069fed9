"""The shape of a policy file, whole."""

from typing import Literal

import msgspec
from msgspec import field

from service.kernel.text import LocalizedText
from service.policy.model import AddressForm, DataClass, Phase
from service.policy.shape.keeping import ReleaseFile, RetentionFile
from service.policy.shape.organisation import (
    AdvFile,
    AudienceFile,
    CampaignFile,
    ChangeFile,
    ControllerFile,
    ExistingFile,
    ExpectationFile,
    FollowUpFile,
    OfferedChannelFile,
    OwnerFile,
    PartnerFile,
    ProcessorFile,
    ReviewFile,
    RoadmapAnswerFile,
    ScopeFile,
    SearchTermFile,
)
from service.policy.shape.places import GeographyFile
from service.policy.shape.scalars import Code, GoalCode, Origin, Slug, TokenName, TokenValue, Words
from service.policy.shape.shared import ReferralFile
from service.policy.shape.words import OwnWordsFile


class AskedFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[vragen]]` in a policy: switch a block on by naming why; `opties` keeps only some answers."""

    block: Code = field(name="blok")
    purposes: tuple[GoalCode, ...] = field(name="doelen", default=())
    options: tuple[Code, ...] = field(name="opties", default=())


class TriggerFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[hulp.bij]]`: an answer that brings a referral into view."""

    question: Code = field(name="vraag")
    answer: Code = field(name="antwoord")
    referral: Code = field(name="verwijzing")


class HelpFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[hulp]`: the referrals of the library and of its own that this meldpunt shows."""

    referrals: tuple[Code, ...] = field(name="verwijzingen")
    own: tuple[ReferralFile, ...] = field(name="eigen", default=())
    triggers: tuple[TriggerFile, ...] = field(name="bij", default=())


class PolicyFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A policy file, whole."""

    slug: Slug
    version: Words = field(name="versie")
    # guide S28, S104: policy field `fase`: not open before owner, review and first publication are there
    phase: Phase = field(name="fase")
    name: LocalizedText = field(name="naam")
    # guide S68, S102: policy field `talen`, and `aanspreekvorm` (u or je)
    languages: tuple[Literal["nl", "en"], ...] = field(name="talen")
    # guide S1, S25, S54, S74: policy field `doelen`: several wishes at once, each question names its own
    purposes: tuple[GoalCode, ...] = field(name="doelen")
    # guide S55, S75: policy field `probleem`: the problem in the municipality's own words
    problem: LocalizedText = field(name="probleem")
    # guide S104: policy field `wijzigingen`: versions with what changed; `fase = "proef"` marks a trial
    changes: tuple[ChangeFile, ...] = field(name="wijzigingen")
    controller: ControllerFile = field(name="verantwoordelijke")
    scope: ScopeFile = field(name="afbakening")
    # guide S52, S70, S77, S79, S89: policy field `doelgroepen`: each group with its channels
    audiences: tuple[AudienceFile, ...] = field(name="doelgroepen")
    # guide S41, S44, S45, S46, S47: policy field `kanalen`: every way to report, whose it is and when people answer
    # guide S48, S49, S89, S90: policy field `kanalen`: every way to report, whose it is and when people answer
    channels: tuple[OfferedChannelFile, ...] = field(name="kanalen")
    # guide S26, S66, S97: policy field `vervolg`: nothing, a hand-over page, or elsewhere
    follow_up: FollowUpFile = field(name="vervolg")
    geography: GeographyFile = field(name="geografie")
    # guide S99: policy field `vragen`: nothing is asked without a goal
    asked: tuple[AskedFile, ...] = field(name="vragen")
    retention: dict[DataClass, RetentionFile] = field(name="bewaartermijnen")
    release: ReleaseFile = field(name="vrijgave")
    help: HelpFile = field(name="hulp")
    # guide S40, S41, S86: policy field `adv`: the anti-discrimination facility
    adv: AdvFile | None = None
    address: AddressForm = field(name="aanspreekvorm", default="u")
    # guide S19: complaints are the facility's task: policy fields `kerntaken` and `adv`, a hand-over, never a case here
    # guide S20, S22: policy field `kerntaken`: registering and informing are what this service itself does
    tasks: tuple[Code, ...] = field(name="kerntaken", default=())
    # guide S88: policy fields `verantwoordelijke` and `verwerker`
    processor: ProcessorFile | None = field(name="verwerker", default=None)
    # guide S95: policy field `eigenaar`
    owner: OwnerFile | None = field(name="eigenaar", default=None)
    # guide S28, S34, S61, S91: policy field `opvolging`: rhythm of review, first publication, answer within a term
    review: ReviewFile | None = field(name="opvolging", default=None)
    # guide S23, S60, S83, S84, S97: policy field `partners`: what each does, for which goal, and what it gets
    partners: tuple[PartnerFile, ...] = ()
    # guide S41, S42, S59, S86: policy field `bestaande_meldpunten`, shown to reporters
    existing: tuple[ExistingFile, ...] = field(name="bestaande_meldpunten", default=())
    expectation: ExpectationFile | None = field(name="verwachting", default=None)
    # guide S50, S70: policy field `campagnes`
    campaigns: tuple[CampaignFile, ...] = field(name="campagnes", default=())
    # guide S51, S92: policy field `zoektermen`: tried on one's own site
    search_terms: tuple[SearchTermFile, ...] = field(name="zoektermen", default=())
    # guide S42, S56, S57, S58: policy field `routekaart`: each organisational question with answer, who and when
    # guide S61, S71, S73, S82: policy field `routekaart`: each organisational question with answer, who and when
    # guide S85, S86, S87, S93: policy field `routekaart`: each organisational question with answer, who and when
    # guide S96, S98, S102, S103: policy field `routekaart`: each organisational question with answer, who and when
    roadmap: dict[Code, RoadmapAnswerFile] = field(name="routekaart", default={})
    # guide S100: policy field `tekst`: words that may stay in a story, words that must go, and streets
    own_words: OwnWordsFile | None = field(name="tekst", default=None)
    # guide S43: policy field `insluiten`: the sites that may embed the form
    embedded_by: tuple[Origin, ...] = field(name="insluiten", default=())
    # guide S55: policy field `huisstijl`
    theme: dict[TokenName, TokenValue] = field(name="huisstijl", default={})
