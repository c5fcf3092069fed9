"""Padding before sealing, so that a stored record tells a size class and not a length.

Format: content length (4 bytes, big endian), content, zeros up to the size class.
Pure. Hush Line pads to 512 bytes for the same reason.
"""

import struct
from typing import Final

from service.vault.errors import OpenError, SealError

# The last class is only reached by a narrative's outer layer, which wraps an inner ciphertext.
SIZE_CLASSES: Final = (512, 1024, 2048, 4096, 8192, 16384)
_PREFIX: Final = struct.Struct(">I")
MAX_CONTENT: Final = SIZE_CLASSES[-1] - _PREFIX.size


def pad(content: bytes | bytearray) -> bytearray:
    """Return `content` padded to the smallest size class that holds it; the caller wipes the result.

    Raises:
        SealError: `content` is longer than `MAX_CONTENT` bytes.
    """
    needed = _PREFIX.size + len(content)
    size = next((size for size in SIZE_CLASSES if size >= needed), None)
    if size is None:
        raise SealError(f"content may hold at most {MAX_CONTENT} bytes")
    padded = bytearray(size)
    _PREFIX.pack_into(padded, 0, len(content))
    padded[_PREFIX.size : needed] = content
    return padded


def unpad(padded: bytes) -> bytes:
    """Return the content of `padded`.

    Raises:
        OpenError: the size is no size class, the length does not belong to it, or the filler is not zero.
    """
    if len(padded) not in SIZE_CLASSES:
        raise OpenError("the padded size is not a size class")
    (length,) = _PREFIX.unpack_from(padded)
    end = _PREFIX.size + length
    if end > len(padded) or _has_smaller_class(end, len(padded)):
        raise OpenError("the padded length does not belong to its size class")
    if padded.count(0, end) != len(padded) - end:
        raise OpenError("the filler is not zero")
    return padded[_PREFIX.size : end]


def _has_smaller_class(needed: int, size: int) -> bool:
    return any(needed <= smaller < size for smaller in SIZE_CLASSES)
