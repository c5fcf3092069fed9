"""Compiling a checked policy file and the library into a `Policy` (pure)."""

from service.kernel.text import LocalizedText
from service.policy.canonical import with_digest
from service.policy.compile_questions import compile_questions, localize
from service.policy.library import Library
from service.policy.model import (
    AddressForm,
    AdvFacility,
    Audience,
    Campaign,
    Caveats,
    Channel,
    Elsewhere,
    ExistingPoint,
    FollowUp,
    HoldRule,
    Municipality,
    Organisation,
    Owner,
    OwnWords,
    Partner,
    Policy,
    Purpose,
    Referral,
    ReleaseRule,
    ReleaseTable,
    RetentionClass,
    RetentionRule,
    Review,
    Scope,
    TableDimension,
)
from service.policy.shape.keeping import ReleaseFile, RetentionFile
from service.policy.shape.meldpunt import PolicyFile
from service.policy.shape.organisation import AdvFile, OfferedChannelFile, PartnerFile, ReviewFile, ScopeFile
from service.policy.shape.shared import CaveatFile, ReferralFile
from service.policy.shape.words import OwnWordsFile
from service.policy.terms import Term

SEALED: tuple[RetentionClass, ...] = ("feiten", "verhaal")


def compile_policy(file: PolicyFile, library: Library) -> Policy:
    """Build the `Policy`; `file` has passed every rule of the linter that stops a policy."""
    home, *others = _compile_municipalities(file)
    facility = _compile_adv(file.adv)
    partners = {partner.id: _compile_partner(partner) for partner in file.partners}
    return with_digest(
        Policy(
            slug=file.slug,
            version=file.version,
            phase=file.phase,
            name=file.name,
            languages=file.languages,
            address=file.address,
            municipality=home,
            other_municipalities=tuple(others),
            area_level=file.geography.level,
            controller=Organisation(
                name=file.controller.name, contact=file.controller.contact, officer=file.controller.officer
            ),
            processor=(
                None
                if file.processor is None
                else Organisation(name=file.processor.name, contact=file.processor.contact)
            ),
            owner=(
                None
                if file.owner is None
                else Owner(name=file.owner.name, department=file.owner.department, contact=file.owner.contact)
            ),
            review=_compile_review(file.review),
            purposes=tuple(
                Purpose(code=code, text=LocalizedText(nl=library.goals[code].nl, en=library.goals[code].en))
                for code in file.purposes
            ),
            tasks=file.tasks,
            problem=file.problem,
            scope=_compile_scope(file.scope),
            audiences=_compile_audiences(file, library),
            channels=tuple(_compile_channel(channel, library, file.address) for channel in file.channels),
            follow_up=FollowUp(
                kind=file.follow_up.kind,
                text=file.follow_up.text,
                partner=None if file.follow_up.partner is None else partners[file.follow_up.partner],
            ),
            partners=tuple(partners.values()),
            adv=facility,
            existing=tuple(
                ExistingPoint(name=point.name, difference=point.difference, website=point.website, phone=point.phone)
                for point in file.existing
            ),
            questions=compile_questions(file, library, library.code_lists[facility.code_list]),
            retention={name: _compile_retention(file.retention[name]) for name in SEALED if name in file.retention},
            keeps_figures="cijfers" in file.retention,
            release=_compile_release(file.release),
            caveats=_compile_caveats(library),
            referrals=_compile_referrals(file, library),
            campaigns=tuple(
                Campaign(code=campaign.code, name=campaign.name, start=campaign.start, end=campaign.end)
                for campaign in file.campaigns
            ),
            own_words=_compile_own_words(file.own_words),
            embedded_by=file.embedded_by,
            theme=file.theme,
        )
    )


def _compile_municipalities(file: PolicyFile) -> tuple[Municipality, ...]:
    return tuple(
        Municipality(code=municipality.code, name=municipality.name, cbs_year=file.geography.cbs_year)
        for municipality in file.geography.municipalities
    )


def _compile_own_words(own: OwnWordsFile | None) -> OwnWords | None:
    if own is None:
        return None
    return OwnWords(kept=own.kept, dropped=own.dropped, streets=own.streets, reason=own.reason)


def _compile_review(review: ReviewFile | None) -> Review | None:
    if review is None or review.rhythm is None or review.first_publication is None:
        return None
    return Review(
        rhythm=review.rhythm,
        first_publication=review.first_publication,
        answer_within=Term.parse(review.answer_within),
    )


def _compile_scope(scope: ScopeFile) -> Scope:
    return Scope(
        included=scope.included,
        excluded=scope.excluded,
        public_space=scope.public_space,
        elsewhere=tuple(Elsewhere(what=other.what, referral=other.referral) for other in scope.elsewhere),
    )


def _compile_audiences(file: PolicyFile, library: Library) -> tuple[Audience, ...]:
    return tuple(
        Audience(
            code=audience.group,
            label=LocalizedText(nl=library.audiences[audience.group].nl, en=library.audiences[audience.group].en),
            channels=audience.channels,
        )
        for audience in file.audiences
    )


def _compile_channel(channel: OfferedChannelFile, library: Library, address: AddressForm) -> Channel:
    known = library.channels[channel.kind]
    return Channel(
        kind=channel.kind,
        name=known.name,
        truth=localize(known.truth, address),
        runs_here=known.works == "hier",
        address=channel.address,
        partner=channel.partner,
        hours=channel.hours,
    )


def _compile_partner(partner: PartnerFile) -> Partner:
    return Partner(
        id=partner.id,
        name=partner.name,
        kind=partner.kind,
        role=partner.role,
        purposes=partner.purposes,
        website=partner.website,
        phone=partner.phone,
        contact=partner.contact,
        gets=partner.gets,
    )


def _compile_adv(adv: AdvFile | None) -> AdvFacility:
    if adv is None:
        raise ValueError("a policy without [adv] does not pass the linter")
    return AdvFacility(name=adv.name, website=adv.website, code_list=adv.code_list, phone=adv.phone)


def _compile_retention(rule: RetentionFile) -> RetentionRule:
    if rule.start is None or rule.term is None or rule.ceiling is None:
        raise ValueError("a sealed class without start, term and ceiling does not pass the linter")
    return RetentionRule(
        start=rule.start,
        term=Term.parse(rule.term),
        ceiling=Term.parse(rule.ceiling),
        after=rule.after,
        grace=Term.parse(rule.grace),
        minimum=None if rule.minimum is None else Term.parse(rule.minimum.term),
        ground=None if rule.minimum is None else rule.minimum.ground,
        deviation=None if rule.deviation is None else f"{rule.deviation.reason} ({rule.deviation.who})",
        copies=Term.parse(rule.copies),
        readers=rule.readers,
        counted_in=rule.counted_in,
        holds=(
            None if rule.holds is None else HoldRule(grounds=rule.holds.grounds, longest=Term.parse(rule.holds.longest))
        ),
    )


def _compile_release(release: ReleaseFile) -> ReleaseRule:
    return ReleaseRule(
        k=release.k,
        tables=tuple(
            ReleaseTable(
                id=table.id,
                title=table.title,
                rhythm=table.rhythm,
                dimensions=tuple(
                    TableDimension(question=dimension.question, level=dimension.level) for dimension in table.dimensions
                ),
            )
            for table in release.tables
        ),
    )


def _compile_caveats(library: Library) -> Caveats:
    caveats = library.caveats
    return Caveats(
        fixed=_text(caveats.fixed),
        mass=_text(caveats.mass),
        campaign=_text(caveats.campaign),
        empty=_text(caveats.empty),
        indirect=_text(caveats.indirect),
    )


def _text(caveat: CaveatFile) -> LocalizedText:
    return LocalizedText(nl=caveat.nl, en=caveat.en)


def _compile_referrals(file: PolicyFile, library: Library) -> tuple[Referral, ...]:
    """Return what is shown in the order of `verwijzingen`; own ones that are not named there come last."""
    known = {**library.referrals, **{referral.id: referral for referral in file.help.own}}
    names = dict.fromkeys((*file.help.referrals, *(referral.id for referral in file.help.own)))
    return tuple(_compile_referral(known[name], file.address) for name in names)


def _compile_referral(referral: ReferralFile, address: AddressForm) -> Referral:
    return Referral(
        id=referral.id,
        need=referral.need,
        name=referral.name,
        text=localize(referral.text, address),
        phone=referral.phone,
        website=referral.website,
        checked_on=referral.checked_on,
    )
