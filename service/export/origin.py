"""What a release says about itself, from the policy and from what the gate did (pure)."""

from collections.abc import Iterable
from typing import Final

from service.export.days import say_day
from service.export.release import Audit, CampaignNote, Provenance, Publisher
from service.kernel.periods import Quarter
from service.kernel.text import LocalizedText
from service.policy.model import Campaign, Policy

KNOWN_REPORTS: Final = 1  # the attack in `attack.py` also plays somebody who knows this many reports


def provenance_of(policy: Policy, quarter: Quarter, audit: Audit | None) -> Provenance:
    """Return what the files of `quarter` say about their origin; without an `audit` there were too few reports."""
    caveats = policy.caveats
    return Provenance(
        publisher=publisher_of(policy),
        policy_version=policy.version,
        caveats=(caveats.indirect,) if audit is not None else (caveats.empty, caveats.indirect),
        campaigns=tuple(
            _note(campaign, caveats.campaign)
            for campaign in policy.campaigns
            if campaign.start <= quarter.last_day and campaign.end >= quarter.first_day
        ),
        audit=audit,
    )


def publisher_of(policy: Policy) -> Publisher:
    """Return the controller; its municipality only where the controller is that one municipality itself."""
    is_municipality = policy.controller.name == f"Gemeente {policy.municipality.name}"
    return Publisher(
        name=policy.controller.name,
        contact=policy.controller.contact,
        municipality=policy.municipality.code if is_municipality else None,
    )


def audit_of(k: int, earlier: Iterable[str]) -> Audit:
    """Return the result of an attack that found no breach, read together with the releases of `earlier`."""
    return Audit(result="doorstaan", low=0, high=k, known_reports=KNOWN_REPORTS, read_with=tuple(sorted(earlier)))


def _note(campaign: Campaign, template: LocalizedText) -> CampaignNote:
    start, end = say_day(campaign.start), say_day(campaign.end)
    return CampaignNote(
        name=campaign.name,
        start=campaign.start,
        end=campaign.end,
        text=LocalizedText(
            nl=template.nl.format(start=start.nl, tot=end.nl),
            en=template.en.format(start=start.en, tot=end.en),
        ),
    )
