"""Today's public bucket keys, from the manifest that the keeper signed.

The intake pins one public key of the keeper; a manifest with another signature, an old one or none
means that nothing is taken. It never falls back to an unsealed report.
"""

import datetime as dt
from pathlib import Path
from typing import Final

from service.intake.errors import ReportingUnavailable
from service.kernel.clock import Clock
from service.ledger.errors import NoteError
from service.ledger.note import Verifier
from service.vault.errors import ManifestError
from service.vault.manifest import Manifest, read_manifest

# A look is a system call, at which this thread gives way to others: once per report was 4 % of all.
LOOK_AGAIN_AFTER: Final = dt.timedelta(seconds=1)


class BucketKeys:
    """Reads the manifest again when its file has changed, which it looks at once a second."""

    def __init__(self, path: Path, verifier: Verifier, clock: Clock) -> None:
        """Read from `path`; believe only what `verifier` accepts."""
        self._clock = clock
        self._looked_at = clock.now()
        self._path = path
        self._verifier = verifier
        self._stamp: tuple[int, int, int] | None = None
        self._manifest: Manifest | None = None

    def current(self) -> Manifest:
        """Return the manifest in force.

        Raises:
            ReportingUnavailable: there is no manifest that can be believed.
        """
        now = self._clock.now()
        # A clock that was moved back must not make the look overdue for ever.
        if self._manifest is not None and abs(now - self._looked_at) < LOOK_AGAIN_AFTER:
            return self._manifest
        try:
            status = self._path.stat()
            stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
            if self._manifest is None or stamp != self._stamp:
                self._manifest = read_manifest(self._path.read_bytes(), self._verifier)
                self._stamp = stamp
        except (OSError, ManifestError, NoteError) as error:
            self._manifest = None
            raise ReportingUnavailable("no manifest that can be believed") from error
        self._looked_at = now
        return self._manifest
