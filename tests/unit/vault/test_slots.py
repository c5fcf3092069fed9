import hashlib

import pytest

from service.vault.errors import KeyringError
from service.vault.inplace import ERASING, FREE
from service.vault.rootkey import Wrapped
from service.vault.slots import LiveSlot, decode_slot, encode_slot

SLOT = LiveSlot(bucket_id=b"b" * 16, wrapped=Wrapped(epoch=7, nonce=b"n" * 12, ciphertext=b"c" * 48))


def test_slot_reads_as_written():
    assert decode_slot(encode_slot(SLOT)) == SLOT


@pytest.mark.parametrize("content", [FREE, ERASING, encode_slot(SLOT)[:-1] + b"!"])
def test_free_erased_and_spoilt_slots_are_not_live(content):
    assert decode_slot(content) is None


@pytest.mark.parametrize("start", [b"\x02\x01", b"\x01\x02"], ids=["state", "version"])
def test_whole_slot_of_unknown_version_is_refused(start):
    record = start + encode_slot(SLOT)[2:82]
    with pytest.raises(KeyringError):
        decode_slot((record + hashlib.sha256(record).digest()).ljust(512, b"\0"))
