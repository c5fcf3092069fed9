import datetime as dt

import msgspec
import pytest
from msgspec.structs import replace
from unit.export.figures import QUARTER, cell, make_design

from service.export.errors import ReleaseExists, ReleaseRefused
from service.export.publication import FORMAT as LIST_FORMAT
from service.export.publication import Proof, Publication, describe_file
from service.export.release import FORMAT, Release, decode_release, encode_release, hash_release
from service.export.store import ReleaseStore
from service.export.tables import NeutralForm, build_tables, published
from service.kernel.text import LocalizedText

DESIGN = make_design({"wat.volgen": None, "tijd": ("dag",)}, [("wat.volgen",), ("wat.volgen", "tijd")])
VALUES = {cell(): 20, cell(tijd="dag"): 20}
CAVEAT = LocalizedText(nl="Dit zijn meldingen.", en="These are reports.")
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


def make_publication(release, files):
    return Publication(
        format=LIST_FORMAT,
        meldpunt=release.meldpunt,
        period=release.period,
        proof=Proof(release=hash_release(encode_release(release)), entry=7),
        files=files,
    )


def publish_with(store, release, name=f"{QUARTER}.csv", content=b"periode\r\n"):
    """Publish a release with one file more."""
    store.publish(release)
    files = (
        describe_file(f"{QUARTER}.json", "application/json", encode_release(release)),
        describe_file(name, "text/csv", content),
    )
    publication = make_publication(release, files)
    store.publish_files(publication, {name: content})
    return publication


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


def test_publishing_twice_is_harmless(tmp_path):
    store, release = ReleaseStore(tmp_path), make_release()
    store.publish(release)
    store.publish(release)
    assert store.read("breda", QUARTER) == release
    described = describe_file(f"{QUARTER}.json", "application/json", encode_release(release))
    assert store.read_file("breda", f"{QUARTER}.json") == (described, encode_release(release))


def test_published_release_is_never_replaced(tmp_path):
    store, release = ReleaseStore(tmp_path), make_release()
    store.publish(release)
    with pytest.raises(ReleaseExists):
        store.publish(replace(release, k=6))
    assert store.read("breda", QUARTER) == release


def test_files_are_found_once_their_list_is_there(tmp_path):
    store, release = ReleaseStore(tmp_path), make_release()
    assert store.publication("breda", QUARTER) is None
    publication = publish_with(store, release)
    assert store.publication("breda", QUARTER) == publication
    assert store.read_file("breda", f"{QUARTER}.csv") == (publication.files[1], b"periode\r\n")
    assert store.read("breda", QUARTER) == release


def test_crash_between_the_files_is_finished_later(tmp_path):
    store, release = ReleaseStore(tmp_path), make_release()
    publication = publish_with(store, release, content=b"by an older program")
    (tmp_path / "breda" / f"{QUARTER}.bestanden").unlink()
    assert store.read_file("breda", f"{QUARTER}.csv") is None
    assert store.read("breda", QUARTER) == release
    publication = publish_with(store, release, content=b"by a newer one")
    assert store.read_file("breda", f"{QUARTER}.csv") == (publication.files[1], b"by a newer one")


def test_published_list_is_never_replaced(tmp_path):
    store, release = ReleaseStore(tmp_path), make_release()
    publication = publish_with(store, release)
    with pytest.raises(ReleaseExists):
        publish_with(store, release)
    assert store.publication("breda", QUARTER) == publication


@pytest.mark.parametrize("name", [f"{QUARTER}.json", f"{QUARTER}.csv"])
def test_changed_file_is_noticed(tmp_path, name):
    store = ReleaseStore(tmp_path)
    publish_with(store, make_release())
    path = tmp_path / "breda" / name
    path.write_bytes(path.read_bytes().replace(b"e", b"f", 1))
    with pytest.raises(ReleaseRefused):
        store.read_file("breda", name)


def test_changed_release_is_not_read_for_the_next_one(tmp_path):
    store = ReleaseStore(tmp_path)
    publish_with(store, make_release())
    (tmp_path / "breda" / f"{QUARTER}.json").write_bytes(encode_release(make_release(total=21)))
    with pytest.raises(ReleaseRefused):
        store.read("breda", QUARTER)


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff"])
def test_damaged_list_or_release_is_refused(tmp_path, content):
    store = ReleaseStore(tmp_path)
    publish_with(store, make_release())
    (tmp_path / "breda" / f"{QUARTER}.bestanden").write_bytes(content)
    with pytest.raises(ReleaseRefused):
        store.publication("breda", QUARTER)
    (tmp_path / "breda" / f"{QUARTER}.bestanden").unlink()
    (tmp_path / "breda" / f"{QUARTER}.json").write_bytes(content)
    with pytest.raises(ReleaseRefused):
        store.read("breda", QUARTER)


def test_listed_file_that_is_gone_is_not_found(tmp_path):
    store = ReleaseStore(tmp_path)
    publish_with(store, make_release())
    (tmp_path / "breda" / f"{QUARTER}.csv").unlink()
    assert store.read_file("breda", f"{QUARTER}.csv") is None


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
    publish_with(store, make_release())
    (tmp_path / "breda" / f"{QUARTER}.toml").write_text("geheim")
    assert store.read_file("breda", f"{QUARTER}.toml") is None
    assert store.read_file("breda", f"{QUARTER}.bestanden") is None
    assert store.periods("../x") == ()
