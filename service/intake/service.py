"""The use case of the intake: one report, from raw answers to an envelope on disk."""

import asyncio
import contextlib
import datetime as dt
from collections.abc import Mapping
from typing import Protocol

import msgspec

from service.intake.answers import Accepted, Answers, Facts, NothingStored, Outcome, Refused, Story
from service.intake.bucket_keys import BucketKeys
from service.intake.coarse import coarsen
from service.intake.errors import ReportingUnavailable
from service.intake.own_words import LocalWords
from service.intake.rules import needs_of, referrals_of, stores_nothing, validate
from service.intake.scrub.local import Local
from service.intake.scrub.masks import Scrubbed
from service.intake.scrub.withheld import Withheld
from service.intake.served import ServedPolicies
from service.kernel.clock import Clock
from service.kernel.identifiers import new_identifier
from service.kernel.text import Language
from service.policy.model import Policy, RetentionClass
from service.vault.buckets import PublicBucket
from service.vault.errors import NoValidBucket, StoreUnavailable
from service.vault.manifest import Manifest
from service.vault.seal import seal, seal_narrative
from service.vault.store import Envelope


class ScrubsText(Protocol):
    """Takes personal data out of free text, or withholds the text."""

    async def scrub_soon(self, text: str, language: Language, local: Local) -> Scrubbed | Withheld:
        """Scrub without holding up the event loop; `local` are the meldpunt's own words."""
        ...


class StoresEnvelopes(Protocol):
    """Stores envelopes durably."""

    async def submit(self, envelopes: tuple[Envelope, ...]) -> None:
        """Return after they are on disk, all of them or none."""
        ...


class CountsWithheld(Protocol):
    """Counts the texts that were withheld, by meldpunt and week."""

    def add(self, meldpunt: str, day: dt.date, texts: int) -> None:
        """Count `texts` more, or raise `StoreUnavailable`."""
        ...


class Intake:
    """Takes reports for the meldpunten of `policies`, each by the policy of the day."""

    def __init__(
        self,
        policies: ServedPolicies,
        keys: BucketKeys,
        scrubber: ScrubsText,
        store: StoresEnvelopes,
        withheld: CountsWithheld,
        clock: Clock,
    ) -> None:
        """Wire the parts; see `service.bootstrap`."""
        self.policies = policies
        self.clock = clock
        self._keys = keys
        self._scrubber = scrubber
        self._store = store
        self._withheld = withheld
        self._own_words = LocalWords()

    # guide S10, S64, S100: one way, without a name, an address or a receipt
    async def take(self, policy: Policy, raw: Mapping[str, object], language: Language) -> Outcome:
        """Take one report; `Accepted` means that it is on disk.

        1. Validate against the policy; refuse with names and codes only. A meldpunt that is not open refuses all.
        2. Stop where an answer forbids storing anything.
        3. Find today's bucket keys, before any work is done on words; they were made for this very policy.
        4. Coarsen the closed answers and scrub the open ones.
        5. Seal each part to the bucket of its retention class.
        6. Store all envelopes in one commit, and count what the scrubber withheld.

        Raises:
            ReportingUnavailable: not open, no valid key, or the store cannot take it; nothing was kept.
        """
        # 1
        if not policy.takes_reports:
            raise ReportingUnavailable("this meldpunt is not open")
        answers = validate(policy, raw)
        if isinstance(answers, Refused):
            return answers
        # 2
        if stores_nothing(policy, answers):
            return NothingStored()
        # 3
        today = self.clock.today()
        manifest = self._keys.current()
        buckets = _buckets_of(policy, manifest, today)
        # 4
        facts = coarsen(policy, answers, today)
        stories, withheld = await self._scrub_stories(policy, answers, language)
        # 5
        envelopes = [seal_facts(facts, buckets["feiten"])]
        steward = manifest.steward_public_key
        envelopes.extend(seal_story(story, steward, buckets[_class_of(policy, story)]) for story in stories)
        # 6
        try:
            await self._store.submit(tuple(envelopes))
        except StoreUnavailable as error:
            raise ReportingUnavailable("the store cannot take reports") from error
        if withheld:
            await self._count(policy, today, withheld)
        return Accepted(needs=needs_of(policy, answers), referrals=referrals_of(policy, answers))

    async def preview(self, policy: Policy, raw: Mapping[str, object], language: Language) -> dict[str, str] | Refused:
        """Return what would be kept of each open answer, without keeping anything.

        Closed questions need not be answered yet.
        """
        answers = validate(policy, raw, complete=False)
        if isinstance(answers, Refused):
            return answers
        stories, _withheld = await self._scrub_stories(policy, answers, language)
        return {story.question: story.text for story in stories}

    async def _count(self, policy: Policy, today: dt.date, withheld: int) -> None:
        """Count what was withheld; the report is on disk, so that a count that fails takes nothing back."""
        with contextlib.suppress(StoreUnavailable):
            await asyncio.to_thread(self._withheld.add, policy.slug, today, withheld)

    async def _scrub_stories(self, policy: Policy, answers: Answers, language: Language) -> tuple[list[Story], int]:
        """Return the scrubbed texts, and how many of them the scrubber withheld."""
        local = self._own_words.of(policy)
        stories, withheld = [], 0
        for question, text in answers.stories.items():
            scrubbed = await self._scrubber.scrub_soon(text, language, local)
            stories.append(Story(policy=policy.digest[:16], question=question, text=scrubbed.text))
            withheld += isinstance(scrubbed, Withheld)
        return stories, withheld


def seal_facts(facts: Facts, bucket: PublicBucket) -> Envelope:
    """Seal the closed answers to the bucket of their class."""
    content = bytearray(msgspec.json.encode(facts))
    sealed = seal(content, bucket.public_key, bucket)
    content[:] = bytes(len(content))
    return Envelope(id=new_identifier(), bucket_id=bucket.bucket_id, ciphertext=sealed)


def seal_story(story: Story, steward_public_key: bytes, bucket: PublicBucket) -> Envelope:
    """Seal a scrubbed text to the steward, and that to the bucket of its class."""
    content = bytearray(msgspec.json.encode(story))
    sealed = seal_narrative(content, steward_public_key, bucket.public_key, bucket)
    content[:] = bytes(len(content))
    return Envelope(id=new_identifier(), bucket_id=bucket.bucket_id, ciphertext=sealed)


def _buckets_of(policy: Policy, manifest: Manifest, today: dt.date) -> dict[RetentionClass, PublicBucket]:
    try:
        buckets = {name: manifest.bucket_for(policy.slug, today, name) for name in policy.classes}
    except NoValidBucket as error:
        raise ReportingUnavailable("no valid bucket key for today") from error
    # Midnight, or a change, may fall between the page and this: then the report was asked under another promise.
    if any(not policy.digest.startswith(bucket.policy) for bucket in buckets.values()):
        raise ReportingUnavailable("today's keys are for another policy")
    return buckets


def _class_of(policy: Policy, story: Story) -> RetentionClass:
    question = policy.question(story.question)
    return "verhaal" if question is None else question.retention_class
