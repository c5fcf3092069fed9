"""Scrubbers in one run on the development corpus: ours, Presidio as it comes, deduce. Recall, damage, time, size.

Each runs in a process of its own. deduce (LGPL-3, and in need of another `regex` than Presidio) is left out unless
`LUWTE_BENCH_DEDUCE=1`: then it is installed in an environment under the system's folder for temporary files.
"""

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from types import SimpleNamespace
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "golden" / "intake" / "scrub"))

import hostile  # noqa: E402 - lives among the tests
import scoring  # noqa: E402 - lives among the tests

CHILD = Path(__file__).with_name("scrub_child.py")
DEDUCE = "deduce==3.0.6"
SIZE = 1000
HOSTILE_SIZE = 4000
MOST_SECONDS = 900


def environment_of_deduce() -> Path:
    """Return the Python of an environment that has deduce."""
    folder = Path(tempfile.gettempdir()) / "luwte-bench-deduce"
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", DEDUCE], check=True)
    return python


def answer_of(name: str, python: Path, asked: bytes) -> dict[str, Any]:
    done = subprocess.run([python, CHILD, name], input=asked, stdout=subprocess.PIPE, check=True, timeout=MOST_SECONDS)
    return json.loads(done.stdout.splitlines()[-1])


def score(masks: list[list[tuple[int, int]]]) -> dict[str, float]:
    """Return the score of the places that a scrubber masked in each report."""
    tally = scoring.Tally()
    for report, spans in zip(scoring.reports(), masks, strict=True):
        tally.add(report, [SimpleNamespace(start=start, end=end, kind="") for start, end in spans])
    result = tally.result()
    recall = result["recall"]
    return {
        "direct": recall["direct"],
        "PERSON": recall["direct PERSON"],
        "no leak": recall["reports without a direct leak"],
        "quasi": recall["quasi"],
        "damage": result["keep_damaged"],
        "neg": result["neg_masked"],
    }


def main() -> None:
    reports = scoring.reports()
    joined = "\n".join(report["text"] for report in reports)
    asked = {
        "reports": [report["text"] for report in reports],
        "timed": [joined[at : at + SIZE] for at in range(0, len(joined) - SIZE, SIZE)],
        "hostile": [hostile.repeated(unit, HOSTILE_SIZE) for unit in hostile.UNITS],
    }
    pythons = {"luwte": Path(sys.executable), "presidio": Path(sys.executable)}
    if os.environ.get("LUWTE_BENCH_DEDUCE") == "1":
        pythons["deduce"] = environment_of_deduce()
    else:
        print("deduce was left out: LUWTE_BENCH_DEDUCE=1 installs it apart and compares it too")
    ours: dict[str, float] = {}
    print(
        f"{'':10}" + "".join(f"{name:>9}" for name in ("direct", "PERSON", "no leak", "quasi", "damage", "neg")), end=""
    )
    print(
        f"{'p50 ms':>9}{'x ours':>8}{'p99 ms':>9}{'x ours':>8}{'worst ms':>10}{'x ours':>8}{'RSS MB':>8}{'start s':>8}"
    )
    for name, python in pythons.items():
        try:
            answer = answer_of(name, python, json.dumps(asked).encode())
        except subprocess.TimeoutExpired:
            print(f"{name:10} was not done in {MOST_SECONDS} seconds")
            continue
        ours = ours or answer
        line = f"{name:10}" + "".join(f"{value:9.3f}" for value in score(answer["masks"]).values())
        for key in ("p50_ms", "p99_ms", "worst_ms"):
            line += f"{answer[key]:{10 if key == 'worst_ms' else 9}.2f}{answer[key] / ours[key]:8.1f}"
        print(f"{line}{answer['rss_mb']:8.0f}{answer['start_s']:8.2f}", flush=True)


if __name__ == "__main__":
    main()
