"""One slot of the keyring's file as bytes; pure.

Format, big endian: state u8 (1 live) | version u8 | root key epoch u32 | bucket id 16 | nonce 12 |
AES-256-GCM(root key, seed 32, aad = bucket id | slot index u32) 48 | SHA-256 of all before 32 | zeros.
A free slot is zeros, one under destruction is 0xFF throughout.
"""

import hashlib
import struct
from typing import Final

from msgspec import Struct

from service.vault.errors import KeyringError
from service.vault.inplace import SLOT_BYTES
from service.vault.rootkey import Wrapped

_LIVE: Final = 1
_VERSION: Final = 1
_RECORD: Final = struct.Struct(">BBI16s12s48s")
_CHECKSUM_BYTES: Final = 32


class LiveSlot(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The wrapped seed of one bucket."""

    bucket_id: bytes
    wrapped: Wrapped


def encode_slot(slot: LiveSlot) -> bytes:
    """Return the 512 bytes of `slot`."""
    wrapped = slot.wrapped
    record = _RECORD.pack(_LIVE, _VERSION, wrapped.epoch, slot.bucket_id, wrapped.nonce, wrapped.ciphertext)
    return (record + hashlib.sha256(record).digest()).ljust(SLOT_BYTES, b"\0")


def decode_slot(content: bytes) -> LiveSlot | None:
    """Read a live slot; None for bytes that are not whole: free, under destruction, or torn.

    Raises:
        KeyringError: a whole slot of a version that this program does not know.
    """
    record, rest = content[: _RECORD.size], content[_RECORD.size :]
    if rest != hashlib.sha256(record).digest().ljust(len(rest), b"\0"):
        return None
    state, version, epoch, bucket_id, nonce, ciphertext = _RECORD.unpack(record)
    if (state, version) != (_LIVE, _VERSION):
        raise KeyringError("the keyring holds a slot of an unknown version")
    return LiveSlot(bucket_id=bucket_id, wrapped=Wrapped(epoch=epoch, nonce=nonce, ciphertext=ciphertext))


def bind_slot(bucket_id: bytes, index: int) -> bytes:
    """Return the data that binds a wrapped seed to its bucket and its place."""
    return bucket_id + index.to_bytes(4, "big")
