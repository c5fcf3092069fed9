"""Verifying an exported ledger with nothing but its files and the keeper's public key.

Trusts: the public key, and the earlier checkpoint if one is given. Not covered: that the entries are
true (a keeper may lie in an entry; it cannot take the lie back), and that nobody was shown another
history (hold the checkpoint of a second reader against it).
"""

import datetime as dt
from collections import Counter
from pathlib import Path

import msgspec

from service.ledger.checkpoint import CHECKPOINT_NAME, Checkpoint, open_checkpoint
from service.ledger.entries import Entry, decode_entry
from service.ledger.errors import LedgerFormatError, TamperedError
from service.ledger.note import MAXIMUM_NOTE_BYTES, Verifier
from service.ledger.tiles import content_of, published_tiles, read_bundle, read_tile, tiles_between
from service.ledger.tree import Tree, hash_leaf


class VerifiedLedger(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the verified files say: `entries` counts them by type, the days are those they name."""

    origin: str
    size: int
    root: bytes
    first_day: dt.date | None
    last_day: dt.date | None
    entries: dict[str, int]


# guide S35: what is kept and destroyed can be proved to anybody
def verify_directory(directory: Path, verifier: Verifier, earlier: bytes | None = None) -> VerifiedLedger:
    """Verify the ledger in `directory` and return what it holds, or raise.

    1. The checkpoint is signed by the expected key, for the log of that name.
    2. The entry bundles hold exactly the leaves that it counts, and these lead to its root.
    3. If an `earlier` signed checkpoint is given, it is the beginning of this log.
    4. Every other tile is what those leaves give, those of earlier checkpoints too; tiles newer than
       the checkpoint (a publication under way) are not judged; no other file lies among them.
    5. Every leaf is an entry in canonical form.

    Raises:
        NoteError: a checkpoint is not signed by this key.
        LedgerFormatError: something is missing, cut off, too long or not of the format.
        TamperedError: leaves, tiles and checkpoints are not one history.
    """
    # 1
    head = open_checkpoint(_read_checkpoint(directory), verifier)
    # 2
    leaves: list[bytes] = []
    for tile in tiles_between(0, head.size):
        if tile.level == "entries":
            leaves.extend(read_bundle(read_tile(directory, tile), tile.width))
    tree = Tree(map(hash_leaf, leaves))
    _check_beginning(head, tree, "the entries do not lead to the signed root")
    # 3
    if earlier is not None:
        signed = open_checkpoint(earlier, verifier)
        _check_beginning(signed, tree, "the earlier checkpoint is not the beginning of this ledger")
    # 4
    _check_tiles(directory, tree, leaves)
    # 5
    return _describe(head, [decode_entry(leaf) for leaf in leaves])


def _read_checkpoint(directory: Path) -> bytes:
    try:
        with (directory / CHECKPOINT_NAME).open("rb") as file:
            return file.read(MAXIMUM_NOTE_BYTES + 1)
    except OSError:
        raise LedgerFormatError("there is no checkpoint in this folder") from None


def _check_beginning(checkpoint: Checkpoint, tree: Tree, message: str) -> None:
    if checkpoint.size > tree.size or tree.root(checkpoint.size) != checkpoint.root:
        raise TamperedError(message)


def _check_tiles(directory: Path, tree: Tree, leaves: list[bytes]) -> None:
    needed = set(tiles_between(0, tree.size))
    for tile in needed.union(published_tiles(directory)):
        if tile.end > tree.size >> tile.tree_level:
            continue
        if read_tile(directory, tile) != content_of(tile, tree, lambda start, end: leaves[start:end]):
            raise TamperedError("a tile differs from the entries")


def _describe(head: Checkpoint, entries: list[Entry]) -> VerifiedLedger:
    days = [entry.day for entry in entries]
    kinds = Counter(str(entry.__struct_config__.tag) for entry in entries)
    return VerifiedLedger(
        origin=head.origin,
        size=head.size,
        root=head.root,
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        entries=dict(sorted(kinds.items())),
    )
