"""What must be settled before people may report, and that a file says which version it is (pure)."""

from collections.abc import Iterator
from typing import Final

from service.policy.library import Library
from service.policy.lint.problem import Problem, Rule, RuleCode, repeated
from service.policy.shape.meldpunt import PolicyFile
from service.policy.shape.organisation import OwnerFile

CODES: Final = (
    RuleCode(code="open-zonder-eigenaar", title="Mensen kunnen melden, maar niemand is er verantwoordelijk voor."),
    RuleCode(code="open-zonder-overleg", title="Mensen kunnen melden, maar er is geen overleg over de cijfers."),
    RuleCode(
        code="open-zonder-eerste-publicatie",
        title="Mensen kunnen melden, maar er staat niet wanneer de eerste cijfers komen.",
    ),
    RuleCode(code="open-zonder-formulier", title="Mensen zouden kunnen melden, maar er is geen formulier."),
    RuleCode(code="wijziging-ontbreekt", title="Er staat geen enkele wijziging."),
    RuleCode(code="wijziging-andere-versie", title="De bovenste wijziging is van een andere versie."),
    RuleCode(code="wijziging-dubbel", title="Twee wijzigingen hebben dezelfde versie."),
)
OPENED: Final = frozenset({"proef", "open"})


def check_opening(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """No reporting without follow-up: somebody owns it, the figures are talked over, and a first day is named."""
    if policy.phase not in OPENED:
        return
    review = policy.review
    without = f"zonder mag een meldpunt niet `{policy.phase}` zijn"
    if policy.owner is None or _is_nobody(policy.owner):
        yield "eigenaar", "open-zonder-eigenaar", f"zet hier wie er binnen de gemeente voor staat; {without}"
    if review is None or review.rhythm is None:
        yield "opvolging.overleg", "open-zonder-overleg", f"zet hier hoe vaak de cijfers besproken worden; {without}"
    if review is None or review.first_publication is None:
        right = f"zet hier de dag waarop de eerste cijfers komen; {without}"
        yield "opvolging.eerste_publicatie", "open-zonder-eerste-publicatie", right
    if all(channel.kind != "formulier" for channel in policy.channels):
        yield "kanalen", "open-zonder-formulier", f"zet het kanaal `formulier` erbij; {without}"


def _is_nobody(owner: OwnerFile) -> bool:
    """Whether it is still the example's `<functie>`, or only a dash: a place to fill in is nobody."""
    return any(value.startswith("<") or says_nothing(value) for value in (owner.name, owner.department, owner.contact))


def says_nothing(value: str | None) -> bool:
    """Whether nothing is written, or no letter and no digit: "-" and "..." keep a place for later."""
    return value is None or not any(sign.isalnum() for sign in value)


def check_changes(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """The newest change is of this version, and every version is told once."""
    if not policy.changes:
        yield "wijzigingen", "wijziging-ontbreekt", "zet hier wie deze versie schreef en wat er veranderde"
        return
    if policy.changes[0].version != policy.version:
        right = f"de bovenste wijziging hoort van versie `{policy.version}` te zijn"
        yield "wijzigingen[0].versie", "wijziging-andere-versie", right
    for version in repeated(change.version for change in policy.changes):
        yield "wijzigingen", "wijziging-dubbel", f"versie `{version}` hoort een keer voor te komen"


RULES: Final[tuple[Rule, ...]] = (check_opening, check_changes)
