"""The whole script, in the order in which it is sensibly asked (pure)."""

from collections.abc import Callable, Iterator
from typing import Final

from service.interview.given import Given
from service.interview.questions import Question
from service.interview.script.after import ask_after
from service.interview.script.aim import ask_aim, ask_scope
from service.interview.script.asked import ask_blocks
from service.interview.script.basics import ask_basics
from service.interview.script.figures import ask_figures
from service.interview.script.following import ask_found, ask_help, ask_owner
from service.interview.script.keeping import ask_keeping
from service.interview.script.partners import ask_partners
from service.interview.script.people import ask_channels, ask_groups
from service.interview.script.places import ask_places
from service.interview.script.roadmap import ask_roadmap
from service.interview.state import is_answered

PARTS: Final[tuple[Callable[[Given], Iterator[Question]], ...]] = (
    ask_basics,
    ask_aim,
    ask_scope,
    ask_groups,
    ask_channels,
    ask_partners,
    ask_after,
    ask_places,
    ask_blocks,
    ask_keeping,
    ask_figures,
    ask_help,
    ask_owner,
    ask_found,
    ask_roadmap,
)


def script(given: Given) -> tuple[Question, ...]:
    """Return every question that follows from the answers so far."""
    return tuple(question for part in PARTS for question in part(given))


def next_question(given: Given) -> Question | None:
    """Return the first question without a fitting answer, or None when all have one."""
    return next((question for question in script(given) if not is_answered(given.interview, question)), None)


def question_before(given: Given, question_id: str | None) -> Question | None:
    """Return the question before `question_id`, the last of all for None, or None at the beginning."""
    asked = script(given)
    place = next((place for place, question in enumerate(asked) if question.id == question_id), len(asked))
    return asked[place - 1] if place > 0 else None


def left_open(given: Given) -> tuple[Question, ...]:
    """Return the questions that were skipped."""
    return tuple(
        question
        for question in script(given)
        if question.id in given.interview.answers and given.interview.answers[question.id] is None
    )
