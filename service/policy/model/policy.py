"""One meldpunt, whole."""

import msgspec

from service.kernel.text import Language, LocalizedText
from service.policy.model.keeping import Campaign, Caveats, ReleaseRule, RetentionRule, Review
from service.policy.model.organisation import (
    AddressForm,
    AdvFacility,
    AreaLevel,
    Audience,
    Channel,
    ExistingPoint,
    FollowUp,
    Municipality,
    Organisation,
    Owner,
    Partner,
    Phase,
    Referral,
    Scope,
)
from service.policy.model.questions import Purpose, Question, RetentionClass
from service.policy.model.words import OwnWords


class Policy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One meldpunt, whole. A new field has a default, so that it changes no digest by being there."""

    slug: str
    version: str
    name: LocalizedText
    languages: tuple[Language, ...]
    municipality: Municipality
    controller: Organisation
    processor: Organisation | None
    purposes: tuple[Purpose, ...]
    scope: Scope
    follow_up: FollowUp
    questions: tuple[Question, ...]
    retention: dict[RetentionClass, RetentionRule]
    release: ReleaseRule
    referrals: tuple[Referral, ...]
    problem: LocalizedText
    caveats: Caveats
    adv: AdvFacility
    phase: Phase = "open"
    address: AddressForm = "u"
    area_level: AreaLevel = "wijk"
    other_municipalities: tuple[Municipality, ...] = ()
    keeps_figures: bool = False
    owner: Owner | None = None
    review: Review | None = None
    tasks: tuple[str, ...] = ()
    audiences: tuple[Audience, ...] = ()
    channels: tuple[Channel, ...] = ()
    partners: tuple[Partner, ...] = ()
    existing: tuple[ExistingPoint, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    own_words: OwnWords | None = None
    embedded_by: tuple[str, ...] = ()
    theme: dict[str, str] = {}
    digest: str = ""

    def question(self, question_id: str) -> Question | None:
        """Return the question with this id, if the policy asks it."""
        return next((question for question in self.questions if question.id == question_id), None)

    def referral(self, referral_id: str) -> Referral | None:
        """Return the referral with this id, if the policy shows it."""
        return next((referral for referral in self.referrals if referral.id == referral_id), None)

    @property
    def municipalities(self) -> tuple[Municipality, ...]:
        """Every municipality that it works for, its home first."""
        return (self.municipality, *self.other_municipalities)

    @property
    def takes_reports(self) -> bool:
        """Whether people may report now."""
        return self.phase in {"proef", "open"}

    @property
    def sets_a_norm(self) -> bool:
        """Whether it wants to make clear what is not acceptable (G10)."""
        return any(purpose.code == "G10" for purpose in self.purposes)

    @property
    def classes(self) -> tuple[RetentionClass, ...]:
        """The retention classes that its questions use, in a fixed order."""
        used = {question.retention_class for question in self.questions if not question.steers_only}
        return tuple(name for name in ("feiten", "verhaal") if name in used)

    @property
    def telephone_lines(self) -> tuple[Referral, ...]:
        """The referrals that somebody in need can call; help to stop is for others."""
        return tuple(
            referral for referral in self.referrals if referral.phone is not None and referral.need != "stoppen"
        )
