"""Errors of the ledger room.

LedgerError
+-- NoteError            a key or a signed note is malformed, or the signature is not of this key
+-- ProofError           a proof or a commitment does not lead to the hash that was signed
+-- LedgerFormatError    an entry, a tile or a checkpoint is not written as it must be
+-- TamperedError        what was published and what is kept are not one history
+-- LedgerUnavailable    the ledger cannot write: in use by another process, closed, disk full

No message repeats a key, an entry or a path's content.
"""

from service.kernel.errors import LuwteError


class LedgerError(LuwteError):
    """Base of the room's errors."""


class NoteError(LedgerError):
    """A key or a signed note is malformed, or not signed by the expected key."""


class ProofError(LedgerError):
    """A proof or a commitment does not hold."""


class LedgerFormatError(LedgerError):
    """Bytes are not a well-formed entry, tile or checkpoint."""


class TamperedError(LedgerError):
    """Two records of the same history contradict each other."""


class LedgerUnavailable(LedgerError):
    """Nothing can be appended at the moment; what was acknowledged is safe."""
