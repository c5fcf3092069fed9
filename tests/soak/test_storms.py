"""The long ones: killing at any moment, and requests that no client sends."""

import random
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "e2e"))
from running import LUWTE, ROOT, luwte, running

pytestmark = pytest.mark.soak
REPORT = {"rol": "zelf", "wat": ["fluiten"], "wijk": "WK075801"}


def test_every_thanked_report_survives_a_storm_of_kills(tmp_path):
    dice = random.Random(7)
    thanked = 0
    counting = threading.Lock()

    with running(tmp_path / "data", "2026-02-10") as service:
        stop = threading.Event()

        def keep_reporting() -> None:
            nonlocal thanked
            while not stop.is_set():
                try:
                    answer = service.post(REPORT)
                except httpx.TransportError:
                    continue
                if answer.status_code == 201:
                    with counting:
                        thanked += 1

        with ThreadPoolExecutor(8) as pool:
            for _ in range(8):
                pool.submit(keep_reporting)
            for _ in range(15):
                stop.wait(dice.uniform(0.5, 3))
                service.kill_intake()
                service.start_intake()
            stop.set()
    luwte("keeper", "--once", "--data", service.data, "--today", "2026-04-01")
    with running(service.data, "2026-04-01") as later:
        total = later.get("/v1/meldpunten/breda/cijfers/2026-Q1.json").json()["total"]
    # Killed after the commit and before the answer, a report counts though nobody was thanked.
    assert thanked <= total <= thanked + 15 * 8


def test_keeper_finishes_after_kills_at_any_moment(tmp_path):
    dice = random.Random(11)
    with running(tmp_path / "data", "2026-02-10") as service:
        for _ in range(30):
            assert service.post({**REPORT, "verhaal": "Het gebeurde bij de halte."}).status_code == 201
    for _ in range(25):
        child = subprocess.Popen(
            [*LUWTE, "keeper", "--once", "--data", str(service.data), "--today", "2026-04-20"],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            child.wait(dice.uniform(0.2, 2.5))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
    luwte("keeper", "--once", "--data", service.data, "--today", "2026-04-20")
    luwte("keeper", "--once", "--data", service.data, "--today", "2026-04-28")
    verified = luwte("ledger", "verify", service.data / "public" / "ledger").stdout.decode()
    assert "release: 1" in verified


def test_garbage_never_stops_the_intake(tmp_path):
    dice = random.Random(3)
    lines = [
        b"GET / HTTP/1.1",
        b"POST /breda/nl HTTP/1.1",
        b"POST /v1/meldpunten/breda/meldingen HTTP/1.1",
        b"\xff\xfe",
    ]
    with running(tmp_path / "data", "2026-02-10") as service:
        for _ in range(3000):
            with socket.create_connection(("127.0.0.1", service.port), timeout=5) as connection:
                head = dice.choice(lines) + b"\r\nHost: x\r\nContent-Type: application/json\r\n"
                body = dice.randbytes(dice.randrange(0, 3000))
                length = dice.choice([len(body), len(body) + 5, 0, -1, 10**12])
                connection.sendall(head + f"Content-Length: {length}\r\n\r\n".encode() + body)
        assert service.post(REPORT).status_code == 201
        assert b"Traceback" not in service.output()
