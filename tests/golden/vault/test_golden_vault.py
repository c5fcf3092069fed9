"""Bytes of version 1 that lie on somebody's disk must keep their meaning."""

import base64
import hashlib
import json
import runpy
from pathlib import Path

import pytest

from service.vault.keyring import Keyring
from service.vault.manifest import read_manifest
from service.vault.rootkey import FileRootKey
from service.vault.seal import Opener, derive_public_key, open_narrative

BUILDER = runpy.run_path(str(Path(__file__).with_name("build_golden.py")))
TEXT = BUILDER["GOLDEN"].read_text("ascii")
GOLDEN = {name: base64.b64decode(value) for name, value in json.loads(TEXT).items()}


def test_builder_gives_the_committed_file():
    assert BUILDER["build"](json.loads(TEXT)) == TEXT


def test_builder_draws_the_same_shapes_anew():
    drawn = json.loads(BUILDER["build"]({}))
    assert {name: len(value) for name, value in drawn.items() if name != "ring"} == {
        name: len(value) for name, value in json.loads(TEXT).items() if name != "ring"
    }


def test_known_seed_gives_the_public_key_of_the_draft():
    # draft-connolly-cfrg-xwing-kem, appendix "Test vectors": the first seed, its key as SHA-256.
    seed = bytes.fromhex("7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26")
    digest = hashlib.sha256(derive_public_key(seed)).hexdigest()
    assert digest == "2e816deebcd76c5c80d0cd2d174478871658e8e2ff42bc9d4a6e486372e856bb"


def test_committed_facts_still_open():
    assert Opener(BUILDER["SEED"]).open(GOLDEN["facts"], BUILDER["FACTS"]) == BUILDER["FACTS_TEXT"]


def test_committed_narrative_still_opens():
    inner = Opener(BUILDER["SEED"]).open(GOLDEN["narrative"], BUILDER["STORY"])
    assert open_narrative(inner, BUILDER["STEWARD_SEED"]) == BUILDER["STORY_TEXT"]


def test_committed_manifest_still_reads():
    manifest = read_manifest(GOLDEN["manifest"], BUILDER["SIGNER"].verifier)
    found = manifest.bucket_for("breda", BUILDER["DAY"], "feiten")
    assert (found.bucket_id, found.public_key) == (BUILDER["FACTS"].bucket_id, GOLDEN["public_key"])


@pytest.mark.parametrize("ratchets", [0, 1])
def test_committed_keyring_still_opens(tmp_path, ratchets):
    for name in ("root_key", "ring"):
        (tmp_path / name).touch(0o600)
        (tmp_path / name).write_bytes(GOLDEN[name])
    ring = Keyring.open(tmp_path / "ring", FileRootKey.open(tmp_path / "root_key"))
    for _ in range(ratchets):
        ring.ratchet()
    assert derive_public_key(ring.seed(BUILDER["FACTS"].bucket_id)) == GOLDEN["ring_public_key"]
