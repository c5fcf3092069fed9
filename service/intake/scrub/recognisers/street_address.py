"""Home addresses: a street with a number. A street alone is where something happened, and stays."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.vocabulary import words_of
from service.intake.scrub.words import Reading

# Endings that make a word a street even without a capital.
_SURE: Final = (
    "straat", "laan", "weg", "gracht", "kade", "dreef", "plantsoen", "singel", "steeg", "straatje", "laantje", "pad",
    "plein", "boulevard", "strasse", "str",
)  # fmt: skip
# Endings that ask for a capital.
_LIKELY: Final = (
    "hof", "gaarde", "haven", "poort", "dijk", "park", "markt", "wal", "burg", "berg", "veld", "kamp", "akker", "donk",
    "oord", "erf", "hoek", "ring", "baan", "allee", "stieg", "gasse", "tuin", "hout", "bos", "brink", "werf", "vaart",
    "meent", "zoom", "horst", "stede", "wijk", "waard", "land", "kant", "sloot", "brug", "sluis", "molen", "borg",
    "kwartier", "passage", "daal", "dal", "rade", "heide", "weide", "beek", "meer", "duin", "toren", "end", "eind",
    "einde", "rak", "vliet", "zijde", "terras", "flat", "driehoek", "es", "esch", "kamer", "huis",
)  # fmt: skip
_NUMBER: Final = (
    r"(?:,? ?(?:nr\.?|nummer|no\.?|huisnummer|#))? (?P<number>\d{1,5}(?: ?[a-z](?![a-z]))?"
    r"(?: ?[-/] ?(?:\d{1,4}|[a-z]{1,2}|[iv]{1,4})(?!\w))?(?: (?:bis|hs|huis|rood|zwart|iii|ii|iv|i|boven"
    r"|beneden|a|b)(?!\w))?"
    r"(?:,? (?:unit|kamer|app\.?|appartement|etage|flat|apt\.?) ?\d{1,4})?)(?![\w%:]|[.,]\d)"
)
_STREET_NUMBER: Final = re.compile(r"(?<![a-z'-])(?P<street>[a-z'-]{5,40})(?:[-][a-z]{1,10})?" + _NUMBER)
# "onderweg 3 mannen", "snelweg 2 auto's": words that end like a street and are none.
_NO_STREETS: Final = words_of("no_streets")
_CUED: Final = re.compile(
    r"(?<![^\W\d_])(?:(?:mijn |me |m'n |zijn |haar |hun |ons )?(?:adres|woonadres|huisadres|address|adresse"
    r"|adres[ei]m)(?: is)?|wonende(?: aan| op)?(?: de| het)?"
    r"|woonachtig(?: aan| op| te)?|woon(?:t|en)?(?: ik| hij| zij| ze| wij| we)?(?: op| aan| in)?(?: de| het)?"
    r"|bezorgd op|wohnhaft(?: in| am)?|mieszkam(?: na| przy)?"
    r"|i live (?:at|on)|lives (?:at|on)|living (?:at|on)|j'habite(?: au| a)?|oturuyorum)[: ]{1,3}"
    r"(?P<place>[^\W\d_][^\d\n.;]{2,40}?" + _NUMBER + ")"
)
_HOUSE_NUMBER: Final = re.compile(
    r"(?:huisnummer|huisnr\.?|kamernummer|kamer|postbus|blok [a-z0-9]{1,3},? kamer|po box)(?: is"
    r"|:)? (?P<number>\d{1,5}[a-z]?)(?!\w)"
)
_BEFORE_POSTCODE: Final = re.compile(
    r"(?P<place>[A-Z][^\d\n,.;:(]{2,40} \d{1,5}[^\n;:]{0,12}?)(?=,? {0,2}[1-9]\d{3} ?[A-Z]{2}(?!\w))"
)
_STREET_OF: Final = re.compile(
    r"(?<![a-z])(?:laan|weg|plein|straat|hof|kade|singel|dreef|park|pad|plantsoen)"
    r" (?:van|der|in|op|aan)(?: [a-z'-]{1,30}){1,4}" + _NUMBER
)
_ENDED: Final = 3


def find(reading: Reading) -> Iterator[Found]:
    """Yield every street with its number, room numbers and post boxes."""
    text, folded = reading.text, reading.folded
    for match in _STREET_NUMBER.finditer(folded):
        if _is_street(reading, match.start("street"), match["street"]):
            yield Found(start=_street_start(text, match.start()), end=match.end(), kind="ADRES")
    for pattern, group in ((_CUED, "place"), (_BEFORE_POSTCODE, "place")):
        for match in pattern.finditer(folded if pattern is _CUED else text):
            yield Found(start=match.start(group), end=match.end(group), kind="ADRES")
    for match in _STREET_OF.finditer(folded):
        if text[match.start()].isupper():
            yield Found(start=match.start(), end=match.end(), kind="ADRES")
    for match in _HOUSE_NUMBER.finditer(folded):
        yield Found(start=match.start(), end=match.end(), kind="ADRES")


def _is_street(reading: Reading, start: int, word: str) -> bool:
    for part in (word, word.rsplit("-", 1)[0]):
        if part in _NO_STREETS:
            return False
        is_capital = reading.text[start].isupper()
        if part.endswith(_SURE) and (is_capital or len(part) > len("straat") + _ENDED or part.endswith(_SURE[:3])):
            return len(part) > _ENDED + 1
        if is_capital and not reading.shouted and part.endswith(_LIKELY):
            return True
    return False


def _street_start(text: str, start: int) -> int:
    """Walk back over the earlier words of the name ("Laan van Meerdervoort", "Eerste Jan Steenstraat")."""
    while start > 1 and text[start - 1] == " ":
        before = text.rfind(" ", 0, start - 1) + 1
        word = text[before : start - 1]
        if not word[:1].isupper() or not word.replace("-", "").isalpha():
            break
        start = before
    return start
