"""The names of people that the scrubber knows, for the rule that no policy may let one stay.

They are read from the file of words that the scrubber itself reads, so that both know the same: data of another room,
none of its code. Promises: read once, at the first question; nothing else is read.
"""

import functools
import re
import unicodedata
from importlib.resources import files
from typing import Final

# The bits of a first name, a surname, a name that is a word too and one that is a verb (`lexicon/build.py`).
_NAME: Final = 4 | 8 | 16 | 32
_LETTERS: Final = re.compile(r"[^\W\d_]+")
# What stands before a name without making it the name of a thing.
_SMALL_WORDS: Final = """
    aan bij van voor naar met door over uit ter ten mijn jouw onze haar zijn hun deze heer meneer mevrouw mijnheer dhr
    mevr buurman buurvrouw juf juffrouw meester dokter tante oom opa oma broer zus vader moeder vriend vriendin collega
    baas chef agent the mister miss missus near with from
"""
_SMALL: Final = frozenset(_SMALL_WORDS.split())
_SHORT: Final = 3


def known_names() -> frozenset[str]:
    """Return every name, in small letters without accents."""
    return _read_names()


def may_be_a_person(phrase: str) -> bool:
    """Whether `phrase` is a name of people, with at most small words and forms of address around it."""
    words = _LETTERS.findall(_fold(phrase))
    names = known_names()
    return any(word in names for word in words) and all(
        word in names or word in _SMALL or len(word) <= _SHORT for word in words
    )


def _fold(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(sign))


@functools.cache
def _read_names() -> frozenset[str]:
    path = files("service") / "intake" / "scrub" / "data" / "lexicon.txt"
    lines = (line.partition("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(word for bits, _, words in lines if int(bits) & _NAME for word in words.split())
