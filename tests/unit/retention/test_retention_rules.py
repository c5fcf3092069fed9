import datetime as dt

import msgspec
import pytest

from service.policy.model import RetentionRule
from service.policy.terms import Term
from service.retention.rules import Promise, due_day, is_due

DAY = dt.date(2026, 2, 10)


def rule(start="ontvangst", days=30, ceiling=200, grace=0):
    return RetentionRule(
        start=start, term=Term(days=days), ceiling=Term(days=ceiling), after="vernietig", grace=Term(days=grace)
    )


def promise(made, released_on=None):
    return Promise(day=DAY, rule=made, released_on=released_on)


@pytest.mark.parametrize(
    ("made", "released_on", "due"),
    [
        (rule(), None, dt.date(2026, 3, 12)),
        (rule(grace=5), None, dt.date(2026, 3, 17)),
        (rule("einde_periode", days=7), None, dt.date(2026, 4, 7)),
        (rule("vrijgave", days=7), dt.date(2026, 4, 2), dt.date(2026, 4, 9)),
        (rule("vrijgave", days=7), None, dt.date(2026, 8, 29)),
        (rule(days=300), None, dt.date(2026, 8, 29)),
    ],
)
def test_term_counts_from_its_own_start(made, released_on, due):
    assert due_day(promise(made, released_on), None) == due
    assert not is_due(promise(made, released_on), None, due - dt.timedelta(days=1))
    assert is_due(promise(made, released_on), None, due)


def test_later_policy_shortens_at_once():
    assert due_day(promise(rule(days=30)), rule(days=3)) == dt.date(2026, 2, 13)


def test_later_policy_never_lengthens():
    assert due_day(promise(rule(days=30)), rule(days=300, ceiling=900)) == dt.date(2026, 3, 12)


def test_bucket_is_never_due_on_its_own_day():
    assert not is_due(promise(rule(days=0)), None, DAY)
    assert is_due(promise(rule(days=0)), None, DAY + dt.timedelta(days=1))


def test_term_that_waits_for_an_event_counts_from_its_day_or_from_the_ceiling():
    waiting = rule(start="gebeurtenis:overleg", days=7, ceiling=200)
    made = promise(waiting)
    assert due_day(made, None) == made.day + dt.timedelta(days=200)
    happened = msgspec.structs.replace(made, events={"overleg": made.day + dt.timedelta(days=10)})
    assert due_day(happened, None) == made.day + dt.timedelta(days=17)
