import datetime as dt
from pathlib import Path

import pytest

from service.kernel.clock import SystemClock
from service.settings import DEMO_MARK, Folders, SettingsError, choose_clock, is_demo, require_loopback

DAY = dt.date(2026, 2, 20)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_loopback_address_is_accepted(host):
    require_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.7", "luwte.example", "localhost.example", ""])
def test_console_is_never_shown_to_a_network(host):
    with pytest.raises(SettingsError):
        require_loopback(host)


def test_without_a_day_the_machine_tells_the_time(tmp_path):
    assert isinstance(choose_clock(tmp_path, None), SystemClock)


def test_pretended_day_is_refused_outside_a_demo(tmp_path):
    assert not is_demo(tmp_path)
    with pytest.raises(SettingsError):
        choose_clock(tmp_path, DAY)


def test_pretended_day_is_shown_in_a_demo(tmp_path):
    (tmp_path / DEMO_MARK).touch()
    assert is_demo(tmp_path)
    assert choose_clock(tmp_path, DAY).today() == DAY


def test_every_owner_has_a_folder_of_its_own():
    folders = Folders(data=Path("data"))
    own = [folders.store, folders.public, folders.intake, folders.keeper, folders.steward]
    assert [str(path) for path in own] == ["data/store", "data/public", "data/intake", "data/keeper", "data/steward"]
