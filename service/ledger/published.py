"""Reading the entries of a published ledger, with its files and the keeper's public key alone.

For whoever may not open the keeper's own file. It checks that the entries are those that the keeper
signed; `verify_directory` checks everything else.
"""

from pathlib import Path

from service.ledger.checkpoint import CHECKPOINT_NAME, open_checkpoint
from service.ledger.entries import Entry, decode_entry
from service.ledger.errors import LedgerFormatError, TamperedError
from service.ledger.note import Verifier
from service.ledger.tiles import read_bundle, read_tile, tiles_between
from service.ledger.tree import Tree, hash_leaf


def read_published(directory: Path, verifier: Verifier) -> tuple[Entry, ...]:
    """Return every entry of the ledger in `directory`, oldest first.

    Raises:
        NoteError: the checkpoint is not signed by this key.
        LedgerFormatError: something is missing, cut off or not of the format.
        TamperedError: the entries do not lead to the signed root.
    """
    try:
        note = (directory / CHECKPOINT_NAME).read_bytes()
    except OSError:
        raise LedgerFormatError("there is no checkpoint in this folder") from None
    head = open_checkpoint(note, verifier)
    leaves = [
        leaf
        for tile in tiles_between(0, head.size)
        if tile.level == "entries"
        for leaf in read_bundle(read_tile(directory, tile), tile.width)
    ]
    tree = Tree(map(hash_leaf, leaves))
    if tree.size < head.size or tree.root(head.size) != head.root:
        raise TamperedError("the entries do not lead to the signed root")
    return tuple(map(decode_entry, leaves))
