"""Three scrubbers in one run on the development corpus: ours, Presidio as it comes, deduce. Recall, damage, time."""

import logging
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "golden" / "intake" / "scrub"))

import scoring  # noqa: E402 - lives among the tests
from presidio_analyzer import AnalyzerEngine  # noqa: E402 - the path comes first
from presidio_analyzer.nlp_engine import NoOpNlpEngine  # noqa: E402 - the path comes first

from service.intake.scrub.engine import Scrubber  # noqa: E402 - the path comes first
from service.intake.scrub.masks import Mask, Scrubbed  # noqa: E402 - the path comes first

Spans = Callable[[str], list[tuple[int, int]]]


class Another:
    """Shows another program as a scrubber of ours: only where it masks counts."""

    def __init__(self, spans: Spans) -> None:
        self._spans = spans

    def scrub(self, text: str, _language: str) -> Scrubbed:
        masks = tuple(Mask(start=start, end=end, kind="WOORD") for start, end in self._spans(text))
        return Scrubbed(text="", masks=masks)


def presidio() -> Another:
    """Return Presidio with its own recognisers and no model."""
    logging.getLogger("presidio-analyzer").setLevel(logging.CRITICAL)
    nlp = NoOpNlpEngine(models=[{"lang_code": "en", "model_name": "none"}])
    nlp.load()
    engine = AnalyzerEngine(nlp_engine=nlp, supported_languages=["en"])
    return Another(lambda text: [(one.start, one.end) for one in engine.analyze(text, "en")])


def deduce() -> Another | None:
    """Return deduce (LGPL-3), or None where it is not installed: it is for this comparison only."""
    try:
        from deduce import Deduce  # noqa: PLC0415
    except ImportError:
        return None
    program = Deduce()
    return Another(lambda text: [(one.start_char, one.end_char) for one in program.deidentify(text).annotations])


def milliseconds(scrubber: Any) -> tuple[float, float]:
    """Return p50 and p99 for texts of 1,000 characters."""
    joined = "\n".join(report["text"] for report in scoring.reports())
    texts = [joined[at : at + 1000] for at in range(0, len(joined) - 1000, 1000)]
    times = []
    for text in texts * 3:
        before = time.perf_counter()
        scrubber.scrub(text, "nl")
        times.append((time.perf_counter() - before) * 1000)
    times.sort()
    return statistics.median(times), times[int(len(times) * 0.99)]


def main() -> None:
    rows = (("luwte", Scrubber()), ("presidio", presidio()), ("deduce", deduce()))
    print("            direct  PERSON  no leak   quasi  damage     neg  p50 ms  p99 ms")
    for name, scrubber in rows:
        if scrubber is None:
            print(f"{name:10} is not installed")
            continue
        result = scoring.score(scrubber).result()
        recall = result["recall"]
        p50, p99 = milliseconds(scrubber)
        print(
            f"{name:10} {recall['direct']:7.3f} {recall['direct PERSON']:7.3f} "
            f"{recall['reports without a direct leak']:8.3f} {recall['quasi']:7.3f} {result['keep_damaged']:7.3f} "
            f"{result['neg_masked']:7.4f} {p50:7.2f} {p99:7.2f}"
        )


if __name__ == "__main__":
    main()
