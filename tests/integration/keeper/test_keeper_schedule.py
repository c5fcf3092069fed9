import datetime as dt
import os
import subprocess
import sys

import pytest
from integration.keeper.living import START, days, keeping
from support import ROOT, breda

from service.kernel.clock import SystemClock
from service.retention.errors import DestructionFailed
from service.schedule import Job, JobRuns, jobs_of, run_job, start_schedule
from service.vault.engines import sqlite_engine


@pytest.fixture
def runs(tmp_path):
    engine = sqlite_engine(tmp_path / "runs.sqlite")
    yield JobRuns(engine)
    engine.dispose()


class Work:
    """Work that fails as often as it is told to, and remembers its days."""

    def __init__(self, *failures: Exception) -> None:
        self.days: list[dt.date] = []
        self._failures = list(failures)

    def __call__(self, today: dt.date) -> None:
        self.days.append(today)
        if self._failures:
            raise self._failures.pop()


def job(work):
    return Job(name="retention", hours="*", minute=1, work=work)


def test_job_is_done_once_a_day(runs):
    work = Work()
    done = [run_job(job(work), runs, day) for day in (START, START, START + days(1))]
    assert (done, work.days) == ([True, False, True], [START, START + days(1)])
    assert runs.last() == {"retention": START + days(1)}


def test_job_without_a_minute_is_done_whenever_it_is_tried(runs):
    work = Work()
    often = Job(name="policies", hours="*", minute=None, work=work)
    assert [run_job(often, runs, START) for _ in range(3)] == [True] * 3
    assert (work.days, runs.last()) == ([START] * 3, {})


def test_news_of_the_policies_is_told_once(tmp_path, capsys):
    with keeping(tmp_path) as process:
        often = jobs_of(process.keeper)[0]
        for _ in range(3):
            run_job(often, process.runs, START)
    assert capsys.readouterr().err == f"luwte: breda begint met beleid {breda().version}\n"


@pytest.mark.parametrize("failure", [DestructionFailed("geheim"), OSError(28, "schijf vol")])
def test_failed_job_is_told_and_tried_again(runs, capsys, failure):
    work = Work(failure)
    assert [run_job(job(work), runs, START) for _ in range(3)] == [False, True, False]
    assert work.days == [START, START]
    assert capsys.readouterr().err == f"luwte: taak retention mislukt: {type(failure).__name__}\n"


def test_fault_of_our_own_is_not_hidden(runs):
    with pytest.raises(ZeroDivisionError):
        run_job(job(Work(ZeroDivisionError())), runs, START)
    assert runs.last() == {}


def test_job_whose_process_was_killed_is_tried_again(runs, tmp_path):
    program = (
        "import datetime as dt, os, sys; from pathlib import Path\n"
        "from service.schedule import JobRuns; from service.vault.engines import sqlite_engine\n"
        "with JobRuns(sqlite_engine(Path(sys.argv[1]))).claim('retention', dt.date(2026, 1, 5)):\n"
        "    os._exit(9)\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "runs.sqlite")]
    assert subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}).returncode == 9
    assert run_job(job(Work()), runs, START)


def test_keeper_has_its_jobs_in_the_order_of_a_day(tmp_path):
    with keeping(tmp_path) as process:
        jobs = jobs_of(process.keeper)
        assert [found.name for found in jobs] == ["policies", "keys", "releases", "retention", "count"]
        assert [run_job(found, process.runs, START) for found in jobs] == [True] * 5
        assert process.runs.last() == dict.fromkeys(["keys", "releases", "retention", "count"], START)


def test_schedule_starts_with_every_job_and_stops(tmp_path):
    with keeping(tmp_path) as process:
        scheduler = start_schedule(process.keeper, process.runs, SystemClock())
        assert scheduler.running
        assert {found.id: found.trigger.fields[6].__str__() for found in scheduler.get_jobs()} == {
            "policies": "*",
            "keys": "1",
            "releases": "10",
            "retention": "20",
            "count": "30",
        }
        scheduler.shutdown()
        assert not scheduler.running
