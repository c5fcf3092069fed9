import datetime as dt
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from service.ledger.entries import DestroyDone, DestroyIntent
from service.ledger.errors import LedgerFormatError, LedgerUnavailable, NoteError, TamperedError
from service.ledger.note import Signer
from service.ledger.service import Ledger
from service.ledger.tree import Tree, hash_leaf
from service.ledger.verify import verify_directory

SIGNER = Signer("luwte.voorbeeld.nl", bytes(range(32)))
DAY = dt.date(2026, 7, 1)


def intent(number: int) -> DestroyIntent:
    return DestroyIntent(bucket_id=f"{number:032x}", day=DAY)


def open_in(folder, signer=SIGNER) -> Ledger:
    return Ledger.open(folder / "keeper", folder / "public", signer)


@pytest.fixture
def ledger(tmp_path):
    opened = open_in(tmp_path)
    yield opened
    opened.close()


def test_new_ledger_publishes_an_empty_checkpoint(tmp_path, ledger):
    assert (ledger.size, list(ledger.entries())) == (0, [])
    assert verify_directory(tmp_path / "public", SIGNER.verifier).size == 0


def test_appended_entries_are_numbered_and_kept(tmp_path, ledger):
    assert [ledger.append(intent(number)) for number in range(3)] == [0, 1, 2]
    ledger.close()
    again = open_in(tmp_path)
    assert list(again.entries()) == [intent(number) for number in range(3)]
    assert verify_directory(tmp_path / "public", SIGNER.verifier).root == again.root
    again.close()


def test_root_is_that_of_the_leaves_on_disk(tmp_path, ledger):
    for number in range(5):
        ledger.append(intent(number))
    leaves = (tmp_path / "keeper" / "leaves").read_bytes().splitlines()[1:]
    assert ledger.root == Tree(hash_leaf(line.partition(b" ")[2]) for line in leaves).root(5)


def test_same_entry_is_appended_once(tmp_path, ledger):
    assert [ledger.append_once(intent(1)), ledger.append_once(intent(2)), ledger.append_once(intent(1))] == [0, 1, 0]
    ledger.close()
    again = open_in(tmp_path)
    assert (again.append_once(intent(2)), again.size) == (1, 2)
    assert again.has(intent(1))
    assert not again.has(DestroyDone(bucket_id=intent(1).bucket_id, day=DAY))
    again.close()


def test_append_may_repeat_an_entry(ledger):
    assert (ledger.append(intent(1)), ledger.append(intent(1)), ledger.append_once(intent(1))) == (0, 1, 0)


def test_malformed_entry_is_not_appended(ledger):
    with pytest.raises(LedgerFormatError):
        ledger.append(DestroyIntent(bucket_id="", day=DAY))
    assert ledger.size == 0


def test_threads_append_one_after_another(tmp_path, ledger):
    threads = [
        threading.Thread(target=lambda: [ledger.append_once(intent(number)) for number in range(50)]) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ledger.publish()
    assert verify_directory(tmp_path / "public", SIGNER.verifier).size == 50


def test_closed_ledger_takes_and_gives_nothing(ledger):
    ledger.append(intent(1))
    ledger.close()
    ledger.close()
    with pytest.raises(LedgerUnavailable):
        ledger.append(intent(2))
    with pytest.raises(LedgerUnavailable):
        ledger.publish()


def test_publishing_nothing_new_touches_nothing(tmp_path, ledger):
    ledger.append(intent(1))
    ledger.publish()
    before = (tmp_path / "public" / "checkpoint").stat().st_ino
    ledger.publish()
    assert (tmp_path / "public" / "checkpoint").stat().st_ino == before


def test_partial_tiles_stay_until_the_tile_is_full(tmp_path, ledger):
    for number in range(257):
        ledger.append(intent(number))
        if number in (10, 254, 256):
            ledger.publish()
        if number == 254:
            assert {path.name for path in (tmp_path / "public/tile/0/000.p").iterdir()} == {"11", "255"}
    assert not (tmp_path / "public/tile/0/000.p").exists()
    assert len(list(ledger.entries())) == verify_directory(tmp_path / "public", SIGNER.verifier).size == 257


def test_emptied_public_folder_is_filled_again(tmp_path, ledger):
    for number in range(300):
        ledger.append(intent(number))
    ledger.publish()
    shutil.rmtree(tmp_path / "public" / "tile")
    (tmp_path / "public" / "checkpoint").unlink()
    ledger.publish()
    assert verify_directory(tmp_path / "public", SIGNER.verifier).size == 300


def test_older_leaves_are_refused(tmp_path, ledger):
    ledger.append(intent(1))
    ledger.publish()
    backup = (tmp_path / "keeper" / "leaves").read_bytes()
    ledger.append(intent(2))
    ledger.publish()
    ledger.close()
    (tmp_path / "keeper" / "leaves").write_bytes(backup)
    with pytest.raises(TamperedError):
        open_in(tmp_path)
    shutil.rmtree(tmp_path / "public")
    with pytest.raises(TamperedError):
        open_in(tmp_path)


def test_other_history_is_refused(tmp_path, ledger):
    ledger.append(intent(1))
    ledger.publish()
    ledger.close()
    other = Ledger.open(tmp_path / "other", tmp_path / "elsewhere", SIGNER)
    other.append(intent(2))
    other.close()
    with pytest.raises(TamperedError, match="not the beginning"):
        Ledger.open(tmp_path / "other", tmp_path / "public", SIGNER)


def test_public_checkpoint_alone_refuses_older_leaves(tmp_path, ledger):
    ledger.append(intent(1))
    ledger.publish()
    ledger.close()
    shutil.rmtree(tmp_path / "keeper")
    with pytest.raises(TamperedError):
        open_in(tmp_path)


def test_changed_public_tile_is_refused_not_repaired(tmp_path, ledger):
    ledger.append(intent(1))
    ledger.publish()
    ledger.close()
    tile = tmp_path / "public/tile/0/000.p/1"
    tile.write_bytes(bytes(32))
    with pytest.raises(TamperedError, match="published tile"):
        open_in(tmp_path)
    assert tile.read_bytes() == bytes(32)


def test_refused_opening_releases_the_file(tmp_path, ledger):
    ledger.close()
    with pytest.raises(NoteError):
        open_in(tmp_path, Signer(SIGNER.name, bytes(32)))
    open_in(tmp_path).close()


def test_unwritable_public_folder_is_unavailable(tmp_path, ledger):
    ledger.append(intent(1))
    (tmp_path / "public" / "tile").touch()
    with pytest.raises(LedgerUnavailable, match="cannot be published"):
        ledger.publish()
    (tmp_path / "public" / "tile").unlink()
    ledger.publish()
    assert verify_directory(tmp_path / "public", SIGNER.verifier).size == 1


@pytest.mark.parametrize("name", ["keeper", "public"])
def test_unreadable_checkpoint_leaves_the_ledger_free(tmp_path, ledger, name):
    ledger.close()
    checkpoint = tmp_path / name / "checkpoint"
    checkpoint.unlink()
    checkpoint.mkdir()
    with pytest.raises(LedgerUnavailable, match="cannot be read"):
        open_in(tmp_path)
    checkpoint.rmdir()
    open_in(tmp_path).close()


@pytest.mark.parametrize("name", ["keeper", "public"])
def test_file_in_place_of_folder_is_unavailable(tmp_path, name):
    (tmp_path / name).touch()
    with pytest.raises(LedgerUnavailable, match="folders"):
        open_in(tmp_path)


def test_leaves_changed_meanwhile_are_not_published(tmp_path, ledger):
    ledger.append(intent(1))
    ledger.publish()
    ledger.append(intent(2))
    leaves = tmp_path / "keeper" / "leaves"
    leaves.write_bytes(leaves.read_bytes().replace(intent(2).bucket_id.encode(), intent(3).bucket_id.encode()))
    with pytest.raises(TamperedError):
        ledger.publish()
    assert verify_directory(tmp_path / "public", SIGNER.verifier).size == 1


def test_two_processes_never_hold_one_ledger(tmp_path, ledger):
    script = (
        "import sys, pathlib; from service.ledger.errors import LedgerUnavailable\n"
        "from service.ledger.store import LeafFile\n"
        "try: LeafFile.open(pathlib.Path(sys.argv[1]))\n"
        "except LedgerUnavailable: sys.exit(7)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "keeper" / "leaves")]
    assert subprocess.run(command, check=False).returncode == 7
    ledger.close()
    assert subprocess.run(command, check=False).returncode == 0


def test_threads_append_publish_and_read_together(tmp_path, ledger):
    def work(first: int) -> None:
        for number in range(first, first + 40):
            ledger.append(intent(number))
            ledger.publish()
            assert len(list(ledger.entries())) > 0

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, [0, 40, 80, 120]))
    assert {entry.bucket_id for entry in ledger.entries()} == {intent(number).bucket_id for number in range(160)}
    assert verify_directory(tmp_path / "public", SIGNER.verifier).root == ledger.root
