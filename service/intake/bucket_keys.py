"""Today's public bucket keys, from the manifest that the keeper signed.

The intake pins one public key of the keeper; a manifest with another signature, an old one or none
means that nothing is taken. It never falls back to an unsealed report.
"""

import datetime as dt
from pathlib import Path

from service.intake.errors import ReportingUnavailable
from service.ledger.errors import NoteError
from service.ledger.note import Verifier
from service.vault.buckets import PublicBucket
from service.vault.errors import ManifestError
from service.vault.manifest import Manifest, read_manifest


class BucketKeys:
    """Reads the manifest again whenever the file has changed."""

    def __init__(self, path: Path, verifier: Verifier) -> None:
        """Read from `path`; believe only what `verifier` accepts."""
        self._path = path
        self._verifier = verifier
        self._stamp: tuple[int, int, int] | None = None
        self._manifest: Manifest | None = None

    def key_for(self, meldpunt: str, day: dt.date, retention_class: str) -> PublicBucket:
        """Return the public key of the bucket that takes reports of `day`.

        Raises:
            ReportingUnavailable: there is no such key, or no manifest that can be believed.
        """
        manifest = self._current()
        try:
            return manifest.bucket_for(meldpunt, day, retention_class)
        except ManifestError as error:
            raise ReportingUnavailable("no valid bucket key for today") from error

    @property
    def steward_public_key(self) -> bytes:
        """The public key to which narratives are sealed first."""
        return self._current().steward_public_key

    def _current(self) -> Manifest:
        try:
            status = self._path.stat()
            stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
            if self._manifest is None or stamp != self._stamp:
                self._manifest = read_manifest(self._path.read_bytes(), self._verifier)
                self._stamp = stamp
        except (OSError, ManifestError, NoteError) as error:
            self._manifest = None
            raise ReportingUnavailable("no manifest that can be believed") from error
        return self._manifest
