import csv
import datetime as dt
import io

import msgspec
import pytest
from msgspec.structs import replace
from unit.export.figures import QUARTER, cell, make_design

from service.export.errors import ReleaseExists, ReleaseRefused
from service.export.formats import HEADER, write_csv
from service.export.release import CAVEAT, FORMAT, Release, decode_release, encode_release, hash_release
from service.export.store import ReleaseStore
from service.export.tables import NeutralForm, build_tables, published
from service.kernel.text import LocalizedText

DESIGN = make_design({"wat.volgen": None, "tijd": ("dag",)}, [("wat.volgen",), ("wat.volgen", "tijd")])
VALUES = {cell(): 20, cell(tijd="dag"): 20}
NAME = LocalizedText(nl="Meldpunt", en="Reporting point")


def make_release(design=DESIGN, values=None, **changes: object):
    form = build_tables(design, QUARTER, VALUES if values is None else values)
    release = Release(
        format=FORMAT,
        meldpunt="breda",
        name=NAME,
        period=QUARTER,
        published_on=dt.date(2026, 4, 9),
        policy="ab" * 32,
        method="hide",
        k=5,
        outcome="tabellen",
        total=20,
        shown=(),
        dimensions=form.dimensions,
        labels={},
        tables=form.tables,
        covers=form.covers,
        caveat=CAVEAT,
    )
    return replace(release, **changes)


def _rows(release):
    return list(csv.reader(io.StringIO(write_csv(release).decode(), newline="")))


def test_release_reads_back_the_same():
    release = make_release()
    assert decode_release(encode_release(release)) == release
    assert hash_release(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_published_json_holds_the_neutral_form():
    found = msgspec.json.decode(encode_release(make_release()))
    form = msgspec.convert({key: found[key] for key in ("dimensions", "tables")}, NeutralForm)
    assert published([form]) == VALUES


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", encode_release(make_release())[:-1]])
def test_other_bytes_are_no_release(content):
    with pytest.raises(msgspec.DecodeError):
        decode_release(content)


def test_csv_has_one_row_per_cell():
    header, *rows = _rows(make_release())
    assert tuple(header) == HEADER
    assert len(rows) == 1 + 3 + 6
    assert rows[0] == [QUARTER, "totaal", "", "", "", "", "20", ""]


def test_held_back_cell_has_no_value_and_one_mark():
    rows = _rows(make_release())
    assert [QUARTER, "wat.volgen", "wat.volgen", "ja", "", "", "", "C"] in rows
    assert [QUARTER, "wat.volgen-tijd", "wat.volgen", "totaal", "tijd", "dag", "20", ""] in rows
    assert {tuple(row[-2:]) for row in rows[1:]} == {("20", ""), ("", "C")}


def test_release_of_too_few_tells_no_number():
    assert _rows(make_release(total=None, tables=(), outcome="te_weinig"))[1:] == [
        [QUARTER, "totaal", "", "", "", "", "", "C"]
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_code_that_starts_a_formula_is_text(start):
    design = make_design({"plek": (f"{start}1+1",)}, [("plek",)])
    assert [row[3] for row in _rows(make_release(design))[2:]] == ["totaal", f"'{start}1+1"]


def test_publishing_twice_is_harmless(tmp_path):
    store, release = ReleaseStore(tmp_path), make_release()
    store.publish(release)
    store.publish(release)
    assert store.read("breda", QUARTER) == release
    assert store.read_file("breda", QUARTER, "csv") == write_csv(release)


def test_published_release_is_never_replaced(tmp_path):
    store, release = ReleaseStore(tmp_path), make_release()
    store.publish(release)
    with pytest.raises(ReleaseExists):
        store.publish(replace(release, k=6))
    assert store.read("breda", QUARTER) == release


def test_crash_between_the_files_is_finished_later(tmp_path):
    store, release = ReleaseStore(tmp_path), make_release()
    store.publish(release)
    (tmp_path / "breda" / f"{QUARTER}.json").unlink()
    assert store.read("breda", QUARTER) is None
    store.publish(release)
    assert store.read("breda", QUARTER) == release


def test_periods_come_newest_first_without_strangers(tmp_path):
    store = ReleaseStore(tmp_path)
    for period in ("2025-Q4", "2026-Q2", "2026-Q1"):
        store.publish(make_release(period=period))
    (tmp_path / "breda" / "readme.json").write_text("{}")
    assert store.periods("breda") == ("2026-Q2", "2026-Q1", "2025-Q4")
    assert store.periods("tilburg") == ()


@pytest.mark.parametrize(
    ("slug", "period"),
    [("../breda", QUARTER), ("breda/..", QUARTER), ("", QUARTER), ("breda", "../secret"), ("breda", "2026-Q1\n")],
)
def test_names_that_are_paths_find_and_write_nothing(tmp_path, slug, period):
    store = ReleaseStore(tmp_path / "inner")
    assert store.read(slug, period) is None
    with pytest.raises(ReleaseRefused):
        store.publish(make_release(meldpunt=slug, period=period))
    assert list(tmp_path.iterdir()) == []


def test_only_published_kinds_of_files_are_read(tmp_path):
    store = ReleaseStore(tmp_path)
    store.publish(make_release())
    assert store.read_file("breda", QUARTER, "toml") is None
    assert store.periods("../x") == ()
