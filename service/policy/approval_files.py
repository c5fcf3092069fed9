"""The keeper's folder of approvals: one that waits per meldpunt, and for ever those that were used."""

import stat
from pathlib import Path
from typing import Final

from service.kernel.durable import sync_folder, write_durably
from service.policy.approval import Approval, ApprovalRefused, encode_approval, hash_approval

_SHOWN: Final = 32


class ApprovalFiles:
    """Reads and writes `<folder>/<slug>.json`, and `<folder>/done/<slug>-<first 32 digits of its SHA-256>.json`."""

    def __init__(self, folder: Path) -> None:
        """Work in `folder`, which only its owner can read."""
        self._folder = folder

    def write(self, approval: Approval) -> None:
        """Write an approval, in the place of an earlier one that was not used."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_durably(self._path(approval.meldpunt), encode_approval(approval), mode=0o600)

    def read(self, slug: str) -> bytes | None:
        """Return the waiting approval of a meldpunt as it lies there, or None.

        Raises:
            ApprovalRefused: something lies there that is no file, or cannot be read.
        """
        path = self._path(slug)
        try:
            # A pipe would never end.
            if not stat.S_ISREG(path.stat().st_mode):
                raise ApprovalRefused("op haar plaats ligt iets dat geen bestand is")
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError:
            raise ApprovalRefused("een goedkeuring is niet te lezen") from None

    def finish(self, slug: str, content: bytes) -> None:
        """Put a used approval away: it opens the commitment in the ledger, and is kept.

        One that was written meanwhile, for a next change, stays.
        """
        done = self._folder / "done"
        done.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_durably(done / f"{slug}-{hash_approval(content)[:_SHOWN]}.json", content, mode=0o600)
        if self.read(slug) == content:
            self._path(slug).unlink()
        sync_folder(self._folder)

    def _path(self, slug: str) -> Path:
        return self._folder / f"{slug}.json"
