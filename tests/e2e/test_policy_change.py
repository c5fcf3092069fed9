"""A policy that changes under a service that runs by commands alone."""

import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from running import ROOT, luwte

WAITS = "het beleid van breda is gewijzigd en wacht op goedkeuring: luwte policy approve breda"


def test_change_waits_for_a_second_person(tmp_path):
    policies = tmp_path / "policies"
    shutil.copytree(ROOT / "policies" / "library", policies / "library")
    file = Path(shutil.copy(ROOT / "policies" / "breda.toml", policies))
    here = ("--data", tmp_path / "data", "--policies", policies)
    luwte("keeper", "--once", *here)

    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("k = 5", "k = 6").replace("2026-11-25", "2027-01-01"), encoding="utf-8")
    waiting = luwte("keeper", "--once", *here, expect=1)
    assert WAITS in waiting.stdout.decode()

    author = text.split('door = "', 1)[1].split('"', 1)[0]
    assert (
        "vraag iemand anders" in luwte("policy", "approve", "breda", "--door", author, *here, expect=1).stderr.decode()
    )
    shown = luwte("policy", "approve", "breda", "--door", "Tweede naam", "--ja", *here).stdout.decode()
    assert "vrijgave k" in shown
    assert "begint" not in luwte("keeper", "--once", *here).stdout.decode()
    assert (
        "niets gewijzigd" in luwte("policy", "approve", "breda", "--door", "Een ander", *here, expect=1).stderr.decode()
    )

    for path in policies.glob("*.toml"):
        path.rename(path.with_suffix(".weg"))
    assert "de map met beleid is leeg of weg" in luwte("keeper", "--once", *here, expect=1).stdout.decode()
    shutil.rmtree(policies)
    assert "de map met beleid is leeg of weg" in luwte("keeper", "--once", *here, expect=1).stdout.decode()

    told = luwte("ledger", "verify", tmp_path / "data" / "public" / "ledger").stdout.decode()
    assert "policy.approve: 1" in told
    assert "policy.change: 2" in told
