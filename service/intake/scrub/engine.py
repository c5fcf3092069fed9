"""The scrubber: Presidio's analyzer engine around our own recognisers.

Guarantees: no model, no network, no default recogniser, no context enhancer, no tracing; what a recogniser raises
reaches the caller; a text is passed on only after every recogniser has seen it.
This is the only module that loads Presidio and spaCy (about a second).
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult
from presidio_analyzer.app_tracer import AppTracer
from presidio_analyzer.nlp_engine import NlpArtifacts, NoOpNlpEngine

from service.intake.scrub.masks import KINDS, Kind, Mask, Scrubbed, apply_masks
from service.intake.scrub.normalise import Normalised, normalise
from service.intake.scrub.recognisers import RECOGNISERS, FindSpans
from service.intake.scrub.silence import silence_libraries
from service.intake.scrub.words import Reading, read_words

__all__ = ["Scrubber", "silence_libraries"]

# Presidio asks for a language per recogniser; ours read every language, so there is one name for all.
_LANGUAGE: Final = "nl"
_KIND_BY_NAME: Final[dict[str, Kind]] = {kind: kind for kind in KINDS}


class _Artifacts(NlpArtifacts):
    """Carries our reading of the text to the recognisers, in the place of a model's findings."""

    def __init__(self, reading: Reading, blank: NlpArtifacts) -> None:
        self.__dict__.update(blank.__dict__)
        self.reading = reading


class _Recogniser(EntityRecognizer):
    """Shows one of our functions to Presidio as a recogniser."""

    def __init__(self, name: str, find: FindSpans) -> None:
        self._find = find
        self.name: str
        super().__init__(supported_entities=list(KINDS), name=name, supported_language=_LANGUAGE)

    def load(self) -> None:
        """Load nothing: the lists are there since the import."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any) -> list[RecognizerResult]:  # noqa: ARG002
        """Return what the function found in the reading of `text`."""
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
        }
        return [
            RecognizerResult(found.kind, found.start, found.end, 1.0, recognition_metadata=metadata)
            for found in self._find(nlp_artifacts.reading)
        ]


class _Engine(AnalyzerEngine):
    """Presidio's engine without its step over the context, whose cost is recognisers times findings."""

    def _enhance_using_context(
        self,
        text: str,  # noqa: ARG002 - the interface is Presidio's
        raw_results: list[RecognizerResult],
        *_rest: object,
    ) -> list[RecognizerResult]:
        return raw_results


# guide S100: data of third parties is taken out of free text before anything is kept
class Scrubber:
    """Takes personal data out of text. Built once; safe to use from several threads.

    `extra` recognisers join the room's own; each names kinds of `masks.KINDS` and the language "nl".
    """

    def __init__(self, extra: Sequence[EntityRecognizer] = ()) -> None:
        """Load the lists and build the engine; nothing is fetched."""
        silence_libraries()
        nlp = NoOpNlpEngine(models=[{"lang_code": _LANGUAGE, "model_name": "none"}])
        nlp.load()
        registry = RecognizerRegistry(
            recognizers=[*(_Recogniser(name, find) for name, find in RECOGNISERS.items()), *extra],
            supported_languages=[_LANGUAGE],
        )
        self._engine = _Engine(
            registry=registry,
            nlp_engine=nlp,
            app_tracer=AppTracer(enabled=False),
            supported_languages=[_LANGUAGE],
        )
        self._blank = nlp.process_text("", _LANGUAGE)

    def scrub(self, text: str, language: str) -> Scrubbed:
        """Return `text` with every finding masked.

        1. Normalise, and read into words once for all recognisers.
        2. Recognise.
        3. Map the findings back to the original text and replace them.

        `language` is the one the form was filled in; all languages are looked for in any case.
        """
        normalised = normalise(text)
        reading = read_words(normalised, language)
        results = self._engine.analyze(
            text=normalised.text, language=_LANGUAGE, nlp_artifacts=_Artifacts(reading, self._blank)
        )
        return apply_masks(text, _to_masks(results, normalised))


def _to_masks(results: list[RecognizerResult], normalised: Normalised) -> Iterator[Mask]:
    for result in results:
        start, end = normalised.original_span(result.start, result.end)
        # A kind that is not ours is a broken promise of a recogniser: the lookup raises.
        yield Mask(start=start, end=end, kind=_KIND_BY_NAME[result.entity_type])
