"""Living through four quarters: three closed, one open, ending today."""

import asyncio
import datetime as dt
from collections.abc import Callable
from typing import Final

import msgspec

from service.bootstrap.intake import open_intake
from service.bootstrap.keeper import KeeperProcess, open_keeper
from service.bootstrap.names import RELEASES
from service.demo.invent import Inventor
from service.export.store import ReleaseStore
from service.intake.answers import Accepted
from service.intake.service import Intake
from service.kernel.clock import AMSTERDAM, ManualClock
from service.kernel.errors import LuwteError
from service.kernel.periods import Quarter
from service.policy.model import Policy
from service.settings import DEMO_MARK, Folders, IntakeSettings, SettingsError

QUARTERS: Final = 4


class DemoResult(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the demo left behind."""

    reports: int
    releases: tuple[str, ...]
    destroyed: int
    ledger_size: int


class DemoFailed(LuwteError):
    """An invented report was not taken: the demo shows something that does not work."""


def mark_demo(folders: Folders) -> None:
    """Mark an empty data folder as a demo.

    Raises:
        SettingsError: the folder holds something else; a demo never touches real data.
    """
    if (folders.public / DEMO_MARK).is_file():
        return
    if folders.data.exists() and any(folders.data.iterdir()):
        raise SettingsError("deze map is niet leeg en geen demo; kies een andere met --data")
    folders.public.mkdir(parents=True)
    (folders.public / DEMO_MARK).write_text("Alle meldingen in deze map zijn verzonnen.\n", encoding="utf-8")


def live_through(
    folders: Folders,
    policy: Policy,
    *,
    today: dt.date,
    reports: int,
    tell: Callable[[str], None],
) -> DemoResult:
    """Live day by day through three closed quarters and the present one until `today`.

    Raises:
        SettingsError: the folder is not empty and not a fresh demo.
        DemoFailed: a report was not taken.
    """
    mark_demo(folders)
    if folders.keeper.exists():
        raise SettingsError("deze demo is al gevuld; kies een andere map met --data")
    days = _days_until(today)
    inventor = Inventor(policy, seed=1)
    shares = inventor.share_out(reports, len(days))
    clock = ManualClock(dt.datetime.combine(days[0], dt.time(12), tzinfo=AMSTERDAM))
    with open_keeper(folders, {policy.slug: policy}, counter=lambda: clock.now().timestamp()) as process:
        settings = IntakeSettings(
            store=folders.store,
            public=folders.public,
            private=folders.intake,
            keeper_key=process.verifier_key,
        )
        with open_intake(settings, clock) as taking:
            for day, share in zip(days, shares, strict=True):
                clock.set_day(day)
                _live_one_day(process, day, tell)
                asyncio.run(_send(taking.intake, policy, inventor, share))
        done = process.keeper.run_once(today)
        periods = ReleaseStore(folders.public / RELEASES).periods(policy.slug)
        return DemoResult(
            reports=reports,
            releases=periods,
            destroyed=done.audit.destroyed,
            ledger_size=process.keeper.parts.ledger.size,
        )


def _live_one_day(process: KeeperProcess, day: dt.date, tell: Callable[[str], None]) -> None:
    done = process.keeper.run_once(day)
    if done.audit.findings:
        raise DemoFailed("de telling van de tabellen klopt niet")
    for release in done.released:
        total = "te weinig meldingen" if release.total is None else f"{release.total} meldingen"
        tell(f"{day}: cijfers over {release.period} vrijgegeven ({total})")
    if done.destroyed:
        keys = "1 dagsleutel" if done.destroyed == 1 else f"{done.destroyed} dagsleutels"
        tell(f"{day}: {keys} vernietigd, met alle meldingen eronder")


async def _send(intake: Intake, policy: Policy, inventor: Inventor, share: int) -> None:
    for _ in range(share):
        outcome = await intake.take(policy, inventor.report(), "nl")
        if not isinstance(outcome, Accepted):
            raise DemoFailed("een verzonnen melding is niet aangenomen")


def _days_until(today: dt.date) -> list[dt.date]:
    first = _closed(today)[0].first_day
    return [first + dt.timedelta(days=number) for number in range((today - first).days + 1)]


def _closed(today: dt.date) -> list[Quarter]:
    quarters = [Quarter.of(today)]
    for _ in range(QUARTERS - 1):
        quarters.insert(0, Quarter.of(quarters[0].first_day - dt.timedelta(days=1)))
    return quarters[:-1]
