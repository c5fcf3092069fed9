"""The guard around the scrubber: whatever goes wrong, no unscrubbed word comes out.

Guarantees: a scrubber that raises anything, or needs more than its deadline, yields `Withheld`; a thread that does
not come back never holds up another text; when too many did not come back, texts are withheld at once.

The deadline is processor time of the one thread that scrubs: not the time of the wall. A text that waits for its turn,
for the interpreter's lock or for a busy machine uses none of it, so that a crowd does not cost a reporter the story;
a text that is slow by itself uses it up wherever it runs. A thread that neither works nor comes back (it waits for
something that never happens) is given up after its patience, which is time of the wall.

Does not cover: a single call into C code that keeps the interpreter's lock. That is why every pattern is bounded and
linear. Threads that are stuck end with the process; until they come back they hold their text in memory.
"""

import asyncio
import threading
import time
from collections.abc import Iterable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import Final, Protocol

from service.intake.scrub.local import NOWHERE, Local
from service.intake.scrub.masks import Scrubbed
from service.intake.scrub.withheld import Withheld
from service.kernel.text import Language

STUCK_LIMIT: Final = 4
"""Threads that may be stuck before every text is withheld at once."""
PATIENCE_SECONDS: Final = 5.0
"""How long, by the wall, a thread may hold a text without using its processor time up."""

_WORKERS: Final = 2
# How often who waits for a text looks whether the threads still move.
_LOOK_EVERY: Final = 0.25


class ScrubsAtOnce(Protocol):
    """Something that scrubs in the calling thread: the engine, or a test's own."""

    def scrub(self, text: str, language: str, local: Local = NOWHERE) -> Scrubbed:
        """Return `text` without personal data, or raise."""
        ...


Answer = Scrubbed | Withheld


class _Work:
    """One text that waits for a thread or is in the hands of one."""

    def __init__(self, text: str, language: str, local: Local) -> None:
        self.answer: Future[Answer] = Future()
        self._wanted: tuple[str, str, Local] | None = (text, language, local)
        self._clock = 0
        self._processor = 0.0
        self._wall = 0.0

    def begin(self) -> tuple[str, str, Local]:
        """Start both clocks in the thread that will scrub, and hand over what it asks; only once."""
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            raise RuntimeError("a text is scrubbed once")
        self._clock = time.pthread_getcpuclockid(threading.get_ident())
        self._wall = time.monotonic()
        self._processor = time.clock_gettime(self._clock)
        return wanted

    def is_overdue(self, deadline: float, patience: float) -> bool:
        """Whether the text has used up its processor time, or its thread has stood still too long."""
        return self.used() > deadline or time.monotonic() - self._wall > patience

    def used(self) -> float:
        """Return the processor time, in seconds, that the thread spent since it began with this text."""
        return time.clock_gettime(self._clock) - self._processor

    def refuse(self) -> None:
        """Answer that nothing is kept, to a text that no thread has begun with."""
        self._wanted = None
        if self.answer.set_running_or_notify_cancel():
            self.answer.set_result(Withheld())


class GuardedScrubber:
    """A scrubber with a deadline that never raises and never passes raw text.

    A text that needs more than `deadline_seconds` of processor time is withheld, also when it is done in the end; who
    waits for it hears so within a quarter of a second after that. Safe to use from several threads and event loops.
    """

    def __init__(
        self, scrubber: ScrubsAtOnce, deadline_seconds: float, patience_seconds: float = PATIENCE_SECONDS
    ) -> None:
        self._scrubber = scrubber
        self._deadline = deadline_seconds
        self._patience = patience_seconds
        self._look_every = min(_LOOK_EVERY, patience_seconds)
        self._lock = threading.Lock()
        self._queue: SimpleQueue[_Work | None] = SimpleQueue()
        self._running: set[_Work] = set()
        self._workers = 0
        self._stuck = 0
        self._closed = False
        self._withheld = 0
        for _ in range(_WORKERS):
            self._start_worker()

    def scrub(self, text: str, language: str, local: Local = NOWHERE) -> Answer:
        """Return the scrubbed text, or `Withheld` on any failure, time-out, too many stuck threads or after `close`."""
        answer = self._submit(_Work(text, language, local))
        while True:
            try:
                return self._counted(answer.result(timeout=self._look_every))
            except TimeoutError:
                self._give_up_overdue()

    async def scrub_soon(self, text: str, language: Language, local: Local = NOWHERE) -> Answer:
        """Do as `scrub` without holding up the event loop."""
        soon = asyncio.wrap_future(self._submit(_Work(text, language, local)))
        try:
            while not soon.done():
                _, waiting = await asyncio.wait({soon}, timeout=self._look_every)
                if waiting:
                    self._give_up_overdue()
            return self._counted(soon.result())
        finally:
            # Whoever goes away takes a text that no thread has begun with out of the queue.
            soon.cancel()

    @property
    def withheld(self) -> int:
        """How many texts were withheld since the start: a number for the operator, of no text and no moment."""
        return self._withheld

    def close(self) -> None:
        """Take no more texts; threads end after those that wait. Does not wait for a stuck one."""
        with self._lock:
            self._closed = True
            self._dismiss_workers()

    def _submit(self, work: _Work) -> Future[Answer]:
        """Hand the text to the threads, or answer it at once when it must be withheld."""
        with self._lock:
            may_wait = not self._closed and self._stuck < STUCK_LIMIT
            if may_wait:
                self._queue.put(work)
        if not may_wait:
            work.refuse()
        return work.answer

    def _counted(self, answer: Answer) -> Answer:
        if isinstance(answer, Withheld):
            with self._lock:
                self._withheld += 1
        return answer

    def _start_worker(self) -> None:
        self._workers += 1
        # A daemon: a thread that is stuck must not keep the process from ending.
        threading.Thread(target=self._work, name="scrub", daemon=True).start()

    def _dismiss_workers(self) -> None:
        for _ in range(self._workers):
            self._queue.put(None)

    def _work(self) -> None:
        """Scrub one text after another; what a thread holds of a text is gone before it waits for the next."""
        while (work := self._queue.get()) is not None:
            goes_on = not work.answer.set_running_or_notify_cancel() or self._scrub_one(work)
            del work
            if not goes_on:
                return

    def _scrub_one(self, work: _Work) -> bool:
        """Scrub and answer; return whether this thread is still wanted."""
        wanted = work.begin()
        with self._lock:
            self._running.add(work)
        answer = self._try(work, wanted)
        with self._lock:
            was_given_up = work not in self._running
            self._running.discard(work)
            if was_given_up:
                return self._take_back_worker()
        work.answer.set_result(answer)
        return True

    def _try(self, work: _Work, wanted: tuple[str, str, Local]) -> Answer:
        try:
            scrubbed = self._scrubber.scrub(*wanted)
        except BaseException:  # noqa: BLE001 - whatever it is: its message may hold the text, and no text comes out
            return Withheld()
        return Withheld() if work.used() > self._deadline else scrubbed

    def _take_back_worker(self) -> bool:
        """Count a thread that came back after all, and keep it where one is missing; the lock is held."""
        self._stuck -= 1
        if self._closed or self._workers >= _WORKERS:
            return False
        self._workers += 1
        return True

    def _give_up_overdue(self) -> None:
        """Withhold what is overdue and put fresh threads in the place of theirs; with too many stuck, all that waits.

        Called by whoever waits for a text, about any text: nobody's patience depends on somebody else's.
        """
        with self._lock:
            overdue = [work for work in self._running if work.is_overdue(self._deadline, self._patience)]
            for work in overdue:
                self._running.discard(work)
                self._workers -= 1
                self._stuck += 1
                if self._stuck < STUCK_LIMIT and not self._closed:
                    self._start_worker()
            unserved = self._empty_queue() if self._stuck >= STUCK_LIMIT or not self._workers else []
        for work in overdue:
            work.answer.set_result(Withheld())
        for work in unserved:
            work.refuse()

    def _empty_queue(self) -> list[_Work]:
        """Return the texts that wait, which no longer do; the lock is held."""
        waiting = list(_all_of(self._queue))
        if self._closed:
            self._dismiss_workers()
        return waiting


def _all_of(queue: SimpleQueue[_Work | None]) -> Iterable[_Work]:
    while True:
        try:
            work = queue.get_nowait()
        except Empty:
            return
        if work is not None:
            yield work
