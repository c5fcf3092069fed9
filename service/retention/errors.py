"""Errors of the retention room.

RetentionError
+-- DestructionFailed   a step of a destruction failed; it is begun again at the next run
+-- ClockJumped         the clock moved by more than a day against the machine's own counter
"""

from service.kernel.errors import LuwteError


class RetentionError(LuwteError):
    """Base of the room's errors."""


class DestructionFailed(RetentionError):
    """A bucket is not wholly destroyed yet."""


class ClockJumped(RetentionError):
    """Nothing is destroyed while the day cannot be believed."""
