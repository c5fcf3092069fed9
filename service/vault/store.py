"""The store of envelopes: one table with an id, a bucket and a ciphertext, and nothing else.

No time, no order of arrival (random ids, WITHOUT ROWID), no length but a size class. A stolen
database shows counts per bucket. The same on SQLite and PostgreSQL.

Must never: gain a column, or be copied in any other way than `copy_to` (SQLite's backup() copies
freed pages too).
"""

import contextlib
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct
from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    Engine,
    Index,
    LargeBinary,
    MetaData,
    Table,
    delete,
    func,
    insert,
    inspect,
    select,
)
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from service.kernel.durable import sync_folder
from service.vault.engines import BEGIN, IMMEDIATE, NO_TRANSACTION
from service.vault.errors import EnvelopeRefused, StoreUnavailable

_PAGE_ROWS: Final = 500
_CHECKPOINT_PAUSE_S: Final = 0.1

METADATA: Final = MetaData()
ENVELOPE: Final = Table(
    "envelope",
    METADATA,
    Column("id", LargeBinary(16), primary_key=True),
    Column("bucket_id", LargeBinary(16), nullable=False),
    Column("ciphertext", LargeBinary, nullable=False),
    CheckConstraint("length(id) = 16", name="envelope_id_length"),
    CheckConstraint("length(bucket_id) = 16", name="envelope_bucket_id_length"),
    Index("envelope_by_bucket", "bucket_id", "id"),
    sqlite_with_rowid=False,
)


class Envelope(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One sealed record: a random id, its bucket, the ciphertext."""

    id: bytes
    bucket_id: bytes
    ciphertext: bytes


class EnvelopeStore:
    """Stores, reads, counts and deletes envelopes; every method is one or more whole transactions."""

    def __init__(self, engine: Engine) -> None:
        """Work on the database of `engine` (see `service.vault.engines`)."""
        self._engine = engine
        self._writing = engine.execution_options(**{BEGIN: IMMEDIATE})

    def create(self) -> None:
        """Make the table if it is missing.

        Raises:
            StoreUnavailable: the database cannot be reached or written.
        """
        with self._wrapping_errors():
            METADATA.create_all(self._engine)

    def insert(self, envelopes: Sequence[Envelope]) -> None:
        """Store all of `envelopes` in one transaction; return after they have reached the disk.

        Raises:
            EnvelopeRefused: one breaks a rule of the table; none is stored.
            StoreUnavailable: disk full, locked or closed; none is stored.
        """
        if not envelopes:
            return
        with self._wrapping_errors(), self._writing.begin() as connection:
            connection.execute(insert(ENVELOPE), [msgspec.structs.asdict(row) for row in envelopes])

    def read_bucket(self, bucket_id: bytes) -> Iterator[Envelope]:
        """Yield the envelopes of one bucket in the order of their random ids.

        Reads page by page, each its own transaction: a reader that stays open would keep
        deleted pages in the write-ahead log.

        Raises:
            StoreUnavailable: the database cannot be read.
        """
        last = b""
        while page := self._read_page(bucket_id, last):
            yield from page
            last = page[-1].id

    def count_by_bucket(self) -> dict[bytes, int]:
        """Return the number of envelopes of every bucket that has any.

        Raises:
            StoreUnavailable: the database cannot be read.
        """
        query = select(ENVELOPE.c.bucket_id, func.count()).group_by(ENVELOPE.c.bucket_id)
        with self._wrapping_errors(), self._engine.begin() as connection:
            return {bytes(bucket_id): count for bucket_id, count in connection.execute(query)}

    def delete_bucket(self, bucket_id: bytes) -> int:
        """Delete the envelopes of one bucket and return how many there were; `cleanse` follows.

        Raises:
            StoreUnavailable: nothing was deleted.
        """
        with self._wrapping_errors(), self._writing.begin() as connection:
            result = connection.execute(delete(ENVELOPE).where(ENVELOPE.c.bucket_id == bucket_id))
            return result.rowcount

    def cleanse(self, *, attempts: int = 4) -> None:
        """Empty the write-ahead log, where deleted rows still lie after a DELETE.

        SQLite: TRUNCATE checkpoints until no reader is in the way; with secure_delete nothing is left
        in the database file then. PostgreSQL: a CHECKPOINT if the role may; freed pages and WAL
        segments there keep ciphertext until they are reused, which the destroyed key makes unreadable.

        Raises:
            StoreUnavailable: a reader was still in the way after `attempts`.
        """
        if self._engine.dialect.name != "sqlite":
            self._checkpoint_postgresql()
            return
        for attempt in range(attempts):
            if attempt:
                time.sleep(_CHECKPOINT_PAUSE_S)
            with self._wrapping_errors(), self._autocommitting() as connection:
                row = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
            if row[0] == 0:
                return
        raise StoreUnavailable("a reader keeps deleted rows in the write-ahead log")

    def columns(self) -> frozenset[str]:
        """Return the names of the table's columns as the database itself tells them.

        Raises:
            StoreUnavailable: the database cannot be read, or has no such table.
        """
        with self._wrapping_errors():
            return frozenset(column["name"] for column in inspect(self._engine).get_columns(ENVELOPE.name))

    def copy_to(self, path: Path) -> None:
        """Write a copy without freed pages to the new file `path`, mode 0600 (SQLite: VACUUM INTO).

        Raises:
            StoreUnavailable: `path` exists, the disk refused, or the database is not SQLite.
        """
        if self._engine.dialect.name != "sqlite":
            raise StoreUnavailable("PostgreSQL is copied by its own tools")
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StoreUnavailable(f"the copy cannot be made: {error.strerror}") from error
        try:
            with self._wrapping_errors(), self._autocommitting() as connection:
                connection.exec_driver_sql("VACUUM INTO ?", (str(path),))
            os.fsync(descriptor)
        except StoreUnavailable:
            path.unlink()
            raise
        finally:
            os.close(descriptor)
        sync_folder(path.parent)

    def _read_page(self, bucket_id: bytes, last: bytes) -> list[Envelope]:
        query = (
            select(ENVELOPE)
            .where(ENVELOPE.c.bucket_id == bucket_id, ENVELOPE.c.id > last)
            .order_by(ENVELOPE.c.id)
            .limit(_PAGE_ROWS)
        )
        with self._wrapping_errors(), self._engine.begin() as connection:
            rows = connection.execute(query).all()
        return [msgspec.convert(row, Envelope, from_attributes=True) for row in rows]

    def _checkpoint_postgresql(self) -> None:
        # Only a superuser or a member of pg_checkpoint may; the server does it by itself otherwise.
        with contextlib.suppress(StoreUnavailable), self._wrapping_errors(), self._engine.begin() as connection:
            connection.exec_driver_sql("CHECKPOINT")

    @contextlib.contextmanager
    def _autocommitting(self) -> Iterator[Connection]:
        """A connection outside any transaction, as checkpoints and VACUUM need."""
        with self._engine.connect().execution_options(**{BEGIN: NO_TRANSACTION}) as connection:
            yield connection

    @contextlib.contextmanager
    def _wrapping_errors(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError as error:
            raise EnvelopeRefused("an envelope breaks a rule of the table") from error
        except SQLAlchemyError as error:
            raise StoreUnavailable("the store cannot be read or written") from error
