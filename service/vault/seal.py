"""Sealing reports to a bucket's public key and opening them with its seed.

HPKE base mode (RFC 9180), KEM X-Wing 0x647A (ML-KEM-768 + X25519, draft-connolly-cfrg-xwing-kem),
HKDF-SHA256, AES-256-GCM. `info` binds format version, retention class and bucket id: a record that
is moved to another bucket or another class does not open. The whole private key is one 32-byte seed.

A narrative is sealed twice: inside to the steward, outside to the bucket. Opening the outer layer
gives the keeper a ciphertext; destroying the bucket's key kills both layers.

Must never: fall back to another suite, or put plaintext in an error.
"""

import datetime as dt
import functools
import hashlib
from collections.abc import Callable
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from service.kernel.identifiers import new_identifier, new_secret
from service.vault.buckets import PUBLIC_KEY_BYTES, Bucket
from service.vault.errors import OpenError, SealError, SelfTestFailed
from service.vault.memory import wipe
from service.vault.padding import pad, unpad

SEED_BYTES: Final = 32
OVERHEAD_BYTES: Final = 1136  # 1,120 of the encapsulated key and 16 of the tag
MAX_PLAINTEXT: Final = 8192 - 4
_MLKEM_PUBLIC_BYTES: Final = 1184
_MLKEM_SEED_BYTES: Final = 64
_BUCKET_INFO: Final = b"luwte-seal-1"
_STEWARD_INFO: Final = b"luwte-narrative-1|steward"
_SUITE: Final = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def derive_public_key(seed: bytes) -> bytes:
    """Return the 1,216-byte public key of a 32-byte `seed`.

    Raises:
        SealError: `seed` has another length.
    """
    mlkem, x25519 = _expand(seed)
    return mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()


def seal(plaintext: bytes | bytearray, public_key: bytes, bucket: Bucket) -> bytes:
    """Pad `plaintext` and seal it to `bucket`; the padded copy is wiped, `plaintext` is the caller's.

    Raises:
        SealError: more than `MAX_PLAINTEXT` bytes, or no usable public key.
    """
    _refuse_too_long(plaintext)
    return _seal_padded(plaintext, public_key, _bucket_info(bucket))


def seal_narrative(plaintext: bytes | bytearray, steward_public_key: bytes, public_key: bytes, bucket: Bucket) -> bytes:
    """Seal `plaintext` to the steward, and the result to `bucket`; both layers are padded.

    Raises:
        SealError: more than `MAX_PLAINTEXT` bytes, or no usable public key.
    """
    _refuse_too_long(plaintext)
    inner = _seal_padded(plaintext, steward_public_key, _STEWARD_INFO)
    return _seal_padded(inner, public_key, _bucket_info(bucket))


def open_narrative(inner: bytes, steward_seed: bytes) -> bytes:
    """Open the layer that an `Opener` left; only where the steward's seed is, never in the service.

    Raises:
        OpenError: not sealed to this steward, or changed.
        SealError: `steward_seed` is not 32 bytes.
    """
    return _open_padded(inner, MLKEM768X25519PrivateKey(*_expand(steward_seed)), _STEWARD_INFO)


class Opener:
    """Opens what was sealed to one seed; derives the private key once and keeps no seed."""

    def __init__(self, seed: bytes) -> None:
        """Derive the key of `seed`.

        Raises:
            SealError: `seed` is not 32 bytes.
        """
        self._private_key = MLKEM768X25519PrivateKey(*_expand(seed))

    def open(self, ciphertext: bytes, bucket: Bucket) -> bytes:
        """Return what was sealed: facts, or the steward's layer of a narrative.

        Raises:
            OpenError: sealed to another key, bucket or class; or changed.
        """
        return _open_padded(ciphertext, self._private_key, _bucket_info(bucket))


Sealing = Callable[[bytes, bytes, Bucket], bytes]
Opening = Callable[[bytes], Opener]


def _bucket_info(bucket: Bucket) -> bytes:
    return b"|".join((_BUCKET_INFO, bucket.retention_class.encode(), bucket.bucket_id))


def _refuse_too_long(plaintext: bytes | bytearray) -> None:
    if len(plaintext) > MAX_PLAINTEXT:
        raise SealError(f"a plaintext may hold at most {MAX_PLAINTEXT} bytes")


def _expand(seed: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    """X-Wing's expandDecapsulationKey: 96 bytes of SHAKE-256 over the seed."""
    if len(seed) != SEED_BYTES:
        raise SealError(f"a seed has {SEED_BYTES} bytes")
    expanded = hashlib.shake_256(seed).digest(_MLKEM_SEED_BYTES + SEED_BYTES)
    return (
        MLKEM768PrivateKey.from_seed_bytes(expanded[:_MLKEM_SEED_BYTES]),
        X25519PrivateKey.from_private_bytes(expanded[_MLKEM_SEED_BYTES:]),
    )


@functools.lru_cache(maxsize=128)
def _parse_public_key(public_key: bytes) -> MLKEM768X25519PublicKey:
    """Parse once per bucket: public, so it may be remembered."""
    if len(public_key) != PUBLIC_KEY_BYTES:
        raise SealError(f"a public key has {PUBLIC_KEY_BYTES} bytes")
    return MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(public_key[:_MLKEM_PUBLIC_BYTES]),
        X25519PublicKey.from_public_bytes(public_key[_MLKEM_PUBLIC_BYTES:]),
    )


def _seal_padded(plaintext: bytes | bytearray, public_key: bytes, info: bytes) -> bytes:
    padded = pad(plaintext)
    try:
        return _SUITE.encrypt(padded, _parse_public_key(public_key), info=info)
    except ValueError as error:
        raise SealError("the public key cannot be sealed to") from error
    finally:
        wipe(padded)


def _open_padded(ciphertext: bytes, private_key: MLKEM768X25519PrivateKey, info: bytes) -> bytes:
    try:
        padded = _SUITE.decrypt(ciphertext, private_key, info=info)
    except InvalidTag as error:
        raise OpenError("the ciphertext does not open with this key for this bucket") from error
    return unpad(padded)


def self_test(sealing: Sealing = seal, opening: Opening = Opener) -> None:
    """Prove at start that this machine seals, opens and refuses; both processes call it.

    1. A fresh key pair seals and opens a known text.
    2. Another retention class of the same bucket does not open it.
    3. A flipped bit does not open.

    The parameters exist so that a test can show that each step fails closed.

    Raises:
        SelfTestFailed: one of the three does not hold, or the suite is not supported.
    """
    seed, text = new_secret(SEED_BYTES), b"luwte-self-test"
    facts = Bucket(bucket_id=new_identifier(), meldpunt="zelftest", day=dt.date.min, retention_class="feiten")
    try:
        ciphertext = sealing(text, derive_public_key(seed), facts)
        opener = opening(seed)
        if opener.open(ciphertext, facts) != text:
            raise SelfTestFailed("a sealed text opens as something else")
    except (SealError, UnsupportedAlgorithm) as error:
        raise SelfTestFailed("this machine cannot seal and open") from error
    flipped = bytearray(ciphertext)
    flipped[len(flipped) // 2] ^= 1
    _must_not_open(opener, ciphertext, msgspec.structs.replace(facts, retention_class="verhaal"))
    _must_not_open(opener, bytes(flipped), facts)


def _must_not_open(opener: Opener, ciphertext: bytes, bucket: Bucket) -> None:
    try:
        opener.open(ciphertext, bucket)
    except OpenError:
        return
    raise SelfTestFailed("a ciphertext opens that should not")
