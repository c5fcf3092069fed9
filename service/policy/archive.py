"""The folder of every policy that was ever in force, in canonical bytes: what the intake serves from.

Nothing secret is in a policy; anybody may read it and hold it against the ledger.
"""

import hashlib
import re
from pathlib import Path
from typing import Final

from service.kernel.durable import write_durably
from service.policy.canonical import canonical_bytes, read_canonical
from service.policy.errors import NotCanonical
from service.policy.model import Policy

_NAME: Final = re.compile(r"[a-z][a-z0-9-]{1,39}-[0-9a-f]{32}", re.ASCII)
_SHOWN: Final = 32


class PolicyArchive:
    """Reads and writes `<folder>/<slug>-<first 32 digits of the digest>.json`."""

    def __init__(self, folder: Path) -> None:
        """Work in `folder`."""
        self._folder = folder

    def keep(self, policy: Policy) -> None:
        """Write `policy`, and return after it is on disk; the very same may be written again.

        Raises:
            NotCanonical: its digest is not that of its bytes, or its name is none that a file may have.
        """
        content = canonical_bytes(policy)
        path = self._path(policy.slug, policy.digest[:_SHOWN])
        if path is None or hashlib.sha256(content).hexdigest() != policy.digest:
            raise NotCanonical("a policy is kept under its own name and digest only")
        self._folder.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != content:
            write_durably(path, content)

    def read(self, slug: str, digest: str) -> Policy | None:
        """Return the policy of `slug` whose digest begins with the 32 digits `digest`; None if it is not here.

        Raises:
            NotCanonical: the file holds something else than what its name says.
        """
        path = self._path(slug, digest)
        if path is None:
            return None
        try:
            content = path.read_bytes()
        except OSError:
            return None
        if hashlib.sha256(content).hexdigest()[:_SHOWN] != digest:
            raise NotCanonical("a kept policy was changed")
        policy = read_canonical(content)
        if policy.slug != slug:
            raise NotCanonical("a kept policy lies under the name of another meldpunt")
        return policy

    def _path(self, slug: str, digest: str) -> Path | None:
        name = f"{slug}-{digest}"
        return self._folder / f"{name}.json" if _NAME.fullmatch(name) is not None else None
