"""Killed before and after every step of a destruction, and finished by the next process, a day later."""

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from integration.keeper.living import START, acts, days, keeping, report
from integration.retention.dying import KILLED

from service.ledger.entries import DestroyDone, DestroyIntent
from service.ledger.note import Verifier
from service.ledger.verify import verify_directory
from service.retention.audit import count_tables

DUE = START + days(31)
NEXT = DUE + days(1)
# Two buckets: 2 intents, mark, destroy, 2 proofs, 2 deletes, cleanse, ratchet, 2 completions, mark, publish.
TICKS = 2 * 14


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    folder = tmp_path_factory.mktemp("before") / "data"
    with keeping(folder) as process:
        process.keeper.prepare_keys(START)
        for ahead in range(5):
            report(folder, process, START + days(ahead), story="Een man riep mij na.")
    return folder


def die(folder, ticks):
    script = Path(__file__).with_name("dying.py")
    return subprocess.run(
        [sys.executable, str(script), str(folder), DUE.isoformat(), str(ticks)], check=False
    ).returncode


@pytest.mark.parametrize("ticks", range(1, TICKS + 1))
def test_killed_destruction_is_finished_by_the_next_process(before, tmp_path, ticks):
    folder = Path(shutil.copytree(before, tmp_path / "data"))
    assert die(folder, ticks) == KILLED
    with keeping(folder) as process:
        parts = process.keeper.parts
        parts.retention.destroy_due(NEXT)
        intents, done = acts(parts.ledger, DestroyIntent), acts(parts.ledger, DestroyDone)
        assert set(Counter(entry.bucket_id for entry in intents).values()) == {1}
        assert [entry.bucket_id for entry in done] == [entry.bucket_id for entry in intents]
        destroyed = parts.register.in_state("destroyed")
        assert {(row.bucket_id.hex(), row.destroyed_on) for row in destroyed} == {(x.bucket_id, x.day) for x in done}
        assert [row.day for row in destroyed] == [START, START + days(1), START + days(2)]
        assert count_tables(parts.register, parts.store, parts.retention, NEXT).findings == ()
        key = Verifier.parse(process.verifier_key)
    assert verify_directory(folder / "public" / "ledger", key).entries["destroy.done"] == 3


def test_harness_outlives_all_its_steps(before, tmp_path):
    folder = Path(shutil.copytree(before, tmp_path / "data"))
    assert die(folder, TICKS + 1) == 0
