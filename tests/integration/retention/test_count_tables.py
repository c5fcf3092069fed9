import pytest
from integration.keeper.living import START, days, keeping, report

from service.kernel.identifiers import new_identifier
from service.retention.audit import Finding
from service.vault.store import Envelope

DUE = START + days(30)
# Thirty days on, without a new round of keys, the keys have run out as well.
RUN_OUT = Finding(fault="keys_running_out", buckets=0)


@pytest.fixture
def process(tmp_path):
    with keeping(tmp_path) as process:
        process.keeper.prepare_keys(START)
        report(tmp_path, process, START, story="Een man riep mij na.")
        yield process


def insert(process, bucket_id):
    process.keeper.parts.store.insert([Envelope(id=new_identifier(), bucket_id=bucket_id, ciphertext=b"resten")])


def test_tables_as_they_should_be_give_no_finding(process):
    audit = process.keeper.count(START)
    assert (audit.day, audit.findings, audit.living, audit.destroyed) == (START, (), 30, 0)


def test_rows_of_a_destroyed_bucket_are_found(process):
    (bucket,) = process.keeper.parts.retention.due(DUE)
    process.keeper.destroy(DUE)
    insert(process, bucket.bucket_id)
    audit = process.keeper.count(DUE)
    assert audit.findings == (Finding(fault="rows_of_a_destroyed_bucket", buckets=1), RUN_OUT)
    assert (audit.living, audit.destroyed) == (29, 1)


def test_rows_of_an_unknown_bucket_are_found(process):
    for bucket_id in (b"u" * 16, b"u" * 16, b"v" * 16):
        insert(process, bucket_id)
    assert process.keeper.count(START).findings == (Finding(fault="rows_of_an_unknown_bucket", buckets=2),)


def test_column_added_by_hand_is_found(process):
    with process.keeper.parts.store._engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE envelope ADD COLUMN received_at TEXT")
    assert process.keeper.count(START).findings == (Finding(fault="unexpected_column", buckets=1),)


def test_overdue_bucket_is_found(process):
    assert process.keeper.count(DUE).findings == (Finding(fault="overdue_bucket", buckets=1), RUN_OUT)


def test_unfinished_destruction_is_found(process):
    (bucket,) = process.keeper.parts.retention.due(DUE)
    process.keeper.parts.register.mark_destroying([bucket.bucket_id])
    assert process.keeper.count(DUE).findings == (Finding(fault="unfinished", buckets=1), RUN_OUT)
