import datetime as dt

import pytest

from service.kernel.periods import Quarter


def test_quarter_is_written_and_read_alike():
    assert Quarter.parse("2026-Q3") == Quarter(year=2026, number=3)
    assert Quarter(year=2026, number=3).name == "2026-Q3"


@pytest.mark.parametrize("written", ["", "2026Q3", "2026-Q5", "0000-Q1", "2026-q1", " 2026-Q1", "2026-Q1\n", "٢026-Q1"])
def test_other_spellings_are_refused(written):
    with pytest.raises(ValueError, match="written like 2026-Q3"):
        Quarter.parse(written)


def test_days_of_a_quarter_follow_the_calendar():
    quarter = Quarter.of(dt.date(2024, 2, 29))
    assert (quarter.first_day, quarter.last_day) == (dt.date(2024, 1, 1), dt.date(2024, 3, 31))
    assert Quarter.of(dt.date(2026, 12, 31)).following == Quarter(year=2027, number=1)
    assert Quarter(year=2026, number=1) < Quarter(year=2026, number=2)


def test_quarter_closes_after_its_last_day():
    quarter = Quarter(year=2026, number=4)
    assert not quarter.is_closed(dt.date(2026, 12, 31))
    assert quarter.is_closed(dt.date(2027, 1, 1))
