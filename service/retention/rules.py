"""When a bucket is due for destruction (pure)."""

import datetime as dt

import msgspec

from service.kernel.periods import Quarter
from service.policy.model import RetentionRule, RetentionStart


class Promise(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known of one bucket: its day, the rule at its birth, and whether it was counted."""

    day: dt.date
    rule: RetentionRule
    released_on: dt.date | None


def due_day(promise: Promise, current: RetentionRule | None) -> dt.date:
    """Return the first day on which the bucket must be destroyed.

    The rule at birth was told to the reporter (GDPR article 13(2)(a)): a later policy may shorten it,
    at once, and never lengthen it. A meldpunt that is gone (`current` is None) keeps its promises.
    """
    days = [_due_by(promise, promise.rule)]
    if current is not None:
        days.append(_due_by(promise, current))
    return min(days)


def _due_by(promise: Promise, rule: RetentionRule) -> dt.date:
    ceiling = rule.ceiling.added_to(promise.day)
    start = _start(promise, rule)
    if start is None:
        return ceiling
    return min(rule.grace.added_to(rule.term.added_to(start)), ceiling)


def _start(promise: Promise, rule: RetentionRule) -> dt.date | None:
    """Return the day from which the term counts, or None when its event has not come."""
    starts: dict[RetentionStart, dt.date | None] = {
        "ontvangst": promise.day,
        "einde_periode": Quarter.of(promise.day).last_day,
        "vrijgave": promise.released_on,
    }
    return starts[rule.start]


def is_due(promise: Promise, current: RetentionRule | None, today: dt.date) -> bool:
    """Whether the bucket must be destroyed on `today`.

    Only whole days behind us count: a bucket is never due on its own day, whatever its term says,
    because reports may still arrive in it.
    """
    return today > promise.day and today >= due_day(promise, current)
