"""Programs that tests start in a process of their own, to see what the scrubber leaves behind there.

Usage: residue.py WAY, with a way of `WAYS`; prints one line of JSON. Everything that anybody logs or warns of goes to
the standard streams too, so that the test sees it.
"""

import asyncio
import contextlib
import functools
import gc
import importlib
import json
import logging
import sys
import threading
import time
import types
import warnings
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

# Put together when needed: no constant of this module holds the whole.
SYLLABLES = ("qwo", "rtz", "eil", "anj")


def bait() -> str:
    """A name that no list has; every call makes a new string."""
    return "".join(SYLLABLES).capitalize()


def baited_text() -> str:
    return f"Mijn buurman {bait()} Jansen mailde {bait().lower()}@{bait().lower()}.nl, #{bait()}, {bait()}straat 12."


def reachable() -> Iterator[object]:
    """Yield every object that anything in the process refers to, also what the collector does not look at."""
    gc.unfreeze()
    gc.collect()
    waiting: list[object] = [gc.get_objects(), *sys._current_frames().values(), *sys.modules.values()]
    seen = {id(waiting)}
    while waiting:
        one = waiting.pop()
        if id(one) in seen or (isinstance(one, types.FrameType) and one.f_code.co_filename == __file__):
            continue
        seen.add(id(one))
        yield one
        if isinstance(one, types.FrameType):
            waiting.extend(one.f_locals.values())
        waiting.extend(gc.get_referents(one))
    # Kept to the end, so that no id is given out twice.
    seen.clear()


def residues() -> list[str]:
    """The kinds of everything that still holds the bait: strings, bytes, and string stores of a language library."""
    name, lower = bait(), bait().lower()
    found = []
    for one in reachable():
        if isinstance(one, str) and one is not name and one is not lower and lower in one.lower():
            found.append(f"str of {len(one)}")
        elif isinstance(one, (bytes, bytearray)) and lower.encode() in bytes(one).lower():
            found.append(f"bytes of {len(one)}")
        elif type(one).__name__ in ("StringStore", "Vocab") and (name in one or lower in one):
            found.append(type(one).__name__)
    return found


def lasting_residues() -> list[str]:
    """As `residues`, but for what a thread lets go of a moment later."""
    for _ in range(10):
        if not (found := residues()):
            break
        time.sleep(0.1)
    return found


def failing() -> object:
    """A recogniser that raises with the text in its message, as careless code does."""

    class Failing(importlib.import_module("presidio_analyzer").EntityRecognizer):
        def __init__(self) -> None:
            super().__init__(supported_entities=["PERSOON"], supported_language="nl")

        def load(self) -> None:
            pass

        def analyze(self, text: str, **_rest: object) -> list[object]:
            parts = text.split()
            try:
                raise KeyError(parts)  # noqa: TRY301 - an error that another one is raised from
            except KeyError as error:
                raise ValueError(text) from error

    return Failing()


class Slow:
    """Scrubs with half a second of processor time, or of rest, before it."""

    def __init__(self, scrubber: object, clock: Callable[[], float]) -> None:
        self._scrubber = scrubber
        self._clock = clock

    def scrub(self, *asked: object) -> object:
        end = self._clock() + 0.5
        while self._clock() < end:
            if self._clock is time.monotonic:
                time.sleep(0.05)
        return self._scrubber.scrub(*asked)


def scrub_and_explain() -> None:
    """Scrub, explain and read lines, as the command and the intake do."""
    engine = importlib.import_module("service.intake.scrub.engine")
    guard = importlib.import_module("service.intake.scrub.guard")
    jsonl = importlib.import_module("service.intake.scrub.jsonl")
    local = importlib.import_module("service.intake.scrub.local").Local(stays=["Breda"], streets=["Haagdijk"])
    scrubber = engine.Scrubber()
    guarded = guard.GuardedScrubber(scrubber, 5.0)
    for _ in range(3):
        assert bait() not in guarded.scrub(baited_text(), "nl", local).text
        assert bait() not in asyncio.run(guarded.scrub_soon(baited_text(), "en", local)).text
        line = jsonl.as_line(baited_text().encode(), "nl")
        assert list(jsonl.tabulate_lines([line], guarded, scrubber, local))
        assert list(jsonl.explain_lines([line], scrubber, local))
        assert list(jsonl.scrub_lines([line], guarded, local))
    with contextlib.suppress(jsonl.ScrubInputError):
        list(jsonl.scrub_lines([baited_text().encode()], guarded))
    KEPT.extend((scrubber, guarded))


def withhold(make: Callable[[object], object], *, deadline: float = 5.0, patience: float = 5.0) -> None:
    """Let the scrubber that `make` returns fail, twice each way."""
    guard = importlib.import_module("service.intake.scrub.guard")
    engine = importlib.import_module("service.intake.scrub.engine")
    guarded = guard.GuardedScrubber(make(engine), deadline, patience)
    for _ in range(2):
        assert guarded.scrub(baited_text(), "nl").text == "[TEKST NIET BEWAARD]"
        assert asyncio.run(guarded.scrub_soon(baited_text(), "nl")).text == "[TEKST NIET BEWAARD]"
    while guarded._stuck:
        # The threads that were given up come back, and then hold nothing.
        time.sleep(0.05)
    KEPT.append(guarded)


KEPT: list[object] = []
WAYS: dict[str, Callable[[], None]] = {
    "scrub": scrub_and_explain,
    "failing": lambda: withhold(lambda engine: engine.Scrubber(extra=[failing()])),
    "too slow": lambda: withhold(lambda engine: Slow(engine.Scrubber(), time.thread_time), deadline=0.05),
    "stuck": lambda: withhold(lambda engine: Slow(engine.Scrubber(), time.monotonic), patience=0.1),
    "planted in a container": lambda: (scrub_and_explain(), KEPT.append({1: deque([(baited_text(),)])}))[1],
    "planted in a closure": lambda: (scrub_and_explain(), KEPT.append(functools.partial(hold, baited_text())))[1],
    "planted as bytes": lambda: (scrub_and_explain(), KEPT.append(baited_text().encode()))[1],
    "planted in a thread": lambda: threading.Thread(target=hold, args=(baited_text(),), daemon=True).start(),
}


def hold(_text: str) -> None:
    threading.Event().wait(60)


REFUSED = (
    "socket.",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
)


def refuse_network() -> None:
    """Let every socket, name look-up and child process of this interpreter end in an error, for good."""

    def hook(event: str, _arguments: tuple[object, ...]) -> None:
        if event.startswith(REFUSED):
            sys.stderr.write(f"refused {event}\n")
            raise PermissionError(event)

    sys.addaudithook(hook)


def without_network() -> None:
    """Import, build, scrub and explain where nothing can be reached."""
    engine = importlib.import_module("service.intake.scrub.engine")
    jsonl = importlib.import_module("service.intake.scrub.jsonl")
    guarded = importlib.import_module("service.intake.scrub.guard").GuardedScrubber(engine.Scrubber(), 5.0)
    line = jsonl.as_line(f"{baited_text()} www.voorbeeld.nl info@voorbeeld.co.uk 10.0.0.1".encode(), "nl")
    for _ in range(3):
        assert list(jsonl.scrub_lines([line], guarded))
        assert list(jsonl.explain_lines([line], engine.Scrubber()))


def grow(texts: int) -> dict[str, int]:
    """Scrub `texts` different texts; return by how many kilobytes and objects the process grew after the first ones."""
    random = importlib.import_module("random").Random(1)
    scrubber = importlib.import_module("service.intake.scrub.engine").Scrubber()

    def word() -> str:
        return "".join(random.choices("aeioubdgklmnprstvwz", k=random.randint(4, 12)))

    def text(number: int) -> str:
        name = f"{word().capitalize()} {word().capitalize()}"
        middle = " ".join(word() for _ in range(random.randint(5, 60)))
        return f"{number} Ik zag {name} bij {word()}. {middle}. Bel 06{number:08d} of {word()}@{word()}.nl, @{word()}."

    def scrub(first: int, last: int) -> None:
        for number in range(first, last):
            if number % 50:
                scrubber.scrub(text(number), "nl")
            else:
                scrubber.explain(text(number), "nl")

    scrub(0, 1500)
    before = kilobytes(), objects()
    scrub(1500, 1500 + texts)
    return {"kilobytes": kilobytes() - before[0], "objects": objects() - before[1]}


def kilobytes() -> int:
    gc.collect()
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4


def objects() -> int:
    gc.collect()
    return len(gc.get_objects())


def main(way: str, number: int) -> None:
    logging.basicConfig(level=1, stream=sys.stderr)
    warnings.simplefilter("always")
    if way == "network":
        refuse_network()
        without_network()
        answer: object = "reached nobody"
    elif way == "call":
        refuse_network()
        importlib.import_module("socket").create_connection(("127.0.0.1", 9))
        answer = "reached somebody"
    elif way == "grow":
        answer = grow(number)
    else:
        WAYS[way]()
        answer = lasting_residues()
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0)
