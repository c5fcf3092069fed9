"""Which blocks are asked, and which of their answers (pure)."""

from collections.abc import Iterator
from typing import Final

from service.policy.library import Library
from service.policy.lint.problem import Problem, Rule, RuleCode, blocks_asked, kept_options, repeated
from service.policy.shape.blocks import QuestionFile
from service.policy.shape.meldpunt import PolicyFile

CODES: Final = (
    RuleCode(code="blok-onbekend", title="Een blok staat niet in de bibliotheek."),
    RuleCode(code="blok-dubbel", title="Een blok wordt twee keer gevraagd."),
    RuleCode(code="blok-nog-niet", title="Een blok voor na het versturen kan nog niet gevraagd worden."),
    RuleCode(code="vraag-dubbel", title="Twee blokken stellen dezelfde vraag."),
    RuleCode(code="vraag-ontbreekt", title="Een vraag die elk meldpunt stelt, ontbreekt."),
    RuleCode(code="optie-onbekend", title="Een antwoord bij `opties` bestaat niet in het blok."),
    RuleCode(code="te-weinig-opties", title="Er blijven minder dan twee antwoorden over om te bewaren."),
)
# Without these a report cannot be counted by anything.
REQUIRED_QUESTIONS: Final = ("rol", "wat")
_FEWEST_ANSWERS: Final = 2


def check_blocks(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """Every block exists, can be asked and is asked once."""
    for index, asked in enumerate(policy.asked):
        block = library.blocks.get(asked.block)
        if block is None:
            right = f"dit blok bestaat niet; er zijn: {', '.join(sorted(library.blocks))}"
            yield f"vragen[{index}].blok", "blok-onbekend", right
        elif block.after_sending:
            right = "dit blok hoort bij na het versturen, en dat kan deze versie nog niet; haal het weg"
            yield f"vragen[{index}].blok", "blok-nog-niet", right
    for name in repeated(asked.block for asked in policy.asked):
        yield "vragen", "blok-dubbel", f"het blok `{name}` hoort een keer voor te komen"


def check_questions(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """A question is asked by one block; the two that every meldpunt needs are there."""
    blocks = dict.fromkeys(asked.block for asked in policy.asked)
    names = [
        question.id
        for block in blocks
        if block in library.blocks and not library.blocks[block].after_sending
        for question in library.blocks[block].questions
    ]
    for name in repeated(names):
        yield "vragen", "vraag-dubbel", f"twee blokken stellen de vraag `{name}`; kies er een"
    for name in REQUIRED_QUESTIONS:
        if name not in names:
            yield (
                "vragen",
                "vraag-ontbreekt",
                f"elk meldpunt stelt de vraag `{name}`; zet een blok erbij dat haar stelt",
            )


def check_options(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """What is picked exists, and leaves a choice."""
    for index, block in blocks_asked(policy, library):
        asked = policy.asked[index]
        known = {option.code for question in block.questions for option in question.options}
        for code in asked.options:
            if code not in known:
                right = f"`{code}` is geen antwoord van dit blok; er zijn: {', '.join(sorted(known))}"
                yield f"vragen[{index}].opties", "optie-onbekend", right
        for question in block.questions:
            stored = [option for option in kept_options(question, asked) if not option.stores_nothing]
            if question.kind != "tekst" and len(stored) + _own_answers(question, policy) < _FEWEST_ANSWERS:
                right = f"de vraag `{question.id}` heeft minstens twee antwoorden nodig die bewaard worden"
                yield f"vragen[{index}].opties", "te-weinig-opties", right


def _own_answers(question: QuestionFile, policy: PolicyFile) -> int:
    geography = policy.geography
    return (
        len(geography.areas) * question.districts
        + len(geography.municipalities) * question.municipalities
        + len(geography.places) * question.places
    )


RULES: Final[tuple[Rule, ...]] = (check_blocks, check_questions, check_options)
