"""Errors of the documents.

DocumentError
+-- PolicyUnreadable   the policy file has no shape that a document can be made from
"""

from collections.abc import Iterable

from service.kernel.errors import LuwteError
from service.policy.findings import Finding


class DocumentError(LuwteError):
    """Base of the room's errors."""


class PolicyUnreadable(DocumentError):
    """Something in the file is not what the grammar wants there, beyond what is merely left open."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """List `findings`, one a line."""
        lines = "\n".join(f"  {finding}" for finding in findings)
        super().__init__(f"van dit beleid is nog geen plan te maken:\n{lines}")
