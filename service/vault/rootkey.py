"""The root key: wraps the keyring's seeds, and is the one small secret whose destruction must be real.

Destroying it makes every older copy of the keyring (a snapshot, a remapped flash block) worthless:
the ratchet rewraps the survivors under a new epoch and then destroys the old one. A 0600 file is as
good as the medium it lies on; a KMS or HSM stands behind the same Protocol.
"""

import hashlib
import struct
from pathlib import Path
from typing import Final, Protocol, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Struct

from service.kernel.durable import create_durably
from service.kernel.identifiers import new_secret
from service.vault.errors import RootKeyError, VaultError
from service.vault.inplace import FREE, SLOT_BYTES, SlotFile

NONCE_BYTES: Final = 12
_KEY_BYTES: Final = 32
_MAGIC: Final = b"MPRK1"
_RECORD: Final = struct.Struct(">5sI32s32s")  # magic, epoch, key, SHA-256 of the three
_SLOTS: Final = 2


class Wrapped(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wrapped seed: AES-256-GCM under the root key of `epoch`, 32 bytes and a 16-byte tag."""

    epoch: int
    nonce: bytes
    ciphertext: bytes


class RootKey(Protocol):
    """What the keyring asks of a root key, wherever it lives."""

    @property
    def epoch(self) -> int:
        """The epoch that `wrap` uses; it rises by one with every rotation."""
        ...

    @property
    def rotation_pending(self) -> bool:
        """Whether the previous epoch still unwraps, because a rotation has begun and not finished."""
        ...

    def wrap(self, seed: bytes, aad: bytes) -> Wrapped:
        """Wrap `seed` under the current epoch, bound to `aad`."""
        ...

    def unwrap(self, wrapped: Wrapped, aad: bytes) -> bytes:
        """Return the seed.

        Raises:
            RootKeyError: the epoch is gone, or `wrapped` was not made with this `aad`.
        """
        ...

    def begin_rotation(self) -> None:
        """Make a new epoch durable and current; the old one still unwraps. Twice is once."""
        ...

    def finish_rotation(self) -> None:
        """Destroy the old epoch; return only when it is gone. Twice is once."""
        ...


class FileRootKey:
    """A root key in a 0600 file of two fixed 512-byte slots, overwritten in place."""

    def __init__(self, file: SlotFile, keys: dict[int, tuple[int, AESGCM]]) -> None:
        """Take over an open file; use `create` or `open`."""
        self._file = file
        self._keys = keys  # epoch -> (slot, key)

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make `path` with a random key of epoch 1.

        Raises:
            RootKeyError: `path` exists already or cannot be written.
        """
        try:
            create_durably(path, _encode_slot(1, new_secret(_KEY_BYTES)) + FREE, mode=0o600)
        except OSError as error:
            raise RootKeyError(f"{path.name} cannot be created: {error.strerror}") from error
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open and lock `path`; an erasure that a crash interrupted is finished first.

        A slot that is neither free nor whole is a new key that was never used, or an old key
        half overwritten: nothing needs it any more.

        Raises:
            KeyringError: missing, readable by others, or locked (`KeyringLocked`).
            RootKeyError: no usable key, or not two slots.
        """
        file = SlotFile.open(path, 0)
        try:
            return cls(file, _load_keys(file))
        except VaultError:
            file.close()
            raise

    @property
    def epoch(self) -> int:
        """The epoch that `wrap` uses."""
        return max(self._keys)

    @property
    def rotation_pending(self) -> bool:
        """Whether two epochs exist."""
        return len(self._keys) == _SLOTS

    def wrap(self, seed: bytes, aad: bytes) -> Wrapped:
        """Wrap `seed` under the current epoch, bound to `aad`, with a random nonce."""
        nonce = new_secret(NONCE_BYTES)
        _, key = self._keys[self.epoch]
        return Wrapped(epoch=self.epoch, nonce=nonce, ciphertext=key.encrypt(nonce, seed, aad))

    def unwrap(self, wrapped: Wrapped, aad: bytes) -> bytes:
        """Return the seed.

        Raises:
            RootKeyError: the epoch is gone, or `wrapped` was not made with this `aad`.
        """
        if wrapped.epoch not in self._keys:
            raise RootKeyError(f"the root key of epoch {wrapped.epoch} is gone")
        _, key = self._keys[wrapped.epoch]
        try:
            return key.decrypt(wrapped.nonce, wrapped.ciphertext, aad)
        except InvalidTag as error:
            raise RootKeyError("a wrapped seed does not unwrap") from error

    def begin_rotation(self) -> None:
        """Write a new random key into the free slot and use it; a pending rotation stays as it is."""
        if self.rotation_pending:
            return
        used, _ = self._keys[self.epoch]
        epoch, slot, secret = self.epoch + 1, 1 - used, new_secret(_KEY_BYTES)
        self._file.write([(slot, _encode_slot(epoch, secret))])
        self._keys[epoch] = (slot, AESGCM(secret))

    def finish_rotation(self) -> None:
        """Overwrite the old key in place; without a pending rotation, do nothing.

        Raises:
            KeyNotDestroyed: the old key's slot does not read back as zeros.
        """
        if not self.rotation_pending:
            return
        old = min(self._keys)
        self._file.erase([self._keys[old][0]])
        del self._keys[old]

    def close(self) -> None:
        """Unlock the file and forget the keys."""
        self._keys = {}
        self._file.close()


def _load_keys(file: SlotFile) -> dict[int, tuple[int, AESGCM]]:
    slots = file.read_all()
    if len(slots) != _SLOTS:
        raise RootKeyError("the root key's file does not have two slots")
    keys: dict[int, tuple[int, AESGCM]] = {}
    remains: list[int] = []
    for index, slot in enumerate(slots):
        decoded = _decode_slot(slot)
        if decoded is not None:
            keys[decoded[0]] = (index, AESGCM(decoded[1]))
        elif slot != FREE:
            remains.append(index)
    if not keys:
        raise RootKeyError("the root key's file holds no usable key")
    file.erase(remains)
    return keys


def _encode_slot(epoch: int, key: bytes) -> bytes:
    checksum = hashlib.sha256(_MAGIC + epoch.to_bytes(4, "big") + key).digest()
    return _RECORD.pack(_MAGIC, epoch, key, checksum).ljust(SLOT_BYTES, b"\0")


def _decode_slot(slot: bytes) -> tuple[int, bytes] | None:
    """Return epoch and key, or None when the slot is not whole."""
    _, epoch, key, _ = _RECORD.unpack_from(slot)
    return (epoch, key) if slot == _encode_slot(epoch, key) else None
