import pytest
from msgspec.structs import replace

from service.vault.errors import KeyringError, KeyringLocked, RootKeyError
from service.vault.inplace import ERASING, FREE, SLOT_BYTES
from service.vault.rootkey import FileRootKey

SEED, AAD = b"s" * 32, b"bucket|slot"


@pytest.fixture
def path(tmp_path):
    FileRootKey.create(tmp_path / "root.key").close()
    return tmp_path / "root.key"


def _slots(path):
    content = path.read_bytes()
    return content[:SLOT_BYTES], content[SLOT_BYTES:]


def _rotated(path):
    """The file before, in the middle of, and after one rotation."""
    states = [path.read_bytes()]
    key = FileRootKey.open(path)
    key.begin_rotation()
    states.append(path.read_bytes())
    key.finish_rotation()
    states.append(path.read_bytes())
    key.close()
    return states


def test_wrapped_seed_unwraps_after_reopening(path):
    first = FileRootKey.open(path)
    wrapped = first.wrap(SEED, AAD)
    first.close()
    assert FileRootKey.open(path).unwrap(wrapped, AAD) == SEED
    assert len(wrapped.ciphertext) == 48


def test_wrapped_seed_is_bound_to_its_place(path):
    key = FileRootKey.open(path)
    with pytest.raises(RootKeyError):
        key.unwrap(key.wrap(SEED, AAD), AAD + b"!")


def test_new_file_is_private_and_random(path, tmp_path):
    FileRootKey.create(tmp_path / "other.key").close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes() != (tmp_path / "other.key").read_bytes()


def test_existing_file_is_not_replaced(path):
    before = path.read_bytes()
    with pytest.raises(RootKeyError):
        FileRootKey.create(path)
    assert path.read_bytes() == before


def test_both_epochs_unwrap_during_rotation(path):
    key = FileRootKey.open(path)
    old = key.wrap(SEED, AAD)
    key.begin_rotation()
    new = key.wrap(SEED, AAD)
    assert (old.epoch, new.epoch, key.rotation_pending) == (1, 2, True)
    assert key.unwrap(old, AAD) == key.unwrap(new, AAD) == SEED


def test_finished_rotation_forgets_the_old_epoch(path):
    key = FileRootKey.open(path)
    old = key.wrap(SEED, AAD)
    key.begin_rotation()
    key.finish_rotation()
    assert (key.epoch, key.rotation_pending) == (2, False)
    with pytest.raises(RootKeyError, match="gone"):
        key.unwrap(old, AAD)


def test_finished_rotation_leaves_no_byte_of_the_old_key(path):
    before = path.read_bytes()
    after = _rotated(path)[-1]
    assert after[:SLOT_BYTES] == FREE
    assert before[9:41] not in after


def test_rotations_take_turns_in_two_slots(path):
    for _ in range(3):
        _rotated(path)
    assert _slots(path)[0] == FREE
    assert FileRootKey.open(path).epoch == 4


def test_beginning_or_finishing_twice_is_once(path):
    key = FileRootKey.open(path)
    key.finish_rotation()
    assert key.epoch == 1
    key.begin_rotation()
    key.begin_rotation()
    assert key.epoch == 2
    key.finish_rotation()
    key.finish_rotation()
    assert key.epoch == 2


def test_crash_between_the_slots_keeps_both_keys(path):
    middle = _rotated(path)[1]
    path.write_bytes(middle)
    key = FileRootKey.open(path)
    assert (key.epoch, key.rotation_pending) == (2, True)


@pytest.mark.parametrize("written", [1, 9, 40, 60])
def test_half_written_new_key_is_erased(path, written):
    middle = _rotated(path)[1]
    path.write_bytes(middle[: SLOT_BYTES + written].ljust(len(middle), b"\0"))
    key = FileRootKey.open(path)
    assert (key.epoch, key.rotation_pending) == (1, False)
    assert _slots(path)[1] == FREE


@pytest.mark.parametrize("overwritten", [1, 40, 511, SLOT_BYTES])
def test_half_destroyed_old_key_is_finished(path, overwritten):
    _, middle, after = _rotated(path)
    path.write_bytes(ERASING[:overwritten] + middle[overwritten:])
    key = FileRootKey.open(path)
    assert (key.epoch, key.rotation_pending) == (2, False)
    assert path.read_bytes() == after


@pytest.mark.parametrize("content", [b"", FREE, FREE + FREE, ERASING + FREE, FREE * 3])
def test_file_without_a_key_is_refused(path, content):
    path.write_bytes(content)
    with pytest.raises(RootKeyError):
        FileRootKey.open(path)


def test_file_that_others_may_read_is_refused(path):
    path.chmod(0o640)
    with pytest.raises(KeyringError, match="0600"):
        FileRootKey.open(path)


def test_second_process_is_locked_out(path):
    holder = FileRootKey.open(path)
    with pytest.raises(KeyringLocked):
        FileRootKey.open(path)
    holder.close()
    assert FileRootKey.open(path).epoch == 1


def test_link_and_missing_file_are_refused(path, tmp_path):
    (tmp_path / "link.key").symlink_to(path)
    for name in ("link.key", "missing.key"):
        with pytest.raises(KeyringError):
            FileRootKey.open(tmp_path / name)


def test_folder_that_is_missing_is_refused(tmp_path):
    with pytest.raises(RootKeyError):
        FileRootKey.create(tmp_path / "missing" / "root.key")


def test_unknown_epoch_is_refused(path):
    key = FileRootKey.open(path)
    with pytest.raises(RootKeyError):
        key.unwrap(replace(key.wrap(SEED, AAD), epoch=7), AAD)
