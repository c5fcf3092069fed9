"""What files are called that both processes, or the outside, know by name."""

import contextlib
from pathlib import Path
from typing import Final

from service.kernel.durable import create_durably
from service.kernel.identifiers import new_secret

DATABASE: Final = "luwte.sqlite"
LEDGER: Final = "ledger"
RELEASES: Final = "releases"
POLICIES: Final = "policies"
APPROVALS: Final = "approvals"
KEEPER_KEY: Final = "keeper.vkey"
CONSOLE_KEY: Final = "console.key"
STEWARD_KEY: Final = "steward.pub"
PRIVATE_MODE: Final = 0o700


def own_secret(path: Path) -> bytes:
    """Return the 32 bytes in `path`, made once and readable by this user only."""
    with contextlib.suppress(FileExistsError):
        create_durably(path, new_secret(), mode=0o600)
    return path.read_bytes()
