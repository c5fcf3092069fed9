"""The Merkle tree of RFC 6962 section 2.1: roots and proofs over leaves, as pure functions.

Hashes are SHA-256; a leaf is hashed behind 0x00, an inner node behind 0x01, so that neither can be
taken for the other.
"""

import hashlib
from collections.abc import Sequence
from typing import Final

from service.ledger.errors import ProofError

HASH_BYTES: Final = 32
EMPTY_ROOT: Final = hashlib.sha256(b"").digest()


def hash_leaf(leaf: bytes) -> bytes:
    """Return the hash of one leaf."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def hash_node(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """The roots of the perfect subtrees of a growing tree; appending costs one hash on average."""

    def __init__(self) -> None:
        """Start with no leaves."""
        self.size = 0
        self._roots: list[bytes] = []

    def append(self, leaf_hash: bytes) -> None:
        """Add one leaf by its hash."""
        node, size = leaf_hash, self.size
        while size & 1:
            node = hash_node(self._roots.pop(), node)
            size >>= 1
        self._roots.append(node)
        self.size += 1

    @property
    def root(self) -> bytes:
        """The root hash; that of no leaves is SHA-256 of nothing."""
        if not self._roots:
            return EMPTY_ROOT
        node = self._roots[-1]
        for left in reversed(self._roots[:-1]):
            node = hash_node(left, node)
        return node


def root_of(leaf_hashes: Sequence[bytes]) -> bytes:
    """Return the root over all `leaf_hashes`."""
    frontier = Frontier()
    for leaf_hash in leaf_hashes:
        frontier.append(leaf_hash)
    return frontier.root


def prove_inclusion(leaf_hashes: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """Return the audit path of leaf `index` (RFC 6962 section 2.1.1).

    Raises:
        ValueError: there is no such leaf.
    """
    if not 0 <= index < len(leaf_hashes):
        raise ValueError("there is no leaf with this index")
    return _path(index, leaf_hashes)


def _path(index: int, hashes: Sequence[bytes]) -> tuple[bytes, ...]:
    if len(hashes) == 1:
        return ()
    split = _split(len(hashes))
    if index < split:
        return (*_path(index, hashes[:split]), root_of(hashes[split:]))
    return (*_path(index - split, hashes[split:]), root_of(hashes[:split]))


def verify_inclusion(leaf_hash: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> None:
    """Return if `path` leads from the leaf to `root` (RFC 9162 section 2.1.3.2).

    Raises:
        ProofError: it does not.
    """
    if not 0 <= index < size:
        raise ProofError("the index lies outside the tree")
    node, last = index, size - 1
    computed = leaf_hash
    for sibling in path:
        if last == 0:
            raise ProofError("the proof is too long")
        if node & 1 or node == last:
            computed = hash_node(sibling, computed)
            node, last = _skip_lone_nodes(node, last)
        else:
            computed = hash_node(computed, sibling)
        node, last = node >> 1, last >> 1
    if last != 0 or computed != root:
        raise ProofError("the proof does not lead to the root")


def prove_consistency(leaf_hashes: Sequence[bytes], earlier: int) -> tuple[bytes, ...]:
    """Return the proof that the tree of `earlier` leaves is a prefix (RFC 6962 section 2.1.2).

    Raises:
        ValueError: `earlier` is not between 1 and the number of leaves.
    """
    if not 1 <= earlier <= len(leaf_hashes):
        raise ValueError("the earlier size lies outside the tree")
    return _subproof(earlier, leaf_hashes, complete=True)


def _subproof(earlier: int, hashes: Sequence[bytes], *, complete: bool) -> tuple[bytes, ...]:
    if earlier == len(hashes):
        return () if complete else (root_of(hashes),)
    split = _split(len(hashes))
    if earlier <= split:
        return (*_subproof(earlier, hashes[:split], complete=complete), root_of(hashes[split:]))
    return (*_subproof(earlier - split, hashes[split:], complete=False), root_of(hashes[:split]))


def verify_consistency(earlier: int, size: int, earlier_root: bytes, root: bytes, proof: Sequence[bytes]) -> None:
    """Return if `proof` shows that the tree of `size` continues that of `earlier` (RFC 9162, 2.1.4.2).

    Raises:
        ProofError: it does not.
    """
    if not 1 <= earlier <= size or (not proof and earlier & (earlier - 1) and earlier != size):
        raise ProofError("the proof does not fit the sizes")
    if earlier == size:
        if proof or earlier_root != root:
            raise ProofError("two trees of one size differ")
        return
    first, *rest = proof if earlier & (earlier - 1) else (earlier_root, *proof)
    node, last = _skip_full_nodes(earlier - 1, size - 1)
    old = new = first
    for sibling in rest:
        if last == 0:
            raise ProofError("the proof is too long")
        if node & 1 or node == last:
            old, new = hash_node(sibling, old), hash_node(sibling, new)
            node, last = _skip_lone_nodes(node, last)
        else:
            new = hash_node(new, sibling)
        node, last = node >> 1, last >> 1
    if last != 0 or old != earlier_root or new != root:
        raise ProofError("the proof does not join the two trees")


def _skip_lone_nodes(node: int, last: int) -> tuple[int, int]:
    """Climb while the node has no right neighbour to be hashed with."""
    while node and not node & 1:
        node, last = node >> 1, last >> 1
    return node, last


def _skip_full_nodes(node: int, last: int) -> tuple[int, int]:
    """Climb while the node closes a perfect subtree, whose root the earlier tree holds itself."""
    while node & 1:
        node, last = node >> 1, last >> 1
    return node, last


def _split(size: int) -> int:
    """Return the largest power of two below `size`."""
    return 1 << ((size - 1).bit_length() - 1)
