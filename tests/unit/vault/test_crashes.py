"""A crash after every fsync of the keyring and the root key, and in the middle of a sector."""

import resource

import pytest

from service.vault.errors import KeyNotDestroyed, KeyringError, SlotGone
from service.vault.inplace import ERASING, SLOT_BYTES, SlotFile
from service.vault.keyring import GROWTH_SLOTS, HEADER, Keyring
from service.vault.rootkey import FileRootKey, _load_keys

KEPT, DOOMED = b"k" * 16, b"d" * 16


class Recorder:
    """Two open files; after every durable write, what a crash would leave of both."""

    def __init__(self, folder) -> None:
        self._ring, self._root = folder / "ring.mpk", folder / "root.key"
        root_key = FileRootKey.create(self._root)
        Keyring.create(self._ring, root_key).close()
        root_key.close()
        self.states = []
        self.root_key = FileRootKey(self._watch(self._root, 0), {})
        self.root_key._keys = _load_keys(self.root_key._file)
        self.ring = Keyring(self._watch(self._ring, len(HEADER)), self.root_key)

    def _watch(self, path, header_bytes):
        file = _WatchedFile.open(path, header_bytes)
        file.notice = self.snap
        return file

    def snap(self):
        self.states.append((self._ring.read_bytes(), self._root.read_bytes()))


class _WatchedFile(SlotFile):
    def write(self, slots):
        super().write(slots)
        self.notice()


class _ForgetfulFile(SlotFile):
    """A disk that acknowledges and keeps the old bytes."""

    def write(self, slots):
        pass


def _restore(folder, state):
    folder.mkdir()
    for name, content in zip(("ring.mpk", "root.key"), state, strict=True):
        (folder / name).touch(0o600)
        (folder / name).write_bytes(content)
    root_key = FileRootKey.open(folder / "root.key")
    return Keyring.open(folder / "ring.mpk", root_key), root_key


@pytest.fixture
def recorder(tmp_path):
    recorder = Recorder(tmp_path)
    recorder.ring.add(KEPT)
    recorder.ring.add(DOOMED)
    recorder.states.clear()
    recorder.snap()
    return recorder


def test_crash_anywhere_in_a_destruction_spares_only_others(recorder, tmp_path):
    seed = recorder.ring.seed(KEPT)
    recorder.ring.destroy([DOOMED])
    assert len(recorder.states) == 3
    for number, state in enumerate(recorder.states):
        ring, _ = _restore(tmp_path / str(number), state)
        assert ring.bucket_ids() == ({KEPT, DOOMED} if number == 0 else {KEPT})
        assert ring.seed(KEPT) == seed


def test_crash_anywhere_in_a_ratchet_is_finished(recorder, tmp_path):
    seeds = (recorder.ring.seed(KEPT), recorder.ring.seed(DOOMED))
    recorder.ring.ratchet()
    assert len(recorder.states) == 5
    for number, state in enumerate(recorder.states):
        ring, root_key = _restore(tmp_path / str(number), state)
        assert (ring.seed(KEPT), ring.seed(DOOMED)) == seeds
        assert (root_key.epoch, root_key.rotation_pending) == (1 if number == 0 else 2, False)


def test_half_rewrapped_ring_is_finished(recorder, tmp_path):
    seeds = (recorder.ring.seed(KEPT), recorder.ring.seed(DOOMED))
    recorder.ring.ratchet()
    (old, _), (_, both), (new, _) = recorder.states[:3]
    changed = [
        place for place in range(0, len(old), SLOT_BYTES) if old[place:][:SLOT_BYTES] != new[place:][:SLOT_BYTES]
    ]
    assert len(changed) == 2
    mixed = old[: changed[1]] + new[changed[1] :]
    ring, root_key = _restore(tmp_path / "mixed", (mixed, both))
    assert (ring.seed(KEPT), ring.seed(DOOMED)) == seeds
    assert (root_key.epoch, root_key.rotation_pending) == (2, False)


@pytest.mark.parametrize("written", [1, 6, 22, 60, 113])
def test_half_born_key_is_erased_and_never_existed(recorder, tmp_path, written):
    before = recorder.states[0][0]
    recorder.ring.add(b"n" * 16)
    after, root = recorder.states[-1]
    place = next(
        place for place in range(0, len(after), SLOT_BYTES) if before[place:][:SLOT_BYTES] != after[place:][:SLOT_BYTES]
    )
    torn = after[: place + written] + before[place + written :]
    ring, _ = _restore(tmp_path / "torn", (torn, root))
    assert (ring.erased_at_open, ring.bucket_ids()) == (1, {KEPT, DOOMED})
    assert (tmp_path / "torn" / "ring.mpk").read_bytes() == before


@pytest.mark.parametrize("overwritten", [1, 7, 60, 511, SLOT_BYTES])
def test_half_overwritten_key_is_erased_at_open(recorder, tmp_path, overwritten):
    content, root = recorder.states[0]
    place = content.index(DOOMED) - 6
    torn = content[:place] + ERASING[:overwritten] + content[place + overwritten :]
    ring, _ = _restore(tmp_path / "torn", (torn, root))
    assert (ring.erased_at_open, ring.bucket_ids()) == (1, {KEPT})
    assert (tmp_path / "torn" / "ring.mpk").read_bytes()[place:][:SLOT_BYTES] == bytes(SLOT_BYTES)


def test_destruction_that_the_disk_broke_off_is_done_by_the_next(recorder, tmp_path):
    content, root = recorder.states[0]
    ring, _ = _restore(tmp_path / "live", (content, root))
    place = content.index(DOOMED) - 6
    with (tmp_path / "live" / "ring.mpk").open("r+b") as file:
        file.seek(place)
        file.write(ERASING)
    with pytest.raises(SlotGone):
        ring.seed(DOOMED)
    ring.destroy([DOOMED])
    assert (tmp_path / "live" / "ring.mpk").read_bytes()[place:][:SLOT_BYTES] == bytes(SLOT_BYTES)


def test_key_that_reads_back_is_not_called_destroyed(recorder, tmp_path):
    _, root_key = _restore(tmp_path / "live", recorder.states[0])
    (tmp_path / "copy.mpk").touch(0o600)
    (tmp_path / "copy.mpk").write_bytes(recorder.states[0][0])
    ring = Keyring(_ForgetfulFile.open(tmp_path / "copy.mpk", len(HEADER)), root_key)
    with pytest.raises(KeyNotDestroyed):
        ring.destroy([DOOMED])
    with pytest.raises(KeyringError, match="reads back"):
        ring.ratchet()
    assert root_key.rotation_pending


def test_full_disk_refuses_a_key_and_takes_it_later(recorder, tmp_path):
    ring, _ = _restore(tmp_path / "live", recorder.states[0])
    for number in range(GROWTH_SLOTS - 2):
        ring.add(number.to_bytes(16, "big"))
    size = (tmp_path / "live" / "ring.mpk").stat().st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100, hard))
    try:
        with pytest.raises(KeyringError, match="only a part"):
            ring.add(b"n" * 16)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    ring.add(b"n" * 16)
    assert len(ring.rescan()) == GROWTH_SLOTS + 1


def test_ratchet_stops_at_a_slot_changed_from_outside(recorder, tmp_path):
    ring, root_key = _restore(tmp_path / "live", recorder.states[0])
    with (tmp_path / "live" / "ring.mpk").open("r+b") as file:
        file.seek(recorder.states[0][0].index(DOOMED) - 6)
        file.write(ERASING)
    with pytest.raises(KeyringError, match="under the keyring's lock"):
        ring.ratchet()
    assert root_key.rotation_pending
