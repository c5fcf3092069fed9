"""Phase 1: goals, problem and scope (pure)."""

from collections.abc import Iterator
from typing import Final

from service.interview.given import Given
from service.interview.questions import Many, Option, Question, Text
from service.interview.script.asking import NOTHING, localized
from service.kernel.text import LocalizedText

AIM: Final = "Het doel"
SCOPE: Final = "De afbakening"
# Without knowing how often and what, nothing else can be known either.
_GOALS_AT_FIRST: Final = ("G1", "G2")
_TASKS_AT_FIRST: Final = ("registratie", "advies")
# What belongs elsewhere, by the referral that takes it: for u and for je.
ELSEWHERE: Final[dict[str, tuple[LocalizedText, LocalizedText]]] = {
    "nood": (
        LocalizedText(nl="U bent nu in gevaar.", en="You are in danger now."),
        LocalizedText(nl="Je bent nu in gevaar.", en="You are in danger now."),
    ),
    "csg": (
        LocalizedText(nl="U bent aangerand of verkracht.", en="You were sexually assaulted or raped."),
        LocalizedText(nl="Je bent aangerand of verkracht.", en="You were sexually assaulted or raped."),
    ),
    "veiligthuis": (
        LocalizedText(nl="Geweld of dwang thuis.", en="Violence or pressure at home."),
        LocalizedText(nl="Geweld of dwang thuis.", en="Violence or pressure at home."),
    ),
    "discriminatie": (
        LocalizedText(nl="Discriminatie op het werk, op school of bij het zoeken van een huis.",
                      en="Discrimination at work, at school or when looking for a home."),
        LocalizedText(nl="Discriminatie op het werk, op school of bij het zoeken van een huis.",
                      en="Discrimination at work, at school or when looking for a home."),
    ),
}  # fmt: skip


# guide S5, S53: the interview says at the goals that a meldpunt makes no place safe by itself
def ask_aim(given: Given) -> Iterator[Question]:
    """Ask what it is for."""
    yield Question(
        id="doelen",
        part=AIM,
        ask="Wat wil de gemeente met het meldpunt bereiken?",
        why="Een meldpunt maakt een plek niet vanzelf veilig: kies doelen waar u ook iets mee gaat doen.",
        more=given.why("doel_concreet"),
        kind=Many(options=_goals(given)),
        default=tuple(code for code in _GOALS_AT_FIRST if code in given.library.goals) or None,
        covers=("doel_concreet",),
    )
    yield from localized(
        Question(
            id="probleem",
            part=AIM,
            ask="Welk probleem moet het meldpunt oplossen?",
            why=given.why("probleem"),
            more="Zeg het in uw eigen woorden: wie heeft er last van wat, en wat weet u nog niet?",
            kind=Text(),
            covers=("probleem",),
        ),
        None,
        given,
    )
    tasks = tuple(Option(code=task.code, label=task.nl) for task in given.library.tasks.values())
    yield Question(
        id="kerntaken",
        part=AIM,
        ask="Welke taken heeft het meldpunt?",
        why="Wie weet wat een meldpunt doet, verwacht er niet iets anders van.",
        kind=Many(options=tasks, least=0),
        default=tuple(task.code for task in tasks if task.code in _TASKS_AT_FIRST),
        enter=NOTHING,
    )


def _goals(given: Given) -> tuple[Option, ...]:
    return tuple(Option(code=goal.code, label=goal.nl) for goal in given.library.goals.values())


def ask_scope(given: Given) -> Iterator[Question]:
    """Ask what may be reported here, and where the rest belongs."""
    yield from localized(
        Question(
            id="afbakening.wel",
            part=SCOPE,
            ask="Wat kunnen mensen hier melden?",
            why=given.why("wat_melden"),
            kind=Text(),
            covers=("wat_melden",),
        ),
        LocalizedText(
            nl="Lastigvallen op straat en in andere openbare plekken.",
            en="Harassment in the street and in other public places.",
        ),
        given,
    )
    yield from localized(
        Question(
            id="afbakening.niet",
            part=SCOPE,
            ask="Wat hoort hier niet bij?",
            why="Wie dit vooraf leest, vertelt niet voor niets een verhaal dat pijn doet.",
            kind=Text(),
        ),
        LocalizedText(
            nl="Wat thuis of op het werk gebeurt.",
            en="What happens at home or at work.",
        ),
        given,
    )
    yield from localized(
        Question(
            id="afbakening.openbare_ruimte",
            part=SCOPE,
            ask="Hoort ook een café, winkel of bus bij de openbare ruimte?",
            why=given.why("openbare_ruimte"),
            kind=Text(),
            covers=("openbare_ruimte",),
        ),
        LocalizedText(
            nl="Straat, park, halte, station, winkel, café en bus horen erbij.",
            en="Streets, parks, stops, stations, shops, bars and buses are included.",
        ),
        given,
    )
    yield _elsewhere(given)


def _elsewhere(given: Given) -> Question:
    known = {code: texts for code, texts in ELSEWHERE.items() if code in given.library.referrals}
    options = tuple(
        Option(code=code, label=f"{texts[given.informal].nl} Dan: {given.library.referrals[code].name.nl}")
        for code, texts in known.items()
    )
    return Question(
        id="afbakening.elders",
        part=SCOPE,
        ask="Wat hoort ergens anders, en waar dan?",
        why="Wie hier niet terechtkan, ziet meteen waar wel.",
        kind=Many(options=options, least=0),
        default=tuple(known),
    )
