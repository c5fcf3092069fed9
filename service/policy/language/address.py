"""Which form of address a Dutch text uses: `u`, `je`, both or none.

Quoted text is not hit: a button or a person may be quoted in the other form. Nor is `u` as a letter or as the sign
of the hour: `de letter u`, `14.00 u`, `km/u`, `u-bocht`, `a.u.b.`.
"""

import re
from typing import Final

from service.policy.language.sentences import split_sentences, words
from service.policy.model import AddressForm

_FORMAL: Final = frozenset({"u", "uw", "uwe", "uzelf"})
_FAMILIAR: Final = frozenset({"je", "jij", "jou", "jouw", "jouwe", "jezelf", "jouzelf"})
_BEFORE_THE_LETTER: Final = frozenset({"de", "een", "letter", "letters"})

# Marks that open are left out of what they enclose: so no stretch is read twice. A straight single mark opens where
# no word precedes and closes where none follows, so that `foto's` and `'s avonds` quote nothing.
_QUOTED: Final = re.compile(
    '"[^"\n]*"'
    "|[\u201c\u201e][^\u201c\u201d\u201e\n]*[\u201c\u201d]"
    "|\u00ab[^\u00ab\u00bb\n]*\u00bb"
    "|\u2018(?:[^\u2018\u2019\n]|\u2019(?=\\w))*\u2019(?!\\w)"
    "|(?<!\\w)'(?:[^'\n]|(?<=\\w)'(?=\\w))*(?<=\\S)'(?!\\w)"
)


def words_of_address(text: str) -> dict[AddressForm, tuple[str, ...]]:
    """Return the words that address the reader of `text` in each form, in small letters and in order."""
    found: dict[AddressForm, list[str]] = {"u": [], "je": []}
    for sentence in split_sentences(_QUOTED.sub(" ", text)):
        spoken = [word.casefold() for word in words(sentence)]
        for before, word in zip(["", *spoken], spoken, strict=False):
            if word in _FAMILIAR:
                found["je"].append(word)
            elif word in _FORMAL and not (word == "u" and _names_a_letter(before)):
                found["u"].append(word)
    return {form: tuple(hits) for form, hits in found.items()}


def _names_a_letter(before: str) -> bool:
    return before in _BEFORE_THE_LETTER or before[-1:].isdigit()
