"""Proofs of a tree: all of them verify, and no other does."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.ledger.errors import ProofError
from service.ledger.tree import Tree, hash_leaf, hash_node, verify_consistency, verify_inclusion

LEAVES = [hash_leaf(number.to_bytes(2, "big")) for number in range(520)]
TREE = Tree(LEAVES)


def recursive_root(leaves: list[bytes]) -> bytes:
    """The definition of RFC 6962 section 2.1, word by word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hash_node(recursive_root(leaves[:split]), recursive_root(leaves[split:]))


def flip(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8 % len(content)] ^= 1 << bit % 8
    return bytes(changed)


@given(st.integers(0, 520))
def test_root_is_that_of_the_definition(size):
    assert TREE.root(size) == Tree(LEAVES[:size]).root(size) == recursive_root(LEAVES[:size])


def test_every_proof_of_small_trees_verifies():
    for size in range(1, 71):
        for index in range(size):
            verify_inclusion(LEAVES[index], index, size, TREE.prove_inclusion(index, size), TREE.root(size))
        for earlier in range(1, size + 1):
            proof = TREE.prove_consistency(earlier, size)
            verify_consistency(earlier, size, TREE.root(earlier), TREE.root(size), proof)


def misshapen(proof: tuple[bytes, ...]) -> list[tuple[bytes, ...]]:
    """Every cut-off form of `proof`, every form that lacks one hash, every form that has one twice."""
    shorter = [proof[:at] for at in range(len(proof))] + [proof[at:] for at in range(1, len(proof))]
    lacking = [proof[:at] + proof[at + 1 :] for at in range(len(proof))]
    doubled = [(*proof[: at + 1], *proof[at:]) for at in range(len(proof))]
    return [*shorter, *lacking, *doubled, (*proof, LEAVES[0]), (LEAVES[0], *proof)]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9, 31, 32, 33, 64, 70])
def test_every_misshapen_proof_is_refused(size):
    for index in range(size):
        for path in misshapen(TREE.prove_inclusion(index, size)):
            with pytest.raises(ProofError):
                verify_inclusion(LEAVES[index], index, size, path, TREE.root(size))
    for earlier in range(1, size + 1):
        for proof in misshapen(TREE.prove_consistency(earlier, size)):
            with pytest.raises(ProofError):
                verify_consistency(earlier, size, TREE.root(earlier), TREE.root(size), proof)


def test_empty_proofs_raise_proof_errors_only():
    for size in range(71):
        for other in range(71):
            if (other, size) != (0, 1):
                with pytest.raises(ProofError):
                    verify_inclusion(LEAVES[0], other, size, (), TREE.root(size))
            if not other == size > 0:
                with pytest.raises(ProofError):
                    verify_consistency(other, size, TREE.root(other), TREE.root(size), ())


@pytest.mark.parametrize("size", [2, 3, 8, 21, 34, 70])
def test_every_wrong_index_is_refused(size):
    for index in range(size):
        path = TREE.prove_inclusion(index, size)
        for wrong in {*range(-1, size + 2)} - {index}:
            with pytest.raises(ProofError):
                verify_inclusion(LEAVES[index], wrong, size, path, TREE.root(size))


@pytest.mark.parametrize("size", [2, 3, 8, 21, 34, 70])
def test_every_wrong_size_is_refused_with_its_root(size):
    for other in {*range(1, 72)} - {size}:
        for index in range(size):
            with pytest.raises(ProofError):
                verify_inclusion(LEAVES[index], index, other, TREE.prove_inclusion(index, size), TREE.root(other))
        for earlier in range(1, size):
            proof = TREE.prove_consistency(earlier, size)
            with pytest.raises(ProofError):
                verify_consistency(earlier, other, TREE.root(earlier), TREE.root(other), proof)
            if other != earlier:
                with pytest.raises(ProofError):
                    verify_consistency(
                        other, size, TREE.root(other), TREE.root(size), TREE.prove_consistency(earlier, size)
                    )


def flipped(proof: tuple[bytes, ...]) -> list[tuple[bytes, ...]]:
    """Every form of `proof` with one bit flipped."""
    places = [(at, bit) for at in range(len(proof)) for bit in range(256)]
    return [(*proof[:at], flip(proof[at], bit), *proof[at + 1 :]) for at, bit in places]


@pytest.mark.parametrize("size", [2, 3, 7, 8])
def test_every_flipped_bit_of_a_proof_is_refused(size):
    for index in range(size):
        for path in flipped(TREE.prove_inclusion(index, size)):
            with pytest.raises(ProofError):
                verify_inclusion(LEAVES[index], index, size, path, TREE.root(size))
    for earlier in range(1, size):
        for proof in flipped(TREE.prove_consistency(earlier, size)):
            with pytest.raises(ProofError):
                verify_consistency(earlier, size, TREE.root(earlier), TREE.root(size), proof)


@given(st.integers(1, 520).flatmap(lambda size: st.tuples(st.integers(0, size - 1), st.just(size))), st.integers(0))
def test_changed_inclusion_is_refused(place, bit):
    index, size = place
    path, root = TREE.prove_inclusion(index, size), TREE.root(size)
    verify_inclusion(LEAVES[index], index, size, path, root)
    changed_paths = [(*path[:at], flip(path[at], bit), *path[at + 1 :]) for at in range(len(path))]
    cases = [(LEAVES[index], changed, root) for changed in changed_paths]
    cases += [(flip(LEAVES[index], bit), path, root), (LEAVES[index], path, flip(root, bit))]
    for leaf_hash, some_path, some_root in cases:
        with pytest.raises(ProofError):
            verify_inclusion(leaf_hash, index, size, some_path, some_root)


@given(st.integers(2, 520).flatmap(lambda size: st.tuples(st.integers(1, size - 1), st.just(size))), st.integers(0))
def test_changed_consistency_is_refused(sizes, bit):
    earlier, size = sizes
    proof, old, new = TREE.prove_consistency(earlier, size), TREE.root(earlier), TREE.root(size)
    verify_consistency(earlier, size, old, new, proof)
    changed_proofs = [(*proof[:at], flip(proof[at], bit), *proof[at + 1 :]) for at in range(len(proof))]
    cases = [(old, new, changed) for changed in changed_proofs]
    cases += [(flip(old, bit), new, proof), (old, flip(new, bit), proof)]
    for old_root, new_root, some_proof in cases:
        with pytest.raises(ProofError):
            verify_consistency(earlier, size, old_root, new_root, some_proof)


@given(
    st.integers(0, 600),
    st.integers(0, 600),
    st.lists(st.binary(min_size=32, max_size=32), max_size=12),
    st.binary(min_size=32, max_size=32),
)
def test_invented_proofs_are_refused(first, second, proof, root):
    with pytest.raises(ProofError):
        verify_inclusion(b"leaf".ljust(32), first, second, proof, root)
    with pytest.raises(ProofError):
        verify_consistency(first, second, b"root".ljust(32), root, proof)
