"""For whom, along which ways, with whom and what comes after: names that exist and fit each other (pure)."""

import re
from collections.abc import Iterator
from typing import Final

from service.policy.library import Library
from service.policy.lint.opening import says_nothing
from service.policy.lint.problem import Problem, Rule, RuleCode, repeated
from service.policy.shape.meldpunt import PolicyFile

CODES: Final = (
    RuleCode(code="nederlands-ontbreekt", title="Nederlands staat niet bij de talen."),
    RuleCode(code="kerntaak-onbekend", title="Een kerntaak staat niet in de bibliotheek."),
    RuleCode(code="doelgroep-onbekend", title="Een doelgroep staat niet in de bibliotheek."),
    RuleCode(code="doelgroep-dubbel", title="Een doelgroep staat er twee keer."),
    RuleCode(code="doelgroep-zonder-kanaal", title="Een doelgroep noemt een kanaal dat er niet is."),
    RuleCode(code="kanaal-onbekend", title="Een kanaal staat niet in de bibliotheek."),
    RuleCode(code="kanaal-dubbel", title="Een kanaal staat er twee keer."),
    RuleCode(code="kanaal-zonder-adres", title="Een kanaal zegt niet waar het is."),
    RuleCode(code="kanaal-verkeerd-adres", title="Een kanaal heeft een adres dat niet bij het kanaal past."),
    RuleCode(code="partner-dubbel", title="Twee partners hebben dezelfde `id`."),
    RuleCode(code="partner-onbekend", title="Er wordt een partner genoemd die er niet is."),
    RuleCode(code="partner-vreemd-doel", title="Een partner noemt een doel dat niet van dit meldpunt is."),
    RuleCode(code="vervolg-zonder-partner", title="Het vervolg gaat naar iemand, maar er staat niet naar wie."),
    RuleCode(code="vervolg-met-partner", title="Er is geen vervolg, en toch staat er naar wie."),
    RuleCode(code="vervolg-loopt-dood", title="Het vervolg gaat naar een partner die niet te bereiken is."),
    RuleCode(code="campagne-dubbel", title="Twee campagnes hebben dezelfde code."),
    RuleCode(code="campagne-omgekeerd", title="Een campagne eindigt voordat zij begint."),
    RuleCode(code="routekaart-onbekend", title="Er is een antwoord op een vraag die niet in de routekaart staat."),
    RuleCode(code="waarde-dubbel", title="Een waarde staat twee keer in een lijst."),
)
# Reports come in on our own pages; every other way needs a number or an address.
_WITHOUT_ADDRESS: Final = frozenset({"formulier", "insluiten", "kiosk"})
# Digits, spaces and hyphens only: of these the page makes a link that a phone can call.
_PHONE: Final = r"\+?[0-9][0-9 -]{1,24}"
_MAIL: Final = r"[^\s@<>]+@[a-z0-9-]+(\.[a-z0-9-]+)+"
# A site may stand for a number or an address that nobody could confirm: people find it there.
_SITE: Final = r"https://[a-z0-9.-]+\.[a-z]{2,}(/\S*)?"
_FITTING: Final = {
    "telefoon": (re.compile(f"{_PHONE}|{_SITE}", re.ASCII | re.IGNORECASE), "een telefoonnummer"),
    "whatsapp": (re.compile(f"{_PHONE}|{_SITE}", re.ASCII | re.IGNORECASE), "een telefoonnummer"),
    "email": (re.compile(f"{_MAIL}|{_SITE}", re.ASCII | re.IGNORECASE), "een mailadres"),
}


def check_choices(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """What is chosen from the library is there."""
    if "nl" not in policy.languages:
        yield "talen", "nederlands-ontbreekt", "Nederlands (`nl`) hoort erbij"
    for index, task in enumerate(policy.tasks):
        if task not in library.tasks:
            right = f"deze kerntaak bestaat niet; er zijn: {', '.join(sorted(library.tasks))}"
            yield f"kerntaken[{index}]", "kerntaak-onbekend", right
    known = {question.id for question in library.roadmap}
    for name in policy.roadmap:
        if name not in known:
            right = "deze vraag bestaat niet; de vragen staan in library/routekaart.toml, elk met haar `id`"
            yield f"routekaart.{name}", "routekaart-onbekend", right


def check_audiences(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """Every target group exists, once, and can be reached along channels that are offered."""
    offered = {channel.kind for channel in policy.channels}
    for name in repeated(audience.group for audience in policy.audiences):
        yield "doelgroepen", "doelgroep-dubbel", f"`{name}` hoort een keer voor te komen"
    for index, audience in enumerate(policy.audiences):
        path = f"doelgroepen[{index}]"
        if audience.group not in library.audiences:
            right = f"deze doelgroep bestaat niet; er zijn: {', '.join(sorted(library.audiences))}"
            yield f"{path}.groep", "doelgroep-onbekend", right
        for kind in dict.fromkeys(audience.channels):
            if kind not in offered:
                right = f"`{kind}` staat niet bij `kanalen`; zet het kanaal erbij of kies een ander"
                yield f"{path}.kanalen", "doelgroep-zonder-kanaal", right


def check_channels(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """Every channel is known, stands there once, can be found, and is of somebody who is named."""
    partners = {partner.id for partner in policy.partners}
    for index, channel in enumerate(policy.channels):
        path = f"kanalen[{index}]"
        if channel.kind not in library.channels:
            right = f"dit kanaal bestaat niet; er zijn: {', '.join(sorted(library.channels))}"
            yield f"{path}.soort", "kanaal-onbekend", right
        if channel in policy.channels[:index]:
            yield path, "kanaal-dubbel", "dit kanaal staat er al; haal een van de twee weg"
        if channel.address is None and channel.kind not in _WITHOUT_ADDRESS:
            yield f"{path}.adres", "kanaal-zonder-adres", "zet hier het nummer, het adres of de site"
        if channel.partner is not None and channel.partner not in partners:
            yield f"{path}.van", "partner-onbekend", f"`{channel.partner}` is geen `id` van een van de partners"


def check_addresses(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """Who wants to call finds a number, and who wants to write an address; or the site that tells it."""
    for index, channel in enumerate(policy.channels):
        if channel.address is None or channel.kind not in _FITTING:
            continue
        pattern, wanted = _FITTING[channel.kind]
        if pattern.fullmatch(channel.address) is None:
            right = f"hier hoort {wanted}, of een site met https:// waar dat op staat"
            yield f"kanalen[{index}].adres", "kanaal-verkeerd-adres", right


def check_partners(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """Every partner is there once, for goals of this meldpunt."""
    for name in repeated(partner.id for partner in policy.partners):
        yield "partners", "partner-dubbel", f"`{name}` hoort een keer voor te komen"
    for index, partner in enumerate(policy.partners):
        for purpose in dict.fromkeys(partner.purposes):
            if purpose not in policy.purposes:
                right = f"`{purpose}` hoort ook bij `doelen` van dit meldpunt te staan"
                yield f"partners[{index}].doelen", "partner-vreemd-doel", right


def check_follow_up(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """A way onward has somebody at its end."""
    follow_up = policy.follow_up
    if follow_up.partner is None:
        if follow_up.kind != "geen":
            yield "vervolg.naar", "vervolg-zonder-partner", "zet hier de `id` van de partner naar wie melders kunnen"
    elif follow_up.kind == "geen":
        yield "vervolg.naar", "vervolg-met-partner", "haal `naar` weg, of kies doorgeleiding of contact_elders"
    else:
        yield from _check_reached(follow_up.partner, policy)


def _check_reached(name: str, policy: PolicyFile) -> Iterator[Problem]:
    """The partner at the end of the way exists and can be reached."""
    partner = next((partner for partner in policy.partners if partner.id == name), None)
    if partner is None:
        yield "vervolg.naar", "partner-onbekend", f"`{name}` is geen `id` van een van de partners"
    elif partner.website is None and partner.phone is None and says_nothing(partner.contact):
        right = f"melders kunnen `{name}` niet vinden; zet bij die partner `site`, `telefoon` of `contact`"
        yield "vervolg.naar", "vervolg-loopt-dood", right


def check_campaigns(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """Every campaign has a code of its own and ends after it begins."""
    for code in repeated(campaign.code for campaign in policy.campaigns):
        yield "campagnes", "campagne-dubbel", f"`{code}` hoort een keer voor te komen"
    for index, campaign in enumerate(policy.campaigns):
        if campaign.end < campaign.start:
            yield f"campagnes[{index}].tot", "campagne-omgekeerd", "de laatste dag hoort na de eerste te komen"


def check_lists(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """A value stands in a list once: a second time it is a mistake for another value."""
    lists: dict[str, tuple[str, ...]] = {
        "talen": policy.languages,
        "kerntaken": policy.tasks,
        "insluiten": policy.embedded_by,
        **{f"vragen[{index}].doelen": asked.purposes for index, asked in enumerate(policy.asked)},
        **{f"vragen[{index}].opties": asked.options for index, asked in enumerate(policy.asked)},
        **{f"doelgroepen[{index}].kanalen": audience.channels for index, audience in enumerate(policy.audiences)},
        **{f"partners[{index}].doelen": partner.purposes for index, partner in enumerate(policy.partners)},
        **{f"bewaartermijnen.{name}.lezers": rule.readers for name, rule in policy.retention.items()},
        **{f"bewaartermijnen.{name}.tel": rule.counted_in for name, rule in policy.retention.items()},
        **{
            f"bewaartermijnen.{name}.opschorting.gronden": rule.holds.grounds
            for name, rule in policy.retention.items()
            if rule.holds is not None
        },
    }
    for path, values in lists.items():
        for value in repeated(values):
            yield path, "waarde-dubbel", f"`{value}` hoort een keer voor te komen"


RULES: Final[tuple[Rule, ...]] = (
    check_choices,
    check_audiences,
    check_channels,
    check_addresses,
    check_partners,
    check_follow_up,
    check_campaigns,
    check_lists,
)
