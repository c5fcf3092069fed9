"""Parquet, read by the library that everybody reads it with."""

import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from unit.export.editions import figures, make_edition, too_few
from unit.export.figures import QUARTER, cell, make_design

from service.export.formats.figures import figures_of
from service.export.formats.parquet import write_parquet
from service.export.formats.thrift import I32, I64, encode, varint
from service.export.formats.tidy import columns_of, rows_of


def read(edition):
    return pq.read_table(io.BytesIO(write_parquet(edition)))


@pytest.mark.parametrize("edition", [figures(), figures_of(too_few())])
def test_every_row_is_read_as_it_was_listed(edition):
    names = [column.name for column in columns_of(edition)]
    listed = [dict(zip(names, (*row.texts, row.value, row.status), strict=True)) for row in rows_of(edition)]
    assert read(edition).to_pylist() == listed


def test_value_is_a_nullable_whole_number_and_the_rest_is_text():
    kinds = {field.name: field.type for field in read(figures()).schema}
    assert kinds.pop("waarde") == pa.int64()
    assert set(kinds.values()) == {pa.string()}
    table = read(figures())
    held_back = [value is None for value in table["waarde"].to_pylist()]
    assert [status == "C" for status in table["status"].to_pylist()] == held_back


def test_footer_carries_the_facts():
    edition = figures()
    assert json.loads(read(edition).schema.metadata[b"luwte"]) == json.loads(json.dumps(edition.facts))


def test_reader_finds_sizes_and_checks_as_written():
    content = write_parquet(figures())
    metadata = pq.ParquetFile(io.BytesIO(content)).metadata
    group = metadata.row_group(0)
    assert (metadata.num_rows, metadata.num_row_groups, metadata.created_by) == (13, 1, "luwte")
    columns = [group.column(number) for number in range(group.num_columns)]
    assert {column.compression for column in columns} == {"GZIP"}
    assert sum(column.total_compressed_size for column in columns) == group.total_byte_size


def test_large_release_with_long_texts_is_read():
    codes = tuple(f"é{number:05}" + "x" * 200 for number in range(300))
    design = make_design({"plek": codes, "dag": ("ma", "di")}, [("plek", "dag")])
    values = {cell(plek=code): number * 10**12 for number, code in enumerate(codes) if number % 3}
    edition = figures_of(make_edition(design, values))
    assert read(edition)["waarde"].to_pylist() == [row.value for row in rows_of(edition)]
    assert read(edition)["periode"].to_pylist() == [QUARTER] * (1 + 301 * 3)


@pytest.mark.parametrize(
    ("number", "content"),
    [(0, b"\x00"), (127, b"\x7f"), (128, b"\x80\x01"), (300, b"\xac\x02"), (1 << 21, b"\x80\x80\x80\x01")],
)
def test_numbers_are_written_in_groups_of_seven_bits(number, content):
    assert varint(number) == content


@pytest.mark.parametrize(
    ("number", "content"), [(0, b"\x00"), (-1, b"\x01"), (1, b"\x02"), (-64, b"\x7f"), (64, b"\x80\x01")]
)
def test_signed_numbers_zigzag(number, content):
    assert encode(I64(value=number)) == content


@pytest.mark.parametrize(("length", "head"), [(1, b"\x15"), (14, b"\xe5"), (15, b"\xf5\x0f"), (200, b"\xf5\xc8\x01")])
def test_list_tells_its_length_and_kind(length, head):
    assert encode([I32(value=0)] * length) == head + bytes(length)
