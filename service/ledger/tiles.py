"""The public form of the log: C2SP tlog-tiles, files that other people's tools read.

`tile/<level>/<index>` holds up to 256 hashes, `tile/entries/<index>` up to 256 leaves behind
two-byte lengths; the last one of each level may be partial and is named `<index>.p/<width>`.
Promises: a tile that was written never changes; a tile that a published checkpoint needs is removed
only after the full tile that holds it is there, and only when it is partial.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, Literal

import msgspec

from service.kernel.durable import sync_folder, write_durably
from service.ledger.entries import MAX_ENTRY_BYTES
from service.ledger.errors import LedgerFormatError, TamperedError
from service.ledger.tree import HASH_BYTES, Tree

TILE_WIDTH: Final = 256

_LENGTH_BYTES: Final = 2
_GROUP: Final = 1000
_TILE_LEVELS: Final = 8
_MAX_TILE_BYTES: Final = TILE_WIDTH * max(HASH_BYTES, _LENGTH_BYTES + MAX_ENTRY_BYTES)
_PATH: Final = re.compile(r"tile/(entries|[0-7])/((?:x[0-9]{3}/){0,5})([0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?", re.ASCII)


class Tile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The name of one tile; `level` counts in steps of 8 tree levels, entries lie under level 0."""

    level: int | Literal["entries"]
    index: int
    width: int

    @property
    def tree_level(self) -> int:
        """The level in the tree of the nodes that it holds; entries count as leaves."""
        return 0 if self.level == "entries" else self.level * _TILE_LEVELS

    @property
    def start(self) -> int:
        """The position of its first node in its tree level."""
        return self.index * TILE_WIDTH

    @property
    def end(self) -> int:
        """The position behind its last node."""
        return self.start + self.width

    @property
    def full_path(self) -> str:
        """Where the tile lies once it is full: `tile/0/x001/x234/067`."""
        groups = [f"{self.index % _GROUP:03d}"]
        rest = self.index // _GROUP
        while rest:
            groups.insert(0, f"x{rest % _GROUP:03d}")
            rest //= _GROUP
        return f"tile/{self.level}/{'/'.join(groups)}"

    @property
    def path(self) -> str:
        """Where it lies, under the folder of the checkpoint."""
        return self.full_path if self.width == TILE_WIDTH else f"{self.full_path}.p/{self.width}"


def parse_path(path: str) -> Tile:
    """Read the path of a tile.

    Raises:
        LedgerFormatError: no tile lies there.
    """
    match = _PATH.fullmatch(path)
    if match is None:
        raise LedgerFormatError("a file among the tiles is not a tile")
    tile = Tile(
        level="entries" if match[1] == "entries" else int(match[1]),
        index=int(match[2].replace("x", "").replace("/", "") + match[3]),
        width=int(match[4] or TILE_WIDTH),
    )
    if tile.width > TILE_WIDTH or tile.path != path:
        raise LedgerFormatError("the path of a tile is not written in the one right way")
    return tile


def tiles_between(earlier: int, size: int) -> Iterator[Tile]:
    """Yield the tiles that a log of `size` needs and one of `earlier` leaves did not have.

    With `earlier` 0: all of them. Entries come first, then hashes from the leaves upward.
    """
    levels: list[int | Literal["entries"]] = ["entries", *range(_TILE_LEVELS)]
    for level in levels:
        step = Tile(level=level, index=0, width=1).tree_level
        before, after = earlier >> step, size >> step
        # Where nothing was added, the tiles of the earlier size serve.
        for start in range(before - before % TILE_WIDTH, after, TILE_WIDTH) if after > before else ():
            yield Tile(level=level, index=start // TILE_WIDTH, width=min(TILE_WIDTH, after - start))


def content_of(tile: Tile, tree: Tree, leaves: Callable[[int, int], Sequence[bytes]]) -> bytes:
    """Return the bytes of `tile`; `leaves` gives the leaves from one position to another."""
    if tile.level == "entries":
        return write_bundle(leaves(tile.start, tile.end))
    return tree.hashes(tile.tree_level, tile.start, tile.end)


def write_bundle(leaves: Sequence[bytes]) -> bytes:
    """Return an entry bundle: each leaf behind its length in two bytes, big-endian."""
    return b"".join(len(leaf).to_bytes(_LENGTH_BYTES, "big") + leaf for leaf in leaves)


def read_bundle(content: bytes, width: int) -> list[bytes]:
    """Read an entry bundle of `width` leaves.

    Raises:
        LedgerFormatError: it ends inside a leaf, or holds fewer or more leaves.
    """
    leaves: list[bytes] = []
    position = 0
    while position < len(content):
        start = position + _LENGTH_BYTES
        position = start + int.from_bytes(content[position:start], "big")
        leaves.append(content[start:position])
    if position != len(content) or len(leaves) != width:
        raise LedgerFormatError("an entry bundle does not hold the entries that its name says")
    return leaves


def read_tile(folder: Path, tile: Tile) -> bytes:
    """Read one tile, never more than a tile can hold.

    Raises:
        LedgerFormatError: it is missing, cannot be read or is longer than a tile can be.
    """
    try:
        with (folder / tile.path).open("rb") as file:
            content = file.read(_MAX_TILE_BYTES + 1)
    except OSError:
        raise LedgerFormatError("a tile is missing or cannot be read") from None
    if len(content) > _MAX_TILE_BYTES:
        raise LedgerFormatError("a tile is longer than a tile can be")
    return content


def write_tile(folder: Path, tile: Tile, content: bytes) -> None:
    """Write `tile` durably unless it is there already.

    Raises:
        TamperedError: it is there with other bytes; they stay for whoever looks into it.
    """
    path = folder / tile.path
    if path.exists():
        if read_tile(folder, tile) != content:
            raise TamperedError("a published tile was changed")
        return
    _make_folder(path.parent)
    write_durably(path, content)


def remove_partials(folder: Path, tile: Tile) -> None:
    """Remove the partial forms of `tile` once it is full; clients of the format then read the full one."""
    partials = folder / f"{tile.full_path}.p"
    if tile.width == TILE_WIDTH and partials.is_dir():
        for partial in partials.iterdir():
            partial.unlink()
        partials.rmdir()


def published_tiles(folder: Path) -> Iterator[Tile]:
    """Yield every tile that lies in `folder`, needed or not.

    A name that starts with a point is a temporary file that a power cut left behind; it is passed over.

    Raises:
        LedgerFormatError: something else than tiles lies among them.
    """
    for path in sorted((folder / "tile").rglob("*")):
        if not path.is_dir() and not path.name.startswith("."):
            yield parse_path(path.relative_to(folder).as_posix())


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)
