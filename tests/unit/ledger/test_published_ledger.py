import datetime as dt

import pytest

from service.ledger.entries import PolicyChanged
from service.ledger.errors import LedgerFormatError, NoteError, TamperedError
from service.ledger.note import Signer
from service.ledger.published import read_published
from service.ledger.service import Ledger

SIGNER = Signer("sleutelbewaarder.voorbeeld.nl", bytes(range(32)))
ENTRIES = tuple(
    PolicyChanged(meldpunt="breda", day=dt.date(2026, 1, 5) + dt.timedelta(days=number), policy=f"{number:032x}")
    for number in range(300)
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ledger")
    ledger = Ledger.open(folder / "keeper", folder / "public", SIGNER)
    for entry in ENTRIES:
        ledger.append(entry)
    ledger.publish()
    ledger.close()
    return folder / "public"


def test_published_entries_are_read_in_order(kept):
    assert read_published(kept, SIGNER.verifier) == ENTRIES


def test_entries_of_another_keeper_are_refused(kept):
    with pytest.raises(NoteError):
        read_published(kept, Signer("sleutelbewaarder.voorbeeld.nl", bytes(32)).verifier)


def test_changed_entry_is_refused(kept):
    path = kept / "tile" / "entries" / "000"
    right = path.read_bytes()
    path.write_bytes(right.replace(b"2026-01-06", b"2026-01-07"))
    with pytest.raises(TamperedError):
        read_published(kept, SIGNER.verifier)
    path.write_bytes(right)


def test_folder_without_a_ledger_is_refused(tmp_path):
    with pytest.raises(LedgerFormatError):
        read_published(tmp_path, SIGNER.verifier)
