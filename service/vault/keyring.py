"""The keyring: one file of the buckets' seeds, wrapped by the root key, destroyed in place.

File `ring.mpk`: a header of 4,096 bytes that begins with `MPKR1`, then slots of 512 bytes that never
move (`service.vault.slots`). 0600, locked by one keeper, on its own filesystem, out of every backup
and snapshot: a lost ring loses raw reports that were to be destroyed anyway.

Promises: a key is durable before its public half is told; a destroyed key is overwritten before
`destroy` returns; whatever a crash interrupted is finished when the ring is opened.
Must never: write a seed unwrapped, move a slot, or keep a seed in memory.
"""

import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Self

from service.kernel.durable import create_durably
from service.kernel.identifiers import IDENTIFIER_BYTES, new_secret
from service.vault.errors import KeyringError, RootKeyError, SlotGone
from service.vault.inplace import FREE, SLOT_BYTES, SlotFile
from service.vault.rootkey import RootKey
from service.vault.seal import SEED_BYTES, derive_public_key
from service.vault.slots import LiveSlot, bind_slot, decode_slot, encode_slot

HEADER: Final = b"MPKR1".ljust(4096, b"\0")
GROWTH_SLOTS: Final = 256


class Keyring:
    """The seeds of all living buckets; safe to use from several threads."""

    def __init__(self, file: SlotFile, root_key: RootKey) -> None:
        """Take over an open file and finish what a crash interrupted; use `create` or `open`."""
        self._file = file
        self._root_key = root_key
        self._lock = threading.RLock()
        self._places: dict[bytes, list[int]] = {}
        self._free: list[int] = []
        self.erased_at_open: Final = self._recover()

    @classmethod
    def create(cls, path: Path, root_key: RootKey) -> Self:
        """Make an empty ring at `path`, mode 0600, and open it.

        Raises:
            KeyringError: `path` exists already or cannot be written.
        """
        try:
            create_durably(path, HEADER + bytes(GROWTH_SLOTS * SLOT_BYTES), mode=0o600)
        except OSError as error:
            raise KeyringError(f"{path.name} cannot be created: {error.strerror}") from error
        return cls.open(path, root_key)

    @classmethod
    def open(cls, path: Path, root_key: RootKey) -> Self:
        """Open and lock `path`.

        1. Erase what is neither free nor whole: a destruction or a birth that a crash interrupted.
           `erased_at_open` counts them.
        2. Finish a ratchet that a crash interrupted.

        Raises:
            KeyringLocked: another process holds it.
            KeyringError: no keyring, or readable by others, or of another root key.
        """
        file = SlotFile.open(path, len(HEADER))
        try:
            return cls(file, root_key)
        except (KeyringError, RootKeyError):
            file.close()
            raise

    def close(self) -> None:
        """Unlock and close the file; a second call does nothing."""
        self._file.close()

    def add(self, bucket_id: bytes) -> bytes:
        """Draw a seed for `bucket_id` and return its public key after the seed is on disk.

        Raises:
            KeyringError: the bucket has a key already, the id is not 16 bytes, or the disk refused.
        """
        if len(bucket_id) != IDENTIFIER_BYTES:
            raise KeyringError(f"a bucket id has {IDENTIFIER_BYTES} bytes")
        with self._lock:
            if bucket_id in self._places:
                raise KeyringError("the bucket has a key already")
            if not self._free:
                self._grow()
            seed = new_secret(SEED_BYTES)
            index = self._free[-1]
            self._file.write([(index, self._wrap(bucket_id, index, seed))])
            self._free.pop()
            self._places[bucket_id] = [index]
            return derive_public_key(seed)

    def seed(self, bucket_id: bytes) -> bytes:
        """Return the seed of `bucket_id`, read from the file; do not keep it.

        Raises:
            SlotGone: there is none.
            RootKeyError: the root key of its epoch is gone, as for an old copy of the ring.
        """
        with self._lock:
            for index in self._places.get(bucket_id, ()):
                slot = decode_slot(self._file.read(index))
                if slot is not None:
                    return self._unwrap(slot, index)
        raise SlotGone("the keyring holds no key for this bucket")

    def bucket_ids(self) -> frozenset[bytes]:
        """Return the buckets that have a key."""
        with self._lock:
            return frozenset(self._places)

    def destroy(self, bucket_ids: Iterable[bytes]) -> None:
        """Overwrite every slot of `bucket_ids` in place; buckets without a slot are done already.

        Raises:
            KeyNotDestroyed: a slot does not read back as zeros.
            KeyringError: the disk refused; calling again is safe.
        """
        with self._lock:
            torn = self._scan()  # of an earlier attempt that the disk refused half way
            condemned = [bucket_id for bucket_id in set(bucket_ids) if bucket_id in self._places]
            indices = [index for bucket_id in condemned for index in self._places[bucket_id]]
            self._file.erase(torn + indices)
            for bucket_id in condemned:
                del self._places[bucket_id]
            self._free.extend(torn + indices)

    def rescan(self) -> frozenset[bytes]:
        """Read the whole file again and return the buckets that have a key in it."""
        with self._lock:
            self._scan()
            return frozenset(self._places)

    def ratchet(self) -> None:
        """Put the survivors under a new root key and destroy the old one.

        1. Begin: a new epoch is durable; both unwrap.
        2. Rewrap every slot of an older epoch in place; fsync; read back.
        3. Finish: the old epoch is destroyed, and with it what older copies of the ring hold.

        A crash anywhere is finished by `open`. Calling again is safe.

        Raises:
            RootKeyError: a slot does not unwrap; nothing is destroyed then.
            KeyringError: the disk refused.
        """
        with self._lock:
            self._root_key.begin_rotation()
            self._finish_ratchet()

    def _recover(self) -> int:
        if self._file.header() != HEADER:
            raise KeyringError("the file is not a keyring")
        torn = self._scan()
        self._file.erase(torn)
        self._free.extend(torn)
        if self._root_key.rotation_pending:
            self._finish_ratchet()
        return len(torn)

    def _scan(self) -> list[int]:
        """Read all slots; return those that are neither free nor whole."""
        self._places, self._free, torn = {}, [], []
        for index, content in enumerate(self._file.read_all()):
            slot = decode_slot(content)
            if slot is not None:
                self._places.setdefault(slot.bucket_id, []).append(index)
            elif content == FREE:
                self._free.append(index)
            else:
                torn.append(index)
        self._free.reverse()  # taken from the end: low slots first
        return torn

    def _finish_ratchet(self) -> None:
        rewrapped: list[tuple[int, bytes]] = []
        for indices in self._places.values():
            for index in indices:
                slot = decode_slot(self._file.read(index))
                if slot is None:
                    raise KeyringError("a slot changed under the keyring's lock")
                if slot.wrapped.epoch != self._root_key.epoch:
                    seed = self._unwrap(slot, index)
                    rewrapped.append((index, self._wrap(slot.bucket_id, index, seed)))
        self._file.write(rewrapped)
        if any(self._file.read(index) != content for index, content in rewrapped):
            raise KeyringError("a rewrapped slot reads back as something else")
        self._root_key.finish_rotation()

    def _grow(self) -> None:
        first = self._file.slot_count()
        self._file.grow(GROWTH_SLOTS)
        self._free.extend(reversed(range(first, first + GROWTH_SLOTS)))

    def _wrap(self, bucket_id: bytes, index: int, seed: bytes) -> bytes:
        wrapped = self._root_key.wrap(seed, bind_slot(bucket_id, index))
        return encode_slot(LiveSlot(bucket_id=bucket_id, wrapped=wrapped))

    def _unwrap(self, slot: LiveSlot, index: int) -> bytes:
        return self._root_key.unwrap(slot.wrapped, bind_slot(slot.bucket_id, index))
