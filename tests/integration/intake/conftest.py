"""A real keeper and a real intake on one folder, and a client that speaks ASGI to the intake."""

import contextlib
import datetime as dt
import re
import sqlite3

import httpx
import pytest
from sqlalchemy import event
from sqlalchemy.pool import Pool
from support import copy_policies

from service.bootstrap.intake import open_intake
from service.bootstrap.keeper import open_keeper
from service.bootstrap.names import DATABASE
from service.kernel.clock import ManualClock
from service.policy.service import load_policies
from service.settings import Folders, IntakeSettings
from service.vault.manifest import MANIFEST_NAME

TODAY = dt.date(2026, 2, 10)
TOKEN = re.compile(r'name="sleutel" value="([^"]+)"')


ROOMY = 1_000_000


class Meldpunt:
    """What a test needs of a running meldpunt: its folders, its clock, its client and its rows."""

    def __init__(self, folders, clock, client, disk, intake):
        self.folders = folders
        self.clock = clock
        self.client = client
        self.intake = intake
        self._disk = disk

    @property
    def manifest(self):
        return self.folders.public / MANIFEST_NAME

    def pass_seconds(self, seconds=2):
        """Let so much time pass that the intake looks at its files again."""
        self.clock._moment += dt.timedelta(seconds=seconds)

    def fill_disk(self, *, full=True):
        """Let the database grow no more; SQLite takes a limit below its size for its size."""
        self._disk["pages"] = 1 if full else ROOMY

    def count(self):
        """The number of envelopes on disk."""
        with contextlib.closing(sqlite3.connect(self.folders.store / DATABASE)) as connection:
            return connection.execute("SELECT count(*) FROM envelope").fetchone()[0]

    async def report(self, body, slug="breda"):
        return await self.client.post(f"/v1/meldpunten/{slug}/meldingen", json=body)

    async def send(self, content, kind="application/json"):
        headers = {} if kind is None else {"Content-Type": kind}
        return await self.client.post("/v1/meldpunten/breda/meldingen", content=content, headers=headers)

    async def token(self, address="/breda/nl"):
        return token_in(await self.client.get(address))

    async def send_form(self, fields, *, address="/breda/nl", token=None, headers=None):
        sleutel = await self.token(address) if token is None else token
        return await self.client.post(address, data={"sleutel": sleutel, **fields}, headers=headers)


def token_in(page):
    """The token in the form of a page."""
    return TOKEN.search(page.text)[1]


@contextlib.contextmanager
def limited_disk():
    """Give every SQLite connection the number of pages that the yielded dict holds."""
    disk = {"pages": ROOMY}

    def limit(connection, _record, _proxy):
        connection.execute(f"PRAGMA max_page_count={disk['pages']}").close()

    event.listen(Pool, "checkout", limit)
    try:
        yield disk
    finally:
        event.remove(Pool, "checkout", limit)


@pytest.fixture
async def meldpunt(tmp_path):
    async with opened(tmp_path) as opened_meldpunt:
        yield opened_meldpunt


@contextlib.asynccontextmanager
async def opened(folder, *, own_words="", scrub_seconds=20.0):
    """Open a meldpunt in `folder`; `own_words` is the content of `[tekst]` in its policy."""
    folders = Folders(data=folder / "data")
    copied = copy_policies(folder)
    if own_words:
        with (copied / "breda.toml").open("a", encoding="utf-8") as file:
            file.write(f"\n[tekst]\n{own_words}\n")
    policies = load_policies(copied)
    with open_keeper(folders, policies) as process:
        process.keeper.run_once(TODAY)
    settings = IntakeSettings(
        store=folders.store,
        public=folders.public,
        private=folders.intake,
        keeper_key=process.verifier_key,
        scrub_seconds=scrub_seconds,
    )
    clock = ManualClock(dt.datetime.combine(TODAY, dt.time(9), tzinfo=dt.UTC))
    with limited_disk() as disk, open_intake(settings, clock) as intake:
        # Later than what it read at its start, so that the first request looks again.
        clock.set_day(TODAY)
        transport = httpx.ASGITransport(intake.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://luwte.test") as client:
            yield Meldpunt(folders, clock, client, disk, intake.intake)
