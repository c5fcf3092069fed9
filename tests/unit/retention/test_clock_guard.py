import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.retention.clock import ClockGuard, Reading, has_jumped
from service.retention.errors import ClockJumped

DAY = dt.date(2026, 2, 10)
HOUR = 3600.0


class Counter:
    """Seconds that a test turns by hand."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self):
        return self.seconds


def after(days, hours):
    return Reading(day=DAY + dt.timedelta(days=days), counter=hours * HOUR)


FIRST = after(0, 0)


@pytest.mark.parametrize(
    ("days", "hours", "jumped"),
    [(0, 0, False), (1, 0.1, False), (2, 0, False), (2, 24, False), (3, 1, True), (3, 25, False), (400, 24, True)],
)
def test_calendar_ahead_of_the_counter_is_a_jump(days, hours, jumped):
    assert has_jumped(FIRST, after(days, hours)) is jumped


@given(st.integers(0, 5000), st.integers(0, 86399), st.integers(0, 5000 * 86400))
def test_honest_clock_is_never_accused(days, second_of_day, passed):
    start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(days=days, seconds=second_of_day)
    end = start + dt.timedelta(seconds=passed)
    assert not has_jumped(Reading(day=start.date(), counter=7.0), Reading(day=end.date(), counter=7.0 + passed))


@given(st.integers(0, 5000), st.integers(0, 100))
def test_clock_moved_back_is_no_jump(days_back, hours):
    assert not has_jumped(FIRST, after(-days_back, hours))


def test_day_that_jumped_is_refused_until_restart():
    counter = Counter()
    guard = ClockGuard(counter)
    guard.check(DAY)
    counter.seconds = HOUR
    with pytest.raises(ClockJumped):
        guard.check(DAY + dt.timedelta(days=60))
    with pytest.raises(ClockJumped):
        guard.check(DAY)
    ClockGuard(counter).check(DAY + dt.timedelta(days=60))


def test_days_that_the_counter_shows_are_believed():
    counter = Counter()
    guard = ClockGuard(counter)
    for day in range(120):
        counter.seconds = day * 24 * HOUR
        guard.check(DAY + dt.timedelta(days=day))
