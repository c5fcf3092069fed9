"""What a shortened term makes due is destroyed in the minute in which the change is taken over."""

import pytest
from integration.keeper.living import START, days, keeping, report
from integration.keeper.offering import Offering, approve, kept_for
from msgspec.structs import replace
from support import breda

from service.retention.errors import ClockJumped, DestructionFailed
from service.schedule import jobs_of, run_job

OLD, SHORT = breda(), kept_for(breda(), 7, "kort")
LATER = START + days(14)


@pytest.fixture
def process(tmp_path):
    offering = Offering(OLD)
    with keeping(tmp_path, offers=offering) as process:
        process.keeper.prepare_keys(START)
        for ahead in range(15):
            report(tmp_path, process, START + days(ahead), story="Een man riep mij na.")
        process.keeper.run_once(LATER)
        process.keeper.follow_policies(LATER)
        offering.now = (SHORT,)
        approve(tmp_path, OLD, SHORT)
        yield process


def destroyed(process):
    """The days of which no story can be read any more."""
    rows = process.keeper.parts.register.in_state("destroyed")
    return {row.day for row in rows if row.retention_class == "verhaal" and row.day <= LATER}


DUE = {START + days(ahead) for ahead in range(8)}


def test_minute_job_destroys_what_the_change_makes_due(process):
    assert run_job(jobs_of(process.keeper)[0], process.runs, LATER)
    assert destroyed(process) == DUE
    assert process.keeper.count(LATER).findings == ()


def test_change_that_the_daily_job_took_over_is_followed_in_the_next_minute(process):
    process.keeper.prepare_keys(LATER)
    assert destroyed(process) == set()
    process.keeper.follow_policies(LATER)
    assert destroyed(process) == DUE


def test_change_that_was_cut_off_is_followed_by_the_next_start(process, tmp_path):
    process.keeper.prepare_keys(LATER)
    again = type(process.keeper)(
        process.keeper._adoption, process.keeper.parts, tmp_path / "public", process.keeper._steward_public_key
    )
    again.follow_policies(LATER)
    assert destroyed(process) == DUE


class Failing:
    """Retention that cannot destroy."""

    def __init__(self, retention, failure):
        self.retire = retention.retire
        self._failure = failure
        self.tries = 0

    def destroy_due(self, _today):
        self.tries += 1
        raise self._failure


@pytest.mark.parametrize("failure", [ClockJumped("de klok"), DestructionFailed("de schijf")])
def test_failure_is_told_once_and_tried_every_minute(process, capsys, failure):
    keeper, parts = process.keeper, process.keeper.parts
    keeper.parts = replace(parts, retention=Failing(parts.retention, failure))
    for _ in range(3):
        assert run_job(jobs_of(keeper)[0], process.runs, LATER)
    said = f"luwte: na een start of een wijziging van beleid mislukte vernietigen: {type(failure).__name__}\n"
    assert capsys.readouterr().err.count(said) == 1
    assert (keeper.parts.retention.tries, destroyed(process)) == (3, set())
    keeper.parts = parts
    keeper.follow_policies(LATER)
    assert destroyed(process) == DUE


def test_failing_figures_keep_nothing_alive(process):
    class Refusing:
        def release_due(self, _today):
            raise OSError(28, "schijf vol")

    process.keeper.parts = replace(process.keeper.parts, releases=Refusing())
    told = process.keeper.follow_policies(LATER).sentences
    assert told[-1] == "na een start of een wijziging van beleid mislukte vrijgeven: OSError"
    assert destroyed(process) == DUE
