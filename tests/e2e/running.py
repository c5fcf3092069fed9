"""The two real processes, started and driven as an operator and a browser would."""

import contextlib
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
LUWTE = (sys.executable, "-m", "service.cli")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def luwte(*arguments: object, expect: int = 0, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run one command to its end."""
    done = subprocess.run(
        [*LUWTE, *map(str, arguments)], cwd=ROOT, capture_output=True, timeout=180, check=False, input=stdin
    )
    assert done.returncode == expect, (done.returncode, done.stdout, done.stderr)
    return done


class Running:
    """Intake and keeper on one demo folder, each a process of its own."""

    def __init__(self, data: Path, today: str) -> None:
        self.data = data
        self.today = today
        self.port = free_port()
        self.console_port = free_port()
        self.logs = data.parent / "logs"
        self.logs.mkdir(exist_ok=True)
        self.keeper: subprocess.Popen[bytes] | None = None
        self.intake: subprocess.Popen[bytes] | None = None
        self._started = 0
        if not data.exists():
            luwte("demo", "--data", data, "--reports", 0)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.start_keeper()
        self.start_intake()

    def start_keeper(self) -> None:
        self.keeper = self._start("keeper", "--data", self.data, "--port", self.console_port, "--today", self.today)
        self._wait(self.keeper, self.console_port)

    def start_intake(self) -> None:
        self.intake = self._start(
            "intake",
            *("--store", self.data / "store"),
            *("--public", self.data / "public"),
            *("--private", self.data / "intake"),
            *("--keeper-key", (self.data / "public" / "keeper.vkey").read_text().strip()),
            *("--port", self.port),
            *("--today", self.today),
        )
        self._wait(self.intake, self.port)

    def kill_intake(self) -> None:
        assert self.intake is not None
        self.intake.send_signal(signal.SIGKILL)
        assert self.intake.wait(10) == -signal.SIGKILL
        self.intake = None

    def stop(self) -> None:
        for child in (self.intake, self.keeper):
            if child is not None:
                child.terminate()
                child.wait(30)
        self.intake = self.keeper = None

    def output(self) -> bytes:
        return b"".join(path.read_bytes() for path in sorted(self.logs.iterdir()))

    def post(self, report: object, slug: str = "breda") -> httpx.Response:
        return httpx.post(f"{self.address}/v1/meldpunten/{slug}/meldingen", json=report, timeout=20)

    def get(self, path: str) -> httpx.Response:
        return httpx.get(f"{self.address}{path}", timeout=20)

    def _start(self, *arguments: object) -> subprocess.Popen[bytes]:
        self._started += 1
        log = (self.logs / f"{arguments[0]}-{self._started}").open("wb")
        with log:
            return subprocess.Popen([*LUWTE, *map(str, arguments)], cwd=ROOT, stdout=log, stderr=log)

    def _wait(self, child: subprocess.Popen[bytes], port: int) -> None:
        deadline = time.monotonic() + 240
        while time.monotonic() < deadline:
            assert child.poll() is None, self.output()
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                return
            time.sleep(0.05)
        raise AssertionError(self.output())


@contextlib.contextmanager
def running(data: Path, today: str) -> Iterator[Running]:
    service = Running(data, today)
    try:
        service.start()
        yield service
    finally:
        service.stop()
