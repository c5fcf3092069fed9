"""When a bucket is due for destruction (pure)."""

import datetime as dt
from typing import Final

import msgspec

from service.kernel.periods import Quarter
from service.policy.model import RetentionRule

EVENT: Final = "gebeurtenis:"


class Promise(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known of one bucket: its day, the rule at its birth, and what happened since.

    `since` are the rules that came into force on its day or later, also those that were replaced again;
    `events` has the day of every other event that a term may wait for, by its name.
    """

    day: dt.date
    rule: RetentionRule
    released_on: dt.date | None
    since: tuple[RetentionRule, ...] = ()
    events: dict[str, dt.date] = {}


def due_day(promise: Promise, current: RetentionRule | None) -> dt.date:
    """Return the first day on which the bucket must be destroyed.

    The rule at birth was told to the reporter (GDPR article 13(2)(a)): a later policy may shorten it,
    at once, and never lengthen it; and what a policy shortened, no policy after it lengthens again. A
    meldpunt that is gone (`current` is None) keeps its promises.
    """
    rules = (promise.rule, *promise.since, *(() if current is None else (current,)))
    return min(_due_by(promise, rule) for rule in rules)


def _due_by(promise: Promise, rule: RetentionRule) -> dt.date:
    ceiling = rule.ceiling.added_to(promise.day)
    start = _start(promise, rule)
    if start is None:
        return ceiling
    return min(rule.grace.added_to(rule.term.added_to(start)), ceiling)


def _start(promise: Promise, rule: RetentionRule) -> dt.date | None:
    """Return the day from which the term counts, or None when its event has not come."""
    if rule.start == "ontvangst":
        return promise.day
    if rule.start == "einde_periode":
        return Quarter.of(promise.day).last_day
    if rule.start == "vrijgave":
        return promise.released_on
    return promise.events.get(rule.start.removeprefix(EVENT))


def is_due(promise: Promise, current: RetentionRule | None, today: dt.date) -> bool:
    """Whether the bucket must be destroyed on `today`.

    Only whole days behind us count: a bucket is never due on its own day, whatever its term says,
    because reports may still arrive in it.
    """
    return today > promise.day and today >= due_day(promise, current)
