"""Random identifiers: 16 bytes from the operating system, without order or meaning."""

import secrets
from typing import Final

IDENTIFIER_BYTES: Final = 16


def new_identifier() -> bytes:
    """Draw 16 random bytes (128 bits: no two will ever be equal)."""
    return secrets.token_bytes(IDENTIFIER_BYTES)


def new_secret(size: int = 32) -> bytes:
    """Draw `size` random bytes for use as a key or a seed."""
    return secrets.token_bytes(size)
