"""Retention terms: ISO 8601 durations in whole years, months, weeks and days (pure)."""

import calendar
import datetime as dt
import re
from typing import Final, Self

import msgspec

_DURATION: Final = re.compile(r"P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,3})M)?(?:(\d{1,3})W)?(?:(\d{1,4})D)?", re.ASCII)
_MONTHS: Final = 12


class Term(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stretch of calendar time; months are added before days, as ISO 8601 reads."""

    months: int = 0
    days: int = 0

    @classmethod
    def parse(cls, written: str) -> Self:
        """Read `P30D`, `P6M`, `P1Y`, `P2W` or a combination.

        Raises:
            ValueError: it is not written like that; hours and fractions are refused on purpose.
        """
        match = _DURATION.fullmatch(written)
        if match is None:
            raise ValueError("a term is written like P30D, P6M or P1Y")
        years, months, weeks, days = (int(part or 0) for part in match.groups())
        return cls(months=years * _MONTHS + months, days=weeks * 7 + days)

    def added_to(self, day: dt.date) -> dt.date:
        """Return the day that lies this term after `day` (31 January + 1 month = last of February)."""
        month_index = day.year * _MONTHS + day.month - 1 + self.months
        year, month = divmod(month_index, _MONTHS)
        last = calendar.monthrange(year, month + 1)[1]
        return dt.date(year, month + 1, min(day.day, last)) + dt.timedelta(days=self.days)

    @property
    def shortest_days(self) -> int:
        """The fewest days it can last; for comparing two terms with each other."""
        return self.months * 30 + self.days
