"""Killed before every step of taking over a changed policy, and finished by the next process, a day later."""

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from integration.keeper.adopting import KILLED
from integration.keeper.living import START, acts, days, keeping, published, report
from integration.keeper.offering import Offering, approve, kept_for
from support import breda

from service.keeper.rounds import DAYS_AHEAD
from service.ledger.entries import DestroyDone, DestroyIntent, KeyBorn, PolicyApproved, PolicyChanged
from service.ledger.note import Verifier
from service.ledger.verify import verify_directory
from service.policy.approval import hash_approval

OLD, SHORT = breda(), kept_for(breda(), 7, "kort")
# Every day ahead but the last holds a report, so that two buckets are retired: keep the old, keep, approve, change,
# publish, put away, 2 intents, mark, destroy, 2 proofs, 2 deletes, cleanse, ratchet, 2 completions, mark, publish,
# mint, publish, write the manifest.
TICKS = 23


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    folder = tmp_path_factory.mktemp("before") / "data"
    with keeping(folder, offers=Offering(OLD)) as process:
        process.keeper.prepare_keys(START)
        for ahead in range(DAYS_AHEAD):
            report(folder, process, START + days(ahead), story="Een man riep mij na.")
    approve(folder, OLD, SHORT)
    return folder


def die(folder, ticks):
    script = Path(__file__).with_name("adopting.py")
    return subprocess.run([sys.executable, str(script), str(folder), str(ticks)], check=False).returncode


@pytest.mark.parametrize("ticks", range(1, TICKS + 1))
def test_killed_adoption_is_finished_by_the_next_process(before, tmp_path, ticks):
    folder = Path(shutil.copytree(before, tmp_path / "data"))
    assert die(folder, ticks) == KILLED
    with keeping(folder, offers=Offering(SHORT)) as process:
        ledger, register = process.keeper.parts.ledger, process.keeper.parts.register
        process.keeper.run_once(START + days(1))
        approved, changed = acts(ledger, PolicyApproved), acts(ledger, PolicyChanged)
        assert [entry.policy for entry in approved] == [SHORT.digest[:32]]
        assert [entry.policy for entry in changed] == [OLD.digest[:32], SHORT.digest[:32]]
        (done,) = (folder / "keeper" / "approvals").rglob("*.json")
        assert approved[0].record == hash_approval(done.read_bytes())
        assert done.parent.name == "done"
        intents, destroyed = acts(ledger, DestroyIntent), acts(ledger, DestroyDone)
        assert [entry.bucket_id for entry in destroyed] == [entry.bucket_id for entry in intents]
        assert set(Counter(entry.bucket_id for entry in intents).values()) == {1}
        rows = register.all()
        assert {row.bucket_id.hex() for row in rows} == {entry.bucket_id for entry in acts(ledger, KeyBorn)}
        last = START + days(DAYS_AHEAD)
        assert [row.state for row in rows if row.day == last and row.policy == OLD.digest] == ["destroyed"] * 2
        manifest = published(folder, process.verifier_key)
        assert manifest.policies_on(last) == {"breda": frozenset({SHORT.digest[:32]})}
        assert manifest.days_ahead(START + days(1)) == DAYS_AHEAD
        assert process.keeper.count(START + days(1)).findings == ()
        key = Verifier.parse(process.verifier_key)
    assert verify_directory(folder / "public" / "ledger", key).entries["policy.approve"] == 1


def test_harness_outlives_all_its_steps(before, tmp_path):
    folder = Path(shutil.copytree(before, tmp_path / "data"))
    assert die(folder, TICKS + 1) == 0
