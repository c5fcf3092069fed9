"""Days as people read them in figures (pure)."""

import datetime as dt
from typing import Final

from service.kernel.text import LocalizedText

_MONTHS: Final = (
    ("januari", "January"),
    ("februari", "February"),
    ("maart", "March"),
    ("april", "April"),
    ("mei", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("augustus", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
)


def say_day(day: dt.date) -> LocalizedText:
    """Return `1 april 2026` and `1 April 2026`; the machine's own language plays no part."""
    dutch, english = _MONTHS[day.month - 1]
    return LocalizedText(nl=f"{day.day} {dutch} {day.year}", en=f"{day.day} {english} {day.year}")
