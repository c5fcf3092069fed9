"""When the keeper works: APScheduler in memory, and one row per job and day that says it was done.

A daily job is tried every hour and done once a day; one that failed is therefore tried again an hour
later. The look at the policies comes every minute. One thread runs them all, so that they never meet.
"""

import contextlib
import datetime as dt
import sys
from collections.abc import Callable, Iterator
from typing import Final

import msgspec
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from sqlalchemy import Column, Date, Engine, MetaData, Table, Text, insert, select

from service.keeper.rounds import Keeper
from service.keeper.standing import News
from service.kernel.clock import AMSTERDAM, Clock
from service.kernel.errors import LuwteError
from service.retention.audit import Audit

_SECOND: Final = 30

METADATA: Final = MetaData()
JOB_RUN: Final = Table(
    "job_run",
    METADATA,
    Column("job", Text, primary_key=True),
    Column("period", Date, primary_key=True),
    sqlite_with_rowid=False,
)


class Job(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One job: its name, the hours (Dutch time) and the minute at which it is tried, and what it does.

    Without a minute it is done every minute; all others once a day.
    """

    name: str
    hours: str
    minute: int | None
    work: Callable[[dt.date], object]


def jobs_of(keeper: Keeper) -> tuple[Job, ...]:
    """Return the keeper's jobs in the order of a day."""
    return (
        Job(name="policies", hours="*", minute=None, work=keeper.follow_policies),
        Job(name="keys", hours="*", minute=1, work=keeper.prepare_keys),
        Job(name="releases", hours="1-23", minute=10, work=keeper.release),
        Job(name="retention", hours="1-23", minute=20, work=keeper.destroy),
        Job(name="count", hours="3-23", minute=30, work=keeper.count),
    )


class JobRuns:
    """Remembers which job was done for which day."""

    def __init__(self, engine: Engine) -> None:
        """Keep the rows in the keeper's own database."""
        self._engine = engine
        METADATA.create_all(engine)

    @contextlib.contextmanager
    def claim(self, job: str, period: dt.date) -> Iterator[bool]:
        """Yield whether the job is still to be done for `period`; remember it when the block ends well.

        A job that raises, or whose process is killed, may be claimed again. Two at once cannot be: the
        keyring is locked by one keeper, and one thread runs its jobs.
        """
        here = select(JOB_RUN.c.job).where(JOB_RUN.c.job == job, JOB_RUN.c.period == period)
        with self._engine.connect() as connection:
            done = connection.execute(here).first() is not None
        yield not done
        if not done:
            with self._engine.begin() as connection:
                connection.execute(insert(JOB_RUN).values(job=job, period=period))

    def last(self) -> dict[str, dt.date]:
        """Return the newest day on which each job was done."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(JOB_RUN.c.job, JOB_RUN.c.period).order_by(JOB_RUN.c.period)).all()
        return {str(job): period for job, period in rows}


def run_job(job: Job, runs: JobRuns, today: dt.date) -> bool:
    """Do `job` for `today` unless it was done; return whether it was done now.

    A failure is told on standard error by its kind and the job's name, and the job is tried again.
    """
    try:
        if job.minute is None:
            _tell(job.work(today))
            return True
        with runs.claim(job.name, today) as mine:
            if mine:
                _tell(job.work(today))
            return mine
    except (LuwteError, OSError) as error:
        sys.stderr.write(f"luwte: taak {job.name} mislukt: {type(error).__name__}\n")
        return False


def _tell(result: object) -> None:
    """Say aloud what a count found and what is new about the policies; other results speak through the ledger."""
    if isinstance(result, Audit):
        for finding in result.findings:
            sys.stderr.write(f"luwte: de telling klopt niet: {finding.fault} ({finding.buckets})\n")
    if isinstance(result, News):
        for sentence in result.sentences:
            sys.stderr.write(f"luwte: {sentence}\n")


def start_schedule(keeper: Keeper, runs: JobRuns, clock: Clock) -> BackgroundScheduler:
    """Start the schedule in a thread of its own; `shutdown()` of what is returned ends it.

    Half a minute from midnight: keys of tomorrow that a changed policy replaces are not yet in use at an
    intake whose clock runs ahead.
    """
    scheduler = BackgroundScheduler(
        executors={"default": ThreadPoolExecutor(1)},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": 3600},
        timezone=AMSTERDAM,
    )
    for job in jobs_of(keeper):
        scheduler.add_job(
            lambda job=job: run_job(job, runs, clock.today()),
            CronTrigger(
                hour=job.hours,
                minute="*" if job.minute is None else job.minute,
                second=_SECOND,
                timezone=AMSTERDAM,
            ),
            id=job.name,
        )
    scheduler.start()
    return scheduler
