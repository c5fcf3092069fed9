"""How many texts were withheld, by meldpunt and week: for the steward, who must know that a scrubber fails.

One row per meldpunt and week in the database of the envelopes. Promises: no day, no time, no text, nothing of a report;
only texts of reports that were stored are counted; a row is gone a year later. Weeks begin on Monday.
"""

import contextlib
import datetime as dt
from collections.abc import Iterator
from typing import Final

import msgspec
from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from service.vault.engines import BEGIN, IMMEDIATE
from service.vault.errors import StoreUnavailable

KEPT: Final = dt.timedelta(weeks=53)

METADATA: Final = MetaData()
WITHHELD: Final = Table(
    "withheld",
    METADATA,
    Column("meldpunt", String(80), primary_key=True),
    Column("week", Date, primary_key=True),
    Column("texts", Integer, nullable=False),
    CheckConstraint("texts > 0", name="withheld_texts"),
    sqlite_with_rowid=False,
)


class WithheldWeek(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many texts of one meldpunt were withheld in the week that began on the Monday `week`."""

    meldpunt: str
    week: dt.date
    texts: int


def week_of(day: dt.date) -> dt.date:
    """Return the Monday of the week of `day`."""
    return day - dt.timedelta(days=day.weekday())


class WithheldTexts:
    """Counts, tells and forgets; every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        """Work on the database of `engine`."""
        self._engine = engine
        self._writing = engine.execution_options(**{BEGIN: IMMEDIATE})

    def create(self) -> None:
        """Make the table if it is missing.

        Raises:
            StoreUnavailable: the database cannot be reached or written.
        """
        with _wrapping_errors():
            METADATA.create_all(self._engine)

    def add(self, meldpunt: str, day: dt.date, texts: int) -> None:
        """Count `texts` more that were withheld on `day`.

        Raises:
            StoreUnavailable: they are not counted.
        """
        with _wrapping_errors():
            try:
                self._add(meldpunt, week_of(day), texts)
            except IntegrityError:
                # Another machine began the same week at the same moment: the row is there now.
                self._add(meldpunt, week_of(day), texts)

    def since(self, day: dt.date) -> tuple[WithheldWeek, ...]:
        """Return every count from the week of `day` on, the newest week first.

        Raises:
            StoreUnavailable: the database cannot be read.
        """
        query = (
            select(WITHHELD)
            .where(WITHHELD.c.week >= week_of(day))
            .order_by(WITHHELD.c.week.desc(), WITHHELD.c.meldpunt)
        )
        with _wrapping_errors(), self._engine.begin() as connection:
            rows = connection.execute(query).all()
        return tuple(msgspec.convert(row, WithheldWeek, from_attributes=True) for row in rows)

    def forget(self, today: dt.date) -> None:
        """Delete the counts of more than a year ago.

        Raises:
            StoreUnavailable: nothing was deleted.
        """
        with _wrapping_errors(), self._writing.begin() as connection:
            connection.execute(delete(WITHHELD).where(WITHHELD.c.week < week_of(today - KEPT)))

    def _add(self, meldpunt: str, week: dt.date, texts: int) -> None:
        more = (
            update(WITHHELD)
            .where(WITHHELD.c.meldpunt == meldpunt, WITHHELD.c.week == week)
            .values(texts=WITHHELD.c.texts + texts)
        )
        with self._writing.begin() as connection:
            if connection.execute(more).rowcount == 0:
                connection.execute(insert(WITHHELD).values(meldpunt=meldpunt, week=week, texts=texts))


@contextlib.contextmanager
def _wrapping_errors() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreUnavailable("the store cannot be read or written") from error
