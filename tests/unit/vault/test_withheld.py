"""The count of withheld texts: by meldpunt and week, on both databases, for a year."""

import datetime as dt

import pytest
from sqlalchemy import inspect

from service.vault.engines import postgresql_engine, sqlite_engine
from service.vault.errors import StoreUnavailable
from service.vault.withheld import METADATA, WITHHELD, WithheldTexts, WithheldWeek, week_of

MONDAY = dt.date(2026, 2, 9)
WEEK = dt.timedelta(weeks=1)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def engine(request, tmp_path):
    if request.param == "sqlite":
        engine = sqlite_engine(tmp_path / "store.sqlite")
    else:
        engine = postgresql_engine(request.getfixturevalue("postgresql_url"))
        METADATA.drop_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def texts(engine):
    texts = WithheldTexts(engine)
    texts.create()
    texts.create()
    return texts


def week(meldpunt, monday, number):
    return WithheldWeek(meldpunt=meldpunt, week=monday, texts=number)


@pytest.mark.parametrize("days", range(7))
def test_week_begins_on_monday(days):
    assert week_of(MONDAY + dt.timedelta(days=days)) == MONDAY


def test_texts_of_one_week_are_one_number(texts):
    texts.add("breda", MONDAY, 1)
    texts.add("breda", MONDAY + dt.timedelta(days=6), 2)
    texts.add("breda", MONDAY + WEEK, 1)
    texts.add("almere", MONDAY, 4)
    assert texts.since(MONDAY + dt.timedelta(days=3)) == (
        week("breda", MONDAY + WEEK, 1),
        week("almere", MONDAY, 4),
        week("breda", MONDAY, 3),
    )
    assert texts.since(MONDAY + WEEK) == (week("breda", MONDAY + WEEK, 1),)


def test_counts_are_forgotten_after_a_year(texts):
    texts.add("breda", MONDAY, 1)
    texts.forget(MONDAY + 53 * WEEK)
    assert texts.since(MONDAY) == (week("breda", MONDAY, 1),)
    texts.forget(MONDAY + 54 * WEEK)
    assert texts.since(MONDAY) == ()


def test_table_holds_no_day_no_time_and_no_text(texts, engine):
    columns = {column["name"] for column in inspect(engine).get_columns(WITHHELD.name)}
    assert columns == {"meldpunt", "week", "texts"}


def test_database_without_the_table_is_unavailable(engine):
    texts = WithheldTexts(engine)
    for ask in (
        lambda: texts.add("breda", MONDAY, 1),
        lambda: texts.add("breda", MONDAY, 0),
        lambda: texts.since(MONDAY),
        lambda: texts.forget(MONDAY),
    ):
        with pytest.raises(StoreUnavailable):
            ask()
