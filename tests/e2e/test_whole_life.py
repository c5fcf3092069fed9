"""A report's whole life with two real processes: taken, counted, forgotten."""

import hashlib
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).parent))
from running import LUWTE, ROOT, free_port, luwte, running

from service.vault.buckets import Bucket
from service.vault.engines import sqlite_engine
from service.vault.errors import VaultError
from service.vault.keyring import Keyring
from service.vault.register import BucketRegister
from service.vault.rootkey import FileRootKey
from service.vault.seal import Opener
from service.vault.store import EnvelopeStore

REPORT = {"rol": "zelf", "wat": ["fluiten", "volgen"], "wijk": "WK075801", "plek": "halte", "tijd": "avond"}


def try_to_open(store_folder: Path, keeper_folder: Path, scratch: Path) -> tuple[int, int]:
    """Attack copies with everything a thief of both folders has: (envelopes found, envelopes opened)."""
    here = scratch / f"thief-{len(list(scratch.iterdir()))}"
    shutil.copytree(store_folder, here / "store")
    shutil.copytree(keeper_folder, here / "keeper")
    root_key = FileRootKey.open(here / "keeper" / "root.key")
    keyring = Keyring.open(here / "keeper" / "ring.mpk", root_key)
    store = EnvelopeStore(sqlite_engine(here / "store" / "luwte.sqlite"))
    buckets = {row.bucket_id: row for row in BucketRegister(sqlite_engine(here / "keeper" / "register.sqlite")).all()}
    openers = [Opener(keyring.seed(bucket_id)) for bucket_id in keyring.bucket_ids()]
    found = opened = 0
    for bucket_id in store.count_by_bucket():
        for envelope in store.read_bucket(bucket_id):
            found += 1
            opened += any(opens(opener, envelope.ciphertext, buckets[bucket_id]) for opener in openers)
    keyring.close()
    root_key.close()
    return found, opened


def opens(opener: Opener, ciphertext: bytes, bucket: Bucket) -> bool:
    try:
        opener.open(ciphertext, bucket)
    except VaultError:
        return False
    return True


def test_report_survives_kill_and_is_forgotten(tmp_path):
    with running(tmp_path / "data", "2026-02-10") as service:
        for number in range(12):
            answer = service.post({**REPORT, "verhaal": f"Het was druk, dit is verhaal {number}."})
            assert (answer.status_code, answer.content) == (201, b'{"ontvangen":true}')
        service.kill_intake()
        service.start_intake()
        assert service.post(REPORT).status_code == 201
    data = service.data

    copies = tmp_path / "copies"
    shutil.copytree(data / "store", copies / "store")
    shutil.copytree(data / "keeper", copies / "keeper")
    thieves = tmp_path / "thieves"
    thieves.mkdir()
    # The attack works while the reports live: 13 facts and 12 stories open.
    assert try_to_open(copies / "store", copies / "keeper", thieves) == (25, 25)

    luwte("keeper", "--once", "--data", data, "--today", "2026-04-01")
    with running(data, "2026-04-02") as later:
        release = later.get("/v1/meldpunten/breda/cijfers/2026-Q1.json").json()
        assert (release["outcome"], release["total"]) == ("tabellen", 13)
        assert "13" in later.get("/breda/nl/cijfers").text
        files = later.get("/v1/meldpunten/breda/cijfers/2026-Q1").json()["files"]
        assert [file["sha256"] for file in files] == [
            hashlib.sha256(later.get(f"/v1/meldpunten/breda/cijfers/{file['name']}").content).hexdigest()
            for file in files
        ]

    # The stories were due thirty days after receipt, the facts are due seven days after the release.
    luwte("keeper", "--once", "--data", data, "--today", "2026-04-09")
    assert try_to_open(data / "store", data / "keeper", thieves) == (0, 0)
    assert try_to_open(copies / "store", data / "keeper", thieves) == (25, 0)
    verified = luwte("ledger", "verify", data / "public" / "ledger").stdout.decode()
    assert "destroy.done" in verified


def test_pretending_a_day_is_refused_outside_a_demo(tmp_path):
    done = luwte("keeper", "--once", "--data", tmp_path / "data", "--today", "2026-02-10", expect=1)
    assert b"--today" in done.stderr
    done = luwte(
        "intake",
        *("--store", tmp_path / "data" / "store", "--public", tmp_path / "data" / "public"),
        *("--private", tmp_path / "data" / "intake", "--keeper-key", "x", "--today", "2026-02-10"),
        expect=1,
    )
    assert b"--today" in done.stderr


def test_policy_with_an_error_starts_nothing(tmp_path):
    policies = shutil.copytree(ROOT / "policies", tmp_path / "policies")
    text = (policies / "breda.toml").read_text(encoding="utf-8")
    (policies / "breda.toml").write_text(text.replace("k = 5", "k = 1"), encoding="utf-8")
    done = luwte("keeper", "--once", "--data", tmp_path / "data", "--policies", policies, expect=1)
    assert b"vrijgave.k" in done.stderr
    assert not (tmp_path / "data").exists()


def test_run_prints_addresses_and_serves_them(tmp_path):
    port, console_port = free_port(), free_port()
    log = tmp_path / "log"
    with log.open("wb") as output:
        child = subprocess.Popen(
            [*LUWTE, "run", "--data", str(tmp_path / "data"), "--port", str(port), "--console-port", str(console_port)],
            cwd=ROOT,
            stdout=output,
            stderr=output,
        )
    try:
        deadline = time.monotonic() + 240
        form = console = None
        while time.monotonic() < deadline and child.poll() is None:
            text = log.read_text()
            form = re.search(r"formulier: (http://\S+/breda/nl)", text)
            console = re.search(r"console: +(http://\S+)", text)
            if form and console and answers(form[1]):
                break
            time.sleep(0.1)
        assert form is not None, log.read_text()
        assert console is not None
        assert "Wat gebeurde er?" in httpx.get(form[1], timeout=20).text
        assert "Bewaarcontrole" in httpx.get(console[1], timeout=20).text
        assert httpx.get(f"http://127.0.0.1:{console_port}/verkeerd/", timeout=20).status_code == 404
    finally:
        child.terminate()
        assert child.wait(30) == 0


def answers(address: str) -> bool:
    try:
        return httpx.get(address, timeout=5).status_code == 200
    except httpx.TransportError:
        return False
