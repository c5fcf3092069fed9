"""The ledger as the keeper uses it: append, and publish what outsiders verify.

    folder/leaves        every leaf, the source of all else
    folder/checkpoint    the last signed checkpoint, so that a wiped public folder hides nothing
    public/tile/...      what outsiders read
    public/checkpoint    the same signed checkpoint

Promises: an index that `append` returned is durable; the public checkpoint is complete with its
tiles at every moment, also when the machine stops between two writes; no second history is ever
signed: whoever restores an older `leaves` finds the ledger closed.
"""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from service.kernel.durable import write_durably
from service.ledger.checkpoint import CHECKPOINT_NAME, open_checkpoint, sign_checkpoint
from service.ledger.entries import Entry, decode_entry, encode_entry
from service.ledger.errors import LedgerError, LedgerUnavailable, TamperedError
from service.ledger.note import Signer
from service.ledger.store import LeafFile
from service.ledger.tiles import TILE_WIDTH, content_of, remove_partials, tiles_between, write_tile
from service.ledger.tree import Tree, hash_leaf


class Ledger:
    """An append-only log; every method may be called from any thread of the keeper."""

    def __init__(self, file: LeafFile, folder: Path, public: Path, signer: Signer) -> None:
        """Take over an open file; use `open`."""
        self._file = file
        self._folder = folder
        self._public = public
        self._signer = signer
        self._lock = threading.RLock()
        self._tree = Tree()
        self._known: dict[bytes, int] = {}
        self._published = 0
        for leaf in self._leaves():
            self._take(hash_leaf(leaf))

    @classmethod
    def open(cls, folder: Path, public: Path, signer: Signer) -> Self:
        """Open or begin the log in `folder`, and publish into `public` what is missing there.

        1. Take the file of leaves, for this process only.
        2. Compare with every checkpoint that was signed: each must be the beginning of the leaves.
        3. Cut off a record that a power cut tore.
        4. Publish: missing tiles, then the checkpoint.

        Raises:
            TamperedError: leaves, checkpoints and tiles are not one history; nothing was changed,
                except that missing tiles may have been written.
            LedgerUnavailable: another process holds it, or the disk refuses to read or write.
            NoteError: a checkpoint is not signed by `signer`.
            LedgerFormatError: a file is not of this format.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            public.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise LedgerUnavailable("the folders of the ledger cannot be made") from None
        # 1
        file = LeafFile.open(folder / "leaves")
        try:
            ledger = cls(file, folder, public, signer)
            # 2
            ledger._compare(folder / CHECKPOINT_NAME)
            ledger._compare(public / CHECKPOINT_NAME)
            # 3
            file.cut_torn_record()
            # 4
            ledger._publish(since=0)
        except LedgerError:
            file.close()
            raise
        except OSError:
            file.close()
            raise LedgerUnavailable("a file of the ledger cannot be read or cut off") from None
        return ledger

    @property
    def size(self) -> int:
        """The number of entries."""
        return self._tree.size

    @property
    def root(self) -> bytes:
        """The root over all entries."""
        with self._lock:
            return self._tree.root(self._tree.size)

    def append(self, entry: Entry) -> int:
        """Append `entry` and return its index, after it is on disk.

        Raises:
            LedgerUnavailable: the ledger is closed or the disk refused; nothing was appended.
            LedgerFormatError: the entry is malformed or too long.
        """
        leaf = encode_entry(entry)
        with self._lock:
            self._file.append(leaf)
            return self._take(hash_leaf(leaf))

    def append_once(self, entry: Entry) -> int:
        """Append `entry` unless the very same one is there, and return its index.

        So a procedure that is begun again after a crash writes each of its steps once.

        Raises:
            LedgerUnavailable: the ledger is closed or the disk refused; nothing was appended.
            LedgerFormatError: the entry is malformed or too long.
        """
        with self._lock:
            index = self._known.get(hash_leaf(encode_entry(entry)))
            return self.append(entry) if index is None else index

    def has(self, entry: Entry) -> bool:
        """Whether the very same entry is in the log."""
        return hash_leaf(encode_entry(entry)) in self._known

    def entries(self) -> Iterator[Entry]:
        """Yield every entry, oldest first; those appended meanwhile come along.

        Raises:
            LedgerUnavailable: the ledger was closed before the last one.
            TamperedError: the file of leaves was changed since it was opened.
        """
        return map(decode_entry, self._leaves())

    def publish(self) -> None:
        """Write what is new: the tiles, then the signed checkpoint.

        Interrupted anywhere, the earlier checkpoint stays valid with its tiles, and the next call
        or opening finishes. A public folder that was emptied meanwhile is filled again.

        Raises:
            TamperedError: a public tile is there with other bytes than the log gives, or the file
                of leaves was changed meanwhile; the earlier checkpoint stays.
            LedgerUnavailable: the ledger is closed or the disk refused.
        """
        with self._lock:
            if not (self._public / CHECKPOINT_NAME).exists():
                self._publish(since=0)
            elif self._published < self.size:
                self._publish(since=self._published)

    def close(self) -> None:
        """Release the file; a second time does nothing."""
        with self._lock:
            self._file.close()

    def _publish(self, since: int) -> None:
        new = tuple(tiles_between(since, self.size))
        note = sign_checkpoint(self.size, self.root, self._signer)
        try:
            for tile in new:
                write_tile(self._public, tile, content_of(tile, self._tree, self._file.leaves))
            # The keeper's own copy first: what the public may have seen is never forgotten here.
            write_durably(self._folder / CHECKPOINT_NAME, note)
            write_durably(self._public / CHECKPOINT_NAME, note)
            for tile in new:
                remove_partials(self._public, tile)
        except OSError:
            raise LedgerUnavailable("the ledger cannot be published now") from None
        self._published = self.size

    def _compare(self, path: Path) -> None:
        if not path.exists():
            return
        signed = open_checkpoint(path.read_bytes(), self._signer.verifier)
        if signed.size > self.size or self._tree.root(signed.size) != signed.root:
            raise TamperedError("a signed checkpoint is not the beginning of this ledger")

    def _leaves(self) -> Iterator[bytes]:
        start = 0
        while start < self._file.size:
            # Closing meanwhile must not give the descriptor away in the middle of a read.
            with self._lock:
                leaves = self._file.leaves(start, min(start + TILE_WIDTH, self._file.size))
            yield from leaves
            start += len(leaves)

    def _take(self, leaf_hash: bytes) -> int:
        index = self._tree.size
        self._tree.append(leaf_hash)
        self._known.setdefault(leaf_hash, index)
        return index
