import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from service.policy.model import RetentionRule
from service.policy.terms import Term
from service.retention.rules import Promise, due_day, is_due

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2060, 1, 1))
TERMS = st.builds(Term, months=st.integers(0, 60), days=st.integers(0, 400))
RULES = st.builds(
    RetentionRule,
    start=st.sampled_from(["ontvangst", "einde_periode", "vrijgave"]),
    term=TERMS,
    ceiling=TERMS,
    after=st.just("vernietig"),
    grace=TERMS,
)
PROMISES = st.builds(Promise, day=DAYS, rule=RULES, released_on=st.none() | DAYS)


@given(PROMISES, RULES)
def test_any_later_rule_never_lengthens(promise, current):
    assert due_day(promise, current) <= due_day(promise, None)


@given(PROMISES, RULES)
def test_shorter_later_rule_acts_at_once(promise, current):
    alone = Promise(day=promise.day, rule=current, released_on=promise.released_on)
    assert due_day(promise, current) == min(due_day(promise, None), due_day(alone, None))


@given(PROMISES, st.none() | RULES)
def test_ceiling_at_birth_always_holds(promise, current):
    assert due_day(promise, current) <= promise.rule.ceiling.added_to(promise.day)


@given(PROMISES, st.none() | RULES, DAYS, st.integers(0, 4000))
def test_clock_moved_back_makes_nothing_due(promise, current, today, days_back):
    earlier = today - dt.timedelta(days=days_back)
    assert is_due(promise, current, earlier) <= is_due(promise, current, today)


@given(PROMISES, st.none() | RULES, st.integers(-400, 0))
def test_no_bucket_is_due_before_its_day_is_over(promise, current, offset):
    assert not is_due(promise, current, promise.day + dt.timedelta(days=offset))
