"""What is proposed from the goals and the expected volume: the least that will do (pure).

GDPR article 5(1)(c): what a goal does not need is not asked, so nothing here is offered without a goal.
"""

from collections.abc import Iterator
from typing import Final

import msgspec

from service.kernel.text import LocalizedText
from service.policy.library import Library
from service.policy.lint.need import NEEDED_FOR
from service.policy.model import Level, Rhythm
from service.policy.shape.blocks import BlockFile, QuestionFile

# Without these nothing can be counted; the linter asks for them too.
EVERY_MELDPUNT: Final = ("rol", "wat")
# The least that each goal needs. Goals that are reached by pages and releases need no question of their own.
LEAST: Final[dict[str, tuple[str, ...]]] = {
    "G1": ("rol", "wat"),
    "G2": ("wat",),
    "G3": ("wijk", "dagdeel"),
    "G4": ("wens",),
    "G6": ("gemeld",),
    "G7": ("seksueel",),
    "G8": ("gevolg",),
    "G9": ("rol", "omstander"),
    "G10": ("wat",),
    "G13": ("wijk", "plek"),
}
# The order in which a form asks: what first, then where and when, then the rest, and the story last.
_ORDER: Final = (
    *("rol", "wat", "wat_zes_s", "seksueel", "grond"),
    *("gemeente", "wijk", "plek", "maand", "dagdeel", "vaker"),
    *("daders", "omstander", "reactie", "gevolg", "gemeld"),
    *("leeftijd", "wens", "verhaal"),
)
# Expected reports a quarter below which only one table comes out each quarter, and from which a year carries
# tables of two sides.
FEW: Final = 20
MANY: Final = 100


class TableIdea(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table that could come out."""

    id: str
    title: LocalizedText
    sides: tuple[tuple[str, Level], ...]
    rhythm: Rhythm
    proposed: bool


def fitting_blocks(library: Library, goals: tuple[str, ...], municipalities: int) -> tuple[BlockFile, ...]:
    """Return the blocks that may be asked for these goals, in the order of a form."""
    return tuple(
        block
        for block in sorted(library.blocks.values(), key=_place_in_form)
        if goals_of(block, goals) and not block.after_sending and (municipalities > 1 or not _is_about_homes(block))
    )


def _place_in_form(block: BlockFile) -> tuple[int, str]:
    return (_ORDER.index(block.block) if block.block in _ORDER else len(_ORDER), block.block)


def _is_about_homes(block: BlockFile) -> bool:
    return any(question.municipalities for question in block.questions)


def goals_of(block: BlockFile, goals: tuple[str, ...]) -> tuple[str, ...]:
    """Return the chosen goals that a block may be asked for, and that need it."""
    needed = {need.goal for need in NEEDED_FOR.get(block.block, ()) if not need.beside}
    return tuple(goal for goal in goals if goal in block.purposes and (goal in needed or block.block not in NEEDED_FOR))


def least_blocks(blocks: tuple[BlockFile, ...], goals: tuple[str, ...], *, areas: bool) -> tuple[str, ...]:
    """Return the least of these blocks that the goals need; never what is off by default."""
    wanted = {*EVERY_MELDPUNT, *(name for goal in goals for name in LEAST.get(goal, ()))}
    if not areas:
        wanted -= {"wijk"}
        wanted |= {"plek"} if {"G3", "G13"} & set(goals) else set()
    return tuple(block.block for block in blocks if block.block in wanted and block.default == "aan")


def clashes(blocks: tuple[BlockFile, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the sets of blocks that ask the same question; of each at most one can be asked."""
    by_question: dict[str, list[str]] = {}
    for block in blocks:
        for question in block.questions:
            by_question.setdefault(question.id, []).append(block.block)
    return tuple(tuple(names) for names in by_question.values() if len(names) > 1)


def table_ideas(blocks: tuple[BlockFile, ...], volume: int | None) -> tuple[TableIdea, ...]:
    """Return the tables that these blocks can fill, with what is proposed for the expected reports a quarter."""
    questions = {
        question.id: question
        for block in blocks
        for question in block.questions
        if question.kind != "tekst" and not question.steers_only and not block.after_sending
    }
    reports = 0 if volume is None else volume
    return (*_single(questions, reports), *_double(questions, reports))


# What each table is called, and in which rhythm it can carry its numbers.
_TITLES: Final[dict[str, tuple[LocalizedText, Rhythm]]] = {
    "wat": (LocalizedText(nl="Wat er gebeurde", en="What happened"), "kwartaal"),
    "rol": (LocalizedText(nl="Wie meldde", en="Who reported"), "kwartaal"),
    "wijk": (LocalizedText(nl="Wijk", en="District"), "kwartaal"),
    "gemeente": (LocalizedText(nl="Gemeente", en="Municipality"), "kwartaal"),
    "plek": (LocalizedText(nl="Soort plek", en="Kind of place"), "jaar"),
    "maand": (LocalizedText(nl="Hoe lang geleden", en="How long ago"), "jaar"),
    "dag": (LocalizedText(nl="Dag van de week", en="Day of the week"), "jaar"),
    "tijd": (LocalizedText(nl="Tijd van de dag", en="Time of day"), "jaar"),
    "seksueel": (LocalizedText(nl="Seksueel bedoeld of niet", en="Meant sexually or not"), "jaar"),
    "grond": (LocalizedText(nl="Waar het mee te maken had", en="What it was about"), "jaar"),
    "aantal": (LocalizedText(nl="Met hoeveel zij waren", en="How many they were"), "jaar"),
    "bekend": (LocalizedText(nl="Of de melder hen kende", en="Whether they were known"), "jaar"),
    "omstander": (LocalizedText(nl="Of er iemand bij was", en="Whether anyone was there"), "jaar"),
    "reactie": (LocalizedText(nl="Wat mensen deden", en="What people did"), "jaar"),
    "gevolg": (LocalizedText(nl="Wat het met mensen doet", en="What it does to people"), "jaar"),
    "vaker": (LocalizedText(nl="Of het vaker gebeurde", en="Whether it happened before"), "jaar"),
    "gemeld": (LocalizedText(nl="Waar mensen het al vertelden", en="Where people had told it already"), "jaar"),
    "waaromniet": (LocalizedText(nl="Waarom mensen het niet vertelden", en="Why people had not told it"), "jaar"),
    "leeftijd": (LocalizedText(nl="Leeftijd", en="Age"), "jaar"),
}
# Two sides, a year at a time; never three, and never a district beside an age or a named place.
_PAIRS: Final = (
    ("plek", "tijd"),
    ("plek", "dag"),
    ("wijk", "wat"),
    ("wijk", "tijd"),
    ("gemeente", "wat"),
    ("grond", "wat"),
)


def _single(questions: dict[str, QuestionFile], reports: int) -> Iterator[TableIdea]:
    for name, question in questions.items():
        usual = LocalizedText(nl=question.label.nl, en=question.label.en), "jaar"
        title, rhythm = _TITLES.get(name, usual)
        quarterly = rhythm == "kwartaal" and (reports >= FEW or name == "wat")
        yield TableIdea(
            id=_as_slug(name),
            title=title,
            sides=((name, _level(question)),),
            rhythm="kwartaal" if quarterly else "jaar",
            proposed=True,
        )


def _double(questions: dict[str, QuestionFile], reports: int) -> Iterator[TableIdea]:
    for one, other in _PAIRS:
        if one not in questions or other not in questions:
            continue
        titles = _TITLES[one][0], _TITLES[other][0]
        yield TableIdea(
            id=f"{one}-{other}",
            title=LocalizedText(
                nl=f"{titles[0].nl} en {titles[1].nl[0].lower()}{titles[1].nl[1:]}",
                en=f"{titles[0].en} and {titles[1].en[0].lower()}{titles[1].en[1:]}",
            ),
            sides=((one, _level(questions[one])), (other, _level(questions[other]))),
            rhythm="jaar",
            proposed=reports >= MANY,
        )


def _level(question: QuestionFile) -> Level:
    """Return the coarsest level that a question has: small numbers say more in groups."""
    if question.id == "grond":
        return "adv"
    return "groep" if question.groups else "optie"


def _as_slug(name: str) -> str:
    return name.replace("_", "-").lower()
