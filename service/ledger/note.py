"""Signed notes: a text that people can read, with Ed25519 signatures under it.

Format: C2SP signed-note (c2sp.org/signed-note), the one that Go's checksum database uses.
Promises: a note opens only with the key that is asked for; any other change of a single bit in
text, name or signature of that key is refused. Never prints a private key: `Signer` has a
redacted `repr` and no error repeats what it could not read.
"""

import base64
import binascii
import hashlib
import re
from typing import Final, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from service.kernel.identifiers import new_secret
from service.ledger.errors import NoteError

# Go's reader stops at 1 MB; the manifest of a thousand bucket keys needs 1.25 MB.
MAXIMUM_NOTE_BYTES: Final = 16 * 1024 * 1024
MAXIMUM_SIGNATURES: Final = 100

_ED25519: Final = b"\x01"
_KEY_BYTES: Final = 32
_HASH_BYTES: Final = 4
_SIGNATURE_BYTES: Final = 64
_DASH: Final = "\N{EM DASH} "
_SECRET_PREFIX: Final = "PRIVATE+KEY+"  # noqa: S105 - the marker of the format, not a secret
_HASH_HEX: Final = re.compile(r"[0-9a-f]{8}", re.ASCII)
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f]")


class Verifier:
    """A public key with the name that it signs under."""

    def __init__(self, name: str, public_key: bytes) -> None:
        """Take the raw 32-byte Ed25519 `public_key`.

        Raises:
            NoteError: the name is empty or holds a space, a plus or an unprintable character,
                or the key has another size.
        """
        _check_name(name)
        if len(public_key) != _KEY_BYTES:
            raise NoteError("an Ed25519 public key has 32 bytes")
        self.name: Final = name
        self.key_hash: Final = _hash_key(name, public_key)
        self._raw = public_key
        self._key = Ed25519PublicKey.from_public_bytes(public_key)

    @classmethod
    def parse(cls, vkey: str) -> Self:
        """Read the written form `name+hash+base64`.

        Raises:
            NoteError: it is malformed, or the hash is not that of name and key.
        """
        name, key_hash, raw = _split_key(vkey)
        verifier = cls(name, raw)
        if key_hash != verifier.key_hash:
            raise NoteError("the hash in the public key is not that of its name and key")
        return verifier

    @property
    def vkey(self) -> str:
        """The written form, fit to print on paper and to give to Go's `note.NewVerifier`."""
        return f"{self.name}+{self.key_hash.hex()}+{_encode(_ED25519 + self._raw)}"

    def __repr__(self) -> str:
        """Show the public form."""
        return f"Verifier({self.vkey!r})"

    def check(self, text: bytes, signature: bytes) -> None:
        """Return when `signature` is this key's signature of `text`.

        Raises:
            NoteError: it is not.
        """
        try:
            self._key.verify(signature, text)
        except InvalidSignature:
            raise NoteError(f"the signature of {self.name} does not fit the text") from None


class Signer:
    """A private key with the name that it signs under; never shown by `repr`."""

    def __init__(self, name: str, seed: bytes) -> None:
        """Take the 32-byte Ed25519 `seed`.

        Raises:
            NoteError: the name is malformed or the seed has another size.
        """
        if len(seed) != _KEY_BYTES:
            raise NoteError("an Ed25519 seed has 32 bytes")
        self._seed = seed
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.verifier: Final = Verifier(name, self._key.public_key().public_bytes_raw())

    @classmethod
    def generate(cls, name: str) -> Self:
        """Make a new key for `name`.

        Raises:
            NoteError: the name is malformed.
        """
        return cls(name, new_secret(_KEY_BYTES))

    @classmethod
    def parse(cls, skey: str) -> Self:
        """Read the written form `PRIVATE+KEY+name+hash+base64`.

        Raises:
            NoteError: it is malformed, or the hash is not that of name and key.
        """
        if not skey.startswith(_SECRET_PREFIX):
            raise NoteError("a private key starts with PRIVATE+KEY+")
        name, key_hash, seed = _split_key(skey.removeprefix(_SECRET_PREFIX))
        signer = cls(name, seed)
        if key_hash != signer.verifier.key_hash:
            raise NoteError("the hash in the private key is not that of its name and key")
        return signer

    @property
    def name(self) -> str:
        """The name that it signs under."""
        return self.verifier.name

    @property
    def skey(self) -> str:
        """The written private form; for the key file only, mode 0600."""
        return f"{_SECRET_PREFIX}{self.name}+{self.verifier.key_hash.hex()}+{_encode(_ED25519 + self._seed)}"

    @property
    def vkey(self) -> str:
        """The written public form."""
        return self.verifier.vkey

    def __repr__(self) -> str:
        """Show the name and nothing of the key."""
        return f"Signer({self.name!r}, ...)"

    def sign(self, text: bytes) -> bytes:
        """Return the 64-byte signature of `text`."""
        return self._key.sign(text)


def sign_note(text: str, signer: Signer) -> bytes:
    """Put the signature of `signer` under `text`.

    Args:
        text: one or more lines, the last one ended by a newline.
        signer: the key to sign with.

    Returns:
        The note: text, blank line, one signature line.

    Raises:
        NoteError: the text does not end in a newline, holds a control character or a lone
            surrogate, or is too long.
    """
    content = _check_text(text)
    line = f"{_DASH}{signer.name} {_encode(signer.verifier.key_hash + signer.sign(content))}\n"
    note = content + b"\n" + line.encode()
    if len(note) > MAXIMUM_NOTE_BYTES:
        raise NoteError("the note is too long")
    return note


def open_note(note: bytes, verifier: Verifier) -> str:
    """Return the text of `note` after checking the signature of `verifier`.

    1. Split the note at its last blank line into text and signature lines.
    2. Read every signature line; lines of other keys (witnesses) must be well formed, no more.
    3. Demand exactly one line of this key, and check it.

    Raises:
        NoteError: the note is malformed, too long, not signed by this key, signed by it more
            than once, or changed after signing.
    """
    if len(note) > MAXIMUM_NOTE_BYTES:
        raise NoteError("the note is too long")
    # 1. Split.
    head, separator, tail = note.rpartition(b"\n\n")
    if not separator or not tail.endswith(b"\n"):
        raise NoteError("the note has no signature block")
    content = head + b"\n"
    text = _decode_utf8(content)
    _check_text(text)
    lines = _decode_utf8(tail).removesuffix("\n").split("\n")
    if len(lines) > MAXIMUM_SIGNATURES:
        raise NoteError("the note has too many signatures")
    # 2. Read.
    signatures = [_read_signature(line) for line in lines]
    own = [
        signature for name, key_hash, signature in signatures if (name, key_hash) == (verifier.name, verifier.key_hash)
    ]
    # 3. Check.
    if len(own) != 1:
        raise NoteError(f"the note has {len(own)} signatures of {verifier.name} instead of one")
    verifier.check(content, own[0])
    return text


def _read_signature(line: str) -> tuple[str, bytes, bytes]:
    name, space, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not space:
        raise NoteError("a signature line is malformed")
    _check_name(name)
    raw = _decode(encoded)
    if len(raw) <= _HASH_BYTES:
        raise NoteError("a signature is too short")
    return name, raw[:_HASH_BYTES], raw[_HASH_BYTES:]


def _split_key(written: str) -> tuple[str, bytes, bytes]:
    # At most two splits: base64 may itself hold a plus.
    parts = written.split("+", 2)
    if len(parts) != 3 or _HASH_HEX.fullmatch(parts[1]) is None:  # noqa: PLR2004 - name, hash, key
        raise NoteError("a key is written as name, 8 hexadecimal digits and base64, joined by plus")
    raw = _decode(parts[2])
    if raw[:1] != _ED25519:
        raise NoteError("the key is not an Ed25519 key")
    return parts[0], bytes.fromhex(parts[1]), raw[1:]


def _check_name(name: str) -> None:
    if not name or not name.isprintable() or " " in name or "+" in name:
        raise NoteError("a key name is printable and has no space and no plus")


def _check_text(text: str) -> bytes:
    if not text.endswith("\n"):
        raise NoteError("the text of a note ends in a newline")
    if _CONTROL.search(text):
        raise NoteError("the text of a note holds a control character")
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise NoteError("the text of a note is not valid Unicode") from None


def _hash_key(name: str, public_key: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + public_key).digest()[:_HASH_BYTES]


def _encode(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _decode(written: str) -> bytes:
    try:
        raw = base64.b64decode(written, validate=True)
    except (binascii.Error, ValueError):
        raise NoteError("base64 is malformed") from None
    # Unused bits in the last character would let two spellings mean the same bytes.
    if _encode(raw) != written:
        raise NoteError("base64 is not canonical")
    return raw


def _decode_utf8(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise NoteError("the note is not valid UTF-8") from None
