import shutil

import pytest
from integration.keeper.living import START, acts, days, keeping, report, rows

from service.ledger.entries import DestroyDone, DestroyIntent
from service.retention.errors import ClockJumped, DestructionFailed
from service.retention.service import Retention
from service.vault.engines import sqlite_engine
from service.vault.errors import RootKeyError, SlotGone, StoreUnavailable
from service.vault.keyring import Keyring
from service.vault.rootkey import FileRootKey
from service.vault.store import EnvelopeStore

DUE = START + days(31)


@pytest.fixture
def process(tmp_path):
    with keeping(tmp_path) as process:
        process.keeper.prepare_keys(START)
        for ahead in range(5):
            report(tmp_path, process, START + days(ahead), story="Een man riep mij na.")
        yield process


def doomed_of(process):
    return process.keeper.parts.retention.due(DUE)


def everything_in(folder):
    return b"".join(path.read_bytes() for path in folder.iterdir())


def test_only_stories_past_their_term_are_due(process):
    found = [(bucket.retention_class, bucket.day) for bucket in doomed_of(process)]
    assert found == [("verhaal", START), ("verhaal", START + days(1))]


def test_destroyed_bucket_opens_nowhere_survivors_do(process):
    parts, doomed = process.keeper.parts, doomed_of(process)
    survivor = next(row for row in parts.register.in_state("born") if row.retention_class == "feiten")
    assert parts.retention.destroy_due(DUE).buckets == 2
    for bucket in doomed:
        with pytest.raises(SlotGone):
            parts.keys.opener(bucket.bucket_id)
        assert list(parts.store.read_bucket(bucket.bucket_id)) == []
    (envelope,) = parts.store.read_bucket(survivor.bucket_id)
    assert b"fluiten" in parts.keys.opener(survivor.bucket_id).open(envelope.ciphertext, survivor)


def test_database_and_its_log_hold_no_destroyed_byte(process, tmp_path):
    parts, doomed = process.keeper.parts, doomed_of(process)
    sealed = [row.ciphertext for bucket in doomed for row in parts.store.read_bucket(bucket.bucket_id)]
    before = everything_in(tmp_path / "store")
    assert all(ciphertext[-200:] in before for ciphertext in sealed)
    parts.retention.destroy_due(DUE)
    after = everything_in(tmp_path / "store")
    assert not any(
        ciphertext[-200:] in after or bucket.bucket_id in after for ciphertext in sealed for bucket in doomed
    )


def test_copy_made_before_opens_nothing_destroyed(process, tmp_path):
    parts, doomed = process.keeper.parts, {bucket.bucket_id for bucket in doomed_of(process)}
    parts.store.copy_to(tmp_path / "copy.sqlite")
    parts.retention.destroy_due(DUE)
    copied = [bucket_id for bucket_id, _ciphertext in rows(tmp_path / "copy.sqlite") if bucket_id in doomed]
    assert len(copied) == 2
    for bucket_id in copied:
        with pytest.raises(SlotGone):
            parts.keys.opener(bucket_id)


def test_older_ring_opens_nothing_with_the_new_root_key(tmp_path):
    with keeping(tmp_path) as process:
        process.keeper.prepare_keys(START)
        doomed, ring = doomed_of(process), tmp_path / "keeper" / "ring.mpk"
        shutil.copy2(ring, tmp_path / "old.mpk")
        process.keeper.parts.retention.destroy_due(DUE)
    root_key = FileRootKey.open(tmp_path / "keeper" / "root.key")
    old = Keyring.open(tmp_path / "old.mpk", root_key)
    assert {bucket.bucket_id for bucket in doomed} <= old.bucket_ids()
    for bucket_id in old.bucket_ids():
        with pytest.raises(RootKeyError):
            old.seed(bucket_id)
    old.close()
    root_key.close()


def test_every_intent_stands_before_any_completion(process):
    parts, ids = process.keeper.parts, [bucket.bucket_id.hex() for bucket in doomed_of(process)]
    before = parts.ledger.size
    parts.retention.destroy_due(DUE)
    written = list(parts.ledger.entries())[before:]
    assert written == [
        *(DestroyIntent(bucket_id=bucket_id, day=DUE) for bucket_id in ids),
        *(DestroyDone(bucket_id=bucket_id, day=DUE) for bucket_id in ids),
    ]


def test_second_run_destroys_and_writes_nothing(process):
    parts = process.keeper.parts
    parts.retention.destroy_due(DUE)
    size = parts.ledger.size
    assert parts.retention.destroy_due(DUE).buckets == 0
    assert parts.ledger.size == size


def test_reader_in_the_way_leaves_it_unfinished(process, tmp_path):
    parts, policies = process.keeper.parts, process.keeper.policies
    impatient = sqlite_engine(tmp_path / "store" / "luwte.sqlite", busy_timeout_ms=1)
    retention = Retention(policies, parts.register, parts.keys, EnvelopeStore(impatient), parts.ledger)
    with parts.store._engine.connect() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM envelope").all()
        with pytest.raises(DestructionFailed, match=StoreUnavailable.__name__):
            retention.destroy_due(DUE)
        reader.rollback()
    assert [row.retention_class for row in parts.register.in_state("destroying")] == ["verhaal", "verhaal"]
    assert retention.destroy_due(DUE).buckets == 2
    assert len(acts(parts.ledger, DestroyIntent)) == len(acts(parts.ledger, DestroyDone)) == 2
    impatient.dispose()


def test_clock_that_jumped_destroys_nothing(tmp_path):
    with keeping(tmp_path, counter=lambda: 0.0) as process:
        process.keeper.prepare_keys(START)
        retention = process.keeper.parts.retention
        retention.destroy_due(START)
        with pytest.raises(ClockJumped):
            retention.destroy_due(DUE)
        assert process.keeper.parts.register.in_state("destroying") == ()
        assert acts(process.keeper.parts.ledger, DestroyIntent) == []


def test_without_a_guard_every_day_is_believed(process):
    parts = process.keeper.parts
    unguarded = Retention(process.keeper.policies, parts.register, parts.keys, parts.store, parts.ledger)
    assert unguarded.destroy_due(START).buckets == 0
    assert unguarded.destroy_due(DUE).buckets == 2
