import datetime as dt

import pytest
from integration.keeper.living import rows
from support import breda

from service.bootstrap.names import KEEPER_KEY
from service.demo.service import live_through, mark_demo
from service.export.store import ReleaseStore
from service.ledger.note import Verifier
from service.ledger.verify import verify_directory
from service.settings import Folders, SettingsError, is_demo

TODAY = dt.date(2026, 2, 20)
REPORTS = 120


def live(folder, told):
    folders = Folders(data=folder)
    return live_through(folders, breda(), today=TODAY, reports=REPORTS, tell=told.append)


def test_year_is_lived_released_and_forgotten(tmp_path):
    told = []
    result = live(tmp_path / "demo", told)
    public = tmp_path / "demo" / "public"
    assert result.releases == ("2025-Q4", "2025-Q3", "2025-Q2")
    verified = verify_directory(public / "ledger", Verifier.parse((public / KEEPER_KEY).read_text().strip()))
    assert verified.size == result.ledger_size
    assert verified.entries["release"] == 3
    assert verified.entries["destroy.intent"] == verified.entries["destroy.done"] == result.destroyed
    # 3 closed quarters of facts, and every story of 30 days and older.
    assert result.destroyed == 275 + (TODAY - dt.date(2025, 4, 1)).days - 29
    totals = [ReleaseStore(public / "releases").read("breda", period).total for period in result.releases]
    open_facts = REPORTS - sum(totals)
    living = len(rows(tmp_path / "demo" / "store" / "luwte.sqlite"))
    assert 0 < open_facts <= living < 2 * open_facts
    assert sum("vrijgegeven" in sentence for sentence in told) == 3
    with pytest.raises(SettingsError, match="al gevuld"):
        live(tmp_path / "demo", told)


def test_folder_with_anything_in_it_is_refused(tmp_path):
    (tmp_path / "echt.txt").write_text("van een ander")
    with pytest.raises(SettingsError, match="niet leeg"):
        live(tmp_path, [])
    assert [path.name for path in tmp_path.iterdir()] == ["echt.txt"]


def test_marked_folder_is_a_demo_twice(tmp_path):
    folders = Folders(data=tmp_path / "demo")
    mark_demo(folders)
    mark_demo(folders)
    assert is_demo(folders.public)
