"""The stages of one report, each alone and in this process: seconds per report."""

import asyncio
import json
import time
from collections.abc import Callable
from pathlib import Path

import uvloop

from service.intake.answers import Answers, Story
from service.intake.api import decode_object
from service.intake.coarse import coarsen
from service.intake.rules import validate
from service.intake.scrub.engine import Scrubber, silence_libraries
from service.intake.scrub.guard import GuardedScrubber
from service.intake.service import seal_facts, seal_story
from service.kernel.clock import SystemClock
from service.kernel.identifiers import new_identifier, new_secret
from service.policy.service import load_policies
from service.vault.buckets import PublicBucket
from service.vault.engines import sqlite_engine
from service.vault.seal import derive_public_key
from service.vault.store import Envelope, EnvelopeStore
from service.vault.writer import GroupWriter


def per_call(work: Callable[[], object], seconds: float = 1.0) -> float:
    """Return the seconds that one call takes."""
    work()
    times, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        work()
        times += 1
    return (time.perf_counter() - start) / times


def measure(report: bytes, folder: Path) -> dict[str, float]:
    policy = load_policies(Path("policies"))["breda"]
    today = SystemClock().today()
    raw = decode_object(bytearray(report))
    assert raw is not None
    answers = validate(policy, raw)
    assert isinstance(answers, Answers)
    silence_libraries()
    scrubber = GuardedScrubber(Scrubber(), 5.0)
    text = str(raw["verhaal"])
    public, steward = derive_public_key(new_secret()), derive_public_key(new_secret())
    target = PublicBucket(
        bucket_id=new_identifier(),
        meldpunt="breda",
        day=today,
        retention_class="feiten",
        public_key=public,
        not_after=today,
        policy=policy.digest[:32],
    )
    facts, story = coarsen(policy, answers, today), Story(policy="0" * 16, question="verhaal", text=text)

    async def scrub_many(times: int) -> float:
        start = time.perf_counter()
        for _ in range(times):
            await scrubber.scrub_soon(text, "nl")
        return (time.perf_counter() - start) / times

    uvloop.run(scrub_many(20))
    stages = {
        "decode_validate_coarsen": per_call(
            lambda: coarsen(policy, validate(policy, decode_object(bytearray(report)) or {}), today)  # type: ignore[arg-type]  # the report is good
        ),
        "scrub": uvloop.run(scrub_many(300)),
        "seal": per_call(lambda: (seal_facts(facts, target), seal_story(story, steward, target))),
    }
    scrubber.close()
    sealed = (seal_facts(facts, target).ciphertext, seal_story(story, steward, target).ciphertext)
    return {**stages, **uvloop.run(_store(folder, target.bucket_id, sealed))}


async def _store(folder: Path, bucket_id: bytes, sealed: tuple[bytes, bytes]) -> dict[str, float]:
    def envelopes() -> tuple[Envelope, ...]:
        return tuple(Envelope(id=new_identifier(), bucket_id=bucket_id, ciphertext=part) for part in sealed)

    store = EnvelopeStore(sqlite_engine(folder / "bench.sqlite"))
    store.create()
    each = per_call(lambda: store.insert(envelopes()))
    writer = GroupWriter(store, 4096)
    writer.start()
    done = 0
    until = time.perf_counter() + 2.0

    async def one() -> None:
        nonlocal done
        while time.perf_counter() < until:
            await writer.submit(envelopes())
            done += 1

    start = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(64)))
    grouped = (time.perf_counter() - start) / done
    writer.stop()
    return {"store_grouped": grouped, "store_commit_each": each}


if __name__ == "__main__":
    import sys

    print(json.dumps(measure(sys.stdin.buffer.read(), Path(sys.argv[1]))))
