"""Rebuilds `vault_v1.json`; run `python tests/golden/vault/build_golden.py` and look at the difference.

What is deterministic is computed again. What holds randomness (ciphertexts, wrapped seeds) is kept from
the committed file: those bytes must open for as long as version 1 may still lie on somebody's disk.
"""

import base64
import datetime as dt
import json
import tempfile
from pathlib import Path
from typing import Any

from service.ledger.note import Signer
from service.vault.buckets import Bucket, PublicBucket
from service.vault.inplace import SLOT_BYTES
from service.vault.keyring import Keyring
from service.vault.manifest import Manifest, write_manifest
from service.vault.padding import pad
from service.vault.rootkey import FileRootKey, Wrapped
from service.vault.seal import derive_public_key, seal, seal_narrative
from service.vault.slots import LiveSlot, encode_slot

GOLDEN = Path(__file__).with_name("vault_v1.json")
SEED, STEWARD_SEED = bytes(range(32)), bytes(range(32, 64))
SIGNER = Signer("golden.voorbeeld.nl", bytes(range(64, 96)))
DAY = dt.date(2026, 7, 1)
FACTS = Bucket(bucket_id=b"golden-facts-001", meldpunt="breda", day=DAY, retention_class="feiten")
STORY = Bucket(bucket_id=b"golden-story-001", meldpunt="breda", day=DAY, retention_class="verhaal")
POLICY = "0123456789abcdef" * 2
FACTS_TEXT, STORY_TEXT = b'{"wat":"nafluiten"}', b"Op het plein riep iemand iets naar mij."


def fixed() -> dict[str, str]:
    """What the same code must always give."""
    public_key = derive_public_key(SEED)
    manifest = Manifest(
        steward_public_key=derive_public_key(STEWARD_SEED),
        buckets=(_publish(FACTS, public_key), _publish(STORY, derive_public_key(SEED[::-1]))),
        published=DAY,
    )
    wrapped = Wrapped(epoch=7, nonce=bytes(12), ciphertext=bytes(range(48)))
    return {
        "public_key": _encode(public_key),
        "padded": _encode(bytes(pad(FACTS_TEXT))),
        "slot": _encode(encode_slot(LiveSlot(bucket_id=FACTS.bucket_id, wrapped=wrapped))),
        "manifest": _encode(write_manifest(manifest, SIGNER)),
    }


def drawn() -> dict[str, str]:
    """What holds randomness: made once, kept for ever."""
    public_key, steward = derive_public_key(SEED), derive_public_key(STEWARD_SEED)
    with tempfile.TemporaryDirectory() as folder:
        root_path, ring_path = Path(folder, "root.key"), Path(folder, "ring.mpk")
        root_key = FileRootKey.create(root_path)
        ring = Keyring.create(ring_path, root_key)
        ring_key = ring.add(FACTS.bucket_id)
        place = ring_path.read_bytes().index(FACTS.bucket_id) - 6
        return {
            "facts": _encode(seal(FACTS_TEXT, public_key, FACTS)),
            "narrative": _encode(seal_narrative(STORY_TEXT, steward, public_key, STORY)),
            "root_key": _encode(root_path.read_bytes()),
            "ring": _encode(ring_path.read_bytes()[: place + SLOT_BYTES]),
            "ring_public_key": _encode(ring_key),
        }


def build(previous: dict[str, Any]) -> str:
    """Return the file's text, with the drawn bytes of `previous` where it has them."""
    names = ("facts", "narrative", "root_key", "ring", "ring_public_key")
    kept = {name: previous[name] for name in names} if previous else drawn()
    return json.dumps(fixed() | kept, indent=1, sort_keys=True) + "\n"


def _publish(bucket: Bucket, public_key: bytes) -> PublicBucket:
    return PublicBucket(
        bucket_id=bucket.bucket_id,
        meldpunt=bucket.meldpunt,
        day=bucket.day,
        retention_class=bucket.retention_class,
        public_key=public_key,
        not_after=bucket.day,
        policy=POLICY,
    )


def _encode(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


if __name__ == "__main__":
    before = json.loads(GOLDEN.read_text("ascii")) if GOLDEN.exists() else {}
    GOLDEN.write_text(build(before), "ascii")
