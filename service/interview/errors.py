"""Errors of the interview.

InterviewError
+-- SavedUnreadable   the file with answers cannot be read, or is of another meldpunt; it is never overwritten
+-- LibraryUnusable   the library beside the policies has errors, so nothing can be asked
"""

from collections.abc import Iterable

from service.kernel.errors import LuwteError
from service.policy.findings import Finding


class InterviewError(LuwteError):
    """Base of the room's errors."""


class SavedUnreadable(InterviewError):
    """The kept answers cannot be gone on with."""


class LibraryUnusable(InterviewError):
    """The library has findings."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """List `findings`, one a line."""
        lines = "\n".join(f"  {finding}" for finding in findings)
        super().__init__(f"de bibliotheek bij dit beleid klopt nog niet:\n{lines}")
