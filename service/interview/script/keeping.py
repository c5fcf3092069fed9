"""Phase 2: how long answers live; every choice on offer is a safe one (pure)."""

from collections.abc import Iterator
from typing import Final

from service.interview.given import Given
from service.interview.questions import One, Option, Question
from service.interview.script.asked import chosen_blocks

PART: Final = "Bewaren"
# A term with the ceiling that leaves room for it, in words for the answerer.
FACTS: Final = {
    "P7D": ("P7M", "7 dagen nadat de cijfers van het kwartaal klaar zijn, hoogstens 7 maanden"),
    "P1D": ("P6M", "1 dag nadat de cijfers van het kwartaal klaar zijn, hoogstens 6 maanden"),
    "P30D": ("P8M", "30 dagen nadat de cijfers van het kwartaal klaar zijn, hoogstens 8 maanden"),
}
STORIES: Final = {
    "P30D": ("P37D", "30 dagen na ontvangst, hoogstens 37"),
    "P14D": ("P21D", "14 dagen na ontvangst, hoogstens 21"),
    "P7D": ("P14D", "7 dagen na ontvangst, hoogstens 14"),
}
_READERS: Final = (
    Option(code="steward", label="De gegevensbewaker (steward)"),
    Option(code="onderzoeker", label="Een onderzoeker"),
    Option(code="niemand", label="Niemand"),
)


def classes_of(given: Given) -> tuple[str, ...]:
    """Return the classes of data that the chosen blocks keep."""
    used = {
        question.retention_class
        for block in chosen_blocks(given)
        for question in block.questions
        if not question.steers_only
    }
    return tuple(name for name in ("feiten", "verhaal") if name in used)


def ask_keeping(given: Given) -> Iterator[Question]:
    """Ask how long each class of answers lives."""
    classes = classes_of(given)
    if "feiten" in classes:
        yield Question(
            id="bewaren.feiten",
            part=PART,
            ask="Hoe lang blijven de aangekruiste antwoorden bestaan?",
            why="Eerst tellen wij ze, en daarna zijn ze niet meer nodig.",
            kind=_terms(FACTS),
            default=next(iter(FACTS)),
        )
    if "verhaal" in classes:
        yield Question(
            id="bewaren.verhaal",
            part=PART,
            ask="Hoe lang blijft een verhaal bestaan?",
            why=given.why("namen_van_anderen"),
            kind=_terms(STORIES),
            default=next(iter(STORIES)),
            covers=("namen_van_anderen",),
        )
        yield Question(
            id="bewaren.lezer",
            part=PART,
            ask="Wie mag een verhaal lezen?",
            why="Hoe minder mensen het lezen, hoe veiliger de melder is.",
            kind=One(options=_READERS),
            default="steward",
        )


def _terms(terms: dict[str, tuple[str, str]]) -> One:
    return One(options=tuple(Option(code=code, label=label) for code, (_ceiling, label) in terms.items()))
