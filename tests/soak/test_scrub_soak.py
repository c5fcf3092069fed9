"""A hundred thousand different texts leave the process as large as it was."""

import json
import subprocess
import sys

import pytest
from support import ROOT

pytestmark = pytest.mark.soak


def test_a_hundred_thousand_texts_leave_no_memory_behind():
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "residue.py"), "grow", "100000"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=3600,
        check=True,
    )
    grown = json.loads(done.stdout)
    assert grown["objects"] <= 100
    assert grown["kilobytes"] <= 4_096
