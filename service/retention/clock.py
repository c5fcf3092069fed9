"""Refusing to destroy when the day cannot be believed.

A clock that jumps forward makes everything due at once, and what is destroyed never comes back. So
the keeper holds the calendar against a counter of the machine that nobody can set.

Not covered: a clock that is wrong already when the process starts. A machine may have been off for
months, and what became due meanwhile must die.
"""

import datetime as dt
from collections.abc import Callable
from typing import Final

import msgspec

from service.retention.errors import ClockJumped

TOLERANCE: Final = dt.timedelta(hours=24)


class Reading(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What calendar and counter said together; `counter` is in seconds from any fixed moment."""

    day: dt.date
    counter: float


def has_jumped(first: Reading, latest: Reading) -> bool:
    """Whether the calendar ran more than 24 hours ahead of the counter (pure).

    Two calendar days that differ by n lie at least n - 1 days apart, so an honest clock is never
    accused; a jump of more than 48 hours is always seen. A clock that was moved back is no jump:
    nothing becomes due by it.
    """
    least = dt.timedelta(days=(latest.day - first.day).days - 1)
    return least - dt.timedelta(seconds=latest.counter - first.counter) > TOLERANCE


class ClockGuard:
    """Remembers the first reading of this process, and that a jump was seen."""

    def __init__(self, counter: Callable[[], float]) -> None:
        """Read seconds from `counter`, which must also run while the machine sleeps."""
        self._counter = counter
        self._first: Reading | None = None
        self._jumped = False

    def check(self, today: dt.date) -> None:
        """Return if `today` can be believed; once it could not, it cannot until the next start.

        Raises:
            ClockJumped: the calendar ran ahead by more than 24 hours since the first check.
        """
        latest = Reading(day=today, counter=self._counter())
        if self._first is None:
            self._first = latest
        self._jumped = self._jumped or has_jumped(self._first, latest)
        if self._jumped:
            raise ClockJumped("the clock ran ahead by more than a day; set it right and start the keeper again")
