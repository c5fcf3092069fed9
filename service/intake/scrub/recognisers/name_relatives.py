"""Names written another way: stretched, misspelt, small, somebody's (pure).

Guarantees: a bounded number of look-ups a word. Only names that are hardly ever words are looked for.
"""

import re
from typing import Final

from service.intake.scrub.flags import Flag
from service.intake.scrub.repair import guesses
from service.intake.scrub.vocabulary import CODES

_NAME: Final = int(Flag.FIRST | Flag.LAST)
_FIRST: Final = int(Flag.FIRST)
_ALSO: Final = int(Flag.ALSO)
_STRETCHED: Final = re.compile(r"(.)\1{2,}")
_ENDINGS: Final = ("etje", "tje", "pje", "je", "ie", "ke", "s", "tjes", "jes")
_SHORTEST: Final = 3
_SHORTEST_TYPO: Final = 5


def is_form_of_name(word: str) -> bool:
    """Whether `word` is a stretched name, a small one or somebody's: "daaaan", "jantje", "ailtons"."""
    if _STRETCHED.search(word) is not None:
        return any(CODES.get(_STRETCHED.sub(kept, word), 0) & _NAME for kept in (r"\1", r"\1\1"))
    return any(word.endswith(ending) and _is_stem(word.removesuffix(ending)) for ending in _ENDINGS)


def _is_stem(stem: str) -> bool:
    """Whether a first name is left; its last letter may have been doubled ("merelletje", "annetje")."""
    if len(stem) < _SHORTEST:
        return False
    if CODES.get(stem, 0) & _FIRST:
        return True
    return len(stem) > _SHORTEST and stem[-1] == stem[-2] and bool(CODES.get(stem[:-1], 0) & (_FIRST | _ALSO))


def is_near_name(word: str) -> bool:
    """Whether one slip of the hand or the ear makes a name of `word`."""
    return len(word) >= _SHORTEST_TYPO and any(CODES.get(guess, 0) & _FIRST for guess in guesses(word))
