"""The head of the log, as C2SP tlog-checkpoint writes it: origin, size, root; no I/O.

The text is signed as a note (`service.ledger.note`); the origin is the name of the signing key.
Extension lines, which the format allows and discourages, are refused.
"""

import base64
import binascii
import re
from typing import Final

import msgspec

from service.ledger.errors import LedgerFormatError
from service.ledger.note import Signer, Verifier, open_note, sign_note
from service.ledger.tree import HASH_BYTES

CHECKPOINT_NAME: Final = "checkpoint"

_SIZE: Final = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)
_LINES: Final = 4


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many leaves the log `origin` has, and the 32-byte root over them."""

    origin: str
    size: int
    root: bytes


def write_checkpoint(checkpoint: Checkpoint) -> str:
    """Return the text that is signed."""
    return f"{checkpoint.origin}\n{checkpoint.size}\n{base64.b64encode(checkpoint.root).decode()}\n"


def read_checkpoint(text: str) -> Checkpoint:
    """Read a signed text.

    Raises:
        LedgerFormatError: it is not written exactly as `write_checkpoint` writes it.
    """
    lines = text.split("\n")
    if len(lines) != _LINES or lines[3] or not lines[0] or _SIZE.fullmatch(lines[1]) is None:
        raise LedgerFormatError("a checkpoint has three lines: origin, size, root")
    try:
        root = base64.b64decode(lines[2], validate=True)
    except (binascii.Error, ValueError):
        raise LedgerFormatError("the root is not base64") from None
    checkpoint = Checkpoint(origin=lines[0], size=int(lines[1]), root=root)
    if len(root) != HASH_BYTES or write_checkpoint(checkpoint) != text:
        raise LedgerFormatError("the root is not a hash")
    return checkpoint


def sign_checkpoint(size: int, root: bytes, signer: Signer) -> bytes:
    """Return the signed checkpoint of the log that `signer` speaks for."""
    return sign_note(write_checkpoint(Checkpoint(origin=signer.name, size=size, root=root)), signer)


def open_checkpoint(note: bytes, verifier: Verifier) -> Checkpoint:
    """Return what a signed checkpoint says.

    Raises:
        NoteError: it is not signed by this key.
        LedgerFormatError: it is signed, but is not a checkpoint of this key's log.
    """
    checkpoint = read_checkpoint(open_note(note, verifier))
    if checkpoint.origin != verifier.name:
        raise LedgerFormatError("the checkpoint is of another log")
    return checkpoint
