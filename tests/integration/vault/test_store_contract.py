"""One contract for the store and the register, on SQLite and on PostgreSQL."""

import datetime as dt

import pytest
from sqlalchemy import make_url, text

from service.kernel.identifiers import new_identifier
from service.vault.engines import postgresql_engine, sqlite_engine
from service.vault.errors import EnvelopeRefused, RegisterError, StoreUnavailable, UnknownBucket
from service.vault.register import BucketRegister, RegisteredBucket
from service.vault.store import Envelope, EnvelopeStore

FIRST, SECOND = b"1" * 16, b"2" * 16
DAY = dt.date(2026, 7, 1)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def engine(request, tmp_path):
    if request.param == "sqlite":
        engine = sqlite_engine(tmp_path / "luwte.db")
        yield engine
        engine.dispose()
        return
    url = make_url(request.getfixturevalue("postgresql_url"))
    schema = f"luwte_{new_identifier().hex()}"
    administrator = postgresql_engine(url.render_as_string(hide_password=False))
    with administrator.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    own = url.update_query_dict({"options": f"-csearch_path={schema}"})
    engine = postgresql_engine(own.render_as_string(hide_password=False))
    yield engine
    engine.dispose()
    with administrator.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    administrator.dispose()


@pytest.fixture
def store(engine):
    store = EnvelopeStore(engine)
    store.create()
    return store


@pytest.fixture
def register(engine):
    register = BucketRegister(engine)
    register.create()
    return register


def _envelopes(bucket_id, count):
    return [
        Envelope(id=new_identifier(), bucket_id=bucket_id, ciphertext=bytes([n % 256]) * 1648) for n in range(count)
    ]


def _bucket(number, *, state="born"):
    return RegisteredBucket(
        bucket_id=number.to_bytes(16, "big"),
        meldpunt="breda",
        day=DAY + dt.timedelta(days=number),
        retention_class="feiten",
        not_after=DAY + dt.timedelta(days=number),
        rule='{"dagen":90}',
        policy="0" * 64,
        canary=b"canary",
        state=state,
    )


def test_created_twice_keeps_its_rows(store):
    store.insert(_envelopes(FIRST, 1))
    store.create()
    assert store.count_by_bucket() == {FIRST: 1}


def test_stored_envelopes_are_read_per_bucket(store):
    first, second = _envelopes(FIRST, 3), _envelopes(SECOND, 2)
    store.insert([*first, *second])
    assert sorted(store.read_bucket(FIRST), key=lambda e: e.id) == sorted(first, key=lambda e: e.id)
    assert store.count_by_bucket() == {FIRST: 3, SECOND: 2}


def test_large_bucket_is_read_in_pages_without_order_of_arrival(store):
    envelopes = _envelopes(FIRST, 1001)
    store.insert(envelopes)
    ids = [envelope.id for envelope in store.read_bucket(FIRST)]
    assert ids == sorted(envelope.id for envelope in envelopes)


def test_empty_store_counts_and_reads_nothing(store):
    store.insert([])
    assert (store.count_by_bucket(), list(store.read_bucket(FIRST))) == ({}, [])


def test_deleted_bucket_leaves_the_others(store):
    store.insert([*_envelopes(FIRST, 3), *_envelopes(SECOND, 2)])
    assert (store.delete_bucket(FIRST), store.delete_bucket(FIRST)) == (3, 0)
    store.cleanse()
    assert store.count_by_bucket() == {SECOND: 2}


def test_refused_envelope_takes_its_transaction_along(store):
    [known] = _envelopes(FIRST, 1)
    store.insert([known])
    with pytest.raises(EnvelopeRefused):
        store.insert([*_envelopes(SECOND, 2), known])
    assert store.count_by_bucket() == {FIRST: 1}


@pytest.mark.parametrize(("id_bytes", "bucket_bytes"), [(15, 16), (16, 17)])
def test_identifier_of_another_length_is_refused(store, id_bytes, bucket_bytes):
    with pytest.raises(EnvelopeRefused):
        store.insert([Envelope(id=b"i" * id_bytes, bucket_id=b"b" * bucket_bytes, ciphertext=b"")])


def test_table_holds_nothing_but_three_columns(store):
    assert store.columns() == {"id", "bucket_id", "ciphertext"}


def test_missing_table_is_unavailable(engine):
    store = EnvelopeStore(engine)
    for act in (store.columns, store.count_by_bucket, lambda: store.delete_bucket(FIRST)):
        with pytest.raises(StoreUnavailable):
            act()


def test_no_error_shows_a_ciphertext(store):
    [known] = _envelopes(FIRST, 1)
    store.insert([known])
    with pytest.raises(EnvelopeRefused) as caught:
        store.insert([known])
    assert repr(known.ciphertext)[2:20] not in str(caught.value) + str(caught.value.__cause__)


def test_registered_bucket_reads_as_written(register):
    register.add([])
    register.add([_bucket(2), _bucket(1)])
    assert register.all() == (_bucket(1), _bucket(2))
    assert register.get(_bucket(2).bucket_id) == _bucket(2)


def test_bucket_lives_born_destroying_destroyed(register):
    bucket = _bucket(1)
    ids = [bucket.bucket_id]
    register.add([bucket])
    register.mark_released(ids, DAY)
    register.mark_destroying(ids)
    assert [row.state for row in register.in_state("destroying")] == ["destroying"]
    register.mark_destroyed(ids, DAY)
    found = register.get(bucket.bucket_id)
    assert (found.state, found.released_on, found.destroyed_on) == ("destroyed", DAY, DAY)


def test_every_mark_may_be_repeated_and_keeps_the_first_day(register):
    later = DAY + dt.timedelta(days=9)
    ids = [_bucket(1).bucket_id]
    register.add([_bucket(1)])
    for day in (DAY, later):
        register.mark_released(ids, day)
        register.mark_destroying(ids)
        register.mark_destroyed(ids, day)
    found = register.get(ids[0])
    assert (found.state, found.released_on, found.destroyed_on) == ("destroyed", DAY, DAY)


def test_destruction_is_not_done_before_it_began(register):
    register.add([_bucket(1), _bucket(2)])
    ids = [_bucket(1).bucket_id, _bucket(2).bucket_id]
    register.mark_destroying(ids[:1])
    with pytest.raises(RegisterError):
        register.mark_destroyed(ids, DAY)
    assert [row.state for row in register.all()] == ["destroying", "born"]


def test_unknown_bucket_is_not_marked(register):
    with pytest.raises(UnknownBucket):
        register.get(FIRST)
    with pytest.raises(UnknownBucket):
        register.mark_destroying([FIRST])


def test_purpose_has_one_living_bucket(register):
    register.add([_bucket(1)])
    again = RegisteredBucket(
        **{name: getattr(_bucket(1), name) for name in RegisteredBucket.__struct_fields__} | {"bucket_id": FIRST}
    )
    with pytest.raises(RegisterError):
        register.add([again])
    register.mark_destroying([_bucket(1).bucket_id])
    register.add([again])
    assert register.in_state("born") == (again,)


@pytest.mark.postgresql
@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_copying_is_left_to_postgresqls_own_tools(store, tmp_path):
    with pytest.raises(StoreUnavailable):
        store.copy_to(tmp_path / "copy.db")


def test_missing_register_is_unavailable(engine):
    with pytest.raises(StoreUnavailable):
        BucketRegister(engine).all()
