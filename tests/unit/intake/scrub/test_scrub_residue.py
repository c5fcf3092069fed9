"""What the scrubber leaves behind in its process: no word of a text, no memory, no call to anybody."""

import json
import subprocess
import sys

import pytest
from residue import bait
from support import ROOT

PROGRAM = ROOT / "tests" / "residue.py"
PLANTED = ("container", "closure", "thread")


def run(way, number=0):
    """Run one program of `residue` in a process of its own; return its answer and all that it wrote besides."""
    done = subprocess.run(
        [sys.executable, str(PROGRAM), way, str(number)],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout), done.stderr


@pytest.mark.parametrize("way", ["scrub", "failing", "too slow", "stuck"])
def test_nothing_holds_a_word_after_a_text_was_answered(way):
    found, written = run(way)
    assert found == []
    assert bait().lower() not in written.lower()


@pytest.mark.parametrize("place", PLANTED)
def test_search_finds_a_planted_word(place):
    found, _written = run(f"planted in a {place}")
    assert found == ["str of 107"]


def test_search_finds_planted_bytes():
    found, _written = run("planted as bytes")
    assert found == ["bytes of 107"]


def test_scrubber_reaches_nobody():
    answer, written = run("network")
    assert answer == "reached nobody"
    # A library that comes along looks at its import whether IPv6 exists; it is refused the socket, and calls nobody.
    assert {line for line in written.splitlines() if line.startswith("refused")} <= {"refused socket.__new__"}


def test_refusal_of_the_network_refuses():
    done = subprocess.run([sys.executable, str(PROGRAM), "call"], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 1
    assert "PermissionError" in done.stderr


def test_texts_leave_no_memory_behind():
    grown, _written = run("grow", 2_000)
    assert grown["objects"] <= 100
    assert grown["kilobytes"] <= 2_048
