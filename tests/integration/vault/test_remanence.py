"""What is left in SQLite's files: nothing of a deleted envelope, nothing lost of a stored one."""

import contextlib
import sqlite3
import subprocess
import sys

import pytest
from sqlalchemy import event

from service.kernel.identifiers import new_identifier, new_secret
from service.vault.engines import sqlite_engine
from service.vault.errors import StoreUnavailable
from service.vault.store import Envelope, EnvelopeStore
from service.vault.writer import GroupWriter

DOOMED, KEPT = b"d" * 16, b"k" * 16


@pytest.fixture
def path(tmp_path):
    return tmp_path / "luwte.db"


@pytest.fixture
def engine(path):
    engine = sqlite_engine(path, busy_timeout_ms=50)
    yield engine
    engine.dispose()


@pytest.fixture
def store(engine):
    store = EnvelopeStore(engine)
    store.create()
    return store


def _envelopes(bucket_id, count, size=1648):
    return [Envelope(id=new_identifier(), bucket_id=bucket_id, ciphertext=new_secret(size)) for _ in range(count)]


def _remains(folder, envelopes):
    content = b"".join(path.read_bytes() for path in folder.glob("luwte.db*"))
    return sum(envelope.ciphertext[:24] in content or envelope.id in content for envelope in envelopes)


def test_deleted_bucket_leaves_no_marker_in_any_file(store, path):
    doomed, kept = _envelopes(DOOMED, 300), _envelopes(KEPT, 50)
    for start in range(0, 300, 30):
        store.insert(doomed[start : start + 30] + kept[start // 6 : start // 6 + 5])
    assert _remains(path.parent, doomed) == 300
    store.delete_bucket(DOOMED)
    assert _remains(path.parent, doomed) > 0
    store.cleanse()
    assert (_remains(path.parent, doomed), _remains(path.parent, kept)) == (0, 50)


def test_open_reader_makes_cleansing_fail_loudly(store, path):
    store.insert(_envelopes(DOOMED, 3))
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM envelope").fetchone()
        store.delete_bucket(DOOMED)
        with pytest.raises(StoreUnavailable, match="reader"):
            store.cleanse(attempts=2)
        reader.execute("COMMIT")
    store.cleanse()
    assert path.with_name("luwte.db-wal").stat().st_size == 0


def test_unfinished_reading_does_not_hinder_cleansing(store):
    store.insert(_envelopes(DOOMED, 600))
    reading = store.read_bucket(DOOMED)
    next(reading)
    store.delete_bucket(DOOMED)
    store.cleanse(attempts=1)


def test_copy_holds_living_rows_only(store, path):
    doomed, kept = _envelopes(DOOMED, 40), _envelopes(KEPT, 3)
    store.insert(doomed + kept)
    store.delete_bucket(DOOMED)
    copy = path.parent / "copy" / "luwte.db"
    copy.parent.mkdir()
    store.copy_to(copy)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert (_remains(copy.parent, doomed), _remains(copy.parent, kept)) == (0, 3)


def test_copy_replaces_nothing(store, path):
    with pytest.raises(StoreUnavailable):
        store.copy_to(path)


def test_copy_that_fails_leaves_no_file(engine, store, path):
    store.insert(_envelopes(KEPT, 3))
    store.cleanse()
    engine.dispose()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 8192)
    with pytest.raises(StoreUnavailable):
        store.copy_to(path.parent / "copy.db")
    assert not (path.parent / "copy.db").exists()


def test_locked_database_is_unavailable(store, path):
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable):
            store.insert(_envelopes(KEPT, 1))
        other.execute("ROLLBACK")
    store.insert(_envelopes(KEPT, 1))


def test_full_disk_refuses_the_batch_and_takes_later_ones(engine, store):
    pages = {"limit": 12}

    def limit(connection, _record):
        connection.execute(f"PRAGMA max_page_count={pages['limit']}")

    event.listen(engine, "connect", limit)
    engine.dispose()
    store.insert(_envelopes(KEPT, 1))
    writer = GroupWriter(store, 10)
    writer.start()
    with pytest.raises(StoreUnavailable):
        writer.submit_now(tuple(_envelopes(KEPT, 100)))
    assert store.count_by_bucket() == {KEPT: 1}
    pages["limit"] = 100_000
    engine.dispose()
    writer.submit_now(tuple(_envelopes(KEPT, 100)))
    writer.stop()
    assert store.count_by_bucket() == {KEPT: 101}


STORING = """
import sys, pathlib
from service.kernel.identifiers import new_identifier
from service.vault.engines import sqlite_engine
from service.vault.store import Envelope, EnvelopeStore
from service.vault.writer import GroupWriter
writer = GroupWriter(EnvelopeStore(sqlite_engine(pathlib.Path(sys.argv[1]))), 10)
writer.start()
while True:
    envelope = Envelope(id=new_identifier(), bucket_id=b"k" * 16, ciphertext=bytes(1648))
    writer.submit_now((envelope,))
    print(envelope.id.hex(), flush=True)
"""


def test_killed_process_loses_nothing_acknowledged(store, path):
    process = subprocess.Popen([sys.executable, "-c", STORING, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    acknowledged = [process.stdout.readline().strip() for _ in range(50)]
    process.kill()
    acknowledged += process.stdout.read().split()
    process.stdout.close()
    process.wait()
    stored = {envelope.id.hex() for envelope in store.read_bucket(KEPT)}
    assert {name for name in acknowledged if len(name) == 32} <= stored
