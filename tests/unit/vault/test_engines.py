import pytest

from service.vault.engines import postgresql_engine, sqlite_engine
from service.vault.errors import StoreUnavailable


def _pragma(connection, name):
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_every_connection_is_durable_and_deletes_securely(tmp_path):
    engine = sqlite_engine(tmp_path / "luwte.db", busy_timeout_ms=123)
    with engine.connect() as first, engine.connect() as second:
        for connection in (first, second):
            names = ("journal_mode", "synchronous", "secure_delete", "temp_store", "busy_timeout")
            assert [_pragma(connection, name) for name in names] == ["wal", 2, 1, 2, 123]
    engine.dispose()


def test_database_files_are_private(tmp_path):
    engine = sqlite_engine(tmp_path / "luwte.db")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (a)")
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes == {"luwte.db": 0o600, "luwte.db-wal": 0o600, "luwte.db-shm": 0o600}
    engine.dispose()


def test_folder_that_is_missing_is_refused(tmp_path):
    with pytest.raises(StoreUnavailable):
        sqlite_engine(tmp_path / "missing" / "luwte.db")


def test_postgresql_speaks_through_psycopg():
    assert postgresql_engine("postgresql://db/luwte").url.drivername == "postgresql+psycopg"


@pytest.mark.parametrize("url", ["sqlite://", "mysql://db/luwte", "no address: hush"])
def test_address_of_another_database_is_refused(url):
    with pytest.raises(StoreUnavailable) as caught:
        postgresql_engine(url)
    assert url not in str(caught.value)
