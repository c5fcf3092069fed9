import resource
from contextlib import contextmanager

import pytest

from service.ledger.errors import LedgerFormatError, LedgerUnavailable, TamperedError
from service.ledger.store import HEADER, LeafFile


def read(path) -> list[bytes]:
    file = LeafFile.open(path)
    try:
        return file.leaves(0, file.size)
    finally:
        file.close()


@contextmanager
def file_size_limit(size: int):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def path(tmp_path):
    file = LeafFile.open(tmp_path / "leaves")
    for leaf in (b"one", b"two", b"three"):
        file.append(leaf)
    file.close()
    return tmp_path / "leaves"


def test_leaves_come_back_in_order(path):
    assert read(path) == [b"one", b"two", b"three"]
    file = LeafFile.open(path)
    assert (file.leaves(1, 2), file.leaves(3, 3)) == ([b"two"], [])
    file.close()


def test_file_is_readable_by_its_owner_only(path):
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes().startswith(HEADER)


def test_second_opener_is_refused(path):
    file = LeafFile.open(path)
    with pytest.raises(LedgerUnavailable, match="another process"):
        LeafFile.open(path)
    file.close()
    assert len(read(path)) == 3


def test_closed_file_takes_nothing(path):
    file = LeafFile.open(path)
    file.close()
    file.close()
    with pytest.raises(LedgerUnavailable, match="closed"):
        file.append(b"four")


def test_unreachable_file_is_unavailable(tmp_path):
    (tmp_path / "folder").touch()
    with pytest.raises(LedgerUnavailable, match="cannot be opened"):
        LeafFile.open(tmp_path / "folder" / "leaves")


def test_torn_record_waits_until_it_is_cut(path):
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    file = LeafFile.open(path)
    assert (file.size, path.read_bytes()) == (2, whole[:-1])
    file.cut_torn_record()
    assert path.read_bytes() + b"" == whole[: whole.rindex(b"\n", 0, -1) + 1]
    file.append(b"three")
    file.close()
    assert path.read_bytes() == whole


def test_page_that_never_reached_the_disk_is_torn(path):
    whole = path.read_bytes()
    path.write_bytes(whole[:-10] + b"\0\0\0\0" + whole[-6:])
    assert read(path) == [b"one", b"two"]


def test_changed_last_record_is_not_taken_for_torn(path):
    path.write_bytes(path.read_bytes().replace(b"three", b"thief"))
    with pytest.raises(TamperedError):
        LeafFile.open(path)


def test_zeros_in_an_earlier_record_are_not_torn(path):
    path.write_bytes(path.read_bytes().replace(b"two", b"\0\0\0"))
    with pytest.raises(TamperedError):
        LeafFile.open(path)


def test_file_of_another_format_is_refused(path):
    path.write_bytes(b"luwte ledger 2\n")
    with pytest.raises(LedgerFormatError):
        LeafFile.open(path)
    path.write_bytes(HEADER)
    assert read(path) == []


def test_full_disk_refuses_and_loses_nothing(path):
    file = LeafFile.open(path)
    with file_size_limit(path.stat().st_size + 10), pytest.raises(LedgerUnavailable, match="disk refused"):
        file.append(b"four")
    assert file.size == 3
    file.append(b"five")
    file.close()
    assert read(path) == [b"one", b"two", b"three", b"five"]


def test_full_disk_at_every_byte_loses_nothing(path):
    whole = path.read_bytes()
    file = LeafFile.open(path)
    for room in range(len(b"0123456789abcdef four\n")):
        with file_size_limit(len(whole) + room), pytest.raises(LedgerUnavailable):
            file.append(b"four")
        assert path.read_bytes()[: len(whole)] == whole
    file.append(b"four")
    file.close()
    assert read(path) == [b"one", b"two", b"three", b"four"]


def test_file_changed_while_open_is_found(path):
    file = LeafFile.open(path)
    whole = path.read_bytes()
    for changed in (whole.replace(b"two", b"tow"), whole[:-3]):
        path.write_bytes(changed)
        with pytest.raises(TamperedError):
            file.leaves(0, 3)
    file.close()


def test_file_that_cannot_be_read_is_unavailable(tmp_path):
    # Its first page belongs to nobody: it opens, and every read of it is an input/output error.
    (tmp_path / "leaves").symlink_to("/proc/self/mem")
    with pytest.raises(LedgerUnavailable, match="cannot be read"):
        LeafFile.open(tmp_path / "leaves")
