"""Own places that everybody knows by name (pure)."""

from collections.abc import Iterator
from typing import Final

from service.policy.library import Library
from service.policy.library_rules import RESERVED_CODES
from service.policy.lint.problem import Problem, Rule, RuleCode, asked_questions, repeated
from service.policy.shape.meldpunt import PolicyFile

CODES: Final = (
    RuleCode(code="te-veel-plekken", title="Er zijn meer dan tien eigen plekken."),
    RuleCode(code="plek-dubbel", title="Twee eigen plekken hebben dezelfde code."),
    RuleCode(code="plek-bestaat-al", title="Een eigen plek heeft de code van een antwoord dat er al is."),
    RuleCode(code="plek-gereserveerd", title="Een eigen plek heeft een code die de cijfers zelf gebruiken."),
)
MOST_PLACES: Final = 10


def check_places(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """Own places are few, and each has a code that nothing else has."""
    places = policy.geography.places
    taken = {
        option.code for question in asked_questions(policy, library) if question.places for option in question.options
    }
    if len(places) > MOST_PLACES:
        right = f"hoogstens {MOST_PLACES}: met meer zijn de aantallen per plek te klein om te laten zien"
        yield "geografie.plekken", "te-veel-plekken", right
    for code in repeated(place.code for place in places):
        yield "geografie.plekken", "plek-dubbel", f"`{code}` hoort een keer voor te komen"
    for index, place in enumerate(places):
        path = f"geografie.plekken[{index}].code"
        if place.code in RESERVED_CODES:
            yield (
                path,
                "plek-gereserveerd",
                f"`{place.code}` gebruikt de dienst zelf in de cijfers; kies een andere code",
            )
        elif place.code in taken:
            yield path, "plek-bestaat-al", f"`{place.code}` is al een antwoord van de vraag; kies een andere code"


RULES: Final[tuple[Rule, ...]] = (check_places,)
