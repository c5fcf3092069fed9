"""Invented reports: seeded, so that a demo can be made again; nothing in them is about anybody."""

import random  # noqa: TID251 - invention must be repeatable; nothing here is a secret
from typing import Final

from service.policy.model import Policy, Question

_STORIES: Final = (
    "Een man riep mij na bij de halte en bleef roepen toen ik doorliep.",
    "Een groepje jongens floot en versperde de stoep. Ik ben omgelopen.",
    "Iemand volgde mij van het station tot in mijn straat. Ik heb een vriendin gebeld.",
    "In de bus ging een man steeds dichter tegen mij aan zitten.",
    "Ze scholden ons uit omdat wij hand in hand liepen.",
    "Ik zag dat een vrouw werd lastiggevallen. Mevrouw De Groot heeft haar geholpen, bel haar op 06-12345678.",
    "Er werd gefilmd terwijl ik aan het hardlopen was in het park.",
)
_STORY_CHANCE: Final = 0.4
_SKIP_CHANCE: Final = 0.15
_SECOND_CHANCE: Final = 0.35


class Inventor:
    """Invents reports for one policy; busy options come up more often than rare ones."""

    def __init__(self, policy: Policy, seed: int) -> None:
        """Start the invention from `seed`."""
        self._policy = policy
        self._random = random.Random(seed)  # noqa: S311 - invention, not cryptography

    def report(self) -> dict[str, object]:
        """Return one report as the API takes it."""
        report: dict[str, object] = {}
        for question in self._policy.questions:
            if question.kind == "tekst":
                if self._random.random() < _STORY_CHANCE:
                    report[question.id] = self._random.choice(_STORIES)
            elif question.required or self._random.random() > _SKIP_CHANCE:
                report[question.id] = self._answer(question)
        return report

    def share_out(self, total: int, days: int) -> list[int]:
        """Share `total` reports out over `days`, unevenly."""
        counts = [0] * days
        for _ in range(total):
            counts[self._random.randrange(days)] += 1
        return counts

    def _answer(self, question: Question) -> object:
        codes = [option.code for option in question.options if not option.stores_nothing]
        weights = [1 / (place + 1) for place in range(len(codes))]
        if question.kind == "een":
            return self._random.choices(codes, weights)[0]
        wanted = 2 if self._random.random() < _SECOND_CHANCE else 1
        return list(dict.fromkeys(self._random.choices(codes, weights, k=wanted)))
