import pytest

from service.ledger.errors import ProofError
from service.ledger.tree import EMPTY_ROOT, Tree, hash_leaf, hash_node, verify_consistency, verify_inclusion

LEAVES = [hash_leaf(bytes([number])) for number in range(7)]
TREE = Tree(LEAVES)


def test_three_leaves_are_hashed_as_drawn():
    assert TREE.root(3) == hash_node(hash_node(LEAVES[0], LEAVES[1]), LEAVES[2])


def test_empty_tree_has_the_empty_root():
    assert Tree().root(0) == EMPTY_ROOT
    assert Tree().size == 0


@pytest.mark.parametrize("size", [-1, 8])
def test_root_of_no_such_tree_is_refused(size):
    with pytest.raises(ValueError, match="this many"):
        TREE.root(size)


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0), (0, 8)])
def test_inclusion_outside_the_tree_is_refused(index, size):
    with pytest.raises(ValueError, match="this leaf"):
        TREE.prove_inclusion(index, size)
    if size < 8:
        with pytest.raises(ProofError, match="outside"):
            verify_inclusion(LEAVES[0], index, size, (), LEAVES[0])


@pytest.mark.parametrize(("earlier", "size"), [(0, 3), (4, 3), (3, 8)])
def test_consistency_outside_the_tree_is_refused(earlier, size):
    with pytest.raises(ValueError, match="these sizes"):
        TREE.prove_consistency(earlier, size)
    if size < 8:
        with pytest.raises(ProofError, match="out of order"):
            verify_consistency(earlier, size, LEAVES[0], LEAVES[0], ())


def test_proofs_with_a_hash_too_many_are_refused():
    longer = (*TREE.prove_inclusion(2, 7), LEAVES[0])
    with pytest.raises(ProofError, match="too long"):
        verify_inclusion(LEAVES[2], 2, 7, longer, TREE.root(7))
    longer = (*TREE.prove_consistency(3, 7), LEAVES[0])
    with pytest.raises(ProofError, match="too long"):
        verify_consistency(3, 7, TREE.root(3), TREE.root(7), longer)


def test_proofs_with_a_hash_too_few_are_refused():
    with pytest.raises(ProofError, match="does not lead"):
        verify_inclusion(LEAVES[2], 2, 7, TREE.prove_inclusion(2, 7)[:-1], TREE.root(7))
    for earlier in (3, 4):
        proof = TREE.prove_consistency(earlier, 7)
        for shorter in (proof[:-1], ()):
            with pytest.raises(ProofError, match="does not join"):
                verify_consistency(earlier, 7, TREE.root(earlier), TREE.root(7), shorter)


def test_two_roots_of_one_size_are_refused():
    verify_consistency(3, 3, TREE.root(3), TREE.root(3), ())
    with pytest.raises(ProofError, match="of one size differ"):
        verify_consistency(3, 3, TREE.root(3), TREE.root(4), ())
    with pytest.raises(ProofError, match="of one size differ"):
        verify_consistency(3, 3, TREE.root(3), TREE.root(3), (LEAVES[0],))


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_hash_of_another_length_is_refused(length):
    path, proof = TREE.prove_inclusion(2, 7), TREE.prove_consistency(3, 7)
    for at in range(len(path)):
        with pytest.raises(ProofError, match="32 bytes"):
            verify_inclusion(LEAVES[2], 2, 7, (*path[:at], bytes(length), *path[at + 1 :]), TREE.root(7))
    for at in range(len(proof)):
        with pytest.raises(ProofError, match="32 bytes"):
            verify_consistency(3, 7, TREE.root(3), TREE.root(7), (*proof[:at], bytes(length), *proof[at + 1 :]))
