"""A small trained model: does a word stand where a name stands?

Guarantees: pure but for the weights, which are read once from `data/context.txt`, a table that can be read. What stands
around a word is looked at two words far; of the word itself only its flags, its shape and, for a name that is a word
too, how often it is which. So the model knows no person's name. Trained by `lexicon/model/train.py`.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from service.intake.scrub.flags import Flag
from service.intake.scrub.words import Reading, Shape

UNIT: Final = 24
"""The weights are whole numbers; so many make a natural unit of log odds."""
PLACE: Final = (
    "bias",
    "before",
    "behind",
    "before2",
    "behind2",
    "around",
    "far",
    "beyond",
    "class2",
    "class-2",
    "class",
)
"""The features of a place, in the order of `place_of`."""
OWN: Final = ("kind", "word", "beside", "careless", "cue")
"""The features of a word in its place, in the order of `own_of`."""
SLOPE: Final = "slope"
"""How much the place counts, in hundredths, by the shape of the word."""

_NAME: Final = int(Flag.FIRST | Flag.LAST)
_ALSO: Final = int(Flag.ALSO)
_CLASS: Final = int(
    Flag.KNOWN | Flag.COMMON | Flag.ALSO | Flag.SPEECH | Flag.CAPITAL | Flag.PARTICLE | Flag.VERB
)  # fmt: skip
_KIND: Final = int(
    Flag.KNOWN | Flag.COMMON | Flag.ALSO | Flag.CAPITAL | Flag.PARTICLE | Flag.VERB | Flag.RARE | Flag.GUESSED
)  # fmt: skip
_ENDS: Final = frozenset(".!?\n|")
_TIES: Final = frozenset({" ", "-"})
_FEW_CAPITALS: Final = 2

Weights = dict[str, dict[str, int]]


def read_weights(text: str) -> Weights:
    """Return the weights by feature: a line is a feature, a weight and every value that has it."""
    weights: Weights = defaultdict(dict)
    for line in text.splitlines():
        feature, weight, *values = line.split("\t")
        weights[feature].update(dict.fromkeys(values, int(weight)))
    return weights


def place_of(reading: Reading, index: int) -> tuple[str, ...]:
    """Return what stands around word `index`, a value for each of `PLACE`."""
    before, further_before, class_before = _side(reading, index, -1)
    behind, further_behind, class_behind = _side(reading, index, 1)
    return (
        "",
        before,
        behind,
        f"{further_before} {before}",
        f"{behind} {further_behind}",
        f"{before} {behind}",
        further_before,
        further_behind,
        class_before,
        class_behind,
        f"{class_before.partition(' ')[0]} {class_behind.partition(' ')[0]}",
    )


def _side(reading: Reading, index: int, step: int) -> tuple[str, str, str]:
    """Return the two words on one side of `index`, up to the end of the sentence, and their classes."""
    near, far = index + step, index + 2 * step
    mark = _mark(reading, index, near)
    if mark in _ENDS:
        return "|", "|", "|"
    codes = reading.codes
    is_end = _mark(reading, near, far) in _ENDS
    word = "*" if codes[near] & _NAME else reading.words[near]
    further = "|" if is_end else "*" if codes[far] & _NAME else reading.words[far]
    near_class = "*" if codes[near] & _NAME else codes[near] & _CLASS
    far_class = "|" if is_end else "*" if codes[far] & _NAME else codes[far] & _CLASS
    return (word if mark == " " else f"{mark}{word}"), further, f"{mark}{near_class} {far_class}"


def _mark(reading: Reading, index: int, other: int) -> str:
    """Return the first mark between two neighbours: a space if nothing but spaces, "|" where the text ends."""
    if not 0 <= other < len(reading.words):
        return "|"
    return reading.gap(min(index, other)).strip(" ")[:1] or " "


def own_of(reading: Reading, index: int, cue: int) -> Iterator[tuple[str, str]]:
    """Yield what word `index` itself and its cue say, as features of `OWN` and their values."""
    code = reading.codes[index]
    shape = shape_of(reading, index)
    yield "kind", f"{shape}{code & _KIND}"
    if code & _ALSO:
        yield "word", reading.words[index]
    for name, other in (("before", index - 1), ("behind", index + 1)):
        if 0 <= other < len(reading.words) and reading.gap(min(index, other)) in _TIES:
            if reading.codes[other] & _NAME:
                yield "beside", f"{shape[0]} {name} name"
            if reading.shapes[other] != "l" and not reading.is_initial(other):
                yield "beside", f"{shape[0]} {name} capital"
    if len(reading.capitals) < _FEW_CAPITALS:
        yield "careless", shape[0]
    if cue:
        yield "cue", f"{shape[0]}{int(cue)}"


def shape_of(reading: Reading, index: int) -> str:
    """Return the shape of word `index`; a capital that starts a sentence is one of its own."""
    shape: Shape = reading.shapes[index]
    return "C." if shape == "C" and reading.is_initial(index) else shape


_WEIGHTS: Final = read_weights((files("service.intake.scrub") / "data" / "context.txt").read_text("utf-8"))
_PLACE: Final = [_WEIGHTS[feature].get for feature in PLACE]


def score(reading: Reading, index: int) -> int:
    """Return how much the neighbours of word `index` say "name": above 0 rather yes."""
    return sum([get(value, 0) for get, value in zip(_PLACE, place_of(reading, index), strict=True)])


def leaning(reading: Reading, index: int, cue: int = 0) -> int:
    """Return how much word `index`, in its place and behind its cue, looks like a name: above 0 rather yes."""
    own = sum([_WEIGHTS[feature].get(value, 0) for feature, value in own_of(reading, index, cue)])
    return own + score(reading, index) * _slope(shape_of(reading, index)) // 100


@cache
def _slope(shape: str) -> int:
    return _WEIGHTS[SLOPE].get("", 0) + _WEIGHTS[SLOPE].get(shape, 0)
