"""Follow the policies once and kill this process before its n-th step: `adopting.py FOLDER N`.

The folder holds a keeper that works by the policy of Breda, and the approval of another.
"""

import os
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[3])]

from integration.keeper.living import START, keeping  # noqa: E402 - the path comes first
from integration.keeper.offering import Offering, kept_for  # noqa: E402 - the path comes first
from msgspec.structs import replace  # noqa: E402 - the path comes first
from support import breda  # noqa: E402 - the path comes first

from service.keeper import rounds  # noqa: E402 - the path comes first
from service.keeper.adoption import Adoption  # noqa: E402 - the path comes first
from service.retention.service import Retention  # noqa: E402 - the path comes first

KILLED = 9
STEPS = (
    *("keep", "append", "publish", "finish", "mint"),
    *("mark_destroying", "mark_destroyed", "destroy", "prove_destroyed", "delete_bucket", "cleanse", "ratchet"),
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
    """A collaborator whose every step may be the one that is not reached."""

    def __init__(self, inner, fuse: Fuse) -> None:
        self._inner = inner
        self._fuse = fuse

    def __getattr__(self, name):
        method = getattr(self._inner, name)
        if name not in STEPS:
            return method

        def step(*arguments: object):
            self._fuse.tick()
            return method(*arguments)

        return step


def main(folder: Path, ticks: int) -> None:
    fuse = Fuse(ticks)
    with keeping(folder, offers=Offering(kept_for(breda(), 7, "kort"))) as process:
        keeper, parts = process.keeper, process.keeper.parts
        register, keys, store, ledger = (
            Fatal(x, fuse) for x in (parts.register, parts.keys, parts.store, parts.ledger)
        )
        adoption = keeper._adoption
        fatal = Adoption(
            adoption._offers,
            adoption._history,
            Fatal(adoption._archive, fuse),
            Fatal(adoption._approvals, fuse),
            ledger,
        )
        retention = Retention(keeper.policies, register, keys, store, ledger)
        made = replace(parts, register=register, keys=keys, store=store, ledger=ledger, retention=retention)
        write = rounds.write_durably

        def write_or_die(*arguments: object) -> None:
            fuse.tick()
            write(*arguments)

        rounds.write_durably = write_or_die
        rounds.Keeper(fatal, made, keeper._public, keeper._steward_public_key).follow_policies(START)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
