"""Errors of the intake room.

IntakeError
+-- ReportingUnavailable   nothing was stored; the reporter is told whom to call
+-- FormTokenRefused       the form's token is missing, forged, expired or used
"""

from service.kernel.errors import LuwteError


class IntakeError(LuwteError):
    """Base of the room's errors."""


class ReportingUnavailable(IntakeError):
    """No valid bucket key, a full disk or a full queue: the report was not taken."""


class FormTokenRefused(IntakeError):
    """The form that came back is not one that this meldpunt handed out, or was used before."""
