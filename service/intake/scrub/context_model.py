"""A small trained model: does the place of a word among its neighbours look like the place of a name?

Guarantees: looks at two words on either side and never at the word itself, so that it learns no person's name; pure
but for the weights, which are read once. Trained by `lexicon/model/train.py` on written sentences.
"""

from importlib.resources import files
from typing import Final
from zlib import crc32

from service.intake.scrub.flags import Flag
from service.intake.scrub.words import Reading

BUCKETS: Final = 1 << 14
"""The number of weights; features are hashed into them."""

_CLASS: Final = int(Flag.COMMON | Flag.FIRST | Flag.LAST | Flag.ALSO | Flag.SPEECH | Flag.CAPITAL | Flag.PARTICLE)
_NAME: Final = int(Flag.FIRST | Flag.LAST)


def _read_weights() -> list[int]:
    raw = (files("service.intake.scrub") / "data" / "context.bin").read_bytes()
    return list(memoryview(raw).cast("b"))


def features_of(reading: Reading, index: int) -> list[int]:
    """Return the buckets of what stands around word `index`."""
    before, further_before, is_glued_before = _side(reading, index, -1)
    behind, further_behind, is_glued_behind = _side(reading, index, 1)
    told = (
        "bias",
        f"p1 {before}",
        f"p2 {further_before} {before}",
        f"n1 {behind}",
        f"n2 {behind} {further_behind}",
        f"pn {before} {behind}",
        f"pc {_kind(reading, index - 1)} {is_glued_before}",
        f"nc {_kind(reading, index + 1)} {is_glued_behind}",
        f"pq {further_before}",
        f"nq {further_behind}",
    )
    return [crc32(feature.encode()) % BUCKETS for feature in told]


def _side(reading: Reading, index: int, step: int) -> tuple[str, str, str]:
    """Return the two words on one side of `index`, a mark for a name or an edge, and what lies between."""
    near, far = _token(reading, index + step), _token(reading, index + 2 * step)
    gap = reading.gap(index if step > 0 else index - 1) if 0 <= index + step < len(reading.words) else "|"
    mark = gap.strip(" ")[:1] if gap.strip(" ") else " "
    if mark in ".!?\n|":
        return "|", "|", "|"
    return (near if mark == " " else f"{mark}{near}"), far, mark


def _token(reading: Reading, index: int) -> str:
    if not 0 <= index < len(reading.words):
        return "|"
    return "*" if reading.codes[index] & _NAME else reading.words[index]


def _kind(reading: Reading, index: int) -> int:
    return reading.codes[index] & _CLASS if 0 <= index < len(reading.words) else -1


_WEIGHTS: Final = _read_weights()


def score(reading: Reading, index: int) -> int:
    """Return how much the neighbours of word `index` say "name": above 0 rather yes, 24 to a natural unit."""
    weights = _WEIGHTS
    return sum([weights[bucket] for bucket in features_of(reading, index)])
