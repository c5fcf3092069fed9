"""The machine may stop between any two writes, and inside any."""

import datetime as dt
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.ledger.entries import DestroyIntent
from service.ledger.errors import TamperedError
from service.ledger.note import Signer
from service.ledger.service import Ledger
from service.ledger.tiles import tiles_between
from service.ledger.verify import verify_directory

SIGNER = Signer("luwte.voorbeeld.nl", bytes(range(32)))

WRITER = """
import datetime as dt, itertools, pathlib, sys
from service.ledger.entries import DestroyIntent
from service.ledger.note import Signer
from service.ledger.service import Ledger
folder = pathlib.Path(sys.argv[1])
ledger = Ledger.open(folder / "keeper", folder / "public", Signer("luwte.voorbeeld.nl", bytes(range(32))))
for number in itertools.count(ledger.size):
    ledger.append(DestroyIntent(bucket_id=f"{number:032x}", day=dt.date(2026, 7, 1)))
    print(number, flush=True)
    ledger.publish()
"""


def intent(number: int) -> DestroyIntent:
    return DestroyIntent(bucket_id=f"{number:032x}", day=dt.date(2026, 7, 1))


def open_in(folder: Path) -> Ledger:
    return Ledger.open(folder / "keeper", folder / "public", SIGNER)


def fill(folder: Path, published: int, size: int) -> None:
    ledger = open_in(folder)
    for number in range(ledger.size, size):
        if number == published:
            ledger.publish()
        ledger.append(intent(number))
    if published == size:
        ledger.publish()
    ledger.close()


def assert_whole(folder: Path, size: int) -> None:
    ledger = open_in(folder)
    assert list(ledger.entries()) == [intent(number) for number in range(size)]
    assert verify_directory(folder / "public", SIGNER.verifier).root == ledger.root
    ledger.close()


def test_record_torn_anywhere_is_cut_off(tmp_path):
    fill(tmp_path, published=2, size=3)
    leaves = tmp_path / "keeper" / "leaves"
    whole = leaves.read_bytes()
    start = whole.rindex(b"\n", 0, -1) + 1
    shutil.copytree(tmp_path, tmp_path / "before")
    for cut in range(start, len(whole)):
        folder = Path(shutil.copytree(tmp_path / "before", tmp_path / str(cut)))
        (folder / "keeper" / "leaves").write_bytes(whole[:cut])
        assert_whole(folder, 2)
        assert (folder / "keeper" / "leaves").read_bytes() == whole[:start]
        fill(folder, published=3, size=3)
        assert_whole(folder, 3)


def test_lost_published_record_closes_the_ledger(tmp_path):
    fill(tmp_path, published=3, size=3)
    leaves = tmp_path / "keeper" / "leaves"
    whole = leaves.read_bytes()
    for cut in range(whole.rindex(b"\n", 0, -1) + 1, len(whole)):
        leaves.write_bytes(whole[:cut])
        with pytest.raises(TamperedError):
            open_in(tmp_path)
        assert leaves.read_bytes() == whole[:cut]


@settings(deadline=None, max_examples=25)
@given(st.sampled_from([0, 1, 2, 255, 256, 257]), st.sampled_from([1, 2, 255, 256, 257, 300]), st.data())
def test_publication_stopped_anywhere_is_finished_later(old, more, data):
    with tempfile.TemporaryDirectory() as name:
        before, after = Path(name, "before"), Path(name, "after")
        fill(before, published=old, size=old)
        shutil.copytree(before, after)
        fill(after, published=old + more, size=old + more)
        new = [tile.path for tile in tiles_between(old, old + more)]
        # What lies there when the power goes: all leaves, some tiles, perhaps the keeper's own copy.
        shutil.copy(after / "keeper" / "leaves", before / "keeper" / "leaves")
        if data.draw(st.booleans(), label="own copy written"):
            shutil.copy(after / "keeper" / "checkpoint", before / "keeper" / "checkpoint")
        for path in new[: data.draw(st.integers(0, len(new)), label="tiles written")]:
            (before / "public" / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(after / "public" / path, before / "public" / path)
        assert verify_directory(before / "public", SIGNER.verifier).size == old
        assert_whole(before, old + more)


@settings(deadline=None, max_examples=25)
@given(st.sampled_from([1, 3, 256, 300]), st.data())
def test_deleted_public_files_are_written_again(size, data):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, published=size, size=size)
        files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "leaves")
        for path in data.draw(st.sets(st.sampled_from(files))):
            path.unlink()
        assert_whole(folder, size)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.one_of(st.integers(0, 5), st.sampled_from(["publish", "restart"])), max_size=30))
def test_any_course_of_events_keeps_one_history(course):
    with tempfile.TemporaryDirectory() as name:
        ledger, expected, signed = open_in(Path(name)), [], []
        for step in course:
            if step == "restart":
                ledger.close()
                ledger = open_in(Path(name))
            elif step == "publish":
                ledger.publish()
                signed.append(Path(name, "public", "checkpoint").read_bytes())
            else:
                expected += [] if step in expected else [step]
                assert ledger.append_once(intent(step)) == expected.index(step)
        ledger.publish()
        assert list(ledger.entries()) == [intent(number) for number in expected]
        for earlier in [None, *signed]:
            verify_directory(Path(name, "public"), SIGNER.verifier, earlier)
        ledger.close()


def test_killed_process_loses_nothing_acknowledged(tmp_path):
    for wanted in (1, 7, 30):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE) as process:
            acknowledged = [int(process.stdout.readline()) for _ in range(wanted)]
            process.kill()
            acknowledged += map(int, process.stdout.read().splitlines())
        verify_directory(tmp_path / "public", SIGNER.verifier)
        ledger = open_in(tmp_path)
        size = ledger.size
        ledger.close()
        assert size in (acknowledged[-1] + 1, acknowledged[-1] + 2)
        assert_whole(tmp_path, size)
