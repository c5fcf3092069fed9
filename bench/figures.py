"""How long protecting takes, what it costs in cells, and whether an attacker who shares nothing with it gets in.

    PYTHONPATH=. python bench/figures.py t1 t3 t4

Prints per set: cells, small counts, cells held back beside them, linear programs, seconds and the verdict.
"""

import csv
import io
import json
import sys
import time
from typing import Any

from bench.figures_attacker import Attacker
from bench.figures_sets import SETS, make
from service.export.figures import protect_figures
from service.export.linear import LinearProgram


def encode(hierarchies: dict[str, Any], tables: dict[str, Any], reports: list[dict[str, str]]) -> tuple[bytes, ...]:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(hierarchies))
    writer.writeheader()
    writer.writerows(reports)
    return text.getvalue().encode(), json.dumps(hierarchies).encode(), json.dumps(tables).encode()


def count_programs() -> list[int]:
    """Let every linear program add one to what is returned."""
    asked, maximise = [0], LinearProgram.maximise

    def counted(program: LinearProgram, gains: Any) -> Any:
        asked[0] += 1
        return maximise(program, gains)

    LinearProgram.maximise = counted  # type: ignore[method-assign]  # counted, and put back
    return asked


ASKED = count_programs()


def measure(name: str) -> None:
    hierarchies, tables, reports = make(name)
    given = encode(hierarchies, tables, reports)
    asked, wall, cpu = ASKED[0], time.perf_counter(), time.process_time()
    form = json.loads(protect_figures(*given, seed=1))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{name}: {wall:.1f} s ({cpu:.1f} s of processor), {ASKED[0] - asked} linear programs", end="", flush=True)
    attacker = Attacker(form, reports)
    listed = {
        attacker.released.name({**table["fixed"], **dict(zip(table["dims"], row, strict=False))})
        for table in form["tables"]
        for row in table["cells"]
    }
    numbers = [attacker.released.cells[cell] for cell in listed]
    small = sum(attacker.truth[cell] < attacker.k for cell in numbers)
    extra = sum(attacker.truth[cell] >= attacker.k for cell in numbers if cell not in attacker.released.known)
    print(f", {len(numbers)} cells, {small} small, {extra} extra", end="", flush=True)
    shown, pinned = attacker.violations()
    print(f"; attacker: {shown} shown, {pinned} pinned", end="", flush=True)
    print(f", {attacker.insider_violations()} known to a reporter" if len(numbers) < 2_000 else "", flush=True)


if __name__ == "__main__":
    for wanted in sys.argv[1:] or SETS:
        measure(wanted)
