"""The ledger as the keeper uses it: append, and publish what outsiders verify."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Self

from service.kernel.durable import write_durably
from service.ledger.checkpoint import Checkpoint, read_checkpoint, write_checkpoint
from service.ledger.entries import Entry, decode_entry, encode_entry
from service.ledger.errors import TamperedError
from service.ledger.note import Signer, Verifier, open_note, sign_note
from service.ledger.store import LeafFile
from service.ledger.tiles import write_tiles
from service.ledger.tree import Frontier, hash_leaf, root_of

CHECKPOINT_NAME: Final = "checkpoint"


class Ledger:
    """An append-only log; every method may be called from any thread of the keeper."""

    def __init__(self, file: LeafFile, public: Path, signer: Signer) -> None:
        """Take over an open file; use `open`."""
        self._file = file
        self._public = public
        self._signer = signer
        self._hashes = [hash_leaf(leaf) for leaf in file.leaves]
        self._known = set(file.leaves)
        self._lock = threading.RLock()

    @classmethod
    def open(cls, folder: Path, public: Path, signer: Signer) -> Self:
        """Open the log in `folder`; publish into `public` what is not published yet.

        Raises:
            TamperedError: what was published is not the beginning of what is kept.
            LedgerUnavailable: another process holds it.
            NoteError: the published checkpoint is not signed by `signer`.
        """
        public.mkdir(parents=True, exist_ok=True)
        ledger = cls(LeafFile.open(folder / "leaves"), public, signer)
        published = ledger._published()
        if published is not None and (
            published.size > ledger.size or root_of(ledger._hashes[: published.size]) != published.root
        ):
            ledger.close()
            raise TamperedError("the published checkpoint is not the beginning of this ledger")
        ledger.publish()
        return ledger

    @property
    def size(self) -> int:
        """The number of entries."""
        return len(self._hashes)

    @property
    def root(self) -> bytes:
        """The root over all entries."""
        with self._lock:
            frontier = Frontier()
            for leaf_hash in self._hashes:
                frontier.append(leaf_hash)
            return frontier.root

    def append(self, entry: Entry) -> int:
        """Append `entry` and return its index, after it is on disk.

        Raises:
            LedgerUnavailable: the disk refused.
            LedgerFormatError: the entry is too long.
        """
        leaf = encode_entry(entry)
        with self._lock:
            self._file.append(leaf)
            self._hashes.append(hash_leaf(leaf))
            self._known.add(leaf)
            return self.size - 1

    def append_once(self, entry: Entry) -> None:
        """Append `entry` unless the very same one is there: what a restart repeats is written once."""
        with self._lock:
            if not self.has(entry):
                self.append(entry)

    def has(self, entry: Entry) -> bool:
        """Whether the very same entry is in the log."""
        return encode_entry(entry) in self._known

    def entries(self) -> Iterator[Entry]:
        """Yield every entry, oldest first."""
        with self._lock:
            leaves = tuple(self._file.leaves)
        return (decode_entry(leaf) for leaf in leaves)

    def publish(self) -> None:
        """Write the tiles, then the signed checkpoint; interrupted, the earlier checkpoint stays valid."""
        with self._lock:
            write_tiles(self._public, self._file.leaves, self._hashes)
            head = Checkpoint(origin=self._signer.name, size=self.size, root=self.root)
            write_durably(self._public / CHECKPOINT_NAME, sign_note(write_checkpoint(head), self._signer))

    def close(self) -> None:
        """Release the file."""
        self._file.close()

    def _published(self) -> Checkpoint | None:
        path = self._public / CHECKPOINT_NAME
        if not path.exists():
            return None
        return read_checkpoint(open_note(path.read_bytes(), Verifier.parse(self._signer.vkey)))
