"""The organisational questions of the routekaart, last and phase by phase (pure)."""

from collections.abc import Iterator
from typing import Final

from service.interview.given import Given
from service.interview.questions import Question, Text

# The field of a routekaart question whose answer stands nowhere else in a policy.
ORGANISATIONAL: Final = "routekaart"
_PHASES: Final = (
    "vooraf",
    "fase 1, wat hebben wij nodig",
    "fase 2, hoe gaan wij het doen",
    "fase 3, wat levert het op",
)


# guide S56, S72, S73: the interview asks every organisational question, with who answered it and when
def ask_roadmap(given: Given) -> Iterator[Question]:
    """Ask what no field of the policy answers, and who gave that answer."""
    who = given.text("door")
    for question in given.library.roadmap:
        if question.answered_in != ORGANISATIONAL:
            continue
        part = f"De routekaart: {_PHASES[question.phase]}"
        answer_id, who_id = f"routekaart.{question.id}.antwoord", f"routekaart.{question.id}.wie"
        yield Question(
            id=answer_id, part=part, ask=question.question, why=question.why, kind=Text(), covers=(question.id,)
        )
        if given.has(answer_id):
            yield Question(
                id=who_id,
                part=part,
                ask="Wie gaf dit antwoord?",
                why="Zo weet u later bij wie u moet zijn.",
                kind=Text(),
                default=who or None,
            )
            who = given.text(who_id) or who
