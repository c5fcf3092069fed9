"""Verifying an exported ledger with nothing but its files and the keeper's public key."""

from collections import Counter
from pathlib import Path

import msgspec

from service.ledger.checkpoint import Checkpoint, read_checkpoint
from service.ledger.entries import decode_entry
from service.ledger.errors import LedgerFormatError, TamperedError
from service.ledger.note import Verifier, open_note
from service.ledger.service import CHECKPOINT_NAME
from service.ledger.tiles import read_leaves, read_tile, tiles_of
from service.ledger.tree import hash_leaf, root_of


class VerifiedLedger(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the verified files say."""

    origin: str
    size: int
    root: bytes
    entries: dict[str, int]


def verify_directory(directory: Path, verifier: Verifier, earlier: bytes | None = None) -> VerifiedLedger:
    """Verify the ledger in `directory`; return what it holds, or raise.

    1. The checkpoint is signed by the expected key.
    2. The leaves that it counts are there and lead to its root.
    3. Every hash tile is what those leaves give.
    4. Every leaf is an entry in canonical form.
    5. If an `earlier` signed checkpoint is given, it is the beginning of this log.

    Raises:
        NoteError, LedgerFormatError, TamperedError: at the first step that fails.
    """
    # 1
    head = _read_head(directory, verifier)
    # 2
    leaves = read_leaves(directory, head.size)
    hashes = [hash_leaf(leaf) for leaf in leaves]
    if root_of(hashes) != head.root:
        raise TamperedError("the entries do not lead to the signed root")
    # 3
    for name, content in tiles_of(leaves, hashes):
        if read_tile(directory, name) != content:
            raise TamperedError("a tile differs from the entries")
    # 4
    kinds = Counter(str(type(entry).__struct_config__.tag) for entry in map(decode_entry, leaves))
    # 5
    if earlier is not None:
        _check_earlier(read_checkpoint(open_note(earlier, verifier)), head, hashes)
    return VerifiedLedger(origin=head.origin, size=head.size, root=head.root, entries=dict(sorted(kinds.items())))


def _read_head(directory: Path, verifier: Verifier) -> Checkpoint:
    try:
        note = (directory / CHECKPOINT_NAME).read_bytes()
    except OSError as error:
        raise LedgerFormatError("there is no checkpoint in this folder") from error
    return read_checkpoint(open_note(note, verifier))


def _check_earlier(earlier: Checkpoint, head: Checkpoint, hashes: list[bytes]) -> None:
    if earlier.origin != head.origin or earlier.size > head.size:
        raise TamperedError("the earlier checkpoint is longer than this ledger, or of another one")
    if root_of(hashes[: earlier.size]) != earlier.root:
        raise TamperedError("the earlier checkpoint is not the beginning of this ledger")
