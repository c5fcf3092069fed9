import datetime as dt
import hashlib

import msgspec
import pytest

from service.ledger.entries import (
    DestroyDone,
    DestroyIntent,
    Exported,
    KeyBorn,
    PolicyApproved,
    PolicyChanged,
    Released,
    check_count,
    commit_count,
    decode_entry,
    encode_entry,
    shorten_digest,
)
from service.ledger.errors import LedgerFormatError, ProofError

DAY = dt.date(2026, 7, 1)
LONGEST = "a" * 40
EVERY_KIND = [
    KeyBorn(bucket_id="0" * 32, meldpunt=LONGEST, day=DAY, retention_class="a" * 20, policy="f" * 32),
    DestroyIntent(bucket_id="0" * 32, day=DAY),
    DestroyDone(bucket_id="0" * 32, day=DAY),
    Released(meldpunt=LONGEST, period="2026-Q3", day=DAY, tables="0" * 64, policy="f" * 32),
    PolicyApproved(meldpunt=LONGEST, day=DAY, policy="f" * 32, record="0" * 64),
    PolicyChanged(meldpunt=LONGEST, day=DAY, policy="f" * 32),
    Exported(meldpunt=LONGEST, day=DAY, content="0" * 64),
]


@pytest.mark.parametrize("entry", EVERY_KIND, ids=lambda entry: type(entry).__name__)
def test_longest_entry_of_each_kind_fits(entry):
    leaf = encode_entry(entry)
    assert len(leaf) <= 300
    assert decode_entry(leaf) == entry


def test_leaf_is_json_with_sorted_keys():
    leaf = encode_entry(DestroyDone(bucket_id="0" * 32, day=DAY))
    assert leaf == b'{"bucket_id":"' + b"0" * 32 + b'","day":"2026-07-01","type":"destroy.done"}'


def test_entries_have_no_place_for_counts_or_times():
    for entry in EVERY_KIND:
        for field in msgspec.structs.fields(entry):
            assert field.type is dt.date or field.type.__origin__ is str


@pytest.mark.parametrize(
    "leaf",
    [
        b"",
        b"{}",
        b"\xff",
        b'{"type":"report.taken"}',
        b'{"day":"2026-07-01","type":"destroy.done"}',
        b'{"bucket_id":"00000000000000000000000000000000","count":3,"day":"2026-07-01","type":"destroy.done"}',
        b'{"bucket_id":"00000000000000000000000000000000","day":"2026-07-01T10:00:00Z","type":"destroy.done"}',
        b'{"bucket_id":"0000000000000000000000000000000G","day":"2026-07-01","type":"destroy.done"}',
        b'{"bucket_id":"00000000000000000000000000000000\\n","day":"2026-07-01","type":"destroy.done"}',
        b'{"bucket_id":"00000000000000000000000000000000","day":"2026-07-01","type":"destroy.done"} ',
        b'{"day":"2026-07-01","bucket_id":"00000000000000000000000000000000","type":"destroy.done"}',
        b'{"bucket_id":"0000000000000000000000000000000\\u0030","day":"2026-07-01","type":"destroy.done"}',
        b'{"bucket_id":"00000000000000000000000000000000","day":"2026-07-01","type":"destroy.done"}' + b" " * 300,
    ],
)
def test_anything_else_is_not_an_entry(leaf):
    with pytest.raises(LedgerFormatError):
        decode_entry(leaf)


@pytest.mark.parametrize("meldpunt", ["", "Breda", "breda\n", "b", "a" * 41, "jan jansen", "a" * 400])
def test_malformed_field_is_never_written(meldpunt):
    with pytest.raises(LedgerFormatError):
        encode_entry(PolicyChanged(meldpunt=meldpunt, day=DAY, policy="f" * 32))


def test_refusal_does_not_repeat_the_entry():
    with pytest.raises(LedgerFormatError) as caught:
        encode_entry(PolicyChanged(meldpunt="Kanarie", day=DAY, policy="f" * 32))
    assert "Kanarie" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_shortened_digest_fits_an_entry():
    digest = hashlib.sha256(b"policy").hexdigest()
    assert decode_entry(encode_entry(PolicyChanged(meldpunt="breda", day=DAY, policy=shorten_digest(digest))))


def test_commitment_holds_to_one_count():
    salt = bytes(range(32))
    commitment = commit_count(salt, 3)
    assert commitment == hashlib.sha256(salt + bytes([0, 0, 0, 0, 0, 0, 0, 3])).hexdigest()
    check_count(commitment, salt, 3)
    for other_salt, n in ((salt, 4), (bytes(32), 3)):
        with pytest.raises(ProofError):
            check_count(commitment, other_salt, n)


@pytest.mark.parametrize(("size", "n"), [(31, 1), (33, 1), (0, 1), (32, -1), (32, 1 << 64)])
def test_guessable_commitment_is_refused(size, n):
    with pytest.raises(LedgerFormatError):
        commit_count(bytes(size), n)


@pytest.mark.parametrize("day", [dt.datetime(2026, 7, 1, 10, 30, tzinfo=zone) for zone in (dt.UTC, None)])
def test_moment_in_a_day_is_never_written(day):
    with pytest.raises(LedgerFormatError):
        encode_entry(DestroyDone(bucket_id="0" * 32, day=day))


@pytest.mark.parametrize("meldpunt", ["\ud800", object(), b"breda", None])
def test_field_of_another_type_is_never_written(meldpunt):
    with pytest.raises(LedgerFormatError):
        encode_entry(PolicyChanged(meldpunt=meldpunt, day=DAY, policy="f" * 32))
