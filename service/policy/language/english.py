"""Count the syllables of an English word by its spelling.

Vowels that stand together are one sound, and an `e` at the end is silent. English breaks both rules often, so the
count is corrected by one for each ending, beginning or common word that is known to.
"""

import re
import unicodedata
from typing import Final

_SOUNDS: Final = re.compile("[aeiouy]+")
_MARKS: Final = re.compile("[\u0300-\u036f]")
# Second parts of `they're` and `we've`.
_CONTRACTED: Final = frozenset({"re", "ve"})

_ONE_FEWER: Final = re.compile(
    # A silent `e` at the end, also in most `-es` and `-ed`; `ta-ble` and `cen-tre` keep theirs.
    "(?:[^aeiouylr]|[aeiouy][lr]|ll|rr)e$(?<!maybe)(?<!recipe)"
    "|(?:[^aeiouylrcgsxzh]|[pt]h|[aeiouy][lr]|ll|rr)es$"
    "|(?:[^aeiouylrdt]|[aeiouy][lr]|ll|rr)ed$(?<!hundred)(?<!naked)(?<!sacred)(?<!wicked)"
    "|[gq]ues?$(?<!argue)(?<!argues)"
    # Silent before an ending, and in the middle of compounds.
    "|(?:[^aeiouylr]|[aeiouy][lr])e(?=ly$|ment|less|ful|ness)(?<!ele)(?<!ple)(?<!vehe)(?<!the)"
    "|^(?:base|care|else|face|fire|frame|guide|here|home|house|life|like|live|make|more|name|nine|note|one|share|side"
    "|some|space|store|there|these|those|time|ware|where|whole|wide)(?=s[^s]|[^aeiouydrsnv])"
    "|^every|^awe|^safe(?=ty)|ically$|business|vegeta|evening|wednesday|lawyer|canyon|r(?=riage)"
    "|soldier|frontier|cashier|premier"
)
_ONE_MORE: Final = re.compile(
    # Vowels that stand together and are two sounds.
    "(?<=.)y(?=[aeiou])(?!e[sd]?$)"
    "|(?<![tcslg])ia|(?<=[tc])ia(?=t[ei])|(?<=l)ia(?=b)|(?<=all)ia|(?<=g)ia(?=nt)"
    "|(?<![tscgxhln])(?<!hav)io|^lio|ratio$"
    "|^scien|(?<![tc])ien(?=[tc])|(?<=l)ien|iet"
    "|(?:(?<=[aeiou][^aeiou])|(?<=[aeiou][^aeiou]{2})|(?<=[aeiou][^aeiou]{3}))ie(?=rs?$|st$)"
    "|ium|ius|(?<=[aeiou])ing(?=s?$)"
    "|area|idea|creat(?!ure)|reali[stz]|react|reass|theat|nuclear|linear|rean$|pean|chaos|coal(?=[ie])"
    "|ideo|^geo(?!r)|theo|stereo|seum|whoe"
    "|(?<![gqs])ua|(?<=s)ua[dl]|(?<![gq])uen|uou|(?<!q)uity|uici|ruin|fluid|uine|cruel"
    "|poe[mt]|cooperat|coord|zoolog"
    # Sounds without a vowel: racis-m, rhyth-m, did-n't.
    "|(?:sm|thm)s?$|[ds]n$"
)


def count_english(word: str) -> int:
    """Return the syllables of `word`, a stretch of letters in any case; one without vowels has none."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", word.casefold().replace("é", "ay")))
    sounds = len(_SOUNDS.findall(plain))
    corrected = sounds + len(_ONE_MORE.findall(plain)) - len(_ONE_FEWER.findall(plain))
    return 0 if plain in _CONTRACTED else max(corrected, min(sounds, 1))
