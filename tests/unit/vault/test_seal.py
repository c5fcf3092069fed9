import datetime as dt

import pytest
from msgspec.structs import replace

from service.kernel.identifiers import new_secret
from service.vault.buckets import Bucket
from service.vault.errors import OpenError, SealError, SelfTestFailed
from service.vault.seal import (
    MAX_PLAINTEXT,
    OVERHEAD_BYTES,
    Opener,
    derive_public_key,
    open_narrative,
    seal,
    seal_narrative,
    self_test,
)

SEED, STEWARD = bytes(range(32)), bytes(range(32, 64))
PUBLIC, STEWARD_PUBLIC = derive_public_key(SEED), derive_public_key(STEWARD)
FACTS = Bucket(bucket_id=b"b" * 16, meldpunt="breda", day=dt.date(2026, 7, 1), retention_class="feiten")
STORY = replace(FACTS, retention_class="verhaal")


@pytest.mark.parametrize("size", [0, 1, 508, 509, MAX_PLAINTEXT])
def test_sealed_facts_open_again(size):
    plaintext = b"x" * size
    assert Opener(SEED).open(seal(plaintext, PUBLIC, FACTS), FACTS) == plaintext


def test_one_opener_opens_many():
    opener = Opener(SEED)
    assert [opener.open(seal(text, PUBLIC, FACTS), FACTS) for text in (b"a", b"b")] == [b"a", b"b"]


def test_lengths_within_a_class_look_alike():
    assert len(seal(b"", PUBLIC, FACTS)) == len(seal(bytes(508), PUBLIC, FACTS)) == 512 + OVERHEAD_BYTES


def test_buffer_of_the_caller_stays_whole():
    buffer = bytearray(b"mine to wipe")
    seal(buffer, PUBLIC, FACTS)
    assert buffer == b"mine to wipe"


@pytest.mark.parametrize("other", [STORY, replace(FACTS, bucket_id=b"c" * 16)], ids=["class", "bucket"])
def test_another_bucket_or_class_stays_closed(other):
    with pytest.raises(OpenError):
        Opener(SEED).open(seal(b"x", PUBLIC, FACTS), other)


def test_another_seed_stays_closed():
    with pytest.raises(OpenError):
        Opener(STEWARD).open(seal(b"x", PUBLIC, FACTS), FACTS)


@pytest.mark.parametrize("place", [0, 1100, 1119, 1120, -1])
def test_flipped_bit_stays_closed(place):
    ciphertext = bytearray(seal(b"x", PUBLIC, FACTS))
    ciphertext[place] ^= 1
    with pytest.raises(OpenError):
        Opener(SEED).open(bytes(ciphertext), FACTS)


@pytest.mark.parametrize("size", [0, 100, 1136, 1137, 4000])
def test_bytes_that_were_never_sealed_stay_closed(size):
    with pytest.raises(OpenError):
        Opener(SEED).open(bytes(size), FACTS)


@pytest.mark.parametrize("size", [0, 508, 509, 2000, MAX_PLAINTEXT])
def test_narrative_needs_both_keys(size):
    plaintext = b"v" * size
    inner = Opener(SEED).open(seal_narrative(plaintext, STEWARD_PUBLIC, PUBLIC, STORY), STORY)
    assert open_narrative(inner, STEWARD) == plaintext


def test_keeper_does_not_read_a_narrative():
    sealed = seal_narrative(b"wat ik zag", STEWARD_PUBLIC, PUBLIC, STORY)
    inner = Opener(SEED).open(sealed, STORY)
    assert b"wat ik zag" not in inner
    with pytest.raises(OpenError):
        open_narrative(inner, SEED)


def test_steward_alone_opens_no_narrative():
    with pytest.raises(OpenError):
        open_narrative(seal_narrative(b"x", STEWARD_PUBLIC, PUBLIC, STORY), STEWARD)


@pytest.mark.parametrize("sealing", [
    lambda text: seal(text, PUBLIC, FACTS),
    lambda text: seal_narrative(text, STEWARD_PUBLIC, PUBLIC, STORY),
], ids=["facts", "narrative"])  # fmt: skip
def test_too_long_plaintext_is_refused(sealing):
    with pytest.raises(SealError):
        sealing(bytes(MAX_PLAINTEXT + 1))


@pytest.mark.parametrize(
    "public_key",
    [b"", PUBLIC[:-1], b"\xff" * 1216, PUBLIC[:1184] + bytes(32)],
    ids=["empty", "short", "not-a-lattice-key", "low-order-point"],
)
def test_unusable_public_key_is_refused(public_key):
    with pytest.raises(SealError):
        seal(b"x", public_key, FACTS)


def test_seed_of_another_length_is_refused():
    with pytest.raises(SealError):
        Opener(new_secret(31))


def test_self_test_passes_here():
    self_test()


def test_self_test_notices_a_plaintext_seal():
    class Reader(Opener):
        def open(self, ciphertext, _bucket):
            return ciphertext

    with pytest.raises(SelfTestFailed, match="opens that should not"):
        self_test(lambda text, _key, _bucket: text, Reader)


def test_self_test_notices_another_text():
    with pytest.raises(SelfTestFailed, match="something else"):
        self_test(lambda text, key, bucket: seal(text + b"!", key, bucket))


def test_self_test_notices_a_key_that_does_not_open():
    with pytest.raises(SelfTestFailed, match="cannot seal and open"):
        self_test(lambda text, _key, bucket: seal(text, PUBLIC, bucket))


def test_self_test_notices_an_unbound_class():
    class Unbound(Opener):
        def open(self, ciphertext, bucket):
            return super().open(ciphertext, replace(bucket, retention_class="feiten"))

    with pytest.raises(SelfTestFailed, match="opens that should not"):
        self_test(seal, Unbound)
