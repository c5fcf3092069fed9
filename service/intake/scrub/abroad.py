"""Names that are words of another language: which are they here? (pure).

Guarantees: looks at a few words around such a word only. "Umut" is hope in a Turkish sentence and a boy in a Dutch
one, so the flags of a word depend on the language that is written around it.
"""

from typing import Final

from service.intake.scrub.flags import Flag
from service.intake.scrub.vocabulary import words_with

_ABROAD: Final = int(Flag.ABROAD)
_FOREIGN: Final = int(Flag.FOREIGN)
_KNOWN: Final = int(Flag.KNOWN)
_ONLY_ABROAD: Final = _KNOWN | _FOREIGN
_ANY: Final = int(Flag.FIRST | Flag.LAST | Flag.ALSO)
_ALSO: Final = int(Flag.ALSO)
_NOT_SURELY: Final = ~int(Flag.FIRST | Flag.LAST)
_WORDS: Final = words_with(Flag.ABROAD)
# The first letter of the Cyrillic script; what comes behind it is no language of our vocabularies.
_OTHER_SCRIPTS: Final = "\u0400"
_NEAR: Final = 6
_LEAST: Final = 2


def settle_abroad(words: list[str], codes: list[int]) -> list[int]:
    """Return `codes` where a word of another language, in a sentence of one, is a name only if its place says so.

    `Flag.ABROAD` is left on those words alone.
    """
    if _ONLY_ABROAD not in codes and _WORDS.isdisjoint(words):
        return codes
    settled = list(codes)
    for index, code in enumerate(codes):
        if code == _ONLY_ABROAD:
            # Alone among Dutch or English words it is as likely somebody's name.
            settled[index] = code if words[index] >= _OTHER_SCRIPTS or _is_abroad_around(codes, index) else 0
        elif code & _ABROAD:
            if words[index] >= _OTHER_SCRIPTS:
                settled[index] = code & _NOT_SURELY | _ALSO
            elif _is_foreign_around(codes, index):
                settled[index] = _as_word(code)
            else:
                # What no list of names has is no name here either.
                settled[index] = code & ~_ABROAD or _KNOWN
    return settled


def _as_word(code: int) -> int:
    """Return the flags of a name that is a word here; what no list of names has is a word alone."""
    return code & _NOT_SURELY | _ALSO if code & _ANY else code & ~_ABROAD | _KNOWN


def _is_foreign_around(codes: list[int], index: int) -> bool:
    """Whether enough of the words around word `index` are words of other languages only."""
    around = codes[max(0, index - _NEAR) : index + 1 + _NEAR]
    return len([code for code in around if code & _FOREIGN]) >= _LEAST


def _is_abroad_around(codes: list[int], index: int) -> bool:
    """Whether another word near word `index` is of another language, or a name that may be a word of one."""
    around = codes[max(0, index - _NEAR) : index + 1 + _NEAR]
    return len([code for code in around if code & (_FOREIGN | _ABROAD)]) >= _LEAST
