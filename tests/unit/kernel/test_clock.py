import datetime as dt

from service.kernel.clock import ManualClock, ShiftedClock, SystemClock


def test_manual_clock_knows_the_dutch_day():
    clock = ManualClock(dt.datetime(2026, 6, 30, 22, 30, tzinfo=dt.UTC))
    assert clock.today() == dt.date(2026, 7, 1)
    assert clock.now() == dt.datetime(2026, 6, 30, 22, 30, tzinfo=dt.UTC)


def test_manual_clock_moves_to_noon():
    clock = ManualClock(dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    clock.set_day(dt.date(2026, 12, 25))
    assert clock.now() == dt.datetime(2026, 12, 25, 11, tzinfo=dt.UTC)
    assert clock.today() == dt.date(2026, 12, 25)


def test_shifted_clock_shows_the_wanted_day():
    base = ManualClock(dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC))
    clock = ShiftedClock(base, dt.date(2027, 3, 4))
    assert clock.today() == dt.date(2027, 3, 4)
    base.set_day(dt.date(2026, 1, 3))
    assert clock.today() == dt.date(2027, 3, 6)
    assert clock.now() - base.now() == dt.timedelta(days=427)


def test_system_clock_is_aware_and_moves_on():
    clock = SystemClock()
    first = clock.now()
    assert first.tzinfo is dt.UTC
    assert first <= clock.now()
    assert abs(clock.today() - first.date()) <= dt.timedelta(days=1)
