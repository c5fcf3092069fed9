import asyncio
import contextlib
import sqlite3
import threading

import pytest

from service.kernel.identifiers import new_identifier
from service.vault.engines import sqlite_engine
from service.vault.errors import EnvelopeRefused, StoreUnavailable
from service.vault.store import Envelope, EnvelopeStore
from service.vault.writer import BATCH_SUBMISSIONS, GroupWriter

SPOILT = b"spoilt"


class RehearsedStore:
    """Remembers its transactions; waits at a gate, refuses what is spoilt, fails when told to."""

    def __init__(self) -> None:
        self.transactions = []
        self.gate = threading.Event()
        self.reached = threading.Event()
        self.failure = None

    def insert(self, envelopes):
        self.reached.set()
        assert self.gate.wait(10)
        if self.failure is not None:
            raise self.failure
        if any(envelope.ciphertext == SPOILT for envelope in envelopes):
            raise EnvelopeRefused("spoilt")
        self.transactions.append([envelope.ciphertext for envelope in envelopes])


@pytest.fixture
def store():
    return RehearsedStore()


@pytest.fixture
def writer(store):
    writer = GroupWriter(store, 1000)
    writer.start()
    yield writer
    store.gate.set()
    writer.stop()


def _report(*contents: bytes):
    return tuple(Envelope(id=new_identifier(), bucket_id=b"b" * 16, ciphertext=content) for content in contents)


async def _hold(writer, store, reports):
    """Submit one report that waits at the gate, and `reports` behind it."""
    tasks = [asyncio.create_task(writer.submit(_report(b"first")))]
    await asyncio.to_thread(store.reached.wait)
    tasks += [asyncio.create_task(writer.submit(report)) for report in reports]
    await asyncio.sleep(0)
    return tasks


async def test_waiting_reports_share_one_transaction(writer, store):
    tasks = await _hold(writer, store, [_report(b"a", b"b"), _report(b"c")])
    store.gate.set()
    await asyncio.gather(*tasks)
    assert store.transactions == [[b"first"], [b"a", b"b", b"c"]]


async def test_batch_has_a_bound(writer, store):
    tasks = await _hold(writer, store, [_report(b"x")] * (BATCH_SUBMISSIONS + 10))
    store.gate.set()
    await asyncio.gather(*tasks)
    assert [len(rows) for rows in store.transactions] == [1, BATCH_SUBMISSIONS, 10]


async def test_nobody_is_thanked_before_the_commit(writer, store):
    [task] = await _hold(writer, store, [])
    assert not task.done()
    store.gate.set()
    await task


async def test_refused_report_spares_its_neighbours(writer, store):
    tasks = await _hold(writer, store, [_report(b"a"), _report(b"b", SPOILT), _report(b"c")])
    store.gate.set()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [type(None), type(None), EnvelopeRefused, type(None)]
    assert store.transactions == [[b"first"], [b"a"], [b"c"]]


async def test_failed_commit_tells_every_report_of_the_batch(writer, store):
    tasks = await _hold(writer, store, [_report(b"a"), _report(b"b")])
    store.failure = StoreUnavailable("disk full")
    store.gate.set()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [StoreUnavailable] * 3
    assert len(set(map(id, outcomes))) == 3
    store.failure = None
    await writer.submit(_report(b"later"))
    assert store.transactions == [[b"later"]]


async def test_full_queue_refuses_at_once(store):
    writer = GroupWriter(store, 2)
    writer.start()
    tasks = await _hold(writer, store, [_report(b"a"), _report(b"b")])
    with pytest.raises(StoreUnavailable, match="waiting"):
        await writer.submit(_report(b"c"))
    store.gate.set()
    await asyncio.gather(*tasks)
    writer.stop()


async def test_stopping_stores_what_waits(writer, store):
    tasks = await _hold(writer, store, [_report(b"a")])
    stopping = asyncio.create_task(asyncio.to_thread(writer.stop))
    store.gate.set()
    await asyncio.gather(*tasks, stopping)
    with pytest.raises(StoreUnavailable, match="not running"):
        await writer.submit(_report(b"late"))
    assert store.transactions == [[b"first"], [b"a"]]


async def test_cancelled_request_disturbs_nobody(writer, store):
    first, cancelled, last = await _hold(writer, store, [_report(b"a"), _report(b"b")])
    cancelled.cancel()
    store.gate.set()
    await asyncio.gather(first, last)
    with pytest.raises(asyncio.CancelledError):
        await cancelled


def test_blocking_caller_waits_for_the_commit(writer, store):
    store.gate.set()
    writer.submit_now(_report(b"a"))
    assert store.transactions == [[b"a"]]
    with pytest.raises(EnvelopeRefused):
        writer.submit_now(_report(SPOILT))


def test_closed_loop_does_not_stop_the_writer(writer, store):
    async def submit_and_leave():
        task = asyncio.create_task(writer.submit(_report(b"gone")))
        await asyncio.to_thread(store.reached.wait)
        task.cancel()

    asyncio.run(submit_and_leave())
    store.gate.set()
    writer.submit_now(_report(b"a"))
    assert store.transactions == [[b"gone"], [b"a"]]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
async def test_defect_in_the_writer_leaves_nobody_waiting(writer, store):
    tasks = await _hold(writer, store, [_report(b"a")])
    store.failure = ZeroDivisionError()
    store.gate.set()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [StoreUnavailable] * 2
    with pytest.raises(StoreUnavailable):
        await writer.submit(_report(b"late"))


def test_starting_twice_is_once(writer, store):
    before = threading.active_count()
    writer.start()
    assert threading.active_count() == before


def test_writer_that_never_started_stops(store):
    GroupWriter(store, 1).stop()


async def test_every_acknowledged_report_is_on_disk(tmp_path):
    engine = sqlite_engine(tmp_path / "luwte.db")
    store = EnvelopeStore(engine)
    store.create()
    writer = GroupWriter(store, 500)
    writer.start()
    with contextlib.closing(sqlite3.connect(tmp_path / "luwte.db")) as second:

        async def submit():
            report = _report(b"facts", b"story")
            await writer.submit(report)
            query = "SELECT count(*) FROM envelope WHERE id IN (?, ?)"
            return second.execute(query, [envelope.id for envelope in report]).fetchone()[0]

        assert await asyncio.gather(*(submit() for _ in range(400))) == [2] * 400
    writer.stop()
    engine.dispose()
