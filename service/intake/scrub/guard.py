"""The guard around the scrubber: whatever goes wrong, no unscrubbed word comes out.

Guarantees: a scrubber that raises anything or does not answer within the deadline yields `Withheld`; a thread
that does not come back never holds up a later report; when too many did not come back, texts are withheld at once.
Does not cover: a single call into C code that keeps the interpreter's lock. That is why every pattern
is bounded and linear. A thread that is stuck for ever also delays the end of the process until it is killed.
"""

import asyncio
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final, Protocol

from service.intake.scrub.local import NOWHERE, Local
from service.intake.scrub.masks import Scrubbed
from service.kernel.sensitive import Sensitive
from service.kernel.text import Language

WITHHELD_TEXT: Final = "[TEKST NIET BEWAARD]"
STUCK_LIMIT: Final = 4
"""Threads that may be stuck before every text is withheld at once."""

_WORKERS: Final = 2
# A text that waits for its turn is given more rounds of the deadline, but not for ever: its thread may be stuck.
_MOST_ROUNDS: Final = 5


class ScrubsAtOnce(Protocol):
    """Something that scrubs in the calling thread: the engine, or a test's own."""

    def scrub(self, text: str, language: str, local: Local = NOWHERE) -> Scrubbed:
        """Return `text` without personal data, or raise."""
        ...


class Withheld(Sensitive, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="withheld"):
    """The answer of a scrubber that failed: nothing of the text was kept."""

    text: str = WITHHELD_TEXT


class GuardedScrubber:
    """A scrubber with a deadline that never raises and never passes raw text.

    The deadline, in seconds, is for the scrubbing of one text: between one and two of it are given. Waiting for
    others' texts does not use it up, so that a crowd does not cost a reporter the story.
    """

    def __init__(self, scrubber: ScrubsAtOnce, deadline_seconds: float) -> None:
        self._scrubber = scrubber
        self._deadline = deadline_seconds
        self._lock = threading.Lock()
        self._stuck: set[Future[Scrubbed]] = set()
        self._closed = False
        self._withheld = 0
        self._executor = _new_executor()

    def scrub(self, text: str, language: str, local: Local = NOWHERE) -> Scrubbed | Withheld:
        """Return the scrubbed text, or `Withheld` on any failure, time-out, too many stuck threads or after `close`."""
        future = self._submit(text, language, local)
        if future is None:
            return self._withhold()
        for _ in range(_MOST_ROUNDS):
            was_running = future.running()
            try:
                error = future.exception(timeout=self._deadline)
            except TimeoutError:
                if was_running:
                    break
            else:
                return self._withhold() if error is not None else future.result()
        self._abandon(future)
        return self._withhold()

    async def scrub_soon(self, text: str, language: Language, local: Local = NOWHERE) -> Scrubbed | Withheld:
        """Do as `scrub` without holding up the event loop."""
        future = self._submit(text, language, local)
        if future is None:
            return self._withhold()
        soon = asyncio.wrap_future(future)
        # An error that nobody looked at would be written to the log with its message.
        soon.add_done_callback(_look)
        for _ in range(_MOST_ROUNDS):
            was_running = future.running()
            await asyncio.wait({soon}, timeout=self._deadline)
            if soon.done() or was_running:
                break
        if not soon.done():
            self._abandon(future)
            return self._withhold()
        return self._withhold() if soon.cancelled() or soon.exception() is not None else soon.result()

    @property
    def withheld(self) -> int:
        """How many texts were withheld since the start: a number for the operator, of no text and no moment."""
        return self._withheld

    def _withhold(self) -> Withheld:
        """Count and withhold."""
        with self._lock:
            self._withheld += 1
        return Withheld()

    def close(self) -> None:
        """Take no more texts and let idle threads end; does not wait for a stuck one."""
        with self._lock:
            self._closed = True
            self._executor.shutdown(wait=False)

    def _submit(self, text: str, language: str, local: Local) -> Future[Scrubbed] | None:
        """Hand the text to a worker, or return None when it must be withheld at once."""
        with self._lock:
            if self._closed or len(self._stuck) >= STUCK_LIMIT:
                return None
            return self._executor.submit(self._scrubber.scrub, text, language, local)

    def _abandon(self, future: Future[Scrubbed]) -> None:
        """Give up on `future`: if it runs, count its thread as stuck and go on with fresh threads."""
        if future.cancel():
            return
        with self._lock:
            self._stuck.add(future)
            self._executor.shutdown(wait=False)
            if not self._closed:
                self._executor = _new_executor()
        future.add_done_callback(self._recovered)

    def _recovered(self, future: Future[Scrubbed]) -> None:
        """Forget a thread that came back after all."""
        with self._lock:
            self._stuck.discard(future)


def _new_executor() -> ThreadPoolExecutor:
    """Return fresh worker threads; two, so that one slow text does not delay the next."""
    return ThreadPoolExecutor(max_workers=_WORKERS, thread_name_prefix="scrub")


def _look(soon: asyncio.Future[Scrubbed]) -> None:
    """Look at the error of a late answer, so that asyncio does not report it."""
    if not soon.cancelled():
        soon.exception()
