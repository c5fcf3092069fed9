"""The scrubber: Presidio's analyzer engine around our own recognisers.

Guarantees: no model, no network, no default recogniser, no context enhancer, no tracing; what a recogniser raises
reaches the caller; a text is passed on only after every recogniser that has something to look for has seen it.
This is the only module that loads Presidio and spaCy (about a second).
"""

import gc
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult
from presidio_analyzer.app_tracer import AppTracer
from presidio_analyzer.nlp_engine import NlpArtifacts, NoOpNlpEngine

from service.intake.scrub.explanation import Explanation, rule_of
from service.intake.scrub.gate import Gate
from service.intake.scrub.local import NOWHERE, Local
from service.intake.scrub.masks import KINDS, Kind, Mask, Scrubbed, Spanned, merge
from service.intake.scrub.normalise import Normalised, normalise
from service.intake.scrub.placeholders import labels_of
from service.intake.scrub.recognisers import ALWAYS, TRIGGERED, FindSpans, every_recogniser
from service.intake.scrub.recognisers.found import Found
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
        return [
            RecognizerResult(found.kind, found.start, found.end, 1.0) for found in self._find(nlp_artifacts.reading)
        ]


class _Engine(AnalyzerEngine):
    """Presidio's engine with a short way round its own loop.

    `analyze` spends more time on copying, tracing and removing duplicates than all our recognisers together, and calls
    every recogniser for every text. `findings` calls those that the gate lets through, and the ones of others always;
    the registry still holds every one as Presidio's interface asks.
    """

    def __init__(self, registry: RecognizerRegistry, nlp_engine: NoOpNlpEngine) -> None:
        super().__init__(
            registry=registry,
            nlp_engine=nlp_engine,
            app_tracer=AppTracer(enabled=False),
            supported_languages=[_LANGUAGE],
        )
        self._gate = Gate()
        self._foreign: list[Any] = [one for one in registry.recognizers if not isinstance(one, _Recogniser)]
        self._blank = nlp_engine.process_text("", _LANGUAGE)

    def found(self, reading: Reading) -> list[Found]:
        """Return every finding in `reading`."""
        found: list[Found] = []
        for find in ALWAYS.values():
            found += find(reading)
        for name in self._gate.opened(reading):
            found += TRIGGERED[name][0](reading)
        for recogniser in self._foreign:
            found += self._by_others(recogniser, reading)
        return found

    def findings(self, reading: Reading) -> Iterator[tuple[str, Found]]:
        """Yield every finding in `reading` behind the name of its recogniser: for who asks why."""
        for name, find in ALWAYS.items():
            for found in find(reading):
                yield name, found
        for name in self._gate.opened(reading):
            for found in TRIGGERED[name][0](reading):
                yield name, found
        for recogniser in self._foreign:
            for found in self._by_others(recogniser, reading):
                yield recogniser.name, found

    def _by_others(self, recogniser: Any, reading: Reading) -> Iterator[Found]:
        """Yield what a recogniser of others finds."""
        artifacts = _Artifacts(reading, self._blank)
        for result in recogniser.analyze(text=reading.text, entities=list(KINDS), nlp_artifacts=artifacts):
            # A kind that is not ours is a broken promise of a recogniser: the lookup raises.
            yield Found(start=result.start, end=result.end, kind=_KIND_BY_NAME[result.entity_type])


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
            recognizers=[*(_Recogniser(name, find) for name, find in every_recogniser().items()), *extra],
            supported_languages=[_LANGUAGE],
        )
        self._engine = _Engine(registry, nlp)
        # The libraries and lists stay for ever: a collector that walks over them costs every text a third of its time.
        gc.collect()
        gc.freeze()

    def scrub(self, text: str, language: str, local: Local = NOWHERE) -> Scrubbed:
        """Return `text` with every finding replaced.

        1. Normalise, and read into words once for all recognisers.
        2. Recognise; what the meldpunt itself says of its words comes last.
        3. Map the findings back to the original text and replace them.

        `language` is the one the form was filled in; all languages are looked for in any case.
        """
        normalised = normalise(text)
        reading = read_words(normalised, language)
        found: Iterable[Spanned] = self._engine.found(reading)
        if normalised.places or local is not NOWHERE:
            in_original = [_to_mask(one, normalised) for one in found]
            found = in_original if local is NOWHERE else local.settle(reading, normalised, in_original)
        masks = merge(found)
        return Scrubbed(text=_replace(text, masks), masks=masks)

    def explain(self, text: str, language: str) -> tuple[Explanation, ...]:
        """Return every single finding in `text` with the recogniser and the rule behind it, in order.

        Findings may overlap: `scrub` merges them. What the meldpunt says of its words is not among them.
        """
        normalised = normalise(text)
        explained = [
            Explanation(start=mask.start, end=mask.end, kind=mask.kind, recogniser=name, rule=rule_of(name))
            for name, found in self._engine.findings(read_words(normalised, language))
            for mask in (_to_mask(found, normalised),)
        ]
        return tuple(sorted(explained, key=lambda one: (one.start, one.end, one.recogniser)))


def _to_mask(found: Spanned, normalised: Normalised) -> Mask:
    start, end = normalised.original_span(found.start, found.end)
    return Mask(start=start, end=end, kind=found.kind)


def _replace(text: str, masks: tuple[Mask, ...]) -> str:
    pieces: list[str] = []
    position = 0
    for mask, label in zip(masks, labels_of(text, masks), strict=True):
        pieces += [text[position : mask.start], f"[{label}]"]
        position = mask.end
    pieces.append(text[position:])
    return "".join(pieces)
