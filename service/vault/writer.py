"""Group commit: one thread stores what many requests submit, and each hears after the commit.

A submission is answered only after its envelopes have reached the disk. While one transaction
commits the next submissions gather, so batches arise by themselves; there is no timer.
Measured: 12 times the throughput of a commit per report at 64 writers (reference, SERVING.md 2).

A submission is whole: all of its envelopes (facts and narrative of one report) or none.
"""

import asyncio
import concurrent.futures
import contextlib
import threading
from collections import deque
from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol

from service.vault.errors import EnvelopeRefused, StoreUnavailable
from service.vault.store import Envelope

BATCH_SUBMISSIONS: Final = 256


class Inserts(Protocol):
    """What the writer asks of a store: `EnvelopeStore`, or the one of a rehearsal."""

    def insert(self, envelopes: Sequence[Envelope]) -> None:
        """Store all durably, or raise `StoreUnavailable`."""
        ...


class _Submission(NamedTuple):
    envelopes: tuple[Envelope, ...]
    answer: "concurrent.futures.Future[None] | asyncio.Future[None]"


class _Outcome(NamedTuple):
    submission: _Submission
    error: StoreUnavailable | None


class GroupWriter:
    """Stores envelopes from one thread; refuses at once when `capacity` submissions are waiting."""

    def __init__(self, store: Inserts, capacity: int) -> None:
        """Write to `store`; nothing happens before `start`."""
        self._store = store
        self._capacity = capacity
        self._waiting: deque[_Submission] = deque()
        self._changed = threading.Condition()
        self._is_open = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start the thread and take submissions; when it runs already, do nothing."""
        with self._changed:
            if self._is_open:
                return
            self._is_open = True
            self._thread = threading.Thread(target=self._run, name="group-writer", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Refuse new submissions, store those that are waiting, and end the thread."""
        with self._changed:
            self._is_open = False
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    async def submit(self, envelopes: tuple[Envelope, ...]) -> None:
        """Store `envelopes`; return after the commit.

        A caller that is cancelled while it waits does not know whether they were stored.

        Raises:
            EnvelopeRefused: one of them breaks a rule of the table.
            StoreUnavailable: the queue is full, the writer is stopped or the commit failed.
        """
        answer = asyncio.get_running_loop().create_future()
        self._enqueue(_Submission(envelopes, answer))
        await answer

    def submit_now(self, envelopes: tuple[Envelope, ...]) -> None:
        """Store `envelopes` as `submit` does, for a caller outside an event loop; block until then.

        Raises:
            EnvelopeRefused, StoreUnavailable: as for `submit`.
        """
        answer: concurrent.futures.Future[None] = concurrent.futures.Future()
        self._enqueue(_Submission(envelopes, answer))
        answer.result()

    def _enqueue(self, submission: _Submission) -> None:
        with self._changed:
            if not self._is_open:
                raise StoreUnavailable("the writer is not running")
            if len(self._waiting) >= self._capacity:
                raise StoreUnavailable("too many reports are waiting to be stored")
            self._waiting.append(submission)
            self._changed.notify()

    def _run(self) -> None:
        try:
            while batch := self._take_batch():
                self._write_batch(batch)
        finally:
            # Reached with work left only when the thread dies of a defect: nobody may wait for ever.
            with self._changed:
                self._is_open = False
                rest = list(self._waiting)
                self._waiting.clear()
            error = StoreUnavailable("the writer has stopped")
            _answer([_Outcome(submission, error) for submission in rest])

    def _take_batch(self) -> list[_Submission]:
        """Wait for work; return nothing only when the writer is stopped and all is stored."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or not self._is_open)
            size = min(len(self._waiting), BATCH_SUBMISSIONS)
            return [self._waiting.popleft() for _ in range(size)]

    def _write_batch(self, batch: list[_Submission]) -> None:
        outcomes = [_Outcome(submission, StoreUnavailable("the writer has stopped")) for submission in batch]
        try:
            outcomes = self._store_batch(batch)
        finally:
            _answer(outcomes)

    def _store_batch(self, batch: list[_Submission]) -> list[_Outcome]:
        try:
            self._store.insert([envelope for submission in batch for envelope in submission.envelopes])
        except EnvelopeRefused as error:
            if len(batch) == 1:
                return [_Outcome(batch[0], error)]
            return [outcome for submission in batch for outcome in self._store_batch([submission])]
        except StoreUnavailable as error:
            # One exception for each: a traceback that several tasks extend would grow without end.
            return [_Outcome(submission, StoreUnavailable(*error.args)) for submission in batch]
        return [_Outcome(submission, None) for submission in batch]


def _answer(outcomes: list[_Outcome]) -> None:
    """Answer every submission; those of one event loop in one call into it."""
    by_loop: dict[asyncio.AbstractEventLoop, list[_Outcome]] = {}
    for outcome in outcomes:
        answer = outcome.submission.answer
        if isinstance(answer, asyncio.Future):
            by_loop.setdefault(answer.get_loop(), []).append(outcome)
        else:
            _settle(outcome)
    for loop, its_outcomes in by_loop.items():
        # A loop that is closed has nobody left who waits.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(_settle_all, its_outcomes)


def _settle_all(outcomes: list[_Outcome]) -> None:
    for outcome in outcomes:
        _settle(outcome)


def _settle(outcome: _Outcome) -> None:
    answer = outcome.submission.answer
    if answer.done():
        return
    if outcome.error is None:
        answer.set_result(None)
    else:
        answer.set_exception(outcome.error)
