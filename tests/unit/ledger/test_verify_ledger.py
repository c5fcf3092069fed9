import datetime as dt

import pytest

from service.ledger.checkpoint import sign_checkpoint
from service.ledger.entries import DestroyDone, KeyBorn, PolicyChanged, encode_entry
from service.ledger.errors import LedgerFormatError, NoteError, TamperedError
from service.ledger.note import Signer
from service.ledger.service import Ledger
from service.ledger.tiles import Tile, content_of, read_bundle, tiles_between, write_bundle, write_tile
from service.ledger.tree import Tree, hash_leaf
from service.ledger.verify import verify_directory

SIGNER = Signer("luwte.voorbeeld.nl", bytes(range(32)))
KEY = "0123456789abcdef" * 2


def publish_leaves(folder, leaves: list[bytes]) -> None:
    tree = Tree(map(hash_leaf, leaves))
    for tile in tiles_between(0, len(leaves)):
        write_tile(folder, tile, content_of(tile, tree, lambda start, end: leaves[start:end]))
    (folder / "checkpoint").write_bytes(sign_checkpoint(len(leaves), tree.root(len(leaves)), SIGNER))


@pytest.fixture
def public(tmp_path):
    ledger = Ledger.open(tmp_path / "keeper", tmp_path / "public", SIGNER)
    ledger.append(PolicyChanged(meldpunt="breda", day=dt.date(2026, 7, 2), policy=KEY))
    ledger.append(
        KeyBorn(bucket_id=KEY, meldpunt="breda", day=dt.date(2026, 7, 1), retention_class="feiten", policy=KEY)
    )
    ledger.publish()
    (tmp_path / "earlier").write_bytes((tmp_path / "public" / "checkpoint").read_bytes())
    ledger.append(DestroyDone(bucket_id=KEY, day=dt.date(2026, 10, 1)))
    ledger.publish()
    ledger.close()
    return tmp_path / "public"


def test_verified_ledger_tells_what_it_holds(public):
    earlier = (public.parent / "earlier").read_bytes()
    verified = verify_directory(public, SIGNER.verifier, earlier)
    assert (verified.origin, verified.size, len(verified.root)) == ("luwte.voorbeeld.nl", 3, 32)
    assert (verified.first_day, verified.last_day) == (dt.date(2026, 7, 1), dt.date(2026, 10, 1))
    assert verified.entries == {"destroy.done": 1, "key.born": 1, "policy.change": 1}


def test_every_missing_file_is_noticed(public):
    for name in ("checkpoint", "tile/0/000.p/3", "tile/entries/000.p/3"):
        content = (public / name).read_bytes()
        (public / name).unlink()
        with pytest.raises(LedgerFormatError):
            verify_directory(public, SIGNER.verifier)
        (public / name).write_bytes(content)
    assert verify_directory(public, SIGNER.verifier).size == 3


@pytest.mark.parametrize("name", ["checkpoint", "tile/0/000.p/3", "tile/entries/000.p/3", "tile/0/000.p/2"])
@pytest.mark.parametrize("change", [lambda content: content + b"\n", lambda content: content[:-1]])
def test_extra_and_cut_off_bytes_are_refused(public, name, change):
    (public / name).write_bytes(change((public / name).read_bytes()))
    with pytest.raises((NoteError, LedgerFormatError, TamperedError)):
        verify_directory(public, SIGNER.verifier)


def test_tile_of_an_earlier_checkpoint_must_fit(public):
    (public / "tile/entries/000.p/2").write_bytes(b"\0\1a\0\1b")
    with pytest.raises(TamperedError, match="a tile differs"):
        verify_directory(public, SIGNER.verifier)


def test_foreign_file_among_the_tiles_is_refused(public):
    (public / "tile" / "namen.csv").touch()
    with pytest.raises(LedgerFormatError, match="not a tile"):
        verify_directory(public, SIGNER.verifier)


def test_tiles_of_a_publication_under_way_are_left(public):
    write_tile(public, Tile(level=0, index=0, width=4), b"to come")
    assert verify_directory(public, SIGNER.verifier).size == 3


def test_older_ledger_than_known_is_refused(public, tmp_path):
    latest = (public / "checkpoint").read_bytes()
    publish_leaves(tmp_path, [])
    with pytest.raises(TamperedError, match="earlier checkpoint"):
        verify_directory(tmp_path, SIGNER.verifier, latest)


def test_forked_history_is_refused(public, tmp_path):
    ledger = Ledger.open(tmp_path / "fork", tmp_path / "forked", SIGNER)
    for day in range(1, 6):
        ledger.append(DestroyDone(bucket_id=KEY, day=dt.date(2026, 7, day)))
    ledger.publish()
    ledger.close()
    assert verify_directory(tmp_path / "forked", SIGNER.verifier).size == 5
    with pytest.raises(TamperedError, match="earlier checkpoint"):
        verify_directory(tmp_path / "forked", SIGNER.verifier, (public / "checkpoint").read_bytes())


def test_earlier_checkpoint_of_another_key_is_refused(public):
    stranger = Signer(SIGNER.name, bytes(32))
    with pytest.raises(NoteError):
        verify_directory(public, SIGNER.verifier, sign_checkpoint(0, bytes(32), stranger))
    with pytest.raises(NoteError):
        verify_directory(public, stranger.verifier)


def test_signed_leaf_that_is_no_entry_is_refused(tmp_path):
    publish_leaves(tmp_path, [b'{"type":"report.taken"}'])
    with pytest.raises(LedgerFormatError, match="not an entry"):
        verify_directory(tmp_path, SIGNER.verifier)


def test_signed_root_of_other_leaves_is_refused(public):
    (public / "checkpoint").write_bytes(sign_checkpoint(3, bytes(32), SIGNER))
    with pytest.raises(TamperedError, match="signed root"):
        verify_directory(public, SIGNER.verifier)


@pytest.mark.parametrize(
    "change",
    [
        lambda leaves: leaves[:-1],
        lambda leaves: leaves[1:],
        lambda leaves: [*leaves, leaves[0]],
        lambda leaves: [leaves[0], *leaves],
        lambda leaves: [leaves[0], leaves[0], leaves[2]],
        lambda leaves: [leaves[1], leaves[0], leaves[2]],
        lambda leaves: [leaves[0].replace(b"2026-07-02", b"2026-07-03"), *leaves[1:]],
        lambda leaves: [leaves[0] + leaves[1], b"", leaves[2]],
    ],
)
def test_dropped_added_moved_and_changed_leaves_are_found(public, change):
    bundle = public / "tile/entries/000.p/3"
    bundle.write_bytes(write_bundle(change(read_bundle(bundle.read_bytes(), 3))))
    with pytest.raises((LedgerFormatError, TamperedError)):
        verify_directory(public, SIGNER.verifier)


@pytest.mark.parametrize("kind", ["0", "entries"])
def test_swapped_tiles_are_found(tmp_path, kind):
    days = [dt.date(2026, 1, 1) + dt.timedelta(days=number) for number in range(600)]
    publish_leaves(tmp_path, [encode_entry(DestroyDone(bucket_id=KEY, day=day)) for day in days])
    assert verify_directory(tmp_path, SIGNER.verifier).size == 600
    first, second = (tmp_path / "tile" / kind / name for name in ("000", "001"))
    contents = first.read_bytes(), second.read_bytes()
    second.write_bytes(contents[0])
    first.write_bytes(contents[1])
    with pytest.raises(TamperedError):
        verify_directory(tmp_path, SIGNER.verifier)


def test_rewritten_history_needs_the_key(public, tmp_path):
    stranger = Signer(SIGNER.name, bytes(32))
    ledger = Ledger.open(tmp_path / "fork", tmp_path / "forked", stranger)
    ledger.append(DestroyDone(bucket_id=KEY, day=dt.date(2026, 7, 1)))
    ledger.publish()
    ledger.close()
    with pytest.raises(NoteError):
        verify_directory(tmp_path / "forked", SIGNER.verifier, (public / "checkpoint").read_bytes())
