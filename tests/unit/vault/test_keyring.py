import shutil

import pytest

from service.kernel.identifiers import new_identifier
from service.vault.errors import KeyringError, KeyringLocked, RootKeyError, SlotGone
from service.vault.inplace import FREE, SLOT_BYTES
from service.vault.keyring import GROWTH_SLOTS, HEADER, Keyring
from service.vault.rootkey import FileRootKey
from service.vault.seal import derive_public_key


@pytest.fixture
def root_key(tmp_path):
    return FileRootKey.create(tmp_path / "root.key")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ring.mpk"


@pytest.fixture
def ring(path, root_key):
    return Keyring.create(path, root_key)


def _ids(count):
    return [new_identifier() for _ in range(count)]


def _reopen(ring, path, root_key):
    ring.close()
    return Keyring.open(path, root_key)


def test_added_key_is_there_after_reopening(ring, path, root_key):
    [bucket_id] = _ids(1)
    public_key = ring.add(bucket_id)
    reopened = _reopen(ring, path, root_key)
    assert derive_public_key(reopened.seed(bucket_id)) == public_key
    assert reopened.bucket_ids() == {bucket_id}


def test_seed_never_stands_in_the_file(ring, path):
    [bucket_id] = _ids(1)
    ring.add(bucket_id)
    assert ring.seed(bucket_id) not in path.read_bytes()


def test_file_is_private_and_preallocated(ring, path):
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes() == HEADER + FREE * GROWTH_SLOTS


def test_full_ring_grows_by_a_whole_block(ring, path, root_key):
    ids = _ids(GROWTH_SLOTS + 1)
    seeds = {bucket_id: (ring.add(bucket_id), ring.seed(bucket_id))[1] for bucket_id in ids}
    assert path.stat().st_size == len(HEADER) + 2 * GROWTH_SLOTS * SLOT_BYTES
    reopened = _reopen(ring, path, root_key)
    assert {bucket_id: reopened.seed(bucket_id) for bucket_id in ids} == seeds


def test_interrupted_growth_is_grown_over(ring, path, root_key):
    for bucket_id in _ids(GROWTH_SLOTS):
        ring.add(bucket_id)
    ring.close()
    with path.open("ab") as file:
        file.write(bytes(100))
    reopened = Keyring.open(path, root_key)
    reopened.add(b"n" * 16)
    assert len(reopened.rescan()) == GROWTH_SLOTS + 1


def test_destroyed_key_is_gone_and_others_stay(ring, path, root_key):
    kept, first, second = _ids(3)
    for bucket_id in (first, kept, second):
        ring.add(bucket_id)
    seed = ring.seed(kept)
    ring.destroy([first, second])
    reopened = _reopen(ring, path, root_key)
    assert (reopened.bucket_ids(), reopened.seed(kept)) == ({kept}, seed)
    with pytest.raises(SlotGone):
        reopened.seed(first)


def test_destroyed_slot_keeps_no_byte(ring, path):
    [bucket_id] = _ids(1)
    ring.add(bucket_id)
    ring.destroy([bucket_id])
    assert path.read_bytes() == HEADER + FREE * GROWTH_SLOTS


def test_destroying_twice_or_nothing_is_harmless(ring):
    [bucket_id] = _ids(1)
    ring.add(bucket_id)
    ring.destroy([bucket_id, bucket_id])
    ring.destroy([bucket_id])
    ring.destroy([])
    assert ring.bucket_ids() == frozenset()


def test_freed_slots_are_used_again(ring, path):
    for _ in range(3):
        ids = _ids(GROWTH_SLOTS // 2)
        for bucket_id in ids:
            ring.add(bucket_id)
        ring.destroy(ids)
    assert path.stat().st_size == len(HEADER) + GROWTH_SLOTS * SLOT_BYTES


def test_every_copy_of_a_key_is_destroyed(ring, path, root_key):
    [bucket_id] = _ids(1)
    ring.add(bucket_id)
    ring.close()
    content = bytearray(path.read_bytes())
    used = content.index(bucket_id) - 6
    content[used + SLOT_BYTES : used + 2 * SLOT_BYTES] = content[used : used + SLOT_BYTES]
    path.write_bytes(content)
    Keyring.open(path, root_key).destroy([bucket_id])
    assert bucket_id not in path.read_bytes()


def test_moved_slot_does_not_open(ring, path, root_key):
    [bucket_id] = _ids(1)
    ring.add(bucket_id)
    ring.close()
    content = bytearray(path.read_bytes())
    used = content.index(bucket_id) - 6
    content[used + SLOT_BYTES : used + 2 * SLOT_BYTES] = content[used : used + SLOT_BYTES]
    content[used : used + SLOT_BYTES] = FREE
    path.write_bytes(content)
    with pytest.raises(RootKeyError):
        Keyring.open(path, root_key).seed(bucket_id)


def test_ratchet_keeps_every_survivor(ring, path, root_key):
    ids = _ids(5)
    for bucket_id in ids:
        ring.add(bucket_id)
    seeds = {bucket_id: ring.seed(bucket_id) for bucket_id in ids}
    ring.ratchet()
    reopened = _reopen(ring, path, root_key)
    assert {bucket_id: reopened.seed(bucket_id) for bucket_id in ids} == seeds
    assert root_key.epoch == 2


def test_old_copy_of_the_ring_opens_nothing_after_ratchet(ring, path, root_key, tmp_path):
    ids = _ids(4)
    for bucket_id in ids:
        ring.add(bucket_id)
    shutil.copy2(path, tmp_path / "snapshot.mpk")
    ring.destroy(ids[:2])
    ring.ratchet()
    snapshot = Keyring.open(tmp_path / "snapshot.mpk", root_key)
    assert snapshot.bucket_ids() == set(ids)
    for bucket_id in ids:
        with pytest.raises(RootKeyError):
            snapshot.seed(bucket_id)


def test_ratchet_destroys_nothing_when_a_slot_does_not_unwrap(ring, path, tmp_path):
    ring.add(b"b" * 16)
    ring.close()
    stranger = FileRootKey.create(tmp_path / "stranger.key")
    foreign = Keyring.open(path, stranger)
    with pytest.raises(RootKeyError):
        foreign.ratchet()
    assert stranger.rotation_pending


def test_ring_of_another_root_key_is_refused_in_rotation(ring, path, tmp_path):
    ring.add(b"b" * 16)
    ring.close()
    stranger = FileRootKey.create(tmp_path / "stranger.key")
    stranger.begin_rotation()
    for _ in range(2):
        with pytest.raises(RootKeyError):
            Keyring.open(path, stranger)


def test_bucket_gets_one_key_only(ring):
    ring.add(b"b" * 16)
    with pytest.raises(KeyringError, match="already"):
        ring.add(b"b" * 16)


def test_bucket_id_of_another_length_is_refused(ring):
    with pytest.raises(KeyringError):
        ring.add(b"short")


def test_second_keeper_is_locked_out(ring, path, root_key):
    with pytest.raises(KeyringLocked):
        Keyring.open(path, root_key)


def test_existing_ring_is_not_replaced(ring, path, root_key):
    ring.add(b"b" * 16)
    with pytest.raises(KeyringError):
        Keyring.create(path, root_key)
    assert ring.rescan() == {b"b" * 16}


@pytest.mark.parametrize("content", [b"", b"MPKR1", b"MPKR2".ljust(4096, b"\0"), bytes(9000)])
def test_other_file_is_no_keyring(path, root_key, content):
    path.touch(0o600)
    path.write_bytes(content)
    with pytest.raises(KeyringError):
        Keyring.open(path, root_key)


def test_closed_ring_refuses_instead_of_losing_keys(ring):
    ring.close()
    ring.close()
    with pytest.raises(KeyringError):
        ring.add(b"b" * 16)
