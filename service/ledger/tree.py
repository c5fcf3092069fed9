"""The Merkle tree of RFC 6962 section 2.1: roots and proofs, without I/O.

Hashes are SHA-256; a leaf is hashed behind 0x00, an inner node behind 0x01, so that neither can be
taken for the other. Promises: a root or a proof for any earlier size can be made at any time;
verifying needs no tree, and raises at the first thing that does not fit.
"""

import hashlib
from collections.abc import Iterable, Sequence
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


class Tree:
    """A growing tree that keeps the root of every perfect subtree: 64 bytes per leaf.

    Appending costs one hash on average; a root or a proof costs at most one hash per level and side.
    """

    def __init__(self, leaf_hashes: Iterable[bytes] = ()) -> None:
        """Start with these leaves."""
        # _levels[k] holds, end to end, the roots of the perfect subtrees of 2**k leaves.
        self._levels: list[bytearray] = [bytearray()]
        for leaf_hash in leaf_hashes:
            self.append(leaf_hash)

    @property
    def size(self) -> int:
        """The number of leaves."""
        return len(self._levels[0]) // HASH_BYTES

    def append(self, leaf_hash: bytes) -> None:
        """Add one leaf by its 32-byte hash."""
        node, level = leaf_hash, 0
        while True:
            if level == len(self._levels):
                self._levels.append(bytearray())
            row = self._levels[level]
            row += node
            if len(row) // HASH_BYTES % 2:
                return
            node, level = hash_node(bytes(row[-2 * HASH_BYTES : -HASH_BYTES]), node), level + 1

    def hashes(self, level: int, start: int, end: int) -> bytes:
        """Return, end to end, the roots of the perfect subtrees `start` to `end` of 2**level leaves."""
        return bytes(self._levels[level][start * HASH_BYTES : end * HASH_BYTES])

    def root(self, size: int) -> bytes:
        """Return the root over the first `size` leaves.

        Raises:
            ValueError: the tree has fewer leaves.
        """
        if not 0 <= size <= self.size:
            raise ValueError("the tree does not have this many leaves")
        return self._hash_range(0, size) if size else EMPTY_ROOT

    def prove_inclusion(self, index: int, size: int) -> tuple[bytes, ...]:
        """Return the audit path of leaf `index` in the tree of `size` leaves (RFC 6962 section 2.1.1).

        Raises:
            ValueError: there is no such leaf or no such tree.
        """
        if not 0 <= index < size <= self.size:
            raise ValueError("the tree does not have this leaf")
        path: list[bytes] = []
        start, end = 0, size
        while end - start > 1:
            middle = start + _split(end - start)
            if index < middle:
                path.append(self._hash_range(middle, end))
                end = middle
            else:
                path.append(self._hash_range(start, middle))
                start = middle
        return tuple(reversed(path))

    def prove_consistency(self, earlier: int, size: int) -> tuple[bytes, ...]:
        """Return the proof that `earlier` leaves are the beginning of `size` (RFC 6962 section 2.1.2).

        Raises:
            ValueError: the sizes are not 1 <= earlier <= size <= the size of this tree.
        """
        if not 1 <= earlier <= size <= self.size:
            raise ValueError("the tree does not have these sizes")
        proof: list[bytes] = []
        start, end = 0, size
        while earlier != end:
            middle = start + _split(end - start)
            if earlier <= middle:
                proof.append(self._hash_range(middle, end))
                end = middle
            else:
                proof.append(self._hash_range(start, middle))
                start = middle
        # Who holds the earlier root needs this subtree only when it is not the whole earlier tree.
        if start:
            proof.append(self._hash_range(start, end))
        return tuple(reversed(proof))

    def _hash_range(self, start: int, end: int) -> bytes:
        width = end - start
        level = width.bit_length() - 1
        if width == 1 << level:
            return self.hashes(level, start >> level, (start >> level) + 1)
        middle = start + _split(width)
        return hash_node(self._hash_range(start, middle), self._hash_range(middle, end))


def verify_inclusion(leaf_hash: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> None:
    """Return if `path` leads from leaf `index` to `root` (RFC 9162 section 2.1.3.2).

    Take `size` and `root` from one signed checkpoint: a path may have the same shape in trees of
    two sizes, so a root alone does not settle its size.

    Raises:
        ProofError: it does not.
    """
    if not 0 <= index < size:
        raise ProofError("the index lies outside the tree")
    _check_hashes(leaf_hash, root, *path)
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


def verify_consistency(earlier: int, size: int, earlier_root: bytes, root: bytes, proof: Sequence[bytes]) -> None:
    """Return if `proof` shows that the tree of `size` continues that of `earlier`.

    The algorithm of RFC 9162 section 2.1.4.2; for equal sizes the proof is empty and the roots are
    equal. Every tree continues the empty one, which proves nothing, so `earlier` is at least 1.
    Take each size and its root from one signed checkpoint.

    Raises:
        ProofError: it does not.
    """
    if not 1 <= earlier <= size:
        raise ProofError("the sizes of the two trees are out of order")
    _check_hashes(earlier_root, root, *proof)
    if earlier == size:
        if proof or earlier_root != root:
            raise ProofError("two trees of one size differ")
        return
    # An empty proof leaves `last` above zero, and is refused below.
    first, *rest = tuple(proof) if earlier & (earlier - 1) and proof else (earlier_root, *proof)
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
    if last != 0 or (old, new) != (earlier_root, root):
        raise ProofError("the proof does not join the two trees")


def _check_hashes(*hashes: bytes) -> None:
    """Refuse other lengths: two shorter or longer hashes can join to the same bytes."""
    if any(len(some_hash) != HASH_BYTES for some_hash in hashes):
        raise ProofError("a hash has 32 bytes")


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
