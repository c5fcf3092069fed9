"""The number of a house and what belongs to it: shared by the recognisers of addresses (pure)."""

import re
from typing import Final

ONLY_NUMBER: Final = (
    r" (?P<number>\d{1,5}(?: ?[a-z](?![a-z]))?"
    r"(?: ?[-/] ?(?:\d{1,4}|[a-z]{1,2}|[iv]{1,4})(?!\w))?(?: (?:bis|hs|huis|rood|zwart|iii|ii|iv|i|boven"
    r"|beneden|a|b)(?!\w))?"
    r"(?:,? (?:unit|kamer|app\.?|appartement|etage|flat|apt\.?) ?\d{1,4})?)(?![\w%:]|[.,]\d)"
)
NUMBER: Final = r"(?:,? ?(?:nr\.?|nummer|no\.?|huisnummer|#))?" + ONLY_NUMBER
TO_NUMBER: Final = re.compile(r"(?:,? ?(?:nr\.?|nummer|no\.?|huisnummer|#))?,? ")
NUMBER_WORDS: Final = frozenset({"nr", "nummer", "no", "huisnummer"})
# Behind a number that is no house's: "op de Coolsingel 3 uur gewacht".
_MEASURE: Final = re.compile(
    r" (?:uur|uren|uurtjes|minuten|min|minutes|hours|keer|times|jaar|jaren|dagen|weken|maanden|man|mannen|mensen|meiden"
    r"|jongens|vrouwen|euro|km|meter)(?!\w)"
)
_YEAR: Final = re.compile(r"(?:19|20)\d{2}(?!\d)")
_ADDITION: Final = re.compile(
    r"(?:,? \(?(?:(?:bus|bte|boite|unit|kamer|app\.?|appt?\.?|appartement|flat|apt\.?|room|toestel|etage|verdieping"
    r"|floor|huis|t/m|tot) ?[a-z]?\d{1,4}[a-z]?"
    r"|(?:\d{1,2}|[ivx]{1,4})[- ]?(?:hoog|hg)(?:[- ](?:achter|voor|links|rechts))?"
    r"|\d{1,2}(?:e|de|ste|st|nd|rd|th|\.) ?(?:etage|verdieping|floor|og|stock|stage)"
    r"|hs|huis|bis|ter|souterrain|kelder|links|rechts|achter|boven|beneden|parterre|begane grond|bg|bovenwoning"
    r"|benedenwoning|[a-f])\)?(?!\w))(?:,? (?:links|rechts|achter|voor|left|right)(?!\w))?"
)
_MOST_ADDITIONS: Final = 3


def is_year(number: str) -> bool:
    """Whether what looks like a number of a house is a year."""
    return _YEAR.match(number) is not None


def is_measured(folded: str, end: int) -> bool:
    """Whether the number that ends at `end` counts hours, people or the like."""
    return _MEASURE.match(folded, end) is not None


def behind_additions(folded: str, end: int) -> int:
    """Return the end of what belongs to the number that ends at `end`: "bus 201", "3-hoog-achter", "(souterrain)"."""
    for _ in range(_MOST_ADDITIONS):
        addition = _ADDITION.match(folded, end)
        if addition is None:
            break
        end = addition.end()
    return end
