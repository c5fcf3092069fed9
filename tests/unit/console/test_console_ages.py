import datetime as dt

import pytest

from service.console.rules import ClassAge, ages_of, labels
from service.vault.register import RegisteredBucket

TODAY = dt.date(2026, 6, 1)


def bucket(age, meldpunt="breda", name="feiten", state="born"):
    return RegisteredBucket(
        bucket_id=b"b" * 16,
        meldpunt=meldpunt,
        day=TODAY - dt.timedelta(days=age),
        retention_class=name,
        not_after=TODAY,
        rule="{}",
        policy="ab" * 32,
        canary=b"",
        state=state,
        destroyed_on=TODAY if state == "destroyed" else None,
    )


@pytest.mark.parametrize(
    ("age", "label"),
    [(0, "0-7"), (7, "0-7"), (8, "8-30"), (30, "8-30"), (31, "31-60"), (60, "31-60"), (61, "61+"), (900, "61+")],
)
def test_bucket_falls_into_one_age(age, label):
    (row,) = ages_of([bucket(age)], TODAY)
    assert row.buckets == {name: int(name == label) for name in labels()}


def test_rows_go_by_meldpunt_and_class_with_the_oldest_day():
    rows = ages_of([bucket(3, "tilburg"), bucket(9), bucket(1), bucket(2, name="verhaal")], TODAY)
    assert [(row.meldpunt, row.retention_class) for row in rows] == [
        ("breda", "feiten"),
        ("breda", "verhaal"),
        ("tilburg", "feiten"),
    ]
    assert rows[0] == ClassAge(
        meldpunt="breda",
        retention_class="feiten",
        buckets={"0-7": 1, "8-30": 1, "31-60": 0, "61+": 0},
        oldest=TODAY - dt.timedelta(days=9),
    )


@pytest.mark.parametrize("other", [bucket(-1), bucket(5, state="destroying"), bucket(5, state="destroyed")])
def test_only_living_buckets_that_began_are_shown(other):
    assert ages_of([other], TODAY) == ()
