"""The weights of the context model, laid out for looking up without writing a feature out (pure).

A feature's value is a string for who trains and reads the table ("|heeft"); writing ten of them for every word that is
asked about costs more than the rest of the model. Here the words of the text themselves are the keys.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

Weights = dict[str, dict[str, int]]

ANY_NAME: Final = "*"
"""Stands for every name."""
NOTHING: Final = "|"
"""Stands where no word of the sentence is."""
CLASS_OF_NAME: Final = 1 << 10
CLASS_OF_NOTHING: Final = 1 << 11
FAR_CLASS: Final = 12
"""How many bits the class of the farther word takes; that of the nearer one stands above it."""
_CLASSES: Final = {ANY_NAME: CLASS_OF_NAME, NOTHING: CLASS_OF_NOTHING}

Near = tuple[int, dict[str, int]]
"""What the nearer word weighs, and by the farther word what the two together do."""
UNHEARD: Final[Near] = (0, {})


class Side(NamedTuple):
    """The weights of one side of a word: by mark and nearer word, by farther word, by mark and both classes."""

    near: dict[str, dict[str, Near]]
    far: dict[str, int]
    classes: dict[str, dict[int, int]]


def side_of(weights: Weights, near: str, far: str, alone: str, classes: str, *, far_first: bool) -> Side:
    """Return the weights of one side from its four features; with `far_first` the farther word is written first."""
    by_near: dict[str, dict[str, Near]] = defaultdict(dict)
    for value, weight in weights[near].items():
        for mark, word in _with_mark(value):
            by_near[mark][word] = (weight, {})
    for value, weight in weights[far].items():
        first, _, second = value.partition(" ")
        farther, nearer = (first, second) if far_first else (second, first)
        for mark, word in _with_mark(nearer):
            by_near[mark].setdefault(word, (0, {}))[1][farther] = weight
    by_class: dict[str, dict[int, int]] = defaultdict(dict)
    for value, weight in weights[classes].items():
        nearer, _, farther = value.partition(" ")
        for mark, kind in _with_mark(nearer):
            kinds = _class_of(kind), _class_of(farther)
            if min(kinds) >= 0:
                by_class[mark][kinds[0] << FAR_CLASS | kinds[1]] = weight
    return Side(near=dict(by_near), far=weights[alone], classes=dict(by_class))


def _with_mark(value: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to read a mark of one sign or none and a word: "31" is class 31, and class 1 behind a 3."""
    yield "", value
    if len(value) > 1:
        yield value[0], value[1:]


def _class_of(written: str) -> int:
    """Return the class that is written so; below 0 for what is none."""
    return int(written) if written.isdecimal() and str(int(written)) == written else _CLASSES.get(written, -1)
