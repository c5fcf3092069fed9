"""Phase 2: what the form asks: no more than the goals need (pure)."""

from collections.abc import Iterator
from typing import Final

from service.interview.given import Given
from service.interview.proposals import clashes, fitting_blocks, goals_of, least_blocks
from service.interview.questions import Many, Option, Question
from service.interview.script.basics import municipality_codes
from service.interview.script.places import LATER
from service.policy.shape.blocks import BlockFile

PART: Final = "De vragen"


def blocks_to_choose(given: Given) -> tuple[BlockFile, ...]:
    """Return the blocks that fit the chosen goals."""
    return fitting_blocks(given.library, given.chosen("doelen"), len(municipality_codes(given)))


def ask_blocks(given: Given) -> Iterator[Question]:
    """Ask which blocks of questions the form gets; the least is proposed."""
    blocks = blocks_to_choose(given)
    if not blocks:
        return
    goals = given.chosen("doelen")
    twins = {name for names in clashes(blocks) for name in names}
    options = tuple(Option(code=block.block, label=_label(block, goals, twin=block.block in twins)) for block in blocks)
    areas = given.text("gebieden.hoe") not in ("", LATER)
    yield Question(
        id="vragen",
        part=PART,
        ask="Wat vraagt het formulier?",
        why=given.why("minste_vragen"),
        more="Achter elke vraag staat bij welk doel zij hoort. Wat hier niet staat, is voor uw doelen niet nodig.",
        kind=Many(options=options, clashing=clashes(blocks)),
        default=least_blocks(blocks, goals, areas=areas) or None,
        covers=("minste_vragen",),
    )


def _label(block: BlockFile, goals: tuple[str, ...], *, twin: bool) -> str:
    """Say what a block asks and for which goals; of blocks that ask the same, also how they differ."""
    questions = " ".join(question.label.nl for question in block.questions)
    answers = f"; {sum(len(question.options) for question in block.questions)} antwoorden" if twin else ""
    careful = "; alleen met een goede reden" if block.default == "uit" else ""
    return f"{questions} ({', '.join(goals_of(block, goals))}{answers}{careful})"


def chosen_blocks(given: Given) -> tuple[BlockFile, ...]:
    """Return the blocks that were chosen and still fit, in the order of the form."""
    return tuple(block for block in blocks_to_choose(given) if block.block in given.chosen("vragen"))
