"""Files of fixed slots that are overwritten where they lie.

In-place pwrite and fsync left no copy of a slot on the raw device of ext4 (data=ordered) and xfs;
write-new-and-rename and unlink left one (reference measurements, CRYPTO.md 2). `service.vault.filesystem`
refuses the others. Flash and snapshots may still hold copies: that is what the ratchet is for.
"""

import fcntl
import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Self

from service.vault.errors import KeyNotDestroyed, KeyringError, KeyringLocked

SLOT_BYTES: Final = 512  # one sector: a torn write cannot hit a neighbour
ERASING: Final = b"\xff" * SLOT_BYTES
FREE: Final = bytes(SLOT_BYTES)


class SlotFile:
    """A locked, private file: a header, then slots of 512 bytes that never move."""

    def __init__(self, descriptor: int, header_bytes: int) -> None:
        """Take over an open, locked `descriptor`; use `open`."""
        self._descriptor = descriptor
        self._header_bytes = header_bytes

    @classmethod
    def open(cls, path: Path, header_bytes: int) -> Self:
        """Open and lock `path`.

        Raises:
            KeyringError: it is missing, a link, or readable by others.
            KeyringLocked: another process holds it.
        """
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW)
        except OSError as error:
            raise KeyringError(f"{path.name} cannot be opened: {error.strerror}") from error
        try:
            _refuse_public(descriptor, path.name)
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(descriptor)
            raise KeyringLocked(f"{path.name} is in use by another process") from error
        except KeyringError:
            os.close(descriptor)
            raise
        return cls(descriptor, header_bytes)

    def close(self) -> None:
        """Unlock and close; a second call does nothing."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def header(self) -> bytes:
        """Return the bytes before the first slot."""
        return os.pread(self._descriptor, self._header_bytes, 0)

    def slot_count(self) -> int:
        """Return how many whole slots the file holds; half a slot is an interrupted growth."""
        return max(0, os.fstat(self._descriptor).st_size - self._header_bytes) // SLOT_BYTES

    def read(self, index: int) -> bytes:
        """Return one slot."""
        return os.pread(self._descriptor, SLOT_BYTES, self._offset(index))

    def read_all(self) -> list[bytes]:
        """Return all slots, in their order."""
        size = self.slot_count() * SLOT_BYTES
        content = os.pread(self._descriptor, size, self._header_bytes)
        return [content[start : start + SLOT_BYTES] for start in range(0, size, SLOT_BYTES)]

    def write(self, slots: Sequence[tuple[int, bytes]]) -> None:
        """Overwrite slots in place; return after they have reached the disk.

        Raises:
            KeyringError: the disk did not take or keep them.
        """
        try:
            for index, content in slots:
                _pwrite_whole(self._descriptor, content, self._offset(index))
            os.fsync(self._descriptor)
        except OSError as error:
            raise KeyringError(f"a slot cannot be written: {error.strerror}") from error

    def grow(self, slots: int) -> None:
        """Append `slots` free slots as written zeros (fallocate would leave them unwritten)."""
        first = self.slot_count()
        self.write([(first + offset, FREE) for offset in range(slots)])

    def erase(self, indices: Sequence[int]) -> None:
        """Destroy slots: 0xFF, fsync, zero, fsync, read back.

        A crash between the two writes leaves `ERASING`, which the next opening finishes.

        Raises:
            KeyNotDestroyed: a slot reads back as something else than zeros.
        """
        if not indices:
            return
        self.write([(index, ERASING) for index in indices])
        self.write([(index, FREE) for index in indices])
        # Dropped from the page cache, so that the disk answers and not our own memory.
        os.posix_fadvise(self._descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        if any(self.read(index) != FREE for index in indices):
            raise KeyNotDestroyed("an erased slot reads back as something else than zeros")

    def _offset(self, index: int) -> int:
        return self._header_bytes + index * SLOT_BYTES


def _refuse_public(descriptor: int, name: str) -> None:
    if os.fstat(descriptor).st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise KeyringError(f"{name} may be read by others; its mode must be 0600")


def _pwrite_whole(descriptor: int, content: bytes, offset: int) -> None:
    written = os.pwrite(descriptor, content, offset)
    if written != len(content):
        raise OSError(0, "the disk took only a part")
