"""Calendar quarters, the periods that figures are about."""

import datetime as dt
import re
from typing import Final, Self

import msgspec

_NAME: Final = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)
_MONTHS: Final = 3
_QUARTERS: Final = 4


class Quarter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, order=True):
    """One quarter of a year, written `2026-Q3`."""

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> Self:
        """Return the quarter that `day` lies in."""
        return cls(year=day.year, number=(day.month - 1) // _MONTHS + 1)

    @classmethod
    def parse(cls, name: str) -> Self:
        """Read `2026-Q3`.

        Raises:
            ValueError: `name` is not written like that; the message does not repeat it.
        """
        match = _NAME.fullmatch(name)
        if match is None or int(match[1]) == 0:
            raise ValueError("a quarter is written like 2026-Q3")
        return cls(year=int(match[1]), number=int(match[2]))

    @property
    def name(self) -> str:
        """The written form."""
        return f"{self.year:04d}-Q{self.number}"

    @property
    def first_day(self) -> dt.date:
        """The first day that belongs to it."""
        return dt.date(self.year, (self.number - 1) * _MONTHS + 1, 1)

    @property
    def last_day(self) -> dt.date:
        """The last day that belongs to it."""
        return self.following.first_day - dt.timedelta(days=1)

    @property
    def following(self) -> "Quarter":
        """The quarter after it."""
        if self.number == _QUARTERS:
            return Quarter(year=self.year + 1, number=1)
        return Quarter(year=self.year, number=self.number + 1)

    def is_closed(self, today: dt.date) -> bool:
        """Whether `today` lies after its last day."""
        return today > self.last_day
