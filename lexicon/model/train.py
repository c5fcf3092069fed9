"""Train the small model that tells from its neighbours whether a word that may be a name is one.

Reads the sentences beside this file and the development corpus; writes `context.bin` to the scrubber's data. Plain
logistic regression on hashed neighbours, in a fixed order: the same sentences give the same bytes.
"""

import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import numpy as np

from service.intake.scrub.context_model import BUCKETS, features_of
from service.intake.scrub.normalise import normalise
from service.intake.scrub.words import Reading, read_words

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DATA = ROOT / "service" / "intake" / "scrub" / "data"
CORPUS = ROOT / "tests" / "data" / "narratives_dev.jsonl"
# Ordinary names in the places of N: none of them says anything by itself.
FILLERS = ("roos", "bas", "merel", "joy")
EPOCHS, RATE, DECAY, SCALE = 8, 0.12, 3e-3, 24
POSITIVE_WEIGHT = 5.0

Example = tuple[list[int], int, float]


def lines(name: str) -> list[str]:
    """Return the lines of a file without comments."""
    return [line for line in (HERE / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]


def read(text: str) -> Reading:
    """Return a sentence as the scrubber reads it."""
    return read_words(normalise(text), "nl")


def from_sentences() -> Iterator[Example]:
    """Yield every N as a name and every other word as none."""
    for number, line in enumerate(lines("names_in_context.txt")):
        filler = FILLERS[number % len(FILLERS)]
        words = [filler if word == "N" else word for word in line.split()]
        names = {index for index, word in enumerate([w for w in line.split() if w[0].isalpha()]) if word == "N"}
        reading = read(" ".join(words))
        for index in range(len(reading.words)):
            yield features_of(reading, index), index in names, 1.0
    for line in lines("words_in_context.txt"):
        reading = read(line)
        for index in range(len(reading.words)):
            yield features_of(reading, index), 0, 1.0


def from_verbs() -> Iterator[Example]:
    """Yield a name as the one who does something, and a noun behind an article as one who does the same."""
    verbs = [verb for line in lines("verbs.txt") for verb in line.split()]
    fillers = cycle(FILLERS)
    starts = ("", "en ", "toen ", "maar ", "dat ", "omdat ", "terwijl ", "and ", "when ", "then ", "but ")
    nouns = (
        "de ",
        "het ",
        "een ",
        "die ",
        "elke ",
        "geen ",
        "mijn ",
        "the ",
        "a ",
        "this ",
        "my ",
        "rode ",
        "hele ",
        "andere ",
    )
    for number, verb in enumerate(verbs):
        for start in (starts[number % len(starts)], starts[(number * 3 + 1) % len(starts)]):
            yield from _marked(f"{start}N {verb} {('mij', 'me', 'niet', 'naar', 'haar')[number % 5]}", next(fillers))
        for noun in (nouns[number % len(nouns)], nouns[(number * 5 + 2) % len(nouns)]):
            reading = read(f"{noun}{next(fillers)} {verb} niet")
            yield features_of(reading, 1), 0, 1.0


def _marked(line: str, filler: str) -> Iterator[Example]:
    words = line.split()
    reading = read(" ".join(filler if word == "N" else word for word in words))
    for index, word in enumerate(words):
        yield features_of(reading, index), word == "N", 1.0


def from_corpus() -> Iterator[Example]:
    """Yield every word of the development corpus: the first of a person's name as a name."""
    with CORPUS.open(encoding="utf-8") as reports:
        for line in reports:
            report = json.loads(line)
            reading = read(report["text"])
            persons = [span for span in report["spans"] if span["type"] == "PERSON"]
            for index, start in enumerate(reading.starts):
                inside = [span for span in persons if span["start"] <= start < span["end"]]
                if inside and inside[0]["start"] != start:
                    continue
                yield features_of(reading, index), bool(inside), 0.6


def train(examples: list[Example]) -> np.ndarray:
    """Return the weights: logistic regression by AdaGrad in a seeded order, so that rare neighbours count too."""
    weights, squares = np.zeros(BUCKETS), np.full(BUCKETS, 1e-6)
    order = np.random.default_rng(7)
    for _ in range(EPOCHS):
        for place in order.permutation(len(examples)):
            active, target, weight = examples[place]
            score = float(weights[active].sum())
            error = (target - 1 / (1 + np.exp(-score))) * (POSITIVE_WEIGHT if target else 1.0) * weight
            gradient = error - DECAY * weights[active]
            squares[active] += gradient**2
            weights[active] += RATE * gradient / np.sqrt(squares[active])
    return weights


def main() -> None:
    """Write the weights as whole numbers of one byte."""
    weights = train([*from_sentences(), *from_verbs(), *from_corpus()])
    (DATA / "context.bin").write_bytes(np.clip(np.rint(weights * SCALE), -127, 127).astype(np.int8).tobytes())


if __name__ == "__main__":
    main()
