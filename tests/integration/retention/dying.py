"""Run one destruction and kill this process before or after its n-th step: `dying.py FOLDER DAY N`."""

import datetime as dt
import os
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[3])]

from integration.keeper.living import keeping  # noqa: E402 - the path comes first

from service.retention.service import Retention  # noqa: E402 - the path comes first

KILLED = 9
STEPS = (
    "append",
    "publish",
    "mark_destroying",
    "mark_destroyed",
    "destroy",
    "prove_destroyed",
    "delete_bucket",
    "cleanse",
    "ratchet",
)


class Fuse:
    """Ends the process, with nothing flushed or closed, at the n-th tick."""

    def __init__(self, ticks: int) -> None:
        self._left = ticks

    def tick(self) -> None:
        self._left -= 1
        if self._left == 0:
            os._exit(KILLED)


class Fatal:
    """A collaborator whose every step may be the last, before it or just after it."""

    def __init__(self, inner, fuse: Fuse) -> None:
        self._inner = inner
        self._fuse = fuse

    def __getattr__(self, name):
        method = getattr(self._inner, name)
        if name not in STEPS:
            return method

        def step(*arguments: object):
            self._fuse.tick()
            result = method(*arguments)
            self._fuse.tick()
            return result

        return step


def main(folder: Path, day: dt.date, ticks: int) -> None:
    fuse = Fuse(ticks)
    with keeping(folder) as process:
        parts = process.keeper.parts
        collaborators = (parts.register, parts.keys, parts.store, parts.ledger)
        Retention(process.keeper.policies, *(Fatal(inner, fuse) for inner in collaborators)).destroy_due(day)


if __name__ == "__main__":
    main(Path(sys.argv[1]), dt.date.fromisoformat(sys.argv[2]), int(sys.argv[3]))
