"""The list of a release's files with the hash of each, and the proof that all of them carry (pure).

    ledger `release` --> PERIOD.json, the release itself --+
           |                                               v
           +-- its number --> every other file <-- the list of files <-- ledger `export`

The release goes into the ledger first, because the other files tell its number there. The list follows, so that
a file that was changed afterwards is noticed by whoever reads it.
"""

import hashlib
from typing import Final

import msgspec

FORMAT: Final = "luwte-bestanden 1"


class Proof(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a release stands in the ledger: the SHA-256 of its JSON, and the number of the entry that holds it."""

    release: str
    entry: int


class PublishedFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file as it was published; `size` in bytes."""

    name: str
    media_type: str
    size: int
    sha256: str


class Publication(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every file of one release."""

    format: str
    meldpunt: str
    period: str
    proof: Proof
    files: tuple[PublishedFile, ...]

    def file(self, name: str) -> PublishedFile | None:
        """Return the file of this name, or None."""
        return next((file for file in self.files if file.name == name), None)


def describe_file(name: str, media_type: str, content: bytes) -> PublishedFile:
    """Describe `content` as it is published under `name`."""
    digest = hashlib.sha256(content).hexdigest()
    return PublishedFile(name=name, media_type=media_type, size=len(content), sha256=digest)


def encode_publication(publication: Publication) -> bytes:
    """Return the list as JSON, one spelling per list."""
    return msgspec.json.encode(publication)


def decode_publication(content: bytes) -> Publication:
    """Read a list.

    Raises:
        msgspec.DecodeError: it is not one.
    """
    return msgspec.json.decode(content, type=Publication)
