import datetime as dt
import json

import pytest
from msgspec.structs import replace

from service.vault.engines import sqlite_engine
from service.vault.errors import KeyNotDestroyed, OpenError, SlotGone, UnknownBucket
from service.vault.keyring import Keyring
from service.vault.keys import KeyKeeper, WantedBucket
from service.vault.register import BucketRegister
from service.vault.rootkey import FileRootKey
from service.vault.seal import seal

DAY = dt.date(2026, 7, 1)
WISH = WantedBucket(
    meldpunt="breda",
    day=DAY,
    retention_class="feiten",
    rule=json.dumps({"dagen": 90}),
    policy="0" * 64,
    not_after=DAY,
)
STORY = replace(WISH, retention_class="verhaal")
TOMORROW = replace(WISH, day=DAY + dt.timedelta(days=1), not_after=DAY + dt.timedelta(days=1))


@pytest.fixture
def ring(tmp_path):
    return Keyring.create(tmp_path / "ring.mpk", FileRootKey.create(tmp_path / "root.key"))


@pytest.fixture
def register(tmp_path):
    engine = sqlite_engine(tmp_path / "register.db")
    register = BucketRegister(engine)
    register.create()
    yield register
    engine.dispose()


@pytest.fixture
def keeper(ring, register):
    return KeyKeeper(ring, register)


def _destroy(keeper, register, bucket_id):
    register.mark_destroying([bucket_id])
    keeper.destroy([bucket_id])
    register.mark_destroyed([bucket_id], DAY)


def test_wanted_buckets_are_born_once(keeper, register):
    first = keeper.mint([WISH, STORY, WISH])
    assert [bucket.retention_class for bucket in first] == ["feiten", "verhaal"]
    assert [bucket.day for bucket in keeper.mint([WISH, STORY, TOMORROW])] == [TOMORROW.day]
    assert len(register.all()) == 3


def test_birth_writes_down_the_promise(keeper, register):
    [bucket] = keeper.mint([WISH])
    found = register.get(bucket.bucket_id)
    assert (found, found.rule, found.policy, found.state) == (bucket, WISH.rule, WISH.policy, "born")


def test_published_key_seals_what_the_opener_opens(keeper):
    keeper.mint([WISH])
    [public] = keeper.public_buckets(DAY)
    ciphertext = seal(b"feiten", public.public_key, public)
    assert keeper.opener(public.bucket_id).open(ciphertext, public) == b"feiten"


def test_only_usable_buckets_are_published(keeper, register):
    minted = keeper.mint([WISH, TOMORROW, replace(TOMORROW, meldpunt="ede", not_after=DAY)])
    assert [b.meldpunt for b in keeper.public_buckets(TOMORROW.day)] == ["breda"]
    _destroy(keeper, register, minted[0].bucket_id)
    assert [b.day for b in keeper.public_buckets(DAY)] == [TOMORROW.day, TOMORROW.day]


def test_destroyed_bucket_is_proved_destroyed(keeper, register):
    destroyed, kept = keeper.mint([WISH, STORY])
    _destroy(keeper, register, destroyed.bucket_id)
    keeper.ratchet()
    keeper.prove_destroyed(destroyed.bucket_id)
    with pytest.raises(SlotGone):
        keeper.opener(destroyed.bucket_id)
    with pytest.raises(OpenError):
        keeper.opener(kept.bucket_id).open(destroyed.canary, destroyed)


def test_living_bucket_is_not_proved_destroyed(keeper):
    [bucket] = keeper.mint([WISH])
    with pytest.raises(KeyNotDestroyed, match="canary"):
        keeper.prove_destroyed(bucket.bucket_id)


def test_key_that_came_back_in_the_file_is_noticed(keeper, register, tmp_path):
    [bucket] = keeper.mint([WISH])
    before = (tmp_path / "ring.mpk").read_bytes()
    _destroy(keeper, register, bucket.bucket_id)
    with (tmp_path / "ring.mpk").open("r+b") as file:
        file.write(before)
    with pytest.raises(KeyNotDestroyed, match="canary"):
        keeper.prove_destroyed(bucket.bucket_id)


def test_another_key_in_its_place_is_no_proof(keeper, ring):
    [bucket] = keeper.mint([WISH])
    ring.destroy([bucket.bucket_id])
    ring.add(bucket.bucket_id)
    with pytest.raises(KeyNotDestroyed, match="another key"):
        keeper.prove_destroyed(bucket.bucket_id)


def test_unknown_bucket_is_not_proved_destroyed(keeper):
    with pytest.raises(UnknownBucket):
        keeper.prove_destroyed(b"u" * 16)


def test_orphans_are_destroyed_at_opening(keeper, ring, register):
    born, destroyed = keeper.mint([WISH, STORY])
    _destroy(keeper, register, destroyed.bucket_id)
    ring.add(b"o" * 16)
    ring.add(destroyed.bucket_id)
    KeyKeeper(ring, register)
    assert ring.bucket_ids() == {born.bucket_id}


def test_lost_keys_are_told_at_opening(keeper, ring, register):
    lost, kept = keeper.mint([WISH, STORY])
    ring.destroy([lost.bucket_id])
    reopened = KeyKeeper(ring, register)
    assert reopened.lost_buckets == {lost.bucket_id}
    assert [bucket.bucket_id for bucket in reopened.public_buckets(DAY)] == [kept.bucket_id]


def test_destroyed_bucket_of_today_is_followed_by_another(keeper, register):
    [first] = keeper.mint([WISH])
    _destroy(keeper, register, first.bucket_id)
    [second] = keeper.mint([WISH])
    assert second.bucket_id != first.bucket_id
