"""The keeper's register: what buckets exist, what was promised about them, and what became of them.

A second database file, apart from the envelopes: the intake never sees it. It holds no key and no
report; a row outlives its bucket, because it is the proof of its destruction.

A bucket is born, destroying, destroyed, in that order and never back.
"""

import contextlib
import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final, Literal, get_args

import msgspec
from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnElement,
    Date,
    Engine,
    Index,
    LargeBinary,
    MetaData,
    Table,
    Text,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from service.vault.buckets import Bucket
from service.vault.engines import BEGIN, IMMEDIATE
from service.vault.errors import RegisterError, StoreUnavailable, UnknownBucket

BucketState = Literal["born", "destroying", "destroyed"]
STATES: Final[tuple[BucketState, ...]] = get_args(BucketState)

METADATA: Final = MetaData()
BUCKET: Final = Table(
    "bucket",
    METADATA,
    Column("bucket_id", LargeBinary(16), primary_key=True),
    Column("meldpunt", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("retention_class", Text, nullable=False),
    Column("not_after", Date, nullable=False),
    Column("rule", Text, nullable=False),
    Column("policy", Text, nullable=False),
    Column("canary", LargeBinary, nullable=False),
    Column("state", Text, nullable=False),
    Column("released_on", Date),
    Column("destroyed_on", Date),
    CheckConstraint("length(bucket_id) = 16", name="bucket_id_length"),
    CheckConstraint("(state = 'destroyed') = (destroyed_on IS NOT NULL)", name="bucket_destroyed_on"),
    sqlite_with_rowid=False,
)
# One living bucket per meldpunt, day and class; a destroyed one may be followed by another.
Index(
    "bucket_born_once",
    BUCKET.c.meldpunt,
    BUCKET.c.day,
    BUCKET.c.retention_class,
    unique=True,
    sqlite_where=BUCKET.c.state == "born",
    postgresql_where=BUCKET.c.state == "born",
)


class RegisteredBucket(Bucket, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One bucket's life."""

    not_after: dt.date
    rule: str
    """The retention promise at birth, as JSON; later policies do not lengthen it."""
    policy: str
    """SHA-256 of the compiled policy at birth, hexadecimal."""
    canary: bytes
    """A known plaintext, sealed at birth; it must not open once the bucket is destroyed."""
    state: BucketState
    released_on: dt.date | None = None
    destroyed_on: dt.date | None = None


class BucketRegister:
    """Keeps the register in the database of one engine."""

    def __init__(self, engine: Engine) -> None:
        """Work on the database of `engine`."""
        self._engine = engine
        self._writing = engine.execution_options(**{BEGIN: IMMEDIATE})

    def create(self) -> None:
        """Make the table if it is missing.

        Raises:
            StoreUnavailable: the database cannot be written.
        """
        with _wrapping_errors():
            METADATA.create_all(self._engine)

    def add(self, buckets: Sequence[RegisteredBucket]) -> None:
        """Write all of `buckets` in one transaction.

        Raises:
            RegisterError: one exists already, or its meldpunt, day and class have a living one.
            StoreUnavailable: the database cannot be written.
        """
        if not buckets:
            return
        with _wrapping_errors(), self._writing.begin() as connection:
            connection.execute(insert(BUCKET), [msgspec.structs.asdict(bucket) for bucket in buckets])

    def get(self, bucket_id: bytes) -> RegisteredBucket:
        """Return one bucket.

        Raises:
            UnknownBucket: it was never registered.
            StoreUnavailable: the database cannot be read.
        """
        found = self._select(BUCKET.c.bucket_id == bucket_id)
        if not found:
            raise UnknownBucket("the register does not know this bucket")
        return found[0]

    def all(self) -> tuple[RegisteredBucket, ...]:
        """Return every bucket there ever was, in the order of day, meldpunt and class.

        Raises:
            StoreUnavailable: the database cannot be read.
        """
        return self._select()

    def in_state(self, state: BucketState) -> tuple[RegisteredBucket, ...]:
        """Return the buckets in `state`, in the same order.

        Raises:
            StoreUnavailable: the database cannot be read.
        """
        return self._select(BUCKET.c.state == state)

    def mark_released(self, bucket_ids: Collection[bytes], day: dt.date) -> None:
        """Write that the figures of `bucket_ids` were released on `day`; the first day stays.

        Raises:
            UnknownBucket: one was never registered; none is marked.
            StoreUnavailable: the database cannot be written.
        """
        self._mark(bucket_ids, STATES, {"released_on": day}, only_where=BUCKET.c.released_on.is_(None))

    def mark_destroying(self, bucket_ids: Collection[bytes]) -> None:
        """Write that destruction has begun; what is further on already stays as it is.

        Raises:
            UnknownBucket: one was never registered; none is marked.
            StoreUnavailable: the database cannot be written.
        """
        self._mark(bucket_ids, STATES, {"state": "destroying"}, only_where=BUCKET.c.state == "born")

    def mark_destroyed(self, bucket_ids: Collection[bytes], day: dt.date) -> None:
        """Write that destruction was done on `day`; the first day stays.

        Raises:
            UnknownBucket: one was never registered; none is marked.
            RegisterError: the destruction of one has not begun; none is marked.
            StoreUnavailable: the database cannot be written.
        """
        self._mark(
            bucket_ids,
            ("destroying", "destroyed"),
            {"state": "destroyed", "destroyed_on": day},
            only_where=BUCKET.c.state == "destroying",
        )

    def _mark(
        self,
        bucket_ids: Collection[bytes],
        allowed: Sequence[BucketState],
        values: dict[str, Any],
        *,
        only_where: ColumnElement[bool],
    ) -> None:
        with _wrapping_errors(), self._writing.begin() as connection:
            for bucket_id in bucket_ids:
                here = BUCKET.c.bucket_id == bucket_id
                state = connection.execute(select(BUCKET.c.state).where(here)).scalar()
                if state is None:
                    raise UnknownBucket("the register does not know this bucket")
                if state not in allowed:
                    raise RegisterError("the destruction of this bucket has not begun")
                connection.execute(update(BUCKET).where(here, only_where).values(values))

    def _select(self, *conditions: ColumnElement[bool]) -> tuple[RegisteredBucket, ...]:
        query = (
            select(BUCKET)
            .where(*conditions)
            .order_by(BUCKET.c.day, BUCKET.c.meldpunt, BUCKET.c.retention_class, BUCKET.c.bucket_id)
        )
        with _wrapping_errors(), self._engine.begin() as connection:
            rows = connection.execute(query).all()
        return tuple(msgspec.convert(row, RegisteredBucket, from_attributes=True) for row in rows)


@contextlib.contextmanager
def _wrapping_errors() -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        raise RegisterError("the register has such a bucket already") from error
    except SQLAlchemyError as error:
        raise StoreUnavailable("the register cannot be read or written") from error
