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

from service.intake.scrub.context_tables import (
    ANY_NAME,
    CLASS_OF_NAME,
    CLASS_OF_NOTHING,
    FAR_CLASS,
    NOTHING,
    UNHEARD,
    Side,
    Weights,
    side_of,
)
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
_BIAS: Final = _WEIGHTS["bias"].get("", 0)
_BEFORE: Final = side_of(_WEIGHTS, "before", "before2", "far", "class2", far_first=True)
_BEHIND: Final = side_of(_WEIGHTS, "behind", "behind2", "beyond", "class-2", far_first=False)
_AROUND: Final = _WEIGHTS["around"]
_NO_MARKS: Final[dict[str, tuple[int, dict[str, int]]]] = {}
_NO_CLASSES: Final[dict[int, int]] = {}
_WORD: Final = _WEIGHTS["word"]
_CARELESS: Final = _WEIGHTS["careless"]
_CUE: Final = _WEIGHTS["cue"]
_BESIDE_BEFORE, _BESIDE_BEHIND = (
    {shape: (by.get(f"{shape} {where} name", 0), by.get(f"{shape} {where} capital", 0)) for shape in "lCUI"}
    for by in [_WEIGHTS["beside"]]
    for where in ("before", "behind")
)
_OF_NOTHING: Final = (CLASS_OF_NOTHING << FAR_CLASS) + CLASS_OF_NOTHING


def score(reading: Reading, index: int) -> int:
    """Return how much the neighbours of word `index` say "name": above 0 rather yes.

    The sum of the weights of what `place_of` returns, looked up without writing it out.
    """
    before, left = _weigh(reading, index, -1, _BEFORE)
    behind, right = _weigh(reading, index, 1, _BEHIND)
    return _BIAS + left + right + _AROUND.get(f"{before} {behind}", 0)


def _weigh(reading: Reading, index: int, step: int, side: Side) -> tuple[str, int]:
    """Return the mark and the nearer word on one side of `index`, and what that side weighs."""
    words, codes, gaps, near = reading.words, reading.codes, reading.gaps, index + step
    last = len(words)
    mark = _mark_in(gaps[index if step > 0 else near]) if 0 <= near < last else NOTHING
    if mark in _ENDS:
        return "||", _weight(side, NOTHING, NOTHING, NOTHING, _OF_NOTHING)
    code = codes[near]
    word, kind = (ANY_NAME, CLASS_OF_NAME) if code & _NAME else (words[near], code & _CLASS)
    far = near + step
    if not 0 <= far < last or _mark_in(gaps[near if step > 0 else far]) in _ENDS:
        further, kinds = NOTHING, (kind << FAR_CLASS) + CLASS_OF_NOTHING
    elif codes[far] & _NAME:
        further, kinds = ANY_NAME, (kind << FAR_CLASS) + CLASS_OF_NAME
    else:
        further, kinds = words[far], (kind << FAR_CLASS) + (codes[far] & _CLASS)
    return mark + word, _weight(side, mark, word, further, kinds)


def _mark_in(gap: str) -> str:
    """Return the first sign in a gap: nothing if only spaces."""
    return "" if gap == " " else gap.strip(" ")[:1]


def _weight(side: Side, mark: str, word: str, further: str, kinds: int) -> int:
    weight, both = side.near.get(mark, _NO_MARKS).get(word, UNHEARD)
    return weight + both.get(further, 0) + side.far.get(further, 0) + side.classes.get(mark, _NO_CLASSES).get(kinds, 0)


def leaning(reading: Reading, index: int, cue: int = 0) -> int:
    """Return how much word `index`, in its place and behind its cue, looks like a name: above 0 rather yes.

    The weights of what `own_of` returns, looked up without writing it out, beside the score of the place.
    """
    code, shape = reading.codes[index], shape_of(reading, index)
    first, gaps = shape[0], reading.gaps
    own = _kind(shape, code & _KIND)
    if code & _ALSO:
        own += _WORD.get(reading.words[index], 0)
    if index and gaps[index - 1] in _TIES:
        own += _weigh_neighbour(reading, index - 1, _BESIDE_BEFORE, first)
    if gaps[index] in _TIES:
        own += _weigh_neighbour(reading, index + 1, _BESIDE_BEHIND, first)
    if len(reading.capitals) < _FEW_CAPITALS:
        own += _CARELESS.get(first, 0)
    if cue:
        own += _CUE.get(f"{first}{int(cue)}", 0)
    return own + score(reading, index) * _slope(shape) // 100


def _weigh_neighbour(reading: Reading, other: int, beside: dict[str, tuple[int, int]], shape: str) -> int:
    """Return the weight of what the neighbour `other` of a word of this shape is."""
    name, capital = beside[shape]
    weight = name if reading.codes[other] & _NAME else 0
    return weight + capital if reading.shapes[other] != "l" and not reading.is_initial(other) else weight


@cache
def _kind(shape: str, kind: int) -> int:
    return _WEIGHTS["kind"].get(f"{shape}{kind}", 0)


@cache
def _slope(shape: str) -> int:
    return _WEIGHTS[SLOPE].get("", 0) + _WEIGHTS[SLOPE].get(shape, 0)
