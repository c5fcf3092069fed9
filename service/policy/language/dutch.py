"""Count the syllables of a Dutch word by its spelling.

Dutch spelling tells nearly all: vowels that meet without being one sound get a trema (`geïnd`) or a hyphen
(`auto-ongeluk`). So sounds are counted from left to right, the longest first; words from English and French
that break the rule are corrected by one.
"""

import re
import unicodedata
from typing import Final

# Longest first. What is not here, as `ea` in `theater` or `io` in `radio`, is two sounds.
_SOUNDS: Final = re.compile(
    "ieu(?=w)|eeu(?=w)|eau|oeu|aai|ooi|oei|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|ai|oi|[aeiouy]",
)
_TREMA: Final = re.compile("(.)\u0308")
_MARKS: Final = re.compile("[\u0300-\u036f]")
# Behind `q` the `u` is a `w`; behind a vowel, and before one at the beginning, `y` is a `j`.
_CONSONANTS: Final = re.compile("(?<=q)u|(?<=[aeiou])y|^y(?=[aeiou])")

_ONE_FEWER: Final = re.compile(
    # French: stati-on is stat-jon, mi-li-eu is mil-jeu.
    "(?:t|ss|sh)ion(?![aei])|lieu(?!w)|dieu$|euil"
    # English `ea` and `oa`.
    "|team|stream|coach|toast|jeans|leader|sneaker|clean|beamer|freak|steak|break|dream|cheat|speaker|dead(?=line)"
    "|^(?:beat|deal|leas)|(?<=up)load|(?<=down)load"
    # English silent `e`.
    "|^(?:web)?sites?$|^(?:up)?dates?$|(?<=on)line|(?<=off)line|(?<=dead)line|^live(?!r)|face(?=book)"
    "|phone|service|(?:soft|hard)ware"
    "|^(?:care|case|crime|fake|game|hate|home|like|mobile|pride|quote|race|safe|share|time|trace)s?$",
)
_ONE_MORE: Final = re.compile("[cs]eum|(?<!k)leum")


def count_dutch(word: str) -> int:
    """Return the syllables of `word`, a stretch of letters in any case; one without vowels has none."""
    parted = _TREMA.sub(r"|\1", unicodedata.normalize("NFKD", word.casefold()))
    plain = _CONSONANTS.sub("j", _MARKS.sub("", parted))
    corrections = len(_ONE_MORE.findall(plain)) - len(_ONE_FEWER.findall(plain))
    return len(_SOUNDS.findall(plain)) + corrections
