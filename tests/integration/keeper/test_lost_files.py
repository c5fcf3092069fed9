import datetime as dt

import pytest
from support import ROOT

from service.bootstrap.keeper import open_keeper
from service.policy.service import load_policies
from service.settings import Folders, SettingsError

TODAY = dt.date(2026, 2, 10)


@pytest.fixture
def folders(tmp_path):
    folders = Folders(data=tmp_path / "data")
    with open_keeper(folders, load_policies(ROOT / "policies")) as process:
        process.keeper.run_once(TODAY)
    return folders


def test_empty_register_is_refused_and_costs_no_key(folders):
    register = folders.keeper / "register.sqlite"
    kept = register.read_bytes()
    register.write_bytes(b"")
    with (
        pytest.raises(SettingsError, match=r"register\.sqlite"),
        open_keeper(folders, load_policies(ROOT / "policies")),
    ):
        pass
    for path in folders.keeper.glob("register.sqlite-*"):
        path.unlink()
    register.write_bytes(kept)
    with open_keeper(folders, load_policies(ROOT / "policies")) as process:
        assert process.keeper.prepare_keys(TODAY) == 0


@pytest.mark.parametrize("content", [None, b""])
def test_lost_database_is_refused(folders, content):
    for path in folders.store.iterdir():
        path.unlink()
    if content is not None:
        (folders.store / "luwte.sqlite").write_bytes(content)
    with (
        pytest.raises(SettingsError, match=r"luwte\.sqlite"),
        open_keeper(folders, load_policies(ROOT / "policies")),
    ):
        pass
