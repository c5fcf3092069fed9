"""The process that holds the keys."""

import contextlib
import secrets
from typing import Any

from service.bootstrap.keeper import KeeperProcess, open_keeper
from service.bootstrap.names import CONSOLE_KEY
from service.console.http import ConsoleParts, console_handlers
from service.keeper.candidates import PolicyFolder
from service.keeper.standing import Standing
from service.kernel.clock import Clock
from service.kernel.durable import write_durably
from service.kernel.errors import LuwteError
from service.policy.service import load_policies
from service.processes.say import say
from service.retention.errors import RetentionError
from service.schedule import jobs_of, run_job, start_schedule
from service.serving import serve
from service.settings import Folders, KeeperSettings, choose_clock, require_loopback
from service.vault.memory import harden_process
from service.web.app import build_app
from service.web.pages import static_handlers


class PolicyWaits(LuwteError):
    """Everything was done, by the policies in force; a person must look at what is offered or kept."""


def run_keeper(settings: KeeperSettings) -> None:
    """Do what is due, then keep doing so by the schedule, and show the console."""
    harden_process()
    require_loopback(settings.host)
    folders = Folders(data=settings.data)
    clock = choose_clock(folders.public, settings.today)
    with open_keeper(folders, _offered(settings, folders), production=settings.production) as process:
        say(*process.remarks)
        # Unused keys that could not be destroyed are tried again every minute; without new ones nobody can report.
        with contextlib.suppress(RetentionError):
            process.keeper.prepare_keys(clock.today())
        for job in jobs_of(process.keeper):
            run_job(job, process.runs, clock.today())
        scheduler = start_schedule(process.keeper, process.runs, clock)
        try:
            serve(build_app(console_app(process, folders, clock)), settings.host, settings.port)
        finally:
            scheduler.shutdown()


def run_keeper_once(settings: KeeperSettings) -> None:
    """Do everything that is due, say what was done, and stop.

    Raises:
        PolicyWaits: a changed policy waits for approval, a file has an error, a kept policy cannot be read, or
            there is none in the folder; everything else was done.
    """
    harden_process()
    folders = Folders(data=settings.data)
    clock = choose_clock(folders.public, settings.today)
    with open_keeper(folders, _offered(settings, folders), production=settings.production) as process:
        say(*process.remarks)
        done = process.keeper.run_once(clock.today())
        standing = process.keeper.standing
        withheld = process.keeper.withheld(clock.today())
    periods = ", ".join(f"{release.meldpunt} {release.period}" for release in done.released) or "geen"
    say(f"nieuwe dagsleutels: {done.keys_born}", f"vrijgegeven: {periods}", f"vernietigd: {done.destroyed}")
    for finding in done.audit.findings:
        say(f"LET OP, de telling klopt niet: {finding.fault} ({finding.buckets})")
    for week in withheld:
        say(f"niet bewaarde teksten van {week.meldpunt} in de week vanaf {week.week}: {week.texts}")
    say(*standing.events, *standing.lasting)
    _refuse_what_waits(standing)


def console_app(process: KeeperProcess, folders: Folders, clock: Clock) -> list[Any]:
    """Return the handlers of the console of this keeper."""
    key_path = folders.keeper / CONSOLE_KEY
    if not key_path.exists():
        write_durably(key_path, secrets.token_urlsafe(24).encode(), mode=0o600)
    parts = ConsoleParts(
        register=process.keeper.parts.register,
        count=process.keeper.count,
        retention=process.keeper.parts.retention,
        ledger=process.keeper.parts.ledger,
        today=clock.today,
        last_runs=process.runs.last,
        verifier_key=process.verifier_key,
        access_key=key_path.read_text(),
        withheld=process.keeper.withheld,
        policies=lambda: process.keeper.standing.lasting,
    )
    return [*static_handlers(), *console_handlers(parts)]


def _offered(settings: KeeperSettings, folders: Folders) -> PolicyFolder:
    """Return the folder of policies; where no keeper ever ran, an error in it stops everything before it begins."""
    if not folders.keeper.exists():
        load_policies(settings.policies)
    return PolicyFolder(settings.policies)


def _refuse_what_waits(standing: Standing) -> None:
    """Let whatever started this see by its exit code that a person must act."""
    if standing.findings or standing.waiting or standing.remarks:
        raise PolicyWaits("het beleid vraagt om een mens; zie hierboven")
