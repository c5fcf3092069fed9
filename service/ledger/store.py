"""The keeper's own file of leaves: appended, never rewritten, on disk before the call returns.

A record is the leaf's length (two bytes), the leaf, and the first four bytes of its SHA-256, so that
a record torn by a power cut is recognised and cut off.
"""

import fcntl
import hashlib
import os
from pathlib import Path
from typing import Final, Self

from service.kernel.durable import sync_folder
from service.ledger.errors import LedgerUnavailable, TamperedError

_LENGTH_BYTES: Final = 2
_CHECK_BYTES: Final = 4


class LeafFile:
    """One open file of leaves; one process at a time."""

    def __init__(self, descriptor: int, leaves: list[bytes]) -> None:
        """Take over an open, locked descriptor; use `open`."""
        self._descriptor = descriptor
        self._leaves = leaves

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open or create `path`, cut off a torn last record and lock the file.

        Raises:
            LedgerUnavailable: another process has it open, or it cannot be written.
            TamperedError: a record in the middle is damaged.
        """
        created = not path.exists()
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise LedgerUnavailable("the ledger's file cannot be opened") from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(descriptor)
            raise LedgerUnavailable("another process holds the ledger") from error
        if created:
            sync_folder(path.parent)
        content = os.pread(descriptor, os.fstat(descriptor).st_size, 0)
        leaves, end = _parse(content)
        if end < len(content):
            os.ftruncate(descriptor, end)
            os.fsync(descriptor)
        os.lseek(descriptor, end, os.SEEK_SET)
        return cls(descriptor, leaves)

    @property
    def leaves(self) -> list[bytes]:
        """Every leaf, oldest first; not to be changed."""
        return self._leaves

    def append(self, leaf: bytes) -> None:
        """Append one leaf and return after it is on disk.

        Raises:
            LedgerUnavailable: the disk refused; nothing was appended.
        """
        record = len(leaf).to_bytes(_LENGTH_BYTES, "big") + leaf + _check(leaf)
        start = os.lseek(self._descriptor, 0, os.SEEK_CUR)
        try:
            written = os.write(self._descriptor, record)
            os.fsync(self._descriptor)
        except OSError as error:
            self._cut(start)
            raise LedgerUnavailable("the disk refused an entry") from error
        if written != len(record):
            self._cut(start)
            raise LedgerUnavailable("the disk is full")
        self._leaves.append(leaf)

    def close(self) -> None:
        """Release the file."""
        os.close(self._descriptor)

    def _cut(self, start: int) -> None:
        os.ftruncate(self._descriptor, start)
        os.lseek(self._descriptor, start, os.SEEK_SET)


def _check(leaf: bytes) -> bytes:
    return hashlib.sha256(leaf).digest()[:_CHECK_BYTES]


def _parse(content: bytes) -> tuple[list[bytes], int]:
    """Return the whole records and where the last one ends."""
    leaves: list[bytes] = []
    position = 0
    while position + _LENGTH_BYTES <= len(content):
        start = position + _LENGTH_BYTES
        end = start + int.from_bytes(content[position:start], "big")
        if end + _CHECK_BYTES > len(content):
            break
        leaf = content[start:end]
        if content[end : end + _CHECK_BYTES] != _check(leaf):
            raise TamperedError("a record of the ledger was changed")
        leaves.append(leaf)
        position = end + _CHECK_BYTES
    return leaves, position
