"""Take from an Arabic word what is written to it: "and", "the", "to", "my" (pure).

Guarantees: at most a few dozen guesses a word; no guess is shorter than three letters, for one or two letters less
lies a word for many a short name.
"""

from collections.abc import Iterator
from typing import Final

# And, so, by, for, as, shall, the, and what is joined of them.
_BEFORE: Final = (
    "", "و", "ف", "ب", "ل", "ك", "س", "ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وب", "ول", "وس", "فس", "وبال",
    "ه", "ح", "لا", "ما",
)  # fmt: skip
# The accusative; my, me, your, his, her, our, their; "not" of the Maghreb.
_BEHIND: Final = ("", "ا", "ي", "ني", "ك", "كم", "ه", "ها", "نا", "هم", "هن", "و", "كي", "ش")
_SHORTEST: Final = 3
_LONGEST: Final = 16


def is_arabic(word: str) -> bool:
    """Whether `word` (not empty) begins with a letter of the Arabic script."""
    return "\u0620" <= word[0] <= "\u06ff"


def bare(word: str) -> Iterator[str]:
    """Yield the words that `word` may be, less what is written to it."""
    if len(word) > _LONGEST:
        return
    for before in _BEFORE:
        if not word.startswith(before):
            continue
        rest = word[len(before) :]
        for behind in _BEHIND:
            if rest.endswith(behind):
                yield from _spellings(rest[: len(rest) - len(behind)], behind)


def _spellings(stem: str, behind: str) -> Iterator[str]:
    """Yield `stem` as it is written without `behind`."""
    if len(stem) < _SHORTEST:
        return
    yield stem
    if behind and stem.endswith("ت"):
        yield f"{stem[:-1]}ة"
    if behind and stem.endswith("و"):
        yield f"{stem}ا"
    if behind and stem.endswith("ا"):
        yield f"{stem[:-1]}ى"
