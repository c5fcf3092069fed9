"""The plan of a meldpunt: everything that a municipality decided, in the words of whoever must agree (pure)."""

from collections.abc import Iterator
from typing import Final

from service.documents.plan_design import design
from service.documents.plan_running import running
from service.documents.plan_source import PlanSource
from service.documents.plan_words import NOT_YET, OPEN, PHASES, say_day
from service.documents.sheet import Section, Sheet, Table, Text, bullets
from service.policy.lint.advice_roadmap import Standing, standings
from service.policy.lint.advice_upkeep import left_open
from service.policy.shape.shared import RoadmapQuestionFile

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
    asked = standings(source.file, source.library, source.missing).items()
    for phase, title in enumerate(_ROADMAP_PHASES):
        rows = tuple(_answer(question, standing, source) for question, standing in asked if question.phase == phase)
        if rows:
            table = Table(head=("Vraag", "Antwoord", "Wie en wanneer"), rows=rows)
            yield Section(title=title, parts=(table,), level=3)


def _answer(question: RoadmapQuestionFile, standing: Standing, source: PlanSource) -> tuple[str, str, str]:
    if standing != "answered":
        return question.question, {"open": OPEN, "not_yet": NOT_YET}[standing], ""
    given = source.file.roadmap.get(question.id)
    if given is not None and left_open(given.answer) is None:
        return question.question, given.answer, f"{given.who}, {say_day(given.when)}"
    chapter = _TOLD_IN.get(question.answered_in.partition(".")[0], question.answered_in)
    return question.question, f"Zie: {chapter}.", ""


def _open(source: PlanSource) -> Iterator[Section]:
    asked = standings(source.file, source.library, source.missing).items()
    questions = [question.question for question, standing in asked if standing == "open"]
    later = [question.question for question, standing in asked if standing == "not_yet"]
    errors = [
        f"{finding.path or finding.file}: {finding.right}." for finding in source.findings if _must(finding.weight)
    ]
    advice = [
        f"{finding.path or finding.file}: {finding.right}." for finding in source.findings if not _must(finding.weight)
    ]
    yield Section(title="Nog open", parts=(Text(text=_summary(len(questions), len(errors))),))
    for title, items in (
        ("Vragen zonder antwoord", questions),
        (NOT_YET, later),
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
