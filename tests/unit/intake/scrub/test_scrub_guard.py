"""The guard: a scrubber that fails, hangs or is asked too much yields nothing of the text."""

import asyncio
import threading
import time

import pytest
from presidio_analyzer import EntityRecognizer

from service.intake.scrub.engine import Scrubber
from service.intake.scrub.guard import STUCK_LIMIT, GuardedScrubber
from service.intake.scrub.local import NOWHERE
from service.intake.scrub.masks import Scrubbed
from service.intake.scrub.withheld import Withheld

TEXT = "ik heet Sanne de Groot"
DEADLINE = 5.0
PATIENCE = 0.2


class Failing(EntityRecognizer):
    """Raises with the text in its message, as careless code does."""

    def __init__(self, error=ValueError):
        self.error = error
        super().__init__(supported_entities=["PERSOON"], supported_language="nl")

    def load(self):
        pass

    def analyze(self, text, **_rest: object):
        raise self.error(text)


class Slow:
    """Takes `seconds` of processor time, or of rest, for a text with "traag" in it."""

    def __init__(self, seconds, clock):
        self._seconds = seconds
        self._clock = clock

    def scrub(self, text, _language, _local=NOWHERE):
        end = self._clock() + self._seconds
        while "traag" in text and self._clock() < end:
            if self._clock is time.monotonic:
                time.sleep(self._seconds)
        return Scrubbed(text=text, masks=())


class Stuck(EntityRecognizer):
    """Hangs on texts with "vast" in them until released."""

    def __init__(self):
        self.release = threading.Event()
        super().__init__(supported_entities=["PERSOON"], supported_language="nl")

    def load(self):
        pass

    def analyze(self, text, **_rest: object):
        if "vast" in text:
            self.release.wait(30)
        return []


@pytest.fixture
def stuck():
    recogniser = Stuck()
    guarded = GuardedScrubber(Scrubber(extra=[recogniser]), DEADLINE, PATIENCE)
    yield recogniser, guarded
    recogniser.release.set()
    guarded.close()


def failing(error=ValueError):
    return GuardedScrubber(Scrubber(extra=[Failing(error)]), 5.0)


def test_whole_scrubber_passes_scrubbed_text():
    guarded = GuardedScrubber(Scrubber(), 5.0)
    assert guarded.scrub(TEXT, "nl").text == "ik heet [PERSOON]"
    assert asyncio.run(guarded.scrub_soon(TEXT, "nl")).text == "ik heet [PERSOON]"
    guarded.close()


@pytest.mark.parametrize("error", [ValueError, MemoryError, RecursionError, SystemExit, TimeoutError])
def test_failing_recogniser_withholds_whole_text(error):
    guarded = failing(error)
    assert guarded.scrub(TEXT, "nl") == Withheld()
    assert asyncio.run(guarded.scrub_soon(TEXT, "nl")).text == "[TEKST NIET BEWAARD]"
    guarded.close()


def test_failure_is_not_logged(caplog, capfd):
    guarded = failing()
    asyncio.run(guarded.scrub_soon(TEXT, "nl"))
    guarded.close()
    assert caplog.text == ""
    assert capfd.readouterr() == ("", "")


def test_stuck_recogniser_withholds_but_next_text_passes(stuck):
    _, guarded = stuck
    assert guarded.scrub("dit zit vast", "nl") == Withheld()
    assert guarded.scrub("dit niet", "nl").text == "dit niet"


def test_stuck_recogniser_does_not_hold_the_loop(stuck):
    _, guarded = stuck

    async def both():
        slow = asyncio.create_task(guarded.scrub_soon("dit zit vast", "nl"))
        await asyncio.sleep(0)
        return await guarded.scrub_soon("dit niet", "nl"), await slow

    quick, slow = asyncio.run(both())
    assert (quick.text, slow) == ("dit niet", Withheld())


def test_too_many_stuck_threads_withhold_until_they_end(stuck):
    recogniser, guarded = stuck
    for _ in range(STUCK_LIMIT):
        assert guarded.scrub("vast", "nl") == Withheld()
    assert guarded.scrub("dit niet", "nl") == Withheld()
    recogniser.release.set()
    for _ in range(100):
        answer = guarded.scrub("dit niet", "nl")
        if answer != Withheld():
            break
        recogniser.release.wait(0.02)
        threading.Event().wait(0.02)
    assert answer.text == "dit niet"


def test_text_behind_stuck_threads_gets_a_fresh_one(stuck):
    _, guarded = stuck

    async def crowd():
        return await asyncio.gather(*(guarded.scrub_soon(text, "nl") for text in ("vast 1", "vast 2", "achteraan")))

    first, second, last = asyncio.run(crowd())
    assert (first, second, last.text) == (Withheld(), Withheld(), "achteraan")


def test_crowd_behind_too_many_stuck_threads_is_withheld(stuck):
    _, guarded = stuck

    async def crowd():
        texts = (*(f"vast {number}" for number in range(STUCK_LIMIT)), *(f"gewoon {number}" for number in range(20)))
        return await asyncio.gather(*(guarded.scrub_soon(text, "nl") for text in texts))

    answers = asyncio.run(crowd())
    assert answers[:STUCK_LIMIT] == [Withheld()] * STUCK_LIMIT
    assert set(map(type, answers[STUCK_LIMIT:])) <= {Withheld, Scrubbed}


@pytest.mark.parametrize("way", ["at once", "soon"])
def test_text_that_takes_too_much_processor_time_is_withheld(way):
    guarded = GuardedScrubber(Slow(0.6, time.thread_time), 0.05)
    answer = guarded.scrub("traag", "nl") if way == "at once" else asyncio.run(guarded.scrub_soon("traag", "nl"))
    quick = guarded.scrub("vlug", "nl")
    guarded.close()
    assert (answer, quick.text) == (Withheld(), "vlug")


def test_text_that_is_done_too_late_is_withheld():
    guarded = GuardedScrubber(Slow(0.01, time.thread_time), 0.005)
    answer = guarded.scrub("traag", "nl")
    guarded.close()
    assert answer == Withheld()


def test_text_that_waits_for_the_machine_keeps_its_time():
    guarded = GuardedScrubber(Slow(0.4, time.monotonic), 0.05)
    answer = guarded.scrub("traag", "nl")
    guarded.close()
    assert answer.text == "traag"


def test_crowd_on_a_busy_machine_loses_no_text():
    guarded = GuardedScrubber(Scrubber(), 0.05)
    over = threading.Event()

    def burn():
        while not over.is_set():
            sum(range(2000))

    busy = [threading.Thread(target=burn) for _ in range(3)]
    for thread in busy:
        thread.start()

    async def crowd():
        return await asyncio.gather(*(guarded.scrub_soon(f"{TEXT} " * 20, "nl") for _ in range(300)))

    answers = asyncio.run(crowd())
    over.set()
    for thread in busy:
        thread.join()
    guarded.close()
    assert {type(answer) for answer in answers} == {Scrubbed}
    assert guarded.withheld == 0


def test_caller_that_goes_away_leaves_the_next_one_served(stuck):
    _, guarded = stuck

    async def leave():
        left = [asyncio.create_task(guarded.scrub_soon(text, "nl")) for text in ("vast 1", "vast 2", "wacht nog")]
        await asyncio.sleep(0)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        return await guarded.scrub_soon("dit niet", "nl")

    assert asyncio.run(leave()).text == "dit niet"


def test_caller_that_goes_away_leaves_no_log(caplog, capfd):
    guarded = GuardedScrubber(Slow(0.3, time.monotonic), DEADLINE)

    async def leave():
        task = asyncio.create_task(guarded.scrub_soon("traag", "nl"))
        await asyncio.sleep(0.05)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(leave())
    assert guarded.scrub("vlug", "nl").text == "vlug"
    time.sleep(0.5)
    guarded.close()
    assert (caplog.text, capfd.readouterr()) == ("", ("", ""))


def test_texts_that_wait_at_closing_are_answered(stuck):
    _, guarded = stuck

    async def crowd():
        waiting = [asyncio.create_task(guarded.scrub_soon(text, "nl")) for text in ("vast 1", "vast 2", "wacht")]
        await asyncio.sleep(0)
        guarded.close()
        return await asyncio.gather(*waiting)

    assert asyncio.run(crowd()) == [Withheld(), Withheld(), Withheld()]


def test_closed_scrubber_withholds(stuck):
    _, guarded = stuck
    guarded.close()
    assert guarded.scrub("dit niet", "nl") == Withheld()
    assert asyncio.run(guarded.scrub_soon("dit niet", "nl")) == Withheld()


def test_late_answer_after_closing_is_withheld(stuck):
    _, guarded = stuck

    async def late():
        slow = asyncio.create_task(guarded.scrub_soon("dit zit vast", "nl"))
        await asyncio.sleep(0)
        guarded.close()
        return await slow

    assert asyncio.run(late()) == Withheld()


def test_printing_withheld_shows_nothing():
    assert repr(Withheld()) == "Withheld(...)"


def test_withheld_texts_are_counted():
    guarded = failing()
    guarded.scrub(TEXT, "nl")
    asyncio.run(guarded.scrub_soon(TEXT, "nl"))
    guarded.close()
    guarded.scrub(TEXT, "nl")
    assert guarded.withheld == 3
