"""Errors of the policy room.

PolicyError
+-- PolicyRejected   one or more policies have findings; carries all of them
+-- NotCanonical     a kept policy is not what was written
+-- ApprovalRefused  a change cannot be approved like this (service.policy.approval)
+-- DistrictsError   a CBS file cannot be used (service.policy.districts.errors)
"""

from service.kernel.errors import LuwteError
from service.policy.findings import Finding


class PolicyError(LuwteError):
    """Base of the room's errors."""


class PolicyRejected(PolicyError):
    """Policies with errors do not start anything; `findings` tells every error of every file."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        """Keep `findings`; the message counts and lists them."""
        self.findings = findings
        lines = "\n".join(str(finding) for finding in findings)
        super().__init__(f"{len(findings)} fout(en) in het beleid:\n{lines}")


class NotCanonical(PolicyError):
    """A kept policy is not in the one spelling of a policy, or belongs to another version."""
