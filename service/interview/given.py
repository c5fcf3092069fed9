"""What the questions and the file are made from: the answers so far, the library and the day (pure)."""

import datetime as dt

import msgspec

from service.interview.questions import Answer
from service.interview.state import Interview
from service.policy.library import Library


class Given(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that a question may depend on."""

    interview: Interview
    library: Library
    today: dt.date

    def answer(self, question_id: str) -> Answer:
        """Return the answer, or None when there is none or it was left open."""
        return self.interview.answers.get(question_id)

    def text(self, question_id: str) -> str:
        """Return an answer in words, or nothing."""
        answer = self.answer(question_id)
        return answer if isinstance(answer, str) else ""

    def number(self, question_id: str) -> int | None:
        """Return an answer in numbers, or None."""
        answer = self.answer(question_id)
        return answer if isinstance(answer, int) else None

    def chosen(self, question_id: str) -> tuple[str, ...]:
        """Return the codes that were chosen."""
        answer = self.answer(question_id)
        return answer if isinstance(answer, tuple) else ()

    def has(self, question_id: str) -> bool:
        """Whether something was answered."""
        return self.answer(question_id) not in (None, "", ())

    def day_of(self, question_id: str) -> dt.date:
        """Return the day on which a question was answered."""
        return self.interview.days.get(question_id, self.today)

    def why(self, roadmap_id: str) -> str:
        """Return the library's one sentence about a question of the routekaart."""
        return next((question.why for question in self.library.roadmap if question.id == roadmap_id), "")

    @property
    def informal(self) -> bool:
        """Whether the meldpunt says je."""
        return self.text("aanspreekvorm") == "je"

    @property
    def dutch_only(self) -> bool:
        """Whether the meldpunt speaks no English."""
        return self.text("talen") == "nederlands"

    @property
    def municipality(self) -> str:
        """The name of the first municipality, or of the file."""
        return self.text("gemeente.1.naam") or self.interview.name.replace("-", " ").title()
