"""Help: it exists, can be called in danger, answers what the questions bring up, and was checked (pure)."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from service.policy.library import Library
from service.policy.lint.problem import (
    DatedRule,
    Problem,
    Rule,
    RuleCode,
    blocks_asked,
    kept_options,
    repeated,
    shown_referrals,
)
from service.policy.shape.meldpunt import PolicyFile
from service.policy.shape.shared import ReferralFile

CODES: Final = (
    RuleCode(code="verwijzing-onbekend", title="Een verwijzing bestaat niet."),
    RuleCode(code="verwijzing-dubbel", title="Een verwijzing staat er twee keer."),
    RuleCode(code="verwijzing-bestaat-al", title="Een eigen verwijzing heeft de `id` van een andere."),
    RuleCode(code="verwijzing-loopt-dood", title="Een eigen verwijzing heeft geen telefoon en geen site."),
    RuleCode(code="verwijzing-niet-getoond", title="Er wordt verwezen naar hulp die het meldpunt niet laat zien."),
    RuleCode(code="gevaar-zonder-nummer", title="Er is geen nummer voor wie nu in gevaar is."),
    RuleCode(code="hulp-ontbreekt", title="Een antwoord roept hulp op die het meldpunt niet laat zien."),
    RuleCode(code="hulp-bij-vraag-onbekend", title="Hulp hangt aan een vraag die niet gesteld wordt."),
    RuleCode(code="hulp-bij-antwoord-onbekend", title="Hulp hangt aan een antwoord dat niet gegeven kan worden."),
    RuleCode(code="verwijzing-verouderd", title="Een verwijzing is meer dan 180 dagen geleden gecontroleerd."),
    RuleCode(code="verwijzing-toekomst", title="Een verwijzing is gecontroleerd op een dag die nog moet komen."),
)
_CHECKED_WITHIN: Final = dt.timedelta(days=180)


def check_referrals(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """Every referral exists, has an id of its own and is shown once."""
    own = [referral.id for referral in policy.help.own]
    for index, code in enumerate(policy.help.referrals):
        if code not in library.referrals and code not in own:
            right = f"deze verwijzing bestaat niet; er zijn: {', '.join(sorted({*library.referrals, *own}))}"
            yield f"hulp.verwijzingen[{index}]", "verwijzing-onbekend", right
    for code in repeated(policy.help.referrals):
        yield "hulp.verwijzingen", "verwijzing-dubbel", f"`{code}` hoort een keer voor te komen"
    for index, code in enumerate(own):
        if code in library.referrals or code in own[:index]:
            yield (
                f"hulp.eigen[{index}].id",
                "verwijzing-bestaat-al",
                f"`{code}` is al een verwijzing; kies een andere naam",
            )


def check_reached(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """Who is sent to help of the municipality's own finds a number or a site there."""
    for index, referral in enumerate(policy.help.own):
        if referral.phone is None and referral.website is None:
            right = f"`{referral.id}` is zo niet te vinden; zet er `telefoon` of `site` bij"
            yield f"hulp.eigen[{index}]", "verwijzing-loopt-dood", right


def check_help(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """There is a number for danger, and help for everything that an answer may bring up."""
    shown = shown_referrals(policy, library).values()
    if not any(referral.need == "gevaar" and referral.phone for referral in shown):
        yield "hulp.verwijzingen", "gevaar-zonder-nummer", "een nummer voor direct gevaar hoort erbij"
    called = {
        need
        for index, block in blocks_asked(policy, library)
        for question in block.questions
        for option in kept_options(question, policy.asked[index])
        for need in option.help_for
    }
    for need in sorted(called - {referral.need for referral in shown} - {"gevaar"}):
        right = f"een antwoord roept hulp `{need}` op; kies een verwijzing daarbij"
        yield "hulp.verwijzingen", "hulp-ontbreekt", right


def check_triggers(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """Extra help hangs at an answer that can be given."""
    answers = {
        question.id: {option.code for option in kept_options(question, policy.asked[index])}
        for index, block in blocks_asked(policy, library)
        for question in block.questions
    }
    for index, trigger in enumerate(policy.help.triggers):
        path = f"hulp.bij[{index}]"
        if trigger.question not in answers:
            right = f"deze vraag wordt niet gesteld; er zijn: {', '.join(sorted(answers))}"
            yield f"{path}.vraag", "hulp-bij-vraag-onbekend", right
        elif trigger.answer not in answers[trigger.question]:
            right = f"dit antwoord is er niet; er zijn: {', '.join(sorted(answers[trigger.question]))}"
            yield f"{path}.antwoord", "hulp-bij-antwoord-onbekend", right


def check_named(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """Whoever is sent elsewhere finds that referral on the page."""
    shown = shown_referrals(policy, library)
    named = {
        **{f"afbakening.elders[{i}].verwijzing": other.referral for i, other in enumerate(policy.scope.elsewhere)},
        **{f"hulp.bij[{i}].verwijzing": trigger.referral for i, trigger in enumerate(policy.help.triggers)},
    }
    for path, code in named.items():
        if code not in shown:
            right = f"`{code}` hoort ook bij `hulp` te staan; daar staan: {', '.join(sorted(shown))}"
            yield path, "verwijzing-niet-getoond", right


def check_checked(policy: PolicyFile, library: Library, today: dt.date) -> Iterator[Problem]:
    """A number that is shown was tried by a person, less than half a year ago."""
    for path, referral in _dated(policy, library):
        if referral.checked_on > today:
            yield path, "verwijzing-toekomst", f"`{referral.id}`: {referral.checked_on} moet nog komen"
        elif today - referral.checked_on > _CHECKED_WITHIN:
            right = f"`{referral.id}` is voor het laatst gecontroleerd op {referral.checked_on}; probeer het nummer en"
            yield path, "verwijzing-verouderd", f"{right} de site opnieuw en zet de dag erbij (gecontroleerd_op)"


def _dated(policy: PolicyFile, library: Library) -> Iterator[tuple[str, ReferralFile]]:
    """Yield what is shown, with the place where its day can be mended or its referral taken away."""
    for index, code in enumerate(policy.help.referrals):
        if code in library.referrals:
            yield f"hulp.verwijzingen[{index}]", library.referrals[code]
    for index, referral in enumerate(policy.help.own):
        yield f"hulp.eigen[{index}].gecontroleerd_op", referral


RULES: Final[tuple[Rule, ...]] = (check_referrals, check_reached, check_help, check_triggers, check_named)
DATED_RULES: Final[tuple[DatedRule, ...]] = (check_checked,)
