"""The retention audit as values (pure): classes by age, what is due, what was destroyed."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

import msgspec

from service.vault.register import RegisteredBucket

AGES: Final = ((7, "0-7"), (30, "8-30"), (60, "31-60"))
OLDEST: Final = "61+"


class ClassAge(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many living buckets of one class have each age in days, and the oldest day."""

    meldpunt: str
    retention_class: str
    buckets: dict[str, int]
    oldest: dt.date | None


def ages_of(buckets: Iterable[RegisteredBucket], today: dt.date) -> tuple[ClassAge, ...]:
    """Group the living buckets that have begun by meldpunt, class and age."""
    grouped: dict[tuple[str, str], list[dt.date]] = {}
    for bucket in buckets:
        if bucket.state == "born" and bucket.day <= today:
            grouped.setdefault((bucket.meldpunt, bucket.retention_class), []).append(bucket.day)
    return tuple(
        ClassAge(
            meldpunt=meldpunt,
            retention_class=name,
            buckets={label: sum(_age(today, day) == label for day in days) for label in labels()},
            oldest=min(days),
        )
        for (meldpunt, name), days in sorted(grouped.items())
    )


def labels() -> tuple[str, ...]:
    """Return the names of the age groups, youngest first."""
    return (*(label for _days, label in AGES), OLDEST)


def _age(today: dt.date, day: dt.date) -> str:
    days = (today - day).days
    return next((label for most, label in AGES if days <= most), OLDEST)
