"""Bytes of version 1, and known answers from other people."""

import json
import runpy
from pathlib import Path

import pytest

from service.ledger.note import Signer, Verifier, open_note, sign_note
from service.ledger.service import Ledger
from service.ledger.tree import Tree, hash_leaf, verify_consistency, verify_inclusion
from service.ledger.verify import verify_directory

BUILDER = runpy.run_path(str(Path(__file__).with_name("build_golden.py")))
TEXT = BUILDER["GOLDEN"].read_text("ascii")
GOLDEN = json.loads(TEXT)

# The test vectors of the certificate-transparency project for RFC 6962: leaves, and roots of 1 to 8.
RFC6962_LEAVES = [
    bytes.fromhex(leaf)
    for leaf in (
        *("", "00", "10", "2021", "3031", "40414243", "5051525354555657"),
        "606162636465666768696a6b6c6d6e6f",
    )
]
RFC6962_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
NODE_01 = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
LEAF_0, LEAF_1 = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
)
NODE_23, NODE_45 = (
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
)
LEAF_4, LEAF_7 = (
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
)
NODE_67, NODE_4567 = (
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
)
TREE = Tree(map(hash_leaf, RFC6962_LEAVES))


def unhex(*hashes: str) -> tuple[bytes, ...]:
    return tuple(map(bytes.fromhex, hashes))


def test_builder_gives_the_committed_bytes():
    assert BUILDER["build"]() == TEXT


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_certificate_transparency(size):
    assert TREE.root(size).hex() == RFC6962_ROOTS[size - 1]


@pytest.mark.parametrize(
    ("index", "size", "path"),
    [
        (0, 8, unhex(LEAF_1, NODE_23, NODE_4567)),
        (5, 8, unhex(LEAF_4, NODE_67, RFC6962_ROOTS[3])),
        (2, 3, unhex(NODE_01)),
        (1, 5, unhex(LEAF_0, NODE_23, LEAF_4)),
    ],
)
def test_known_inclusion_paths_are_made_and_accepted(index, size, path):
    assert TREE.prove_inclusion(index, size) == path
    verify_inclusion(hash_leaf(RFC6962_LEAVES[index]), index, size, path, bytes.fromhex(RFC6962_ROOTS[size - 1]))


@pytest.mark.parametrize(
    ("earlier", "size", "proof"),
    [
        (1, 1, ()),
        (1, 8, unhex(LEAF_1, NODE_23, NODE_4567)),
        (6, 8, unhex(NODE_45, NODE_67, RFC6962_ROOTS[3])),
        (2, 5, unhex(NODE_23, LEAF_4)),
    ],
)
def test_known_consistency_proofs_are_made_and_accepted(earlier, size, proof):
    assert TREE.prove_consistency(earlier, size) == proof
    roots = unhex(RFC6962_ROOTS[earlier - 1], RFC6962_ROOTS[size - 1])
    verify_consistency(earlier, size, *roots, proof)


def test_note_of_the_go_documentation_is_the_same():
    # pkg.go.dev/golang.org/x/mod/sumdb/note, the examples for Sign and Open.
    signer = Signer.parse("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")
    verifier = Verifier.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    signature = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    note = f"{text}\n\N{EM DASH} PeterNeumann {signature}\n".encode()
    assert sign_note(text, signer) == note
    assert open_note(note, verifier) == text


def test_committed_leaves_open_and_verify(tmp_path):
    (tmp_path / "keeper").mkdir()
    (tmp_path / "keeper" / "leaves").write_text(GOLDEN["leaves"], "ascii")
    ledger = Ledger.open(tmp_path / "keeper", tmp_path / "public", Signer.parse(GOLDEN["skey"]))
    assert tuple(ledger.entries()) == BUILDER["ENTRIES"]
    ledger.close()
    assert (tmp_path / "public" / "checkpoint").read_text("utf-8") == GOLDEN["checkpoint"]


def test_committed_public_files_verify(tmp_path):
    for name in ("tile/0/000.p", "tile/entries/000.p"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "tile/0/000.p/7").write_bytes(bytes.fromhex(GOLDEN["tile"]))
    (tmp_path / "tile/entries/000.p/7").write_bytes(bytes.fromhex(GOLDEN["bundle"]))
    (tmp_path / "checkpoint").write_text(GOLDEN["checkpoint"], "utf-8")
    verified = verify_directory(tmp_path, Verifier.parse(GOLDEN["vkey"]))
    assert verified.entries == dict.fromkeys(
        ("destroy.done", "destroy.intent", "export", "key.born", "policy.approve", "policy.change", "release"), 1
    )
