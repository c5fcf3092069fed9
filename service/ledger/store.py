"""The keeper's own file of leaves: appended, never rewritten, on disk before the call returns.

Format: a first line that names it, then one line per leaf: 16 hexadecimal digits of the leaf's hash,
a space, the leaf. Lines, so that damage to one record does not hide the next ones (a length would).

What a power cut can leave is a record without its newline, or with zero bytes where a page did not
reach the disk; only the last record can be so, and it was never acknowledged. Any other damage is
refused. Nothing is cut off before the caller had a chance to compare with what was published.
"""

import fcntl
import os
from array import array
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final, Self

from service.kernel.durable import create_durably
from service.ledger.errors import LedgerFormatError, LedgerUnavailable, TamperedError
from service.ledger.tree import hash_leaf

HEADER: Final = b"luwte ledger 1\n"

_CHECK_DIGITS: Final = 16


class LeafFile:
    """One open file of leaves; one process at a time."""

    def __init__(self, descriptor: int) -> None:
        """Take over an open, locked descriptor; use `open`."""
        self._descriptor = descriptor
        # Where each record starts, and at last where the next one will.
        self._offsets = array("Q", [len(HEADER)])
        for end in _find_records(self._read_all()):
            self._offsets.append(end)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open or create `path` and lock it until `close`, or until the process dies.

        Raises:
            LedgerUnavailable: another process has it open, or it cannot be opened or read.
            LedgerFormatError: it is not a ledger of this version.
            TamperedError: a record is damaged in a way that no power cut explains.
        """
        try:
            if not path.exists():
                create_durably(path, HEADER, mode=0o600)
            descriptor = os.open(path, os.O_RDWR)
        except OSError:
            raise LedgerUnavailable("the file of the ledger cannot be opened") from None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return cls(descriptor)
        except BlockingIOError:
            os.close(descriptor)
            raise LedgerUnavailable("another process holds the ledger") from None
        except OSError:
            os.close(descriptor)
            raise LedgerUnavailable("the file of the ledger cannot be read") from None
        except (LedgerFormatError, TamperedError):
            os.close(descriptor)
            raise

    @property
    def size(self) -> int:
        """The number of whole leaves."""
        return len(self._offsets) - 1

    def leaves(self, start: int, end: int) -> list[bytes]:
        """Return the leaves from position `start` to before `end`, read from the file.

        Raises:
            LedgerUnavailable: the file is closed.
            TamperedError: the file was changed or cut off since it was opened.
        """
        first, last = self._offsets[start], self._offsets[end]
        content = os.pread(self._open_descriptor(), last - first, first)
        bounds = pairwise(offset - first for offset in self._offsets[start : end + 1])
        return [_read_record(content[low:high]) for low, high in bounds]

    def append(self, leaf: bytes) -> None:
        """Append one leaf, which holds no newline, and return after it is on disk.

        Raises:
            LedgerUnavailable: the file is closed or the disk refused. The leaf does not count; what
                was written of it is cut off before the next one. Only if the process ends before
                that, and the disk took the whole leaf after all, the next opening finds it.
        """
        descriptor = self._open_descriptor()
        record = _check(leaf) + b" " + leaf + b"\n"
        try:
            self.cut_torn_record()
            position = self._offsets[-1]
            while position < self._offsets[-1] + len(record):
                position += os.pwrite(descriptor, record[position - self._offsets[-1] :], position)
            os.fsync(descriptor)
        except OSError:
            raise LedgerUnavailable("the disk refused an entry") from None
        self._offsets.append(position)

    def cut_torn_record(self) -> None:
        """Cut off, durably, whatever stands behind the last whole record."""
        descriptor = self._open_descriptor()
        if os.fstat(descriptor).st_size > self._offsets[-1]:
            os.ftruncate(descriptor, self._offsets[-1])
            os.fsync(descriptor)

    def close(self) -> None:
        """Release file and lock; a second time does nothing."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
        self._descriptor = -1

    def _open_descriptor(self) -> int:
        if self._descriptor < 0:
            raise LedgerUnavailable("the ledger is closed")
        return self._descriptor

    def _read_all(self) -> bytes:
        with os.fdopen(os.dup(self._descriptor), "rb") as file:
            return file.read()


def _check(leaf: bytes) -> bytes:
    return hash_leaf(leaf).hex()[:_CHECK_DIGITS].encode("ascii")


def _read_record(record: bytes) -> bytes:
    check, _, leaf = record.removesuffix(b"\n").partition(b" ")
    if check != _check(leaf):
        raise TamperedError("a record of the ledger was changed")
    return leaf


def _find_records(content: bytes) -> Iterator[int]:
    """Yield where each whole record ends."""
    if not content.startswith(HEADER):
        raise LedgerFormatError("this is not a ledger of version 1")
    start = len(HEADER)
    while (end := content.find(b"\n", start) + 1) > 0:
        try:
            _read_record(content[start:end])
        except TamperedError:
            if end == len(content) and b"\0" in content[start:end]:
                return
            raise
        yield end
        start = end
