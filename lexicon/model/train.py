"""Train the small model that tells whether a word stands where a name stands.

Reads the sentences beside this file and the corpora under `tests/data`; writes `context.txt` to the scrubber's data.
Two plain logistic regressions in a fixed order: the places of names (every name of the corpora teaches), and what a
word that may be a name adds by itself. The second learns from places that the first had not seen, so that it does not
trust it too much. The same sentences give the same bytes.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

import numpy as np

from service.intake.scrub.context_model import PLACE, SLOPE, UNIT, own_of, place_of, shape_of
from service.intake.scrub.flags import Flag
from service.intake.scrub.normalise import normalise
from service.intake.scrub.recognisers.name_cues import Cue, announced
from service.intake.scrub.words import Reading, read_words

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DATA = ROOT / "service" / "intake" / "scrub" / "data"
CORPORA = ROOT / "tests" / "data"
# Ordinary names in the places of N: none of them says anything by itself.
FILLERS = ("roos", "bas", "merel", "joy")
FOLDS = 4
NAME, ALSO, COMMON = int(Flag.FIRST | Flag.LAST), int(Flag.ALSO), int(Flag.COMMON)
GUESSED, EXPLAINED = int(Flag.GUESSED), int(Flag.KNOWN | Flag.GUESSED)

Weights = dict[tuple[str, str], float]


class Example(NamedTuple):
    """A word in its place, and whether a name starts there."""

    place: tuple[str, ...]
    own: tuple[tuple[str, str], ...]
    shape: str
    is_name: bool
    code: int
    report: str


def lines(name: str) -> list[str]:
    """Return the lines of a file without comments."""
    return [line for line in (HERE / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]


def read(text: str, language: str = "nl") -> Reading:
    """Return a sentence as the scrubber reads it."""
    return read_words(normalise(text), language)


def example(reading: Reading, index: int, *, is_name: bool, report: str = "", cue: int = 0) -> Example:
    """Return what the model is shown of one word."""
    shape, own = shape_of(reading, index), tuple(own_of(reading, index, cue))
    return Example(place_of(reading, index), own, shape, is_name, reading.codes[index], report)


def from_sentences() -> Iterator[Example]:
    """Yield every N as a name and every other word as none."""
    for number, line in enumerate(lines("names_in_context.txt")):
        yield from marked(line, FILLERS[number % len(FILLERS)])
    for line in lines("words_in_context.txt"):
        yield from marked(line, "")


def from_verbs() -> Iterator[Example]:
    """Yield a name as the one who does something, and a noun behind an article as one who does the same."""
    verbs = [verb for line in lines("verbs.txt") for verb in line.split()]
    fillers = cycle(FILLERS)
    starts = ("", "en ", "toen ", "maar ", "dat ", "omdat ", "terwijl ", "and ", "when ", "then ", "but ")
    nouns = ["de", "het", "een", "die", "elke", "geen", "mijn", "the", "a", "this", "my", "rode", "hele", "andere"]
    for number, verb in enumerate(verbs):
        for start in (starts[number % len(starts)], starts[(number * 3 + 1) % len(starts)]):
            yield from marked(f"{start}N {verb} {('mij', 'me', 'niet', 'naar', 'haar')[number % 5]}", next(fillers))
        for noun in (nouns[number % len(nouns)], nouns[(number * 5 + 2) % len(nouns)]):
            yield example(read(f"{noun} {next(fillers)} {verb} niet"), 1, is_name=False)


def marked(line: str, filler: str) -> Iterator[Example]:
    """Yield the words of a sentence in which every N stands for a name."""
    words = line.split()
    reading = read(" ".join(filler if word == "N" else word for word in words))
    names = {index for index, word in enumerate([w for w in words if w[0].isalpha()]) if word == "N"}
    for index in range(len(reading.words)):
        yield example(reading, index, is_name=index in names)


def corpora() -> dict[str, list[Example]]:
    """Return the words of each corpus."""
    files = [CORPORA / "narratives_dev.jsonl", *sorted((CORPORA / "narratives").glob("*.jsonl"))]
    return {path.stem: list(from_corpus(path)) for path in files}


def from_corpus(path: Path) -> Iterator[Example]:
    """Yield every word of a corpus: the first of a person's name as a name, the rest of it not at all."""
    for line in path.read_text("utf-8").splitlines():
        report = json.loads(line)
        normalised = normalise(report["text"])
        reading = read_words(normalised, report["lang"])
        cues = announced(reading)
        persons = [span for span in report["spans"] if span["type"] == "PERSON" and span["tier"] == "direct"]
        for index, place in enumerate(reading.starts):
            start = normalised.original_span(place, place + 1)[0]
            inside = [span for span in persons if span["start"] <= start < span["end"]]
            if not inside or inside[0]["start"] == start:
                cue = cues.get(index, Cue.NONE)
                yield example(reading, index, is_name=bool(inside), report=report["id"], cue=cue)


def is_place_example(one: Example) -> bool:
    """Whether a word teaches the places of names: a pronoun stands there too, and is never asked about."""
    return one.is_name or not one.code & COMMON or bool(one.code & ALSO)


def is_asked(one: Example) -> bool:
    """Whether the model is asked about such a word: a name that is a word too, a word with a capital."""
    return not one.code & NAME and bool(one.code & (ALSO | GUESSED) or (one.shape[0] == "C" and one.code & EXPLAINED))


def train_places(examples: Sequence[Example], epochs: int = 8, decay: float = 0.15) -> Weights:
    """Return the weights of the places: AdaGrad in small batches, in a seeded order, so that rare neighbours count."""
    told = [[*zip(PLACE, one.place, strict=True)] for one in examples]
    counts = Counter(feature for features in told for feature in features)
    number = {feature: at for at, feature in enumerate(sorted(f for f, count in counts.items() if count > 1))}
    table = np.array([[number.get(feature, len(number)) for feature in features] for features in told])
    target = np.array([float(one.is_name) for one in examples])
    weights, squares = np.zeros(len(number) + 1), np.full(len(number) + 1, 1e-2)
    order = np.random.default_rng(7)
    for _ in range(epochs):
        places = order.permutation(len(examples))
        for start in range(0, len(places), 64):
            batch = places[start : start + 64]
            rows = table[batch]
            error = 1 / (1 + np.exp(-weights[rows].sum(axis=1))) - target[batch]
            error *= np.where(target[batch] > 0, 5.0, 1.0)
            active, which = np.unique(rows, return_inverse=True)
            gradient = np.bincount(which.ravel(), weights=np.repeat(error, rows.shape[1]), minlength=len(active))
            gradient += decay * weights[active]
            squares[active] += gradient**2
            weights[active] -= 0.15 * gradient / np.sqrt(squares[active])
            weights[-1] = 0
    return {feature: float(weights[at]) for feature, at in number.items()}


def place_score(weights: Weights, one: Example) -> float:
    """Return what the places say of a word."""
    return sum(weights.get(feature, 0.0) for feature in zip(PLACE, one.place, strict=True))


def train_words(asked: Sequence[tuple[Example, float]]) -> Weights:
    """Return the weights of the words themselves and of their place, by Newton's method; all are held small."""
    told = [{**dict.fromkeys(one.own, 1.0), (SLOPE, ""): score, (SLOPE, one.shape): score} for one, score in asked]
    number = {feature: at for at, feature in enumerate(sorted({feature for features in told for feature in features}))}
    table = np.zeros((len(told), len(number)))
    for row, features in enumerate(told):
        for feature, value in features.items():
            table[row, number[feature]] = value
    target = np.array([float(one.is_name) for one, _ in asked])
    importance = np.where(target > 0, 2.0, 1.0)
    decay = np.diag([0.8 if name in ("word", "kind") else 0.4 for name, _ in sorted(number)])
    weights = np.zeros(len(number))
    for _ in range(25):
        share = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (importance * (share - target)) + decay @ weights
        bend = (table * (importance * share * (1 - share))[:, None]).T @ table + decay
        weights -= np.linalg.solve(bend, slope)
    return {feature: float(weights[at]) for feature, at in number.items()}


def train(written: list[Example], corpus: list[Example]) -> Weights:
    """Return all weights.

    1. Score the places of each part of the corpora with weights from the other parts.
    2. Train the words on these scores.
    3. Train the places on everything.
    """
    asked: list[tuple[Example, float]] = []
    parts = {report: number % FOLDS for number, report in enumerate(sorted({one.report for one in corpus}))}
    for fold in range(FOLDS):
        others = [one for one in corpus if parts[one.report] != fold and is_place_example(one)]
        places = train_places([*written, *others])
        asked += [(one, place_score(places, one)) for one in corpus if parts[one.report] == fold and is_asked(one)]
    everything = [*written, *(one for one in corpus if is_place_example(one))]
    return train_places(everything) | train_words(asked)


def to_text(weights: Weights) -> str:
    """Return the table: a feature, a weight, and every value that has it."""
    values: dict[tuple[str, int], list[str]] = defaultdict(list)
    for (feature, value), weight in weights.items():
        rounded = round(weight * (100 if feature == SLOPE or feature.startswith("by ") else UNIT))
        if rounded:
            values[feature, rounded].append(value)
    return "".join(
        f"{feature}\t{weight}\t" + "\t".join(sorted(values[feature, weight])) + "\n"
        for feature, weight in sorted(values)
    )


def main(left_out: str) -> None:
    """Write the weights; with the name of a corpus, those of a model that never saw it."""
    corpus = [one for name, examples in corpora().items() if name != left_out for one in examples]
    (DATA / "context.txt").write_text(to_text(train([*from_sentences(), *from_verbs()], corpus)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
