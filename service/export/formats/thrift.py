"""Apache Thrift's compact protocol, as far as the footer of a Parquet file needs it (pure).

Source: Thrift compact protocol specification; written only, never read.
"""

from collections.abc import Sequence
from typing import Final

import msgspec

_STOP: Final = b"\x00"
_I32: Final = 5
_I64: Final = 6
_BINARY: Final = 8
_LIST: Final = 9
_STRUCT: Final = 12
_LONG_LIST: Final = 15
_SEVEN_BITS: Final = 0x7F


class I32(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number of 32 bits, or the number of an enumeration."""

    value: int


class I64(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number of 64 bits."""

    value: int


class Fields(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A struct: its fields by number, in rising order."""

    fields: dict[int, "Value"]


Value = I32 | I64 | str | Fields | Sequence["Value"]


def encode(value: Value) -> bytes:
    """Return the bytes of `value`; a list is of one kind and not empty."""
    match value:
        case I32(value=number) | I64(value=number):
            return varint(number << 1 if number >= 0 else (-number << 1) - 1)
        case str(text):
            content = text.encode()
            return varint(len(content)) + content
        case Fields(fields=fields):
            return _encode_fields(fields)
        case items:
            head = _list_head(len(items), _kind(items[0]))
            return head + b"".join(map(encode, items))


def varint(number: int) -> bytes:
    """Return a number from 0 on in groups of seven bits, the lowest first."""
    groups = bytearray()
    while number > _SEVEN_BITS:
        groups.append(number & _SEVEN_BITS | 0x80)
        number >>= 7
    groups.append(number)
    return bytes(groups)


def _encode_fields(fields: dict[int, Value]) -> bytes:
    content = bytearray()
    before = 0
    for number, value in fields.items():
        content.append(number - before << 4 | _kind(value))
        content += encode(value)
        before = number
    return bytes(content) + _STOP


def _list_head(length: int, kind: int) -> bytes:
    if length < _LONG_LIST:
        return bytes([length << 4 | kind])
    return bytes([_LONG_LIST << 4 | kind]) + varint(length)


def _kind(value: Value) -> int:
    match value:
        case I32():
            return _I32
        case I64():
            return _I64
        case str():
            return _BINARY
        case Fields():
            return _STRUCT
        case _:
            return _LIST
