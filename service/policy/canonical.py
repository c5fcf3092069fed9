"""The one spelling of a compiled policy, its digest, and reading it back (pure).

Two policies with the same digest ask, keep, publish and say the same. A field that has its default is
not written, so a new version of the service with a new field does not change the digest of old policies.
"""

import hashlib

import msgspec

from service.policy.errors import NotCanonical
from service.policy.model import Policy


def canonical_bytes(policy: Policy) -> bytes:
    """Return the canonical JSON of everything but the digest: keys sorted, defaults left out."""
    return msgspec.json.encode(msgspec.structs.replace(policy, digest=""), order="sorted")


def with_digest(policy: Policy) -> Policy:
    """Return the policy with the SHA-256 (hexadecimal) of its canonical bytes."""
    return msgspec.structs.replace(policy, digest=hashlib.sha256(canonical_bytes(policy)).hexdigest())


def read_canonical(content: bytes) -> Policy:
    """Read what `canonical_bytes` wrote; the digest is computed anew.

    Raises:
        NotCanonical: it is not the canonical form of a policy that this version knows.
    """
    try:
        policy = msgspec.json.decode(content, type=Policy)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise NotCanonical("a kept policy cannot be read by this version") from None
    if canonical_bytes(policy) != content:
        raise NotCanonical("a kept policy is not in canonical form")
    return with_digest(policy)
