"""Tables that may leave the service: about coded questions that are asked, and never too fine (pure)."""

from collections.abc import Iterator
from typing import Final

from service.policy.library import Library
from service.policy.lint.problem import Problem, Rule, RuleCode, asked_questions, repeated
from service.policy.shape.blocks import QuestionFile
from service.policy.shape.keeping import DimensionFile
from service.policy.shape.meldpunt import PolicyFile

CODES: Final = (
    RuleCode(code="tabel-dubbel", title="Twee tabellen heten hetzelfde."),
    RuleCode(code="zijde-dubbel", title="Twee zijden van een tabel gaan over dezelfde vraag."),
    RuleCode(code="drie-zijden", title="Een tabel heeft drie zijden."),
    RuleCode(code="drie-zijden-met-wijk", title="Een tabel heeft drie zijden, en een daarvan is de wijk."),
    RuleCode(code="zijde-ongevraagd", title="Een tabel gaat over een vraag die niet gesteld wordt."),
    RuleCode(code="zijde-tekst", title="Een tabel gaat over een verhaal."),
    RuleCode(code="zijde-onbewaard", title="Een tabel gaat over een vraag waarvan het antwoord niet bewaard wordt."),
    RuleCode(code="niveau-zonder-groepen", title="Een tabel vraagt om groepen van een vraag die ze niet heeft."),
    RuleCode(code="niveau-zonder-lijst", title="Een tabel vraagt om de codelijst van een vraag die er niet in staat."),
    RuleCode(code="twee-niveaus", title="Een vraag staat op twee niveaus in tabellen van hetzelfde ritme."),
    RuleCode(code="leeftijd-met-wijk", title="Een tabel zet leeftijd en wijk naast elkaar."),
    RuleCode(code="plek-met-wijk", title="Een tabel zet eigen plekken en wijk naast elkaar."),
)
_MOST_SIDES: Final = 2


def check_tables(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """Tables have different names, and sides about different questions, two at most."""
    districts = _districts(policy, library)
    for name in repeated(table.id for table in policy.release.tables):
        yield "vrijgave.tabellen", "tabel-dubbel", f"`{name}` hoort een keer voor te komen"
    for index, table in enumerate(policy.release.tables):
        path = f"vrijgave.tabellen[{index}].zijden"
        questions = {side.question for side in table.dimensions}
        if len(questions) < len(table.dimensions):
            yield path, "zijde-dubbel", "elke zijde hoort over een andere vraag te gaan"
        elif len(questions) > _MOST_SIDES:
            yield path, *_too_many(named=bool(questions & districts))


def _too_many(*, named: bool) -> tuple[str, str]:
    right = "zo wijst een tabel bijna altijd een paar mensen aan; maak er tabellen van twee zijden van"
    return ("drie-zijden-met-wijk", f"met de wijk erbij {right}") if named else ("drie-zijden", right)


def _districts(policy: PolicyFile, library: Library) -> frozenset[str]:
    return frozenset(question.id for question in asked_questions(policy, library) if question.districts)


def _sides(policy: PolicyFile) -> Iterator[tuple[str, DimensionFile]]:
    for index, table in enumerate(policy.release.tables):
        for place, side in enumerate(table.dimensions):
            yield f"vrijgave.tabellen[{index}].zijden[{place}]", side


def check_sides(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """A side is about a question whose coded answers are kept, on a level that it has."""
    questions = {question.id: question for question in asked_questions(policy, library)}
    for path, side in _sides(policy):
        question = questions.get(side.question)
        if question is None:
            right = f"een tabel gaat over een vraag die dit meldpunt stelt: {', '.join(sorted(questions))}"
            yield f"{path}.vraag", "zijde-ongevraagd", right
        elif question.kind == "tekst":
            yield f"{path}.vraag", "zijde-tekst", "een verhaal komt nooit in een tabel; kies een keuzevraag"
        elif question.steers_only:
            right = "dit antwoord kiest alleen de volgende pagina en wordt niet bewaard; kies een andere vraag"
            yield f"{path}.vraag", "zijde-onbewaard", right
        else:
            yield from _check_level(f"{path}.niveau", side, question, policy, library)


def _check_level(
    path: str, side: DimensionFile, question: QuestionFile, policy: PolicyFile, library: Library
) -> Iterator[Problem]:
    if side.level == "groep" and not question.groups:
        yield path, "niveau-zonder-groepen", "deze vraag heeft geen groepen; kies `optie`"
    code_list = None if policy.adv is None else library.code_lists.get(policy.adv.code_list)
    if code_list is None or side.level != "adv":
        return
    if all(mapping.question != question.id for mapping in code_list.mapping):
        right = f"de lijst `{code_list.code}` kent deze vraag niet; kies `optie` of `groep`"
        yield path, "niveau-zonder-lijst", right


def check_levels(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """A question is released on one level per rhythm: options beside groups would tell each other's gaps."""
    levels: dict[tuple[str, str], str] = {}
    for index, table in enumerate(policy.release.tables):
        for place, side in enumerate(table.dimensions):
            if levels.setdefault((table.rhythm, side.question), side.level) != side.level:
                right = f"in alle tabellen per {table.rhythm} hoort `{side.question}` op hetzelfde niveau te staan"
                yield f"vrijgave.tabellen[{index}].zijden[{place}].niveau", "twee-niveaus", right


def check_small_groups(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """Beside a district no age and no place by name: that is a person's street."""
    districts = _districts(policy, library)
    named = {question.id for question in asked_questions(policy, library) if question.places}
    for index, table in enumerate(policy.release.tables):
        path = f"vrijgave.tabellen[{index}].zijden"
        questions = {side.question for side in table.dimensions}
        if not questions & districts:
            continue
        if "leeftijd" in questions:
            yield path, "leeftijd-met-wijk", "leeftijd en wijk samen wijzen mensen aan; maak er twee tabellen van"
        if policy.geography.places and questions & named:
            right = "een plek met een naam ligt in een wijk; maak er twee tabellen van, of haal de eigen plekken weg"
            yield path, "plek-met-wijk", right


RULES: Final[tuple[Rule, ...]] = (check_tables, check_sides, check_levels, check_small_groups)
