"""The only place where Luwte reads the time.

Every other function takes `now` or `today` as a value, so a whole year can be lived in a test.
"""

import datetime as dt
from typing import Final, Protocol
from zoneinfo import ZoneInfo

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")


class Clock(Protocol):
    """Tells the time in UTC and the calendar day in the Netherlands."""

    def now(self) -> dt.datetime:
        """Return the moment, aware, in UTC."""
        ...

    def today(self) -> dt.date:
        """Return the calendar day in the Netherlands."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> dt.datetime:
        """Return the moment, aware, in UTC."""
        return dt.datetime.now(tz=dt.UTC)  # noqa: TID251 - the one allowed reading of the clock

    def today(self) -> dt.date:
        """Return the calendar day in the Netherlands."""
        return self.now().astimezone(AMSTERDAM).date()


class ShiftedClock:
    """The machine's clock moved by whole days; only for folders marked as a demo."""

    def __init__(self, clock: Clock, today: dt.date) -> None:
        """Shift `clock` so that it shows `today` now."""
        self._clock = clock
        self._shift = today - clock.today()

    def now(self) -> dt.datetime:
        """Return the shifted moment, aware, in UTC."""
        return self._clock.now() + self._shift

    def today(self) -> dt.date:
        """Return the shifted calendar day in the Netherlands."""
        return self._clock.today() + self._shift


class ManualClock:
    """A clock that stands still until it is set; the demo and the tests live by it."""

    def __init__(self, moment: dt.datetime) -> None:
        """Start at `moment`, which must be aware."""
        self._moment = moment.astimezone(dt.UTC)

    def now(self) -> dt.datetime:
        """Return the moment that was set last."""
        return self._moment

    def today(self) -> dt.date:
        """Return that moment's calendar day in the Netherlands."""
        return self._moment.astimezone(AMSTERDAM).date()

    def set_day(self, day: dt.date) -> None:
        """Move to noon of `day` in the Netherlands, forward or back."""
        self._moment = dt.datetime.combine(day, dt.time(12), tzinfo=AMSTERDAM).astimezone(dt.UTC)
