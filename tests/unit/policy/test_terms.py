import datetime as dt

import pytest

from service.policy.terms import Term


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("P30D", Term(days=30)),
        ("P2W", Term(days=14)),
        ("P6M", Term(months=6)),
        ("P1Y2M3D", Term(months=14, days=3)),
        ("P0D", Term()),
    ],
)
def test_iso_durations_become_terms(written, term):
    assert Term.parse(written) == term


@pytest.mark.parametrize("written", ["", "P", "30D", "P1H", "PT1H", "P1.5D", "P-1D", "P1D2M", "p1d"])
def test_other_durations_are_refused(written):
    with pytest.raises(ValueError, match="term is written like"):
        Term.parse(written)


def test_months_end_on_the_last_day():
    assert Term(months=1).added_to(dt.date(2026, 1, 31)) == dt.date(2026, 2, 28)
    assert Term(months=12).added_to(dt.date(2024, 2, 29)) == dt.date(2025, 2, 28)
    assert Term(months=1, days=1).added_to(dt.date(2026, 12, 31)) == dt.date(2027, 2, 1)
    assert Term(months=2, days=5).shortest_days == 65
