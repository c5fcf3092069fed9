"""Take from an Arabic word what is written to it: "and", "the", "to", "my" (pure).

Guarantees: at most a few dozen guesses a word; no guess is shorter than three letters, for one or two letters less
lies a word for many a short name.
"""

from collections.abc import Iterator
from typing import Final

# And, so, by, for, as, shall, the, and what is joined of them.
_BEFORE: Final = (
    "", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وب", "ول", "وبال",
    "س", "وس", "فس",
)  # fmt: skip
# Me, you, him, her, us, you all, them; "not" of the Maghreb.
_BEHIND: Final = ("", "ني", "ك", "كم", "ه", "ها", "نا", "هم", "هن", "كي")  # noqa: RUF001
# My, the accusative, plural of speech, "not": names end so too ("Lutfi", "Dina"), and only longer words lose them.
_DOUBTFUL: Final = ("ي", "ا", "و", "ش")  # noqa: RUF001
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
        if word.startswith(before):
            rest = word[len(before) :]
            for behind in _BEHIND:
                if rest.endswith(behind):
                    yield from _spellings(rest.removesuffix(behind), behind, _SHORTEST)
            for behind in _DOUBTFUL:
                if rest.endswith(behind):
                    yield from _spellings(rest.removesuffix(behind), behind, _SHORTEST + 1)


def _spellings(stem: str, behind: str, shortest: int) -> Iterator[str]:
    """Yield `stem` of `shortest` letters or more as it is written without `behind`."""
    if len(stem) < shortest:
        return
    yield stem
    if behind and stem.endswith("ت"):
        yield f"{stem[:-1]}ة"
    elif behind and stem.endswith("و"):
        yield f"{stem}ا"  # noqa: RUF001
    elif behind and stem.endswith("ا"):  # noqa: RUF001
        yield f"{stem[:-1]}ى"
