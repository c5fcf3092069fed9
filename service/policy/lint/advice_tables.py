"""Advice about figures: which tables will stay empty, and what is asked without ever being told (pure)."""

import datetime as dt
import statistics
from collections.abc import Iterator
from typing import Final

import msgspec

from service.policy.compile_questions import compile_questions
from service.policy.library import Library
from service.policy.lint.forecast import forecast, side_of
from service.policy.lint.problem import DatedRule, Problem, RuleCode, blocks_asked
from service.policy.lint.questions import REQUIRED_QUESTIONS
from service.policy.model import Level, Question
from service.policy.shape.keeping import DimensionFile, TableFile
from service.policy.shape.meldpunt import PolicyFile
from service.policy.shape.shared import VolumeFile

CODES: Final = (
    RuleCode(
        code="tabel-te-klein", title="Van een tabel wordt naar schatting meer dan de helft weggelaten.", weight="advies"
    ),
    RuleCode(
        code="jaartabel-nog-niet",
        title="Een tabel verschijnt per jaar, en dat kan de dienst nog niet.",
        weight="advies",
    ),
    RuleCode(code="vraag-in-geen-tabel", title="Een vraag komt in geen enkele tabel terug.", weight="advies"),
    RuleCode(code="verwachting-ontbreekt", title="Er staat niet hoeveel meldingen u verwacht.", weight="advies"),
)
_MOST_HIDDEN: Final = 0.5
_QUARTERS: Final = {"kwartaal": 1, "jaar": 4}


class Volume(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many reports a quarter may be expected, and who says so."""

    reports: float
    source: str


def expected_volume(policy: PolicyFile, library: Library) -> Volume | None:
    """Return what the policy expects, else what its municipalities had, else what others had; None if none had."""
    if policy.expectation is not None:
        return Volume(reports=policy.expectation.reports, source="[verwachting]")
    had = {volume.municipality: volume for volume in library.volumes}
    own = [had.get(municipality.code) for municipality in policy.geography.municipalities]
    known = [volume for volume in own if volume is not None]
    # Of a part of the municipalities the number would be too low to advise on.
    if known and len(known) == len(own):
        names = " en ".join(volume.name for volume in known)
        return Volume(reports=sum(map(_middle, known)), source=f"wat {names} eerder kreeg")
    if not had:
        return None
    return Volume(
        reports=statistics.median(map(_middle, had.values())),
        source="het midden van andere gemeenten in de bibliotheek",
    )


def _middle(volume: VolumeFile) -> float:
    return (volume.low + volume.high) / 2


def check_sizes(policy: PolicyFile, library: Library, _today: dt.date) -> Iterator[Problem]:
    """Of a table more than half is told."""
    volume = expected_volume(policy, library)
    questions = _questions(policy, library)
    if volume is None:
        return
    for index, table in enumerate(policy.release.tables):
        sized = _SizedTable(table=table, questions=questions, quarterly=volume.reports, k=policy.release.k)
        if any(side.question not in questions for side in table.dimensions) or sized.hidden() <= _MOST_HIDDEN:
            continue
        right = (
            f"in tabel `{table.id}` wordt naar schatting {_percent(sized.hidden())} van de vakken weggelaten, bij"
            f" {round(volume.reports)} meldingen per kwartaal (bron: {volume.source}); {_advise(sized)}"
        )
        yield f"vrijgave.tabellen[{index}]", "tabel-te-klein", right


class _SizedTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table with what is needed to forecast it."""

    table: TableFile
    questions: dict[str, Question]
    quarterly: float
    k: int

    def hidden(self) -> float:
        sides = [side_of(self.questions[side.question], side.level) for side in self.table.dimensions]
        return forecast(sides, self.quarterly * _QUARTERS[self.table.rhythm], self.k)

    def hidden_with(self, **changed: object) -> float:
        """Return what would be hidden if the table were a little different."""
        return msgspec.structs.replace(self, table=msgspec.structs.replace(self.table, **changed)).hidden()

    def grouped(self) -> tuple[DimensionFile, ...]:
        """Return the sides with groups for options where the question has them."""
        grouped: Level = "groep"
        return tuple(
            msgspec.structs.replace(side, level=grouped)
            if side.level == "optie" and self.questions[side.question].groups
            else side
            for side in self.table.dimensions
        )


def _advise(sized: _SizedTable) -> str:
    """Say what helps, with what would still be hidden then; apart from it what a later version will let one do."""
    told = _cures(sized)
    now = f"wat helpt: {', '.join(told)}" if told else "haal de tabel weg, of wacht tot er meer meldingen zijn"
    yearly = sized.hidden_with(rhythm="jaar")
    if not _is_less(yearly, sized.hidden()):
        return now
    return f"{now}; als tabellen per jaar er zijn, helpt ook: per jaar ({_percent(yearly)})"


def _cures(sized: _SizedTable) -> list[str]:
    sides = sized.table.dimensions
    helps: dict[str, float] = {}
    if sized.grouped() != sides:
        helps["groepen in plaats van opties"] = sized.hidden_with(dimensions=sized.grouped())
    if len(sides) > 1:
        fewer = [(*sides[:place], *sides[place + 1 :]) for place in range(len(sides))]
        helps["een zijde minder"] = min(sized.hidden_with(dimensions=kept) for kept in fewer)
    return [f"{what} ({_percent(share)})" for what, share in helps.items() if _is_less(share, sized.hidden())]


def _is_less(share: float, than: float) -> bool:
    """Whether it is less as it is told: a cure that leaves the percentage as it was is none."""
    return round(100 * share) < round(100 * than)


def _percent(share: float) -> str:
    return f"{round(100 * share)}%"


def _questions(policy: PolicyFile, library: Library) -> dict[str, Question]:
    """Return the questions of the form as reports will answer them; none while the code list is unknown."""
    code_list = None if policy.adv is None else library.code_lists.get(policy.adv.code_list)
    if code_list is None:
        return {}
    known = tuple(policy.asked[index] for index, _block in blocks_asked(policy, library))
    compiled = compile_questions(msgspec.structs.replace(policy, asked=known), library, code_list)
    return {question.id: question for question in compiled}


def check_untold(policy: PolicyFile, library: Library, _today: dt.date) -> Iterator[Problem]:
    """What is stored comes out somewhere: else it was asked for nothing."""
    told = {side.question for table in policy.release.tables for side in table.dimensions}
    for index, block in blocks_asked(policy, library):
        for question in block.questions:
            if question.kind == "tekst" or question.steers_only or question.id in told:
                continue
            right = f"de antwoorden op `{question.id}` worden bewaard, maar staan in geen tabel"
            either = "" if question.id in REQUIRED_QUESTIONS else "haal de vraag weg of "
            yield f"vragen[{index}]", "vraag-in-geen-tabel", f"{right}; {either}voeg een tabel toe"


def check_yearly(policy: PolicyFile, _library: Library, _today: dt.date) -> Iterator[Problem]:
    """A table comes out at a rhythm that this version has: tables per year come with a later one."""
    tables = policy.release.tables
    yearly = [table for table in tables if table.rhythm == "jaar"]
    if not yearly:
        return
    counted = {side.question for table in tables if table.rhythm != "jaar" for side in table.dimensions}
    asked = dict.fromkeys(side.question for table in yearly for side in table.dimensions)
    only = [f"`{question}`" for question in asked if question not in counted]
    lost = f"nu nog nergens geteld: {', '.join(only)}" if only else "alle vragen staan ook in een tabel per kwartaal"
    names = ", ".join(f"`{table.id}`" for table in yearly)
    right = f"deze versie maakt tabellen per kwartaal; die per jaar ({names}) komen met een latere versie; {lost}"
    yield "vrijgave.tabellen", "jaartabel-nog-niet", right


def check_expectation(policy: PolicyFile, _library: Library, _today: dt.date) -> Iterator[Problem]:
    """A number is expected: without one nobody knows beforehand which tables will stay empty."""
    if policy.expectation is None:
        right = "zet hier hoeveel meldingen per kwartaal u verwacht en waarom"
        yield "verwachting", "verwachting-ontbreekt", f"{right}; dan ziet u vooraf welke tabellen te klein zijn"


DATED_RULES: Final[tuple[DatedRule, ...]] = (check_sizes, check_yearly, check_untold, check_expectation)
