"""The public form of the log: C2SP tlog-tiles, files that other people's tools read.

`tile/<level>/<index>` holds 256 hashes, `tile/entries/<index>` 256 leaves behind two-byte lengths;
the last one of each level may be partial and is named `<index>.p/<width>`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from service.kernel.durable import write_durably
from service.ledger.errors import LedgerFormatError
from service.ledger.tree import hash_node

TILE_WIDTH: Final = 256
_LENGTH_BYTES: Final = 2


def tile_path(level: str, index: int, width: int) -> str:
    """Return the path of a tile: `tile/0/x001/234` and `.p/<width>` when it is partial."""
    groups = [f"{index % 1000:03d}"]
    while index >= 1000:  # noqa: PLR2004 - three decimal digits per folder, as the format says
        index //= 1000
        groups.insert(0, f"x{index % 1000:03d}")
    path = f"tile/{level}/{'/'.join(groups)}"
    return path if width == TILE_WIDTH else f"{path}.p/{width}"


def tiles_of(leaves: Sequence[bytes], leaf_hashes: Sequence[bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of every tile over these leaves, full and partial."""
    for start in range(0, len(leaves), TILE_WIDTH):
        part = leaves[start : start + TILE_WIDTH]
        yield tile_path("entries", start // TILE_WIDTH, len(part)), write_bundle(part)
    level, hashes = 0, list(leaf_hashes)
    while hashes:
        for start in range(0, len(hashes), TILE_WIDTH):
            part = hashes[start : start + TILE_WIDTH]
            yield tile_path(str(level), start // TILE_WIDTH, len(part)), b"".join(part)
        full = len(hashes) // TILE_WIDTH
        hashes = [_perfect_root(hashes[index * TILE_WIDTH : (index + 1) * TILE_WIDTH]) for index in range(full)]
        level += 1


def _perfect_root(hashes: Sequence[bytes]) -> bytes:
    row = list(hashes)
    while len(row) > 1:
        row = [hash_node(row[index], row[index + 1]) for index in range(0, len(row), 2)]
    return row[0]


def write_bundle(leaves: Sequence[bytes]) -> bytes:
    """Return an entry bundle: each leaf behind its length in two bytes, big-endian."""
    return b"".join(len(leaf).to_bytes(_LENGTH_BYTES, "big") + leaf for leaf in leaves)


def read_bundle(content: bytes) -> list[bytes]:
    """Read an entry bundle.

    Raises:
        LedgerFormatError: it ends inside a leaf.
    """
    leaves: list[bytes] = []
    position = 0
    while position < len(content):
        end = position + _LENGTH_BYTES
        length = int.from_bytes(content[position:end], "big")
        leaf = content[end : end + length]
        if end > len(content) or len(leaf) != length:
            raise LedgerFormatError("an entry bundle ends inside an entry")
        leaves.append(leaf)
        position = end + length
    return leaves


def write_tiles(folder: Path, leaves: Sequence[bytes], leaf_hashes: Sequence[bytes]) -> None:
    """Write the tiles that are not there yet; a tile that is there never changes."""
    for name, content in tiles_of(leaves, leaf_hashes):
        path = folder / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_durably(path, content)


def read_leaves(folder: Path, size: int) -> list[bytes]:
    """Read the first `size` leaves from entry bundles.

    Raises:
        LedgerFormatError: a bundle is missing, cut off or longer than it should be.
    """
    leaves: list[bytes] = []
    for index in range(-(-size // TILE_WIDTH)):
        width = min(TILE_WIDTH, size - index * TILE_WIDTH)
        leaves.extend(read_bundle(read_tile(folder, tile_path("entries", index, width))))
        if len(leaves) != index * TILE_WIDTH + width:
            raise LedgerFormatError("an entry bundle does not hold what its name says")
    return leaves


def read_tile(folder: Path, name: str) -> bytes:
    """Read one tile.

    Raises:
        LedgerFormatError: it is missing.
    """
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        raise LedgerFormatError("a tile is missing") from error
