"""Train the small model that tells by its letters whether a word that nothing explains is a name.

Reads the scrubber's own lists (names of all origins; words, as they are and as people write them) and the corpora under
`tests/data`; writes `letters.txt` to the scrubber's data. The corpora only decide how much the letters and the place
count: their names are shown as if no list had them. The same lists give the same bytes.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

import marisa_trie
import numpy as np
from train import (
    CORPORA,
    DATA,
    PLACE,
    Weights,
    corpora,
    from_sentences,
    from_verbs,
    is_place_example,
    to_text,
    train_places,
)
from train import example as place_example

from service.intake.scrub.context_model import shape_of
from service.intake.scrub.flags import Flag
from service.intake.scrub.normalise import normalise
from service.intake.scrub.vocabulary import CODES
from service.intake.scrub.word_model import letters_of, strangers_near
from service.intake.scrub.words import read_words

NAME, ALSO, KNOWN = int(Flag.FIRST | Flag.LAST), int(Flag.ALSO), int(Flag.KNOWN)
EXPLAINED = NAME | ALSO | KNOWN | int(Flag.GUESSED)
FOLDS = 3
SHORTEST, LONGEST = 3, 14
ONE_WORD_IN = 12
# Which of six ways a word is miswritten: heard otherwise below these, cut above.
DOUBLED, STRETCHED = 3, 4
FEWEST = 4
# How dialect, haste and hearing change words: what stands in the list, and what people write.
WRITTEN = (
    ("aa", "ao"), ("aa", "oa"), ("ij", "ai"), ("ij", "ie"), ("ui", "uu"), ("ui", "oe"), ("ie", "i"), ("oo", "oa"),
    ("ee", "ai"), ("ei", "ij"), ("ou", "au"), ("ch", "g"), ("sch", "sg"), ("g", "ch"), ("d", "t"), ("s", "z"),
    ("v", "f"), ("f", "v"), ("z", "s"), ("en", "e"), ("er", "ur"), ("je", "ie"), ("je", "ke"), ("tje", "ke"),
    ("je", "ske"), ("c", "k"), ("k", "c"), ("aa", "a"), ("oo", "o"), ("ee", "e"), ("t", "d"), ("oe", "ou"), ("eu", "u"),
    ("e", "i"), ("a", "e"), ("o", "oa"), ("ee", "ei"), ("lijk", "lik"), ("ng", "nk"), ("th", "t"), ("ough", "o"),
    ("ing", "in"), ("er", "a"), ("y", "ie"), ("igh", "i"),
)  # fmt: skip


class Sample(NamedTuple):
    """A word, whether it is a name, how much it counts, and the word of the list that it comes from."""

    word: str
    is_name: bool
    weight: float
    source: str


class Asked(NamedTuple):
    """A word of a corpus that nothing explains, or a name shown as if."""

    corpus: str
    word: str
    shape: str
    strangers: int
    place: tuple[str, ...]
    is_name: bool
    weight: float


def draw(word: str, salt: str) -> int:
    """Return a number that is always the same for a word."""
    return crc32(f"{salt} {word}".encode())


def miswritten(word: str, salt: str) -> str:
    """Return `word` as somebody might write it."""
    kind, drawn = draw(word, salt) % 6, draw(word, salt) // 6
    at = drawn % (len(word) - 1) + 1
    if kind < DOUBLED:
        for step in range(len(WRITTEN)):
            listed, written = WRITTEN[(drawn + step) % len(WRITTEN)]
            if listed in word:
                return word.replace(listed, written, 1)
    if kind == DOUBLED:
        return word[:at] + word[at - 1] + word[at:]
    if kind == STRETCHED:
        return word + word[-1] * 2
    return word[:at] + word[at + 1 :] if len(word) > SHORTEST else word + word[-1]


def samples() -> Iterator[Sample]:
    """Yield names and words; everyday words more often, for they are what people write in their own way."""
    for word in sorted(CODES):
        code = CODES[word]
        if not word.isascii() or len(word) < SHORTEST:
            continue
        if code & NAME:
            yield Sample(word, True, 1.0, word)
            if draw(word, "names") % 3 == 0:
                yield Sample(miswritten(word, "n"), True, 0.7, word)
        elif code & KNOWN and not code & ALSO:
            yield Sample(word, False, 0.7, word)
            yield from (Sample(miswritten(word, salt), False, 0.7, word) for salt in "abc")
    trie = marisa_trie.Trie()
    trie.load(str(DATA / "words.marisa"))
    for word in sorted(trie.keys()):
        fits = word.isascii() and word.isalpha() and SHORTEST <= len(word) <= LONGEST
        if fits and not CODES.get(word, 0) & (NAME | ALSO) and draw(word, "words") % ONE_WORD_IN == 0:
            yield Sample(word, False, 0.5, word)
            yield Sample(miswritten(word, "d"), False, 0.5, word)


def train_letters(told: Sequence[Sample]) -> dict[str, float]:
    """Return the weights of pairs and triples of letters: AdaGrad in small batches, in a seeded order."""
    parts = [list(letters_of(one.word)) for one in told]
    counts = Counter(part for one in parts for part in set(one))
    number = {part: at for at, part in enumerate(sorted(p for p, count in counts.items() if count >= FEWEST))}
    table = np.full((len(told), max(map(len, parts))), len(number))
    for row, one in enumerate(parts):
        found = [number[part] for part in one if part in number]
        table[row, : len(found)] = found
    target, importance = np.array([float(one.is_name) for one in told]), np.array([one.weight for one in told])
    weights, squares, bias = np.zeros(len(number) + 1), np.full(len(number) + 1, 1e-2), 0.0
    order = np.random.default_rng(7)
    for _ in range(5):
        places = order.permutation(len(told))
        for start in range(0, len(places), 256):
            batch = places[start : start + 256]
            rows = table[batch]
            share = 1 / (1 + np.exp(-weights[rows].sum(axis=1) - bias))
            error = (share - target[batch]) * importance[batch]
            active, which = np.unique(rows, return_inverse=True)
            gradient = np.bincount(which.ravel(), weights=np.repeat(error, rows.shape[1]), minlength=len(active))
            gradient += 0.025 * weights[active]
            squares[active] += gradient**2
            weights[active] -= 0.1 * gradient / np.sqrt(squares[active])
            weights[-1] = 0
            bias -= 0.001 * float(error.sum())
    return {part: float(weights[at]) for part, at in number.items()} | {"": bias}


def asked_words() -> Iterator[Asked]:
    """Yield the words of the corpora that nothing explains, and the names of people as if nothing did.

    What tells something else of a person (a place, an employer) is left out: others look for it.
    """
    for path in [CORPORA / "narratives_dev.jsonl", *sorted((CORPORA / "narratives").glob("*.jsonl"))]:
        for line in path.read_text("utf-8").splitlines():
            report = json.loads(line)
            normalised = normalise(report["text"])
            reading = read_words(normalised, report["lang"])
            for index, word in enumerate(reading.words):
                start = normalised.original_span(reading.starts[index], reading.starts[index] + 1)[0]
                spans = [s for s in report["spans"] if s["start"] <= start < s["end"] and s["tier"] != "keep"]
                is_name = any(s["type"] == "PERSON" and s["start"] == start for s in spans)
                code = reading.codes[index]
                unknown = not code & EXPLAINED and not reading.foreign
                if len(word) < SHORTEST or not word.isascii() or (spans and not is_name):
                    continue
                if unknown or (is_name and code & NAME):
                    place = place_example(reading, index, is_name=is_name).place
                    shape, weight = shape_of(reading, index), 4.0 if is_name and unknown else 1.0
                    yield Asked(path.stem, word, shape, strangers_near(reading, index), place, is_name, weight)


def train_trust(asked: Sequence[tuple[Asked, float, float]]) -> Weights:
    """Return how much shape, letters, place and strangers count, by Newton's method."""
    told = [
        {("shape", one.shape): 1.0, ("by letters", one.shape): letters, ("by place", one.shape): place}
        | {("by strangers", ""): one.strangers / 100}
        for one, letters, place in asked
    ]
    number = {feature: at for at, feature in enumerate(sorted({feature for features in told for feature in features}))}
    table = np.array([[features.get(feature, 0.0) for feature in number] for features in told])
    target = np.array([float(one.is_name) for one, _, _ in asked])
    importance = np.array([one.weight for one, _, _ in asked])
    weights = np.zeros(len(number))
    for _ in range(25):
        share = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (importance * (share - target)) + 0.5 * weights
        bend = (table * (importance * share * (1 - share))[:, None]).T @ table + 0.5 * np.eye(len(number))
        weights -= np.linalg.solve(bend, slope)
    return {feature: float(weights[at]) for feature, at in number.items()}


def main(left_out: str) -> None:
    """Write the weights; with the name of a corpus, those of a model that never saw it.

    1. Train the letters on parts of the lists, so that each name of a corpus can be scored by a model without it.
    2. Train the places without each corpus in turn.
    3. Train how much both count, and at last the letters on everything.
    """
    told = list(samples())
    parts = [train_letters([one for one in told if draw(one.source, "fold") % FOLDS != fold]) for fold in range(FOLDS)]
    words = {name: examples for name, examples in corpora().items() if name != left_out}
    written = [*from_sentences(), *from_verbs()]
    scored = []
    for held in words:
        others = [one for name, ones in words.items() if name != held for one in ones if is_place_example(one)]
        places = train_places([*written, *others])
        for one in asked_words():
            if one.corpus == held:
                weights = parts[draw(one.word, "fold") % FOLDS]
                letters = weights[""] + sum(weights.get(part, 0.0) for part in letters_of(one.word))
                place = sum(places.get(feature, 0.0) for feature in zip(PLACE, one.place, strict=True))
                scored.append((one, letters, place))
    weights = {("letters", part): weight for part, weight in train_letters(told).items()} | train_trust(scored)
    (DATA / "letters.txt").write_text(to_text(weights), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
