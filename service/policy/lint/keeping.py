"""Retention: every class that is used has one rule, and every rule ends (pure)."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from service.policy.library import Library
from service.policy.lint.problem import Problem, Rule, RuleCode, asked_questions
from service.policy.model import DataClass
from service.policy.shape.keeping import RetentionFile
from service.policy.shape.meldpunt import PolicyFile
from service.policy.terms import Term

CODES: Final = (
    RuleCode(code="klasse-zonder-regel", title="Een vraag bewaart iets waarvoor geen bewaartermijn staat."),
    RuleCode(code="klasse-ongebruikt", title="Er staat een bewaartermijn voor iets dat niet gevraagd wordt."),
    RuleCode(code="termijn-onleesbaar", title="Een termijn is niet te lezen."),
    RuleCode(code="begin-ontbreekt", title="Een bewaartermijn zegt niet wanneer zij begint."),
    RuleCode(code="feiten-zonder-termijn", title="De feiten hebben geen termijn."),
    RuleCode(code="verhaal-zonder-termijn", title="Het verhaal heeft geen termijn."),
    RuleCode(code="uiterlijk-ontbreekt", title="Een bewaartermijn heeft geen uiterste grens."),
    RuleCode(
        code="gebeurtenis-zonder-uiterlijk",
        title="Een termijn wacht op iets dat misschien nooit komt, en heeft geen uiterste grens.",
    ),
    RuleCode(code="uiterlijk-te-lang", title="De uiterste grens is langer dan twee jaar, en dat mag hier niet."),
    RuleCode(code="minimum-te-lang", title="Een minimum is langer dan twintig jaar."),
    RuleCode(code="uiterlijk-te-kort", title="De uiterste grens is korter dan de termijn zelf."),
    RuleCode(code="sterft-voor-telling", title="Meldingen worden vernietigd voordat hun kwartaal geteld is."),
    RuleCode(code="onder-minimum", title="Een termijn is korter dan het minimum, zonder afwijking."),
    RuleCode(code="afwijking-zonder-minimum", title="Er staat een afwijking van een minimum dat er niet is."),
)
SEALED: Final[tuple[DataClass, ...]] = ("feiten", "verhaal")
# A quarter has 92 days at most, and after it comes the month in which it is counted and released.
_COUNTING: Final = Term(months=1)
_QUARTER_AND_COUNTING: Final = Term(days=123)
# A year that is counted as a whole, its release, and then room for what is slow.
_LONGEST: Final = Term(months=24)
_TO_DESTROY: Final = Term(months=6)
# More than this is a slip of the pen, and it would lift every ceiling.
_LONGEST_MINIMUM: Final = Term(months=240)
# Every length of month and year is met on one of these days.
_STARTS: Final = tuple(dt.date(year, month, 1) for year in (2023, 2024) for month in range(1, 13))
_TOO_LATE: Final = {
    False: "niets van een melding blijft langer dan twee jaar, tenzij u een minimum volgt; kies hoogstens P2Y",
    True: "een verhaal blijft nooit langer dan twee jaar, ook niet met een minimum; kies hoogstens P2Y",
}
_UNREADABLE: Final = "hier hoort een termijn als P30D, P6M of P1Y; jaren voor maanden, maanden voor dagen"


def check_classes(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """Every class in use has one rule; no rule is there for nothing."""
    used = {question.retention_class for question in asked_questions(policy, library) if not question.steers_only}
    for name in sorted(used - set(policy.retention)):
        right = f"een vraag bewaart `{name}`; zet hier een bewaartermijn"
        yield f"bewaartermijnen.{name}", "klasse-zonder-regel", right
    for name in sorted(set(policy.retention) - used - {"cijfers"}):
        yield f"bewaartermijnen.{name}", "klasse-ongebruikt", "geen vraag bewaart dit; haal deze bewaartermijn weg"


def check_readable(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """Every term that is written can be read."""
    written = {
        f"bewaartermijnen.{name}.{key}": value
        for name, rule in policy.retention.items()
        for key, value in _terms_of(rule).items()
    }
    if policy.review is not None:
        written["opvolging.terugkoppeling"] = policy.review.answer_within
    for path, value in written.items():
        if read_term(value) is None:
            yield path, "termijn-onleesbaar", _UNREADABLE


def _terms_of(rule: RetentionFile) -> dict[str, str]:
    terms = {
        "termijn": rule.term,
        "uiterlijk": rule.ceiling,
        "respijt": rule.grace,
        "kopieen": rule.copies,
        "minimum.termijn": None if rule.minimum is None else rule.minimum.term,
        "opschorting.hoogstens": None if rule.holds is None else rule.holds.longest,
    }
    return {key: value for key, value in terms.items() if value is not None}


def read_term(written: str | None) -> Term | None:
    """Return the term, or None where none is written or it cannot be read."""
    try:
        return None if written is None else Term.parse(written)
    except ValueError:
        return None


def is_shorter(one: Term, other: Term) -> bool:
    """Whether `one` ends before `other`, from whatever day they count.

    So P1M is not shorter than P30D, nor P30D than P1M: which one ends first depends on the month.
    """
    return all(one.added_to(day) < other.added_to(day) for day in _STARTS)


def may_be_shorter(one: Term, other: Term) -> bool:
    """Whether `one` ends before `other` from some day on which they may begin."""
    return any(one.added_to(day) < other.added_to(day) for day in _STARTS)


def check_complete(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """What is sealed has a beginning, a term and a day on which it dies whatever happens."""
    for name in SEALED:
        rule = policy.retention.get(name)
        if rule is None:
            continue
        path = f"bewaartermijnen.{name}"
        if rule.start is None:
            yield f"{path}.start", "begin-ontbreekt", "kies ontvangst, einde_periode, vrijgave of gebeurtenis:NAAM"
        if rule.term is None:
            yield f"{path}.termijn", f"{name}-zonder-termijn", "zeg hoe lang dit bewaard blijft, bijvoorbeeld P30D"
        if rule.ceiling is None:
            yield f"{path}.uiterlijk", *_missing_ceiling(rule)


def _missing_ceiling(rule: RetentionFile) -> tuple[str, str]:
    if rule.start == "vrijgave" or (rule.start or "").startswith("gebeurtenis:"):
        right = f"`{rule.start}` komt misschien nooit; zeg na hoeveel tijd vanaf ontvangst dit toch verdwijnt"
        return "gebeurtenis-zonder-uiterlijk", right
    return "uiterlijk-ontbreekt", "zeg na hoeveel tijd vanaf ontvangst dit hoe dan ook verdwijnt"


def check_lengths(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """The ceiling leaves room for the term, and what is to be counted lives until it is."""
    for name, rule in policy.retention.items():
        term, ceiling = read_term(rule.term), read_term(rule.ceiling)
        if term is None or ceiling is None:
            continue
        path = f"bewaartermijnen.{name}"
        if is_shorter(ceiling, term):
            right = f"{rule.ceiling} is korter dan de termijn {rule.term}; maak dit minstens even lang"
            yield f"{path}.uiterlijk", "uiterlijk-te-kort", right
        elif is_shorter(_longest_ceiling(name, rule), ceiling):
            yield f"{path}.uiterlijk", "uiterlijk-te-lang", _TOO_LATE[name == "verhaal"]
        elif rule.after == "tel_en_vernietig":
            yield from _check_counting(path, rule, term, ceiling)


def _longest_ceiling(name: str, rule: RetentionFile) -> Term:
    """Two years, or the minimum of the selection list and half a year to destroy in.

    No minimum lengthens the life of a story, nor does one that is not followed.
    """
    minimum = _read_minimum(rule)
    if name == "verhaal" or rule.deviation is not None or minimum is None:
        return _LONGEST
    asked = Term(months=minimum.months + _TO_DESTROY.months, days=minimum.days)
    return asked if is_shorter(_LONGEST, asked) else _LONGEST


def _read_minimum(rule: RetentionFile) -> Term | None:
    """Return the minimum, or None where none is written that can be one."""
    minimum = read_term(None if rule.minimum is None else rule.minimum.term)
    return None if minimum is None or is_shorter(_LONGEST_MINIMUM, minimum) else minimum


def _check_counting(path: str, rule: RetentionFile, term: Term, ceiling: Term) -> Iterator[Problem]:
    right = "anders verdwijnen meldingen voordat hun kwartaal geteld en vrijgegeven is; hier hoort minstens"
    if may_be_shorter(ceiling, _QUARTER_AND_COUNTING):
        yield f"{path}.uiterlijk", "sterft-voor-telling", f"{right} P5M"
    elif rule.start == "ontvangst" and may_be_shorter(term, _QUARTER_AND_COUNTING):
        yield f"{path}.termijn", "sterft-voor-telling", f'{right} P5M, of kies `start = "vrijgave"`'
    elif (rule.start or "").startswith("gebeurtenis:") and may_be_shorter(term, _QUARTER_AND_COUNTING):
        right = f"wat gebeurt kan op de dag van ontvangst al gebeuren, en {right}"
        yield f"{path}.termijn", "sterft-voor-telling", f'{right} P5M, of kies `start = "vrijgave"`'
    elif rule.start == "einde_periode" and may_be_shorter(term, _COUNTING):
        yield f"{path}.termijn", "sterft-voor-telling", f'{right} P1M, of kies `start = "vrijgave"`'


def check_minimum(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """Below the minimum of the selection list only with a reason and a name (Archiefbesluit 1995 article 5)."""
    for name, rule in policy.retention.items():
        path = f"bewaartermijnen.{name}"
        if rule.minimum is None:
            if rule.deviation is not None:
                right = "hier staat geen minimum om van af te wijken; zet het erbij of haal de afwijking weg"
                yield f"{path}.afwijking", "afwijking-zonder-minimum", right
            continue
        term, minimum = read_term(rule.term), _read_minimum(rule)
        if minimum is None and read_term(rule.minimum.term) is not None:
            right = "zo lang hoeft geen melding te blijven; neem het minimum over uit de selectielijst, hoogstens P20Y"
            yield f"{path}.minimum.termijn", "minimum-te-lang", right
        if term is not None and minimum is not None and rule.deviation is None and is_shorter(term, minimum):
            right = (
                f"{rule.term} is korter dan het minimum {rule.minimum.term} ({rule.minimum.ground}); maak de termijn"
            )
            right += " langer, of zet er `afwijking` bij: een reden en wie dat besloot"
            yield f"{path}.termijn", "onder-minimum", right


RULES: Final[tuple[Rule, ...]] = (check_classes, check_readable, check_complete, check_lengths, check_minimum)
