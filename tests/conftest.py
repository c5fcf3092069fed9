"""What may be left out, and how that is said: browser and PostgreSQL tests run where these are found.

With LUWTE_TEST_ALL=1 nothing may be left out: a missing browser or database stops the run.
"""

import os
import shutil
from pathlib import Path

import pytest
from clusters import find_postgresql, running_cluster

CHROMIUM = shutil.which("chromium")
NEEDED = {
    "browser": (CHROMIUM is not None, "no Chromium was found (apt-get install chromium)"),
    "postgresql": (
        find_postgresql() is not None or "LUWTE_TEST_POSTGRESQL_URL" in os.environ,
        "no PostgreSQL was found (apt-get install postgresql)",
    ),
}


def _missing() -> dict[str, str]:
    return {name: why for name, (found, why) in NEEDED.items() if not found}


def pytest_configure(config: pytest.Config) -> None:
    missing = _missing()
    if missing and os.environ.get("LUWTE_TEST_ALL") == "1":
        reasons = "; ".join(f"{name}: {why}" for name, why in missing.items())
        raise pytest.UsageError(f"LUWTE_TEST_ALL=1, but some tests cannot run: {reasons}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    unwanted = set(_missing())
    if "soak" not in config.getoption("-m"):
        unwanted.add("soak")
    left_out = [item for item in items if any(item.get_closest_marker(name) for name in unwanted)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for name, why in _missing().items():
        terminalreporter.write_line(f"left out: every test marked {name}, because {why}")
    if "soak" not in terminalreporter.config.getoption("-m"):
        terminalreporter.write_line("left out: every test marked soak, because they take minutes (make soak)")


@pytest.fixture(scope="session")
def postgresql_url(tmp_path_factory: pytest.TempPathFactory):
    """A PostgreSQL of our own, over a Unix socket; or the one that the environment names."""
    given = os.environ.get("LUWTE_TEST_POSTGRESQL_URL")
    if given is not None:
        yield given
        return
    programs = find_postgresql()
    assert programs is not None
    with running_cluster(programs, Path(tmp_path_factory.mktemp("pg"))) as url:
        yield url


@pytest.fixture(scope="session")
def chromium_path() -> str:
    assert CHROMIUM is not None
    return CHROMIUM
