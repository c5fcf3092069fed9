"""Every single bit of what is published, kept or signed counts."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.ledger.entries import DestroyDone, Entry, Exported, KeyBorn, Released, decode_entry, encode_entry
from service.ledger.errors import LedgerError, NoteError
from service.ledger.note import Signer, Verifier, open_note, sign_note
from service.ledger.service import Ledger
from service.ledger.verify import verify_directory

SIGNER = Signer("luwte.voorbeeld.nl", bytes(range(32)))

HEX16 = st.binary(min_size=16, max_size=16).map(bytes.hex)
HEX32 = st.binary(min_size=32, max_size=32).map(bytes.hex)
SLUGS = st.from_regex(r"[a-z][a-z0-9-]{1,39}", fullmatch=True)
ENTRIES: st.SearchStrategy[Entry] = st.one_of(
    st.builds(DestroyDone, bucket_id=HEX16, day=st.dates()),
    st.builds(Exported, meldpunt=SLUGS, day=st.dates(), content=HEX32),
    st.builds(Released, meldpunt=SLUGS, period=st.just("2026-Q3"), day=st.dates(), tables=HEX32, policy=HEX16),
    st.builds(
        KeyBorn,
        bucket_id=HEX16,
        meldpunt=SLUGS,
        day=st.dates(),
        retention_class=st.sampled_from(["feiten", "verhaal"]),
        policy=HEX16,
    ),
)
CONTROLS = [chr(code) for code in range(32) if chr(code) != "\n"]
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=CONTROLS)).map(lambda text: text + "\n")


def flips(content: bytes):
    for bit in range(len(content) * 8):
        changed = bytearray(content)
        changed[bit // 8] ^= 1 << bit % 8
        yield bytes(changed)


@pytest.fixture
def folder(tmp_path):
    ledger = Ledger.open(tmp_path / "keeper", tmp_path / "public", SIGNER)
    for number in range(3):
        ledger.append(DestroyDone(bucket_id=f"{number:032x}", day=dt.date(2026, 7, 1)))
    ledger.publish()
    ledger.close()
    return tmp_path


@pytest.mark.parametrize("name", ["checkpoint", "tile/0/000.p/3", "tile/entries/000.p/3"])
def test_every_flipped_public_bit_is_found(folder, name):
    path = folder / "public" / name
    for changed in flips(path.read_bytes()):
        path.write_bytes(changed)
        with pytest.raises(LedgerError):
            verify_directory(folder / "public", SIGNER.verifier)


@pytest.mark.parametrize("name", ["keeper/leaves", "keeper/checkpoint", "public/checkpoint"])
def test_every_flipped_kept_bit_closes_the_ledger(folder, name):
    path = folder / name
    for changed in flips(path.read_bytes()):
        path.write_bytes(changed)
        with pytest.raises(LedgerError):
            Ledger.open(folder / "keeper", folder / "public", SIGNER)
        assert path.read_bytes() == changed


def test_every_flipped_bit_of_a_note_is_found():
    for changed in flips(sign_note("luwte\n", SIGNER)):
        with pytest.raises(NoteError):
            open_note(changed, SIGNER.verifier)


@pytest.mark.parametrize("bit", range(8))
def test_every_flipped_bit_of_a_key_is_found(bit):
    for parse, written in ((Verifier.parse, SIGNER.vkey), (Signer.parse, SIGNER.skey)):
        for at in range(len(written)):
            changed = written[:at] + chr(ord(written[at]) ^ 1 << bit) + written[at + 1 :]
            with pytest.raises(NoteError):
                parse(changed)


@given(TEXTS, st.binary(min_size=32, max_size=32))
def test_any_text_opens_as_it_was_signed(text, seed):
    signer = Signer("luwte", seed)
    assert open_note(sign_note(text, signer), Verifier.parse(signer.vkey)) == text


@given(st.binary(max_size=300))
def test_any_bytes_open_or_are_refused(note):
    with pytest.raises(NoteError):
        open_note(note, SIGNER.verifier)


@given(ENTRIES)
def test_any_entry_is_read_as_written(entry):
    leaf = encode_entry(entry)
    assert decode_entry(leaf) == entry
    assert b"\n" not in leaf
    assert len(leaf) <= 300


@given(st.one_of(st.binary(max_size=310), ENTRIES.map(encode_entry)), st.binary(max_size=3))
def test_any_bytes_are_one_entry_or_none(start, end):
    try:
        entry = decode_entry(start + end)
    except LedgerError:
        return
    assert encode_entry(entry) == start + end
