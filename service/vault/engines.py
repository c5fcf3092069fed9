"""Database engines that keep what the store promises: durable commits and no remains of deleted rows.

Measured: `secure_delete` holds per connection, not per file (one other connection left 63 rows
readable), so it is set on every connection the pool ever opens (reference, CRYPTO.md 3).
"""

import os
import sqlite3
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from service.vault.errors import StoreUnavailable

# Values of the execution option `BEGIN`: how a transaction starts on SQLite.
BEGIN: Final = "luwte_begin"
IMMEDIATE: Final = "BEGIN IMMEDIATE"
NO_TRANSACTION: Final = ""
_BUSY_TIMEOUT_MS: Final = 5_000


def sqlite_engine(path: Path, *, busy_timeout_ms: int = _BUSY_TIMEOUT_MS) -> Engine:
    """Return an engine on the SQLite file `path`, which is made, mode 0600, if it is missing.

    Every connection: WAL, synchronous=FULL (a commit returns after fsync), secure_delete=ON,
    temporary tables in memory, and `busy_timeout_ms` milliseconds of waiting for a lock.
    Transactions begin plainly unless the execution option `BEGIN` says otherwise.

    Raises:
        StoreUnavailable: the file cannot be made.
    """
    _create_private(path)
    engine = create_engine(URL.create("sqlite", database=str(path)), hide_parameters=True)

    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        # The driver's own BEGIN comes only before the first write; ours comes where a transaction starts.
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout={busy_timeout_ms:d}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "secure_delete=ON",
            "temp_store=MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin)
    return engine


def postgresql_engine(url: str) -> Engine:
    """Return an engine on the PostgreSQL database `url`, through psycopg.

    Raises:
        StoreUnavailable: `url` is not one of PostgreSQL; the message does not repeat it.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreUnavailable("the database's address is malformed") from error
    if parsed.get_backend_name() != "postgresql":
        raise StoreUnavailable("the database's address is not one of PostgreSQL")
    return create_engine(parsed.set(drivername="postgresql+psycopg"), hide_parameters=True, pool_pre_ping=True)


def _begin(connection: Connection) -> None:
    # Not the isolation level AUTOCOMMIT: the dialect resets the driver's own BEGIN afterwards.
    statement = connection.get_execution_options().get(BEGIN, "BEGIN")
    if statement != NO_TRANSACTION:
        connection.exec_driver_sql(statement)


def _create_private(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise StoreUnavailable(f"{path.name} cannot be opened: {error.strerror}") from error
