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
PLACE: Final = ("bias", "before", "behind", "before2", "behind2", "around", "far", "beyond", "class2", "class-2")
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
_NOTHING: Final = ("|", "|", "|", "|", "|")

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
    mark, near, far, near_class, far_class = _side(reading, index, -1)
    mark_behind, near_behind, far_behind, near_class_behind, far_class_behind = _side(reading, index, 1)
    before, behind = f"{mark}{near}", f"{mark_behind}{near_behind}"
    return (
        "",
        before,
        behind,
        f"{far} {before}",
        f"{behind} {far_behind}",
        f"{before} {behind}",
        far,
        far_behind,
        f"{mark}{near_class} {far_class}",
        f"{mark_behind}{near_class_behind} {far_class_behind}",
    )


def _side(reading: Reading, index: int, step: int) -> tuple[str, str, str, int | str, int | str]:
    """Return the mark and the two words on one side of `index`, up to the end of the sentence, and their classes."""
    near, far = index + step, index + 2 * step
    mark = _mark(reading, index if step > 0 else near, near)
    if mark in _ENDS:
        return _NOTHING
    code = reading.codes[near]
    word, kind = ("*", "*") if code & _NAME else (reading.words[near], code & _CLASS)
    if _mark(reading, near if step > 0 else far, far) in _ENDS:
        return mark, word, "|", kind, "|"
    code = reading.codes[far]
    if code & _NAME:
        return mark, word, "*", kind, "*"
    return mark, word, reading.words[far], kind, code & _CLASS


def _mark(reading: Reading, first: int, other: int) -> str:
    """Return the first mark behind word `first`: nothing if only a space, "|" where there is no word `other`."""
    if not 0 <= other < len(reading.words):
        return "|"
    gap = reading.text[reading.ends[first] : reading.starts[first + 1]]
    return "" if gap == " " else gap.strip(" ")[:1]


def own_of(reading: Reading, index: int, cue: int) -> list[tuple[str, str]]:
    """Return what word `index` itself and its cue say, as features of `OWN` and their values."""
    code, shape = reading.codes[index], shape_of(reading, index)
    told = [("kind", f"{shape}{code & _KIND}")]
    if code & _ALSO:
        told.append(("word", reading.words[index]))
    if index and reading.gap(index - 1) in _TIES:
        told += _beside(reading, index - 1, f"{shape[0]} before ")
    if index + 1 < len(reading.words) and reading.gap(index) in _TIES:
        told += _beside(reading, index + 1, f"{shape[0]} behind ")
    if len(reading.capitals) < _FEW_CAPITALS:
        told.append(("careless", shape[0]))
    if cue:
        told.append(("cue", f"{shape[0]}{int(cue)}"))
    return told


def _beside(reading: Reading, other: int, where: str) -> Iterator[tuple[str, str]]:
    """Yield what the neighbour `other` is: a name, a capital that does not start a sentence."""
    if reading.codes[other] & _NAME:
        yield "beside", f"{where}name"
    if reading.shapes[other] != "l" and not reading.is_initial(other):
        yield "beside", f"{where}capital"


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
