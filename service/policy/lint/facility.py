"""The anti-discrimination facility that every municipality has, and the list in which it counts (pure).

Wet gemeentelijke antidiscriminatievoorzieningen, article 1.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from service.policy.library import Library
from service.policy.lint.opening import OPENED
from service.policy.lint.problem import DatedRule, Problem, Rule, RuleCode
from service.policy.shape.meldpunt import PolicyFile
from service.policy.shape.shared import CodeListFile

CODES: Final = (
    RuleCode(code="adv-ontbreekt", title="De antidiscriminatievoorziening van de gemeente ontbreekt."),
    RuleCode(code="codelijst-onbekend", title="De codelijst van de ADV staat niet in de bibliotheek."),
    RuleCode(code="codelijst-concept", title="Mensen kunnen melden, maar de codelijst is nog een concept."),
    RuleCode(code="codelijst-nog-niet", title="De codelijst van de ADV geldt nog niet."),
    RuleCode(code="codelijst-verouderd", title="De codelijst van de ADV heeft een opvolger die nu geldt."),
)


def check_facility(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """The facility is named, and its list is one that may be used."""
    if policy.adv is None:
        right = "elke gemeente heeft een antidiscriminatievoorziening (Wga); zet hier naam, site en lijst"
        yield "adv", "adv-ontbreekt", right
        return
    code_list = _list_of(policy, library)
    if code_list is None:
        right = f"deze codelijst bestaat niet; er zijn: {', '.join(sorted(library.code_lists))}"
        yield "adv.lijst", "codelijst-onbekend", right
    elif code_list.draft and policy.phase in OPENED:
        yield "adv.lijst", "codelijst-concept", "deze lijst is nog niet vastgesteld; kies een lijst die geldt"


def check_list_in_force(policy: PolicyFile, library: Library, today: dt.date) -> Iterator[Problem]:
    """The list is the one in force; a successor that is a draft is not."""
    code_list = _list_of(policy, library)
    if code_list is None:
        return
    if code_list.valid_from > today and not code_list.draft:
        yield "adv.lijst", "codelijst-nog-niet", f"deze lijst geldt vanaf {code_list.valid_from}; kies de lijst van nu"
    successor = library.code_lists.get(code_list.successor or "")
    if successor is not None and not successor.draft and successor.valid_from <= today:
        right = f"sinds {successor.valid_from} geldt `{successor.code}`; kies die"
        yield "adv.lijst", "codelijst-verouderd", right


def _list_of(policy: PolicyFile, library: Library) -> CodeListFile | None:
    return None if policy.adv is None else library.code_lists.get(policy.adv.code_list)


RULES: Final[tuple[Rule, ...]] = (check_facility,)
DATED_RULES: Final[tuple[DatedRule, ...]] = (check_list_in_force,)
