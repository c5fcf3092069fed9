"""The hand-written lists of the lexicon, read as the scrubber reads words."""

import re
from collections.abc import Iterator
from pathlib import Path

from service.intake.scrub.normalise import normalise

HERE = Path(__file__).parent
LISTS = HERE / "lists"
LETTERS = re.compile(r"[^\W\d_]+")


def fold(text: str) -> str:
    """Return `text` as the scrubber reads it."""
    return normalise(text).folded


def lines(name: str) -> Iterator[str]:
    """Yield the lines of one of our lists without comments."""
    for line in (LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def words(*names: str) -> set[str]:
    """Return every word of some of our lists, folded."""
    return {word for name in names for line in lines(name) for word in LETTERS.findall(fold(line))}
