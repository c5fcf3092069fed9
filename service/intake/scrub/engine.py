"""The scrubber itself: Presidio's engine with our own recognisers and nothing else.

Guarantees: no model, no network, no default recogniser, no context enhancer, no log line that holds text;
linear time. Never: swallow an error of a recogniser; `guard` turns errors into a withheld text.
"""

import logging
from collections.abc import Sequence

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts, NoOpNlpEngine

from service.intake.scrub.echoes import echoes
from service.intake.scrub.masks import Mask, Scrubbed, blank, merge
from service.intake.scrub.normalise import normalise
from service.intake.scrub.recognisers import own_recognisers

_LANGUAGE = "nl"
_LOGGERS = ("presidio-analyzer", "presidio_analyzer", "decision_process", "spacy", "tldextract", "filelock")


class _NoContext(ContextAwareEnhancer):  # type: ignore[misc]  # presidio ships no types
    """An enhancer that leaves the results alone; Presidio's default copies every result deeply."""

    def __init__(self) -> None:
        super().__init__(
            context_similarity_factor=0.0,
            min_score_with_context_similarity=0.0,
            context_prefix_count=0,
            context_suffix_count=0,
        )

    def enhance_using_context(
        self,
        text: str,  # noqa: ARG002 - Presidio's interface
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,  # noqa: ARG002 - Presidio's interface
        recognizers: list[EntityRecognizer],  # noqa: ARG002 - Presidio's interface
        context: list[str] | None = None,  # noqa: ARG002 - Presidio's interface
    ) -> list[RecognizerResult]:
        """Return the results as they are."""
        return raw_results


class Scrubber:
    """Finds personal data in a text and replaces it with its kind; safe to share between threads.

    `extra` recognisers join the room's own; their entity must be one of `masks.KINDS` and their language "nl".
    """

    def __init__(self, extra: Sequence[EntityRecognizer] = ()) -> None:
        silence_libraries()
        registry = RecognizerRegistry(
            recognizers=[*own_recognisers(_LANGUAGE), *extra], supported_languages=[_LANGUAGE]
        )
        self._analyzer = AnalyzerEngine(
            registry=registry,
            nlp_engine=NoOpNlpEngine(models=[{"lang_code": _LANGUAGE, "model_name": "no_op"}]),
            supported_languages=[_LANGUAGE],
            context_aware_enhancer=_NoContext(),
        )

    def scrub(self, text: str, language: str) -> Scrubbed:
        """Return `text` without the personal data that was found, with the masks in its own code points.

        The language is that of the form, not of the words: people mix languages in one report, so every
        recogniser reads every text. Raises whatever a recogniser raises.
        """
        del language
        normal = normalise(text)
        if not normal.text:
            return Scrubbed(text=text, masks=())
        found = [
            Mask(start=one.start, end=one.end, kind=one.entity_type)
            for one in self._analyzer.analyze(text=normal.text, language=_LANGUAGE)
        ]
        found += echoes(normal.text, found)
        return blank(text, merge(_in_original(normal.original(mask.start, mask.end), mask) for mask in found))


def silence_libraries() -> None:
    """Switch off every logger of the libraries beneath: their messages may quote what they found."""
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
        logger.setLevel(logging.CRITICAL + 1)


def _in_original(span: tuple[int, int], mask: Mask) -> Mask:
    """Return the mask at the place in the original text that `span` tells."""
    return Mask(start=span[0], end=span[1], kind=mask.kind)
