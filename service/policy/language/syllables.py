"""Count the syllables of one word of a text, Dutch or English.

Flesch counts figures, symbols and abbreviations as one syllable, and of two ways to say a word the shorter one
(How to Write Plain English, 1979, chapter 2). So a telephone number, a web address and `GGD` count one.
"""

import re
from collections.abc import Callable
from typing import Final

from service.kernel.text import Language
from service.policy.language.dutch import count_dutch
from service.policy.language.english import count_english

_COUNTERS: Final[dict[Language, Callable[[str], int]]] = {"nl": count_dutch, "en": count_english}
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_NOT_SPELLED_OUT: Final = re.compile(r"[\d.@:/]")
_LONGEST_ABBREVIATION: Final = 4


def count_syllables(word: str, language: Language) -> int:
    """Return how many syllables `word` (as `sentences.words` gives it) has; at least one."""
    if _NOT_SPELLED_OUT.search(word) or (word.isupper() and len(word) <= _LONGEST_ABBREVIATION):
        return 1
    return max(1, sum(map(_COUNTERS[language], _LETTERS.findall(word))))
