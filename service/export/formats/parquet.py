"""Parquet: one row group, a nullable whole number and a status per cell (pure).

Written here and not by a library: see docs/adr/0013-formats-of-a-release.md. Format: parquet-format 2.x, data
pages version 1, PLAIN values, RLE definition levels, gzip.
"""

import itertools
import struct
import zlib
from collections.abc import Sequence
from typing import Final

import msgspec

from service.export.formats.figures import Figures
from service.export.formats.thrift import I32, I64, Fields, Value, encode, varint
from service.export.formats.tidy import columns_of, rows_of

_MAGIC: Final = b"PAR1"
_CREATED_BY: Final = "luwte"
_INT64: Final = 2
_BYTE_ARRAY: Final = 6
_OPTIONAL: Final = 1
_UTF8: Final = 0
_STRING_TYPE: Final = Fields(fields={1: Fields(fields={})})  # LogicalType: the first of its union is STRING
_PLAIN: Final = 0
_RLE: Final = 3
_GZIP: Final = 2
_DATA_PAGE: Final = 0
_GZIP_WINDOW: Final = 31  # zlib: 15 bits of window, with a gzip head that holds no time

_Values = Sequence[str | int | None]


class _Chunk(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A column as it lies in the file: its page with its head, and its size before compression."""

    page: bytes
    plain_size: int


def write_parquet(figures: Figures) -> bytes:
    """Return the tidy list as Parquet; what must be said with it stands in the footer under `luwte`."""
    rows = list(rows_of(figures))
    columns = columns_of(figures)
    texts = zip(*(row.texts for row in rows), strict=True)
    values: list[_Values] = [*texts, [row.value for row in rows], [row.status for row in rows]]
    names = [column.name for column in columns]
    kinds = [_INT64 if column.number else _BYTE_ARRAY for column in columns]
    content = bytearray(_MAGIC)
    metadata: list[Value] = []
    for name, kind, column in zip(names, kinds, values, strict=True):
        chunk = _chunk(column)
        metadata.append(_describe_chunk(name, kind, len(rows), len(content), chunk))
        content += chunk.page
    schema: list[Value] = [
        Fields(fields={4: "tabel", 5: I32(value=len(names))}),
        *(_describe_column(name, kind) for name, kind in zip(names, kinds, strict=True)),
    ]
    group = Fields(fields={1: metadata, 2: I64(value=len(content) - len(_MAGIC)), 3: I64(value=len(rows))})
    footer = encode(
        Fields(
            fields={
                1: I32(value=2),
                2: schema,
                3: I64(value=len(rows)),
                4: [group],
                5: [Fields(fields={1: "luwte", 2: msgspec.json.encode(figures.facts).decode()})],
                6: _CREATED_BY,
            }
        )
    )
    return bytes(content) + footer + struct.pack("<I", len(footer)) + _MAGIC


def _describe_column(name: str, kind: int) -> Value:
    fields: dict[int, Value] = {1: I32(value=kind), 3: I32(value=_OPTIONAL), 4: name}
    if kind == _BYTE_ARRAY:
        fields |= {6: I32(value=_UTF8), 10: _STRING_TYPE}
    return Fields(fields=fields)


def _describe_chunk(name: str, kind: int, length: int, offset: int, chunk: _Chunk) -> Value:
    metadata: dict[int, Value] = {
        1: I32(value=kind),
        2: [I32(value=_PLAIN), I32(value=_RLE)],
        3: [name],
        4: I32(value=_GZIP),
        5: I64(value=length),
        6: I64(value=chunk.plain_size),
        7: I64(value=len(chunk.page)),
        9: I64(value=offset),
    }
    return Fields(fields={2: I64(value=offset), 3: Fields(fields=metadata)})


def _chunk(values: _Values) -> _Chunk:
    levels = _levels(values)
    plain = struct.pack("<I", len(levels)) + levels + b"".join(map(_plain, values))
    packer = zlib.compressobj(9, zlib.DEFLATED, _GZIP_WINDOW)
    packed = packer.compress(plain) + packer.flush()
    page = {1: I32(value=len(values)), 2: I32(value=_PLAIN), 3: I32(value=_RLE), 4: I32(value=_RLE)}
    head = encode(
        Fields(
            fields={
                1: I32(value=_DATA_PAGE),
                2: I32(value=len(plain)),
                3: I32(value=len(packed)),
                5: Fields(fields={**page}),
            }
        )
    )
    return _Chunk(page=head + packed, plain_size=len(head) + len(plain))


def _levels(values: _Values) -> bytes:
    """Return for each value whether it is there, as runs."""
    runs = itertools.groupby(value is not None for value in values)
    return b"".join(varint(sum(1 for _ in run) << 1) + bytes([there]) for there, run in runs)


def _plain(value: str | int | None) -> bytes:
    if value is None:
        return b""
    if isinstance(value, int):
        return struct.pack("<q", value)
    content = value.encode()
    return struct.pack("<I", len(content)) + content
