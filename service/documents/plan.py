"""The plan of a meldpunt: everything that a municipality decided, in the words of whoever must agree (pure)."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import msgspec

from service.documents.plan_design import design
from service.documents.plan_running import running
from service.documents.plan_source import PlanSource
from service.documents.plan_words import OPEN, PHASES, say_day
from service.documents.sheet import Section, Sheet, Table, Text, bullets
from service.policy.shape.shared import RoadmapQuestionFile

_ORGANISATIONAL: Final = "routekaart"
_ROADMAP_PHASES: Final = (
    "Vooraf",
    "Fase 1: wat hebben wij nodig?",
    "Fase 2: hoe gaan wij het doen?",
    "Fase 3: wat levert het op?",
)
# Where in the plan a field of the policy is told.
_TOLD_IN: Final = {
    "probleem": "Probleem en doel",
    "doelen": "Probleem en doel",
    "afbakening": "Wat hoort hier wel en niet",
    "doelgroepen": "Voor wie, en hoe zij melden",
    "kanalen": "De kanalen",
    "talen": "Voor wie, en hoe zij melden",
    "vragen": "Wat wij vragen, en waarom",
    "bewaartermijnen": "Hoe lang wij bewaren",
    "hulp": "De hulp die melders zien",
    "partners": "De partners",
    "bestaande_meldpunten": "Wat er al is",
    "vervolg": "Wat er na een melding gebeurt",
    "eigenaar": "Wie ervoor staat, en wanneer wij kijken",
    "verantwoordelijke": "Wie ervoor staat, en wanneer wij kijken",
    "opvolging": "Wie ervoor staat, en wanneer wij kijken",
    "zoektermen": "Bekend worden",
}
# Questions whose field says more than whether they were answered.
_ANSWERED_BY: Final[dict[str, Callable[[PlanSource], bool]]] = {
    "feedback": lambda source: any(block.after_sending for _asked, block in source.blocks()),
    "namen_van_anderen": lambda source: bool(source.file.asked),
    "opvolging": lambda source: source.file.review is not None and source.file.review.rhythm is not None,
    "overleg": lambda source: source.file.review is not None and source.file.review.rhythm is not None,
    "plegers": lambda source: any(referral.need == "stoppen" for referral in source.referrals().values()),
}
# guide S5, S53: the plan ends with what a meldpunt cannot do
INDIRECT: Final = (
    "Een meldpunt is altijd een indirect middel: het maakt geen plek veilig. Dat doen de stappen die erop volgen."
)


# guide S56, S72: the plan of a meldpunt, made from the answers to the routekaart
def make_plan(source: PlanSource) -> Sheet:
    """Return the plan; what is open says so, in its place and in a list of its own."""
    file = source.file
    return Sheet(
        title=f"Plan meldpunt: {file.name.nl}",
        lead=(
            f"Dit is het plan{_whose(file.controller.name)}, versie {file.version}.",
            f"Het meldpunt is {PHASES[file.phase]}.",
        ),
        sections=(*design(source), *running(source), *_roadmap(source), *_open(source), _versions(source)),
        foot=(_version(source), INDIRECT),
    )


def _whose(name: str) -> str:
    return "" if name == OPEN else f" van {name}"


def _roadmap(source: PlanSource) -> Iterator[Section]:
    yield Section(title="De routekaart", parts=(Text(text="De vragen die voor een meldpunt beantwoord moeten zijn."),))
    for phase, title in enumerate(_ROADMAP_PHASES):
        rows = tuple(_answer(question, source) for question in source.library.roadmap if question.phase == phase)
        if rows:
            table = Table(head=("Vraag", "Antwoord", "Wie en wanneer"), rows=rows)
            yield Section(title=title, parts=(table,), level=3)


def _answer(question: RoadmapQuestionFile, source: PlanSource) -> tuple[str, str, str]:
    given = source.file.roadmap.get(question.id)
    if given is not None:
        return question.question, given.answer, f"{given.who}, {say_day(given.when)}"
    if is_open(question, source):
        return question.question, OPEN, ""
    chapter = _TOLD_IN.get(question.answered_in.partition(".")[0], question.answered_in)
    return question.question, f"Zie: {chapter}.", ""


def is_open(question: RoadmapQuestionFile, source: PlanSource) -> bool:
    """Whether a question of the routekaart has no answer in this policy."""
    if question.answered_in == _ORGANISATIONAL:
        return question.id not in source.file.roadmap
    if question.id in _ANSWERED_BY:
        return not _ANSWERED_BY[question.id](source)
    if source.is_missing(question.answered_in):
        return True
    value: Any = msgspec.to_builtins(source.file)
    for key in question.answered_in.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return not value


def _open(source: PlanSource) -> Iterator[Section]:
    questions = [question.question for question in source.library.roadmap if is_open(question, source)]
    errors = [
        f"{finding.path or finding.file}: {finding.right}." for finding in source.findings if _must(finding.weight)
    ]
    advice = [
        f"{finding.path or finding.file}: {finding.right}." for finding in source.findings if not _must(finding.weight)
    ]
    yield Section(title="Nog open", parts=(Text(text=_summary(len(questions), len(errors))),))
    for title, items in (
        ("Vragen zonder antwoord", questions),
        ("Wat in het beleid nog niet klopt", errors),
        ("Advies", advice),
    ):
        if items:
            yield Section(title=title, parts=(bullets(*items),), level=3)


def _must(weight: str) -> bool:
    return weight == "fout"


def _summary(questions: int, errors: int) -> str:
    if not questions and not errors:
        return "Alles is beantwoord, en het beleid klopt."
    asked = {0: "Er staat geen vraag open", 1: "Er staat 1 vraag open"}.get(
        questions, f"Er staan {questions} vragen open"
    )
    points = "1 punt" if errors == 1 else f"{errors} punten"
    return f"{asked}, en het beleid {f'heeft {points} om te verbeteren' if errors else 'klopt'}."


def _versions(source: PlanSource) -> Section:
    rows = tuple((change.version, change.by, change.what) for change in source.file.changes)
    table = Table(head=("Versie", "Door", "Wat er veranderde"), rows=rows)
    return Section(title="Versies", parts=(table if rows else Text(text=OPEN),))


def _version(source: PlanSource) -> str:
    file = source.file
    what = "van het beleid" if source.compiled else "van het bestand, dat nog niet klopt"
    return f"Beleid {file.slug}, versie {file.version}. SHA-256 {what}: {source.digest}"
