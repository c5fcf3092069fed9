"""A small trained model: is a word that nothing explains a name, or an ordinary word written another way?

Dialect, haste and other languages make words that no list has. Guarantees: pure but for the weights, which are read
once from `data/letters.txt`, a table that can be read; linear in the length of the word. It knows pairs and triples of
letters, trained on names of all origins against words as people write them, and no word as a whole. It only ever
lets a word stay; and only Latin letters, for of other scripts it has seen too little. Trained by
`lexicon/model/train_letters.py`.
"""

from collections.abc import Iterator
from importlib.resources import files
from typing import Final

from service.intake.scrub.context_model import UNIT, read_weights, score, shape_of
from service.intake.scrub.flags import Flag
from service.intake.scrub.words import Reading

_EXPLAINED: Final = int(Flag.KNOWN | Flag.GUESSED | Flag.FIRST | Flag.LAST | Flag.ALSO)
_NEAR: Final = 4
# Above this a word is masked: one that stays is a name in less than one of five times by the model, of all masked few.
_LEAST: Final = -36
_SHORTEST: Final = 3


def letters_of(word: str) -> Iterator[str]:
    """Yield the pairs and triples of letters of `word`, its ends marked."""
    marked = f"<{word}>"
    for place in range(len(marked) - 2):
        yield marked[place : place + 2]
        yield marked[place : place + 3]
    yield marked[-2:]


def strangers_near(reading: Reading, index: int) -> int:
    """Return how many of every hundred words around word `index` nothing explains."""
    around = reading.codes[max(0, index - _NEAR) : index] + reading.codes[index + 1 : index + 1 + _NEAR]
    return 100 * sum([not code & _EXPLAINED for code in around]) // (2 * _NEAR)


_WEIGHTS: Final = read_weights((files("service.intake.scrub") / "data" / "letters.txt").read_text("utf-8"))
_LETTERS: Final = _WEIGHTS["letters"]


def name_of_letters(word: str) -> int:
    """Return how much the letters of `word` look like a name: above 0 rather yes."""
    get = _LETTERS.get
    return sum([get(part, 0) for part in letters_of(word)]) + get("", 0)


def is_ordinary(reading: Reading, index: int) -> bool:
    """Whether word `index`, which nothing explains, is surely enough no name."""
    word, shape = reading.words[index], shape_of(reading, index)
    if reading.foreign or len(word) < _SHORTEST or not word.isascii():
        return False
    told = _WEIGHTS["shape"].get(shape, 0) * 100
    told += _WEIGHTS["by letters"].get(shape, 0) * name_of_letters(word)
    told += _WEIGHTS["by place"].get(shape, 0) * score(reading, index)
    told += _WEIGHTS["by strangers"].get("", 0) * strangers_near(reading, index) * UNIT // 100
    return told < _LEAST * 100
