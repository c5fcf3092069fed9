"""A real keeper and a real intake on one folder, and a client that speaks ASGI to the intake."""

import contextlib
import datetime as dt
import re
import sqlite3

import httpx
import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
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


class Meldpunt:
    """What a test needs of a running meldpunt: its folders, its clock, its client and its rows."""

    def __init__(self, folders, policies, clock, pages):
        self.folders = folders
        self.policies = policies
        self.clock = clock
        self.pages = pages
        self.client = None
        self.process = None

    @property
    def manifest(self):
        return self.folders.public / MANIFEST_NAME

    def count(self):
        """The number of envelopes on disk."""
        with contextlib.closing(sqlite3.connect(self.folders.store / DATABASE)) as connection:
            return connection.execute("SELECT count(*) FROM envelope").fetchone()[0]

    async def report(self, body, **options: object):
        return await self.client.post("/v1/meldpunten/breda/meldingen", **{"json": body, **options})

    async def token(self, address="/breda/nl"):
        page = await self.client.get(address)
        return TOKEN.search(page.text)[1]

    async def send_form(self, fields, *, address="/breda/nl", token=None, headers=None):
        sleutel = await self.token(address) if token is None else token
        return await self.client.post(address, data={"sleutel": sleutel, **fields}, headers=headers)


@pytest.fixture
async def meldpunt(tmp_path):
    folders = Folders(data=tmp_path / "data")
    policies = load_policies(copy_policies(tmp_path))
    with open_keeper(folders, policies) as keeper:
        keeper.keeper.run_once(TODAY)
    settings = IntakeSettings(
        policies=tmp_path / "policies",
        store=folders.store,
        public=folders.public,
        private=folders.intake,
        keeper_key=keeper.verifier_key,
        scrub_seconds=20.0,
    )
    clock = ManualClock(dt.datetime.combine(TODAY, dt.time(12), tzinfo=dt.UTC))
    pages = {"limit": None}

    def limit(connection, _record):
        if pages["limit"] is not None:
            connection.execute(f"PRAGMA max_page_count={pages['limit']}")

    event.listen(Engine, "checkout", lambda connection, record, _proxy: limit(connection, record))
    with open_intake(settings, policies, clock) as process:
        transport = httpx.ASGITransport(process.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://luwte.test") as client:
            meldpunt = Meldpunt(folders, policies, clock, pages)
            meldpunt.client, meldpunt.process = client, process
            yield meldpunt
