"""The forecast of the linter beside what the protector of the export really holds back."""

import random
import statistics

import pytest
from msgspec.structs import replace
from support import ROOT

from service.export.counts import tabulate
from service.export.from_policy import design_of, records_of, without_unused
from service.export.protect import Protected, protect
from service.kernel.periods import Quarter
from service.policy.lint.forecast import forecast, side_of
from service.policy.service import lint_files

PERIOD = Quarter(year=2026, number=1)
QUARTERS = {"kwartaal": 1, "jaar": 4}
# Tables by their rhythm and sides, and how often their reports are invented: few cells vary much, many take long.
TIMES = {("kwartaal", 1): 16, ("jaar", 2): 2}
FURTHEST = 0.12
[BREDA] = lint_files((ROOT / "policies" / "breda.toml",), None).policies


def with_tables(rhythm, sides):
    """Breda with only the tables of one rhythm and number of sides, as tables of the period that is protected."""
    kept = [table for table in BREDA.release.tables if (table.rhythm, len(table.dimensions)) == (rhythm, sides)]
    tables = tuple(replace(table, rhythm="kwartaal") for table in kept)
    return replace(BREDA, release=replace(BREDA.release, tables=tables))


def poisson(mean, chance):
    number, passed = 0, chance.expovariate(1)
    while passed < mean:
        number, passed = number + 1, passed + chance.expovariate(1)
    return number


class Reporters:
    """People who answer more or less evenly than the forecast thinks, and leave out more or less."""

    def __init__(self, policy, chance):
        self._chance = chance
        self._asked = [
            (
                question,
                codes := [option.code for option in question.options if not option.stores_nothing],
                [place ** -chance.uniform(0.7, 1.3) for place in range(1, len(codes) + 1)],
                0 if question.required else chance.uniform(0.05, 0.25),
                chance.uniform(0.2, 0.6) if question.kind == "meer" else 0,
            )
            for question in policy.questions
            if question.kind != "tekst"
        ]

    def report(self):
        chance = self._chance
        return {
            question.id: tuple(dict.fromkeys(chance.choices(codes, weights, k=1 + (chance.random() < second))))
            for question, codes, weights, skipped, second in self._asked
            if chance.random() >= skipped
        }


def held_back(policy, reports, seed):
    """Return the share of the cells of every table that is held back, for a number of reports near `reports`."""
    chance = random.Random(seed)
    people = Reporters(policy, chance)
    records = records_of(policy, [people.report() for _ in range(poisson(reports, chance))])
    design = without_unused(design_of(policy, PERIOD), records)
    told = protect(design, tabulate(design, records, PERIOD.name), PERIOD.name, policy.release.k)
    cells = {table.id: [] for table in policy.release.tables}
    for released in told.tables.tables if isinstance(told, Protected) else ():
        cells[released.id.split("/")[1]] += [value is None for *_codes, value in released.cells]
    # Too few reports: then nothing of any table is told.
    return {name: statistics.mean(hidden) if hidden else 1.0 for name, hidden in cells.items()}


def compare(rhythm, sides, quarterly):
    """Return what is predicted and what is held back, the mean of several times, by table."""
    policy, reports = with_tables(rhythm, sides), quarterly * QUARTERS[rhythm]
    questions = {question.id: question for question in policy.questions}
    times = [held_back(policy, reports, seed) for seed in range(TIMES[rhythm, sides])]
    return {
        table.id: (
            forecast([side_of(questions[side.question], side.level) for side in table.dimensions], reports, 5),
            statistics.mean(one[table.id] for one in times),
        )
        for table in policy.release.tables
    }


def test_every_table_of_breda_is_compared():
    assert {(table.rhythm, len(table.dimensions)) for table in BREDA.release.tables} == set(TIMES)


@pytest.mark.parametrize(("rhythm", "sides"), TIMES)
@pytest.mark.parametrize("quarterly", [6, 23, 40, 140, 700])
def test_forecast_is_near_what_is_really_held_back(rhythm, sides, quarterly):
    compared = compare(rhythm, sides, quarterly)
    assert compared
    assert {name: pair for name, pair in compared.items() if abs(pair[0] - pair[1]) > FURTHEST} == {}
