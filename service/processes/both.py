"""`luwte run`: both processes on one machine."""

import signal
import subprocess
import sys
import time
import types
from typing import Final

from service.bootstrap.names import CONSOLE_KEY, KEEPER_KEY
from service.keeper.candidates import PolicyFolder
from service.processes.say import say
from service.settings import Folders, KeeperSettings
from service.vault.manifest import MANIFEST_NAME

_START_SECONDS: Final = 60.0
_MOST_RESTARTS: Final = 5


class Both:
    """`luwte run`: starts the keeper, then the intake, and starts the intake again when it falls."""

    def __init__(self, settings: KeeperSettings, port: int) -> None:
        """Run both on the folders of `settings`; the form listens on `port`."""
        self._settings = settings
        self._port = port
        self._folders = Folders(data=settings.data)
        self._stopping = False
        self._children: list[subprocess.Popen[bytes]] = []

    def run(self) -> int:
        """Run until stopped; return the exit code."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        keeper = self._start("keeper", *self._keeper_options())
        try:
            if not self._wait_for_manifest(keeper):
                return 1
            intake = self._start("intake", *self._intake_options())
            key = (self._folders.keeper / CONSOLE_KEY).read_text()
            for slug in sorted(PolicyFolder(self._settings.policies).read().present):
                say(f"formulier: http://127.0.0.1:{self._port}/{slug}/nl")
            say(f"console:   http://{self._settings.host}:{self._settings.port}/{key}/")
            return self._watch(keeper, intake)
        finally:
            for child in self._children:
                child.terminate()
            for child in self._children:
                child.wait()

    def _watch(self, keeper: subprocess.Popen[bytes], intake: subprocess.Popen[bytes]) -> int:
        restarts = 0
        while not self._stopping:
            if keeper.poll() is not None:
                return 1
            if intake.poll() is not None:
                restarts += 1
                if restarts > _MOST_RESTARTS:
                    return 1
                say("de intake viel uit en wordt opnieuw gestart")
                intake = self._start("intake", *self._intake_options())
            time.sleep(0.2)
        return 0

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        child = subprocess.Popen([sys.executable, "-m", "service.cli", *arguments])
        self._children.append(child)
        return child

    def _keeper_options(self) -> list[str]:
        options = ["--data", str(self._settings.data), "--policies", str(self._settings.policies)]
        options += ["--host", self._settings.host, "--port", str(self._settings.port)]
        if self._settings.today is not None:
            options += ["--today", self._settings.today.isoformat()]
        return options

    def _intake_options(self) -> list[str]:
        folders = self._folders
        options = ["--store", str(folders.store), "--public", str(folders.public), "--private", str(folders.intake)]
        options += ["--port", str(self._port)]
        options += ["--keeper-key", (folders.public / KEEPER_KEY).read_text().strip()]
        if self._settings.today is not None:
            options += ["--today", self._settings.today.isoformat()]
        return options

    def _wait_for_manifest(self, keeper: subprocess.Popen[bytes]) -> bool:
        """Wait until this keeper has published its keys."""
        deadline = time.monotonic() + _START_SECONDS
        needed = (self._folders.public / MANIFEST_NAME, self._folders.keeper / CONSOLE_KEY)
        while time.monotonic() < deadline and not self._stopping:
            if all(path.exists() for path in needed):
                return True
            if keeper.poll() is not None:
                return False
            time.sleep(0.1)
        return False

    def _stop(self, _number: int, _frame: types.FrameType | None) -> None:
        self._stopping = True
