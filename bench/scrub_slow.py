"""Search for texts that are slow to scrub: pieces of `hostile.UNITS` put together at random, 4,000 characters of each.

Shows the slowest with the milliseconds and the calls a character. What it finds belongs in `hostile.UNITS`, where a
test counts its calls. `scrub_slow.py SECONDS SEED`.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "golden" / "intake" / "scrub")]

import hostile  # noqa: E402 - lives among the tests

from service.intake.scrub.engine import Scrubber  # noqa: E402 - the path comes first

SIZE = 4000
SHOWN = 25
MOST_PIECES = 4


def drawn(draw: random.Random) -> str:
    """Return a new unit: some pieces, now and then with a character changed or taken out."""
    unit = "".join(draw.choice(hostile.UNITS) for _ in range(draw.randint(1, MOST_PIECES)))
    place = draw.randrange(len(unit))
    chance = draw.random()
    if chance < 0.2:
        return unit[:place] + draw.choice(" 1a.-@_:") + unit[place + 1 :]
    return unit[:place] + unit[place + 1 :] or "x" if chance < 0.3 else unit


def milliseconds(scrub: Callable[[str], object], text: str) -> float:
    best = float("inf")
    for _ in range(3):
        before = time.thread_time()
        scrub(text)
        best = min(best, (time.thread_time() - before) * 1000)
    return best


def calls(scrub: Callable[[str], object], text: str) -> int:
    count = 0

    def watch(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(watch)
    scrub(text)
    sys.setprofile(None)
    return count


def units(seconds: float, draw: random.Random) -> Iterator[str]:
    yield from hostile.UNITS
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        yield drawn(draw)


def main(seconds: float, seed: int) -> None:
    scrubber = Scrubber()

    def scrub(text: str) -> object:
        return scrubber.scrub(text, "nl")

    found = {unit: milliseconds(scrub, hostile.repeated(unit, SIZE)) for unit in units(seconds, random.Random(seed))}
    print(f"{len(found)} texts; the slowest:")
    for unit, taken in sorted(found.items(), key=lambda one: -one[1])[:SHOWN]:
        print(f"{taken:8.2f} ms {calls(scrub, hostile.repeated(unit, SIZE)) / SIZE:6.1f} calls a character  {unit!a}")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 30, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
