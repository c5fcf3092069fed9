"""One scrubber in a process of its own: reads texts as JSON, answers where it masks, how fast, how big.

Nothing is imported before the scrubber is known, so that another's environment can run it.
"""

import json
import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path

Spans = Callable[[str], list[tuple[int, int]]]
ROUNDS = 3
MOST_SECONDS = 120
CLEARLY_SLOW_MS = 200


def luwte() -> Spans:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from service.intake.scrub.engine import Scrubber  # noqa: PLC0415

    scrubber = Scrubber()
    return lambda text: [(mask.start, mask.end) for mask in scrubber.scrub(text, "nl").masks]


def presidio() -> Spans:
    """Presidio with its own recognisers and no model."""
    from presidio_analyzer import AnalyzerEngine  # noqa: PLC0415
    from presidio_analyzer.nlp_engine import NoOpNlpEngine  # noqa: PLC0415

    logging.disable(logging.CRITICAL)  # its e-mail recogniser looks for the network and complains at length
    nlp = NoOpNlpEngine(models=[{"lang_code": "en", "model_name": "none"}])
    nlp.load()
    engine = AnalyzerEngine(nlp_engine=nlp, supported_languages=["en"])
    return lambda text: [(one.start, one.end) for one in engine.analyze(text, "en")]


def deduce() -> Spans:
    from deduce import Deduce  # noqa: PLC0415

    logging.disable(logging.CRITICAL)
    program = Deduce()
    return lambda text: [(one.start_char, one.end_char) for one in program.deidentify(text).annotations]


def milliseconds(spans: Spans, text: str) -> float:
    before = time.perf_counter()
    spans(text)
    return (time.perf_counter() - before) * 1000


def worst(spans: Spans, texts: list[str]) -> float:
    """Return the slowest of `texts`, or of those that were done in time: then it is a lower bound."""
    most, until = 0.0, time.monotonic() + MOST_SECONDS
    for text in texts:
        taken = milliseconds(spans, text)
        # What is slow already needs no second look; a pause of the machine does.
        if most < taken < CLEARLY_SLOW_MS:
            taken = min(taken, *(milliseconds(spans, text) for _ in range(ROUNDS)))
        most = max(most, taken)
        if time.monotonic() > until:
            break
    return most


def resident() -> float:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096 / 1e6


def main(name: str) -> None:
    asked = json.load(sys.stdin)
    before = time.perf_counter()
    spans = {"luwte": luwte, "presidio": presidio, "deduce": deduce}[name]()
    spans("hallo")
    start = time.perf_counter() - before
    masks = [spans(text) for text in asked["reports"]]
    times = sorted(milliseconds(spans, text) for text in asked["timed"] * ROUNDS)
    answer = {
        "masks": masks,
        "start_s": start,
        "p50_ms": times[len(times) // 2],
        "p99_ms": times[int(len(times) * 0.99)],
        "worst_ms": worst(spans, asked["hostile"]),
        "rss_mb": resident(),
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1])
