"""What every recogniser of the room is: Presidio's interface around one linear `find`.

A recogniser reads normalised text and yields spans; it never keeps, logs or changes the text.
"""

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from service.intake.scrub.masks import Kind

Span = tuple[int, int]
"""Start inclusive, end exclusive, in code points of the normalised text."""


class Recogniser(EntityRecognizer):  # type: ignore[misc]  # presidio ships no types
    """Base of the room's recognisers: one kind, spans found by `find`."""

    kind: ClassVar[Kind]

    def __init__(self, language: str) -> None:
        super().__init__(supported_entities=[self.kind], supported_language=language)

    def load(self) -> None:
        """Load nothing: patterns and lists are ready when the module is."""

    @abstractmethod
    def find(self, text: str) -> Iterator[Span]:
        """Yield the spans of this kind, none of them empty; time linear in the length of `text`."""

    def analyze(
        self,
        text: str,
        entities: list[str],  # noqa: ARG002 - Presidio's interface
        nlp_artifacts: NlpArtifacts,  # noqa: ARG002 - Presidio's interface
    ) -> list[RecognizerResult]:
        """Return what `find` yields as Presidio results, each with full score."""
        return [RecognizerResult(self.kind, start, end, 1.0) for start, end in self.find(text)]
