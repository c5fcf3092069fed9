"""Words that a text of a meldpunt cannot do without, whatever their length.

A formula that counts syllables fails honest B1 text on `discriminatie` and on `Slachtofferhulp Nederland`: nobody can
write shorter words for these. So words of the subject, names that are given, and words with a capital inside a
sentence count as two syllables at most. Two is near the mean of easy Dutch and English, so they weigh neither way.
Only what the subject and the law need is listed; `procedure`, `organisatie` and `registratie` have easier words.
"""

from typing import Final

from service.kernel.text import Language
from service.policy.language.syllables import count_syllables

MOST_SYLLABLES: Final = 2

_DUTCH: Final = frozenset({
    "aangifte", "aanranding", "anoniem", "anonieme", "discriminatie", "discrimineert", "discrimineren",
    "discriminerend", "discriminerende", "gediscrimineerd", "gemeente", "gemeenten", "gemeentes",
    "genderexpressie", "genderidentiteit", "geslachtskenmerken", "geïntimideerd", "intimidatie", "intimideren",
    "intimiderend", "intimiderende", "meldingen", "omstander", "omstanders",
    "openbaar", "openbare", "politie", "racisme", "seksueel", "seksuele", "slachtoffer", "slachtoffers",
    "straatintimidatie", "verkrachting",
})  # fmt: skip
_ENGLISH: Final = frozenset({
    "anonymous", "anonymously", "bystander", "bystanders", "discriminate", "discriminated", "discriminating",
    "discrimination", "harassed", "harassment", "homophobia", "intimidate", "intimidated", "intimidating",
    "intimidation", "municipal", "municipality", "racism", "reported", "reporting", "sexual", "sexually",
})  # fmt: skip
_SUBJECT: Final[dict[Language, frozenset[str]]] = {"nl": _DUTCH, "en": _ENGLISH}


def weigh(spoken: tuple[str, ...], language: Language, names: frozenset[str]) -> tuple[int, ...]:
    """Return the syllables of each word of one sentence; words of the subject and names have two at most.

    Args:
        spoken: the words of the sentence in order.
        language: the language it is written in.
        names: names in small letters, one word each, that the text must use: of organisations, of places.
    """
    excused = _SUBJECT[language] | names
    counts = [count_syllables(word, language) for word in spoken]
    return tuple(
        min(MOST_SYLLABLES, count) if word.casefold() in excused or _is_name(spoken, place) else count
        for place, (word, count) in enumerate(zip(spoken, counts, strict=True))
    )


def _is_name(spoken: tuple[str, ...], place: int) -> bool:
    """Tell whether the word bears a capital that is not that of the sentence; its first word needs a second one."""
    if place > 0:
        return spoken[place][0].isupper()
    following = spoken[1] if len(spoken) > 1 else ""
    return spoken[0][0].isupper() and len(following) > 1 and following[0].isupper()
