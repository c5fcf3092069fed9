"""Whether overwriting in place destroys a key on the filesystem that it lies on.

Measured on the raw device: in-place pwrite and fsync left no copy on ext4 (data=ordered or writeback)
and xfs, one on ext4 data=journal and btrfs. Overlay, zfs and nfs copy by design. So a list of what is
known to be good, not of what is known to be bad.

Not seen from here: `chattr +j` on one file, flash that remaps, snapshots below the filesystem.
"""

import ctypes
import os
import re
from pathlib import Path
from typing import Final

from msgspec import Struct

from service.vault.errors import UnsafeFilesystem

# The magic numbers of statfs(2), as far as they decide.
_MAGIC_OF: Final = {"ext4": 0xEF53, "xfs": 0x58465342}
_STATFS_BYTES: Final = 256  # larger than any Linux struct statfs; f_type comes first
_OCTAL: Final = re.compile(r"\\([0-7]{3})")
_MOUNT_FIELDS: Final = 4


class Mount(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One mounted filesystem, as /proc/mounts lists it."""

    source: str
    folder: str
    kind: str
    options: frozenset[str]


def parse_mounts(text: str) -> tuple[Mount, ...]:
    """Read the format of /proc/mounts (fstab(5)); lines that are too short are left out."""
    rows = (line.split(" ") for line in text.splitlines())
    return tuple(
        Mount(
            source=_unescape(row[0]),
            folder=_unescape(row[1]),
            kind=row[2],
            options=frozenset(row[3].split(",")),
        )
        for row in rows
        if len(row) >= _MOUNT_FIELDS
    )


def find_mount(path: Path, mounts: tuple[Mount, ...]) -> Mount | None:
    """Return the mount that the absolute `path` lies on: the longest folder, and of equals the last."""
    parents = {str(path), *(str(parent) for parent in path.parents)}
    holding = [mount for mount in mounts if mount.folder in parents]
    return max(reversed(holding), key=lambda mount: len(mount.folder), default=None)


def find_danger(mount: Mount | None, magic: int, journal_options: frozenset[str]) -> str | None:
    """Say in one sentence why a key on `mount` would not be destroyed by overwriting it; None if it would.

    Args:
        mount: what /proc/mounts says, None if it says nothing.
        magic: the filesystem's number according to statfs(2).
        journal_options: further mount options, of /proc/fs/ext4 (a default in the superblock that
            /proc/mounts does not show).
    """
    if mount is None:
        return "it is not known which filesystem holds the keys, so an overwritten key may survive"
    if mount.kind not in _MAGIC_OF:
        return f"the keys lie on {mount.kind}, where an overwritten key may survive; use ext4 or xfs"
    if magic != _MAGIC_OF[mount.kind]:
        return f"the keys lie on something else than the {mount.kind} that is listed there"
    if "data=journal" in mount.options | journal_options:
        return "the keys lie on ext4 with data=journal, whose journal keeps copies of overwritten keys"
    return None


def check_filesystem(path: Path, *, production: bool) -> str | None:
    """Return None if keys may live at the existing `path`; in development a sentence if they may not.

    Raises:
        UnsafeFilesystem: they may not, and this is production; or `path` does not exist.
    """
    try:
        resolved = path.resolve(strict=True)
        mount = find_mount(resolved, parse_mounts(Path("/proc/self/mounts").read_text("utf-8")))
        danger = find_danger(mount, _read_magic(resolved), _read_ext4_options(resolved))
    except OSError as error:
        raise UnsafeFilesystem(f"the filesystem of the keys cannot be read: {error.strerror}") from error
    if danger is not None and production:
        raise UnsafeFilesystem(danger)
    return danger


def _unescape(field: str) -> str:
    return _OCTAL.sub(lambda match: chr(int(match[1], 8)), field)


def _read_magic(path: Path) -> int:
    buffer = ctypes.create_string_buffer(_STATFS_BYTES)
    if ctypes.CDLL(None, use_errno=True).statfs(os.fsencode(path), buffer) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return ctypes.c_long.from_buffer(buffer).value & 0xFFFFFFFF


def _read_ext4_options(path: Path) -> frozenset[str]:
    """Read all options in force; /proc/mounts leaves out those that are the superblock's default."""
    device = path.stat().st_dev
    block = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}")
    options = Path("/proc/fs/ext4") / block.resolve().name / "options"
    return frozenset(options.read_text("ascii").split()) if options.exists() else frozenset()
