"""Home addresses: a street with a number. A street alone is where something happened, and stays."""

import re
from collections.abc import Iterator
from string import ascii_lowercase
from typing import Final

from service.intake.scrub.flags import Flag
from service.intake.scrub.recognisers.counted import is_counted
from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots, start_of_run
from service.intake.scrub.vocabulary import is_common, is_listed
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

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
_ONLY_NUMBER: Final = (
    r" (?P<number>\d{1,5}(?: ?[a-z](?![a-z]))?"
    r"(?: ?[-/] ?(?:\d{1,4}|[a-z]{1,2}|[iv]{1,4})(?!\w))?(?: (?:bis|hs|huis|rood|zwart|iii|ii|iv|i|boven"
    r"|beneden|a|b)(?!\w))?"
    r"(?:,? (?:unit|kamer|app\.?|appartement|etage|flat|apt\.?) ?\d{1,4})?)(?![\w%:]|[.,]\d)"
)
_NUMBER: Final = r"(?:,? ?(?:nr\.?|nummer|no\.?|huisnummer|#))?" + _ONLY_NUMBER
_BARE_NUMBER: Final = re.compile(_ONLY_NUMBER)
_TO_NUMBER: Final = re.compile(r"(?:,? ?(?:nr\.?|nummer|no\.?|huisnummer|#))?,? ")
_NUMBER_WORDS: Final = frozenset({"nr", "nummer", "no", "huisnummer"})
_LONGEST_STREET: Final = 56
# "onderweg 3 mannen", "snelweg 2 auto's": words that end like a street and are none.
_NO_STREETS: Final = wordset(
    "bospad buurthuis dorpsplein fietspad flauwekul gangpad looppad middenpad "
    "halverwege hoofdweg kerkplein marktplein oktober onderweg "
    "parkeerplein pretpark rondweg ruiterpad schoolplein skatepark snelweg spoorweg stadhuis stadspark "
    "stationsplein supermarkt thuis vandaag voetpad wandelpad winkelstraat zandpad zebrapad ziekenhuis zwembad "
)
_CUED: Final = re.compile(
    r"(?<![^\W\d_])(?:(?:mijn |me |m'n |zijn |haar |hun |ons )?(?:adres|woonadres|huisadres|address|adresse"
    r"|adres[ei]m)(?: is)?|wonende(?: aan| op)?(?: de| het)?"
    r"|woonachtig(?: aan| op| te)?|woon(?:t|en)?(?: ik| hij| zij| ze| wij| we)?(?: op| aan| in)?(?: de| het)?"
    r"|bezorgd op|wohnhaft(?: in| am)?|mieszkam(?: na| przy)?"
    r"|i live (?:at|on)|lives (?:at|on)|living (?:at|on)|j'habite(?: au| a)?|oturuyorum)[: ]{1,3}"
    r"(?P<place>[^\W\d_][^\d\n.;]{2,40}?" + _NUMBER + ")"
)
_NUMBER_ON_STREET: Final = re.compile(
    r"(?<![a-z])(?:huisnummer|nummer|nr\.?) \d{1,4}[a-z]? (?:op|aan|in|van) (?:de |het )?[a-z'-]{2,30}"
    r"(?:straat|laan|weg|gracht|kade|dreef|plantsoen|singel|steeg|plein|hof|pad|dijk)(?![a-z])"
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
_ENGLISH: Final = re.compile(
    r"(?<![\w.,-])\d{1,4}[A-Za-z]? (?:[A-Z][a-z']{2,20} ){1,3}(?:Way|Road|Rd|Street|St|Lane|Avenue|Ave|Close|Drive"
    r"|Court|Gardens"
    r"|Crescent|Terrace|Mews|Grove|Hill|Square|Row|Place|Walk|Green|Park)(?!\w)"
)
_SPOKEN: Final = re.compile(
    r"(?<![a-z'-])(?P<street>[a-z'-]{2,30}(?:straat|laan|weg|gracht|kade|dreef|plantsoen|singel|steeg|plein|hof|pad))"
    r"(?:,? (?:nr|nummer|huisnummer))? (?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf"
    r"|[a-z]{4,8}tien|honderd[a-z]{0,20}"
    r"|(?:[a-z]{3,6}en)?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig))(?: [a-z])?(?![a-z])"
    r"(?! (?:man|mannen|vrouw|vrouwen|jongens|meisjes|auto|keer|uur|minuten|mensen|gasten|kinderen|van|met))"
)
SPOKEN_TRIGGERS: Final = (
    (
        r"(?:straat|laan|weg|gracht|kade|dreef|plantsoen|singel|steeg|plein|hof|pad)(?:,? (?:nr|nummer|huisnummer))? "
        r"(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|[a-z]{4,8}tien|honderd"
        r"|(?:[a-z]{3,6}en)?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig))"
    ),
)
# What is counted, and bears a capital now and then.
_NUMBERED_THINGS: Final = wordset(
    "lijn tram bus metro trein perron spoor artikel art kamer zaal hal gate groep klas top windows iphone samsung"
    " galaxy playstation"
    " formule radio euro route snelweg afrit level covid bijlage hoofdstuk pagina etage unit blok versie nummer"
)
# What a street begins with: adjectives, numbers, and whom it was named after.
_NAME_PARTS: Final = wordset(
    "oude oud nieuwe nieuw lage hoge grote groot kleine korte lange brede smalle verlengde dwars noorder zuider ooster"
    " wester eerste tweede derde vierde vijfde burg burgemeester pastoor pater dominee ds dokter dr prof professor mr"
    " meester gen generaal kol kolonel adm admiraal prins prinses koning koningin graaf gravin hertog sint st kard"
    " kardinaal mgr monseigneur past wethouder minister president rector deken kapelaan binnen buiten achter voor"
)
_PARTICLES: Final = wordset("de den der van het 't ter ten te op la du des of v vd vh")
_ARTICLES: Final = frozenset({"de ", "den ", "het ", "'t "})
# Behind a number that is no house's: "op de Coolsingel 3 uur gewacht".
_MEASURE: Final = re.compile(
    r" (?:uur|uren|uurtjes|minuten|min|minutes|hours|keer|times|jaar|jaren|dagen|weken|maanden|man|mannen|mensen|meiden"
    r"|jongens|vrouwen|euro|km|meter)(?!\w)"
)
_YEAR: Final = re.compile(r"(?:19|20)\d{2}(?!\d)")
_ENDED: Final = 3
_LONG_NAME: Final = 7

_STREET_WORD: Final = (
    r"(?:\b|[\d_])(?:laan|weg|plein|straat|hof|kade|singel|dreef|park|pad|plantsoen) (?:van|der|in|op|aan) "
)
STREET_OF_TRIGGERS: Final = (_STREET_WORD,)
_CUE: Final = (
    r"(?:\b|[\d_])(?:(?:adres|woonadres|huisadres|address|adresse|adres[ei]m)(?: is)?|wonende|woonachtig|woon(?:t|en)?"
    r"|bezorgd op|wohnhaft|mieszkam|i live (?:at|on)|lives (?:at|on)|living (?:at|on)|j'habite|oturuyorum)[: ]"
)
CUE_TRIGGERS: Final = (_CUE,)
ROOM_TRIGGERS: Final = (
    r"(?:huisnummer|huisnr\.?|kamernummer|kamer|postbus|blok [a-z0-9]{1,3},? kamer|po box)(?: is|:)? \d",
    r"(?:\b|[\d_])(?:huisnummer|nummer|nr\.?) \d{1,4}[a-z]? (?:op|aan|in|van) ",
)
_ENGLISH_STREETS: Final = (
    "(?:way|road|rd|street|st|lane|avenue|ave|close|drive|court|gardens|crescent|terrace|mews|grove|hill|square|row|place"
    "|walk|green|park)"
)
ENGLISH_TRIGGERS: Final = (rf"\d[a-z]? (?:[a-z']+ ){{1,3}}{_ENGLISH_STREETS}(?:[^a-z]|$)",)
POSTCODE_TRIGGERS: Final = (r"\d{4} ?[a-z]{2}(?:[^a-z]|$)",)
_CUES: Final = Spots(_CUE)
_STREETS_OF: Final = Spots(_STREET_WORD)
_STREETS_SPOKEN: Final = Spots(*SPOKEN_TRIGGERS)
_HOUSES, _NUMBERS_ON = (Spots(trigger) for trigger in ROOM_TRIGGERS)
_POSTCODE: Final = re.compile(r"[1-9]\d{3} ?[A-Z]{2}(?!\w)")
_OF_POSTCODE: Final = 4
_BEFORE: Final = 72
_BEHIND: Final = 9
_LONGEST_SPOKEN: Final = 40


def find(reading: Reading) -> Iterator[Found]:
    """Yield every street with the number behind it."""
    folded = reading.folded
    for house, _ in reading.digits:
        if not house or folded[house - 1] != " ":
            continue
        street = _street_before(reading, house)
        number = _BARE_NUMBER.match(folded, house - 1) if street is not None else None
        if street is not None and number is not None and _MEASURE.match(folded, number.end()) is None:
            yield Found(start=_street_start(reading.text, street), end=number.end(), kind="ADRES")


def find_by_cue(reading: Reading) -> Iterator[Found]:
    """Yield what stands behind "mijn adres is", "ik woon op"."""
    for match in _CUES.matches(_CUED, reading):
        if _YEAR.match(match["number"]) or _MEASURE.match(reading.folded, match.end()):
            continue
        yield Found(start=match.start("place"), end=match.end("place"), kind="ADRES")


def find_by_postcode(reading: Reading) -> Iterator[Found]:
    """Yield what stands before a postcode."""
    after = 0
    for start, end in reading.digits:
        if end - start != _OF_POSTCODE or _POSTCODE.match(reading.text, start) is None:
            continue
        for match in _BEFORE_POSTCODE.finditer(reading.text, max(after, start - _BEFORE), end + _BEHIND):
            after = match.end()
            yield Found(start=match.start("place"), end=match.end("place"), kind="ADRES")


def find_named_after(reading: Reading) -> Iterator[Found]:
    """Yield streets of more words with a number: "Laan van Meerdervoort 12"."""
    for match in _STREETS_OF.matches(_STREET_OF, reading):
        if reading.text[match.start()].isupper():
            yield Found(start=match.start(), end=match.end(), kind="ADRES")


def find_spoken(reading: Reading) -> Iterator[Found]:
    """Yield streets whose number is said in words: "dorpsstraat twaalf"."""
    folded, after = reading.folded, 0
    for place, _ in _STREETS_SPOKEN.spans(reading):
        start = max(after, start_of_run(folded, place, "'-", _LONGEST_SPOKEN, ascii_lowercase.__contains__))
        match = _SPOKEN.match(folded, start)
        if match is not None:
            after = match.end()
            if match["street"] not in _NO_STREETS:
                yield Found(start=_street_start(reading.text, start), end=after, kind="ADRES")


def find_english(reading: Reading) -> Iterator[Found]:
    """Yield addresses with the number first: "42 Larch Way"."""
    for start, _ in reading.digits:
        match = _ENGLISH.match(reading.text, start)
        if match is not None:
            yield Found(start=match.start(), end=match.end(), kind="ADRES")


def find_rooms(reading: Reading) -> Iterator[Found]:
    """Yield room numbers, post boxes and "nummer 14 op de Hoefkade"."""
    for spots, pattern in ((_HOUSES, _HOUSE_NUMBER), (_NUMBERS_ON, _NUMBER_ON_STREET)):
        for match in spots.matches(pattern, reading):
            yield Found(start=match.start(), end=match.end(), kind="ADRES")


def _street_before(reading: Reading, house: int) -> int | None:
    """Return where the street begins whose name ends before the number at `house`, or None."""
    index = reading.word_from(house) - 1
    if index > 0 and reading.words[index] in _NUMBER_WORDS:
        index -= 1
    if index < 0:
        return None
    gap = reading.folded[reading.ends[index] : house]
    if gap != " " and _TO_NUMBER.fullmatch(gap) is None:
        return None
    folded, start = reading.folded, reading.starts[index]
    while (
        start
        and reading.ends[index] - start < _LONGEST_STREET
        and (folded[start - 1].isalpha() or folded[start - 1] in "-'")
    ):
        start -= 1
    word = folded[start : reading.ends[index]]
    return start if len(word) > _ENDED + 1 and _is_street(reading, start, word) else None


def _is_street(reading: Reading, start: int, word: str) -> bool:
    for part in (word, word.rsplit("-", 1)[0]) if "-" in word else (word,):
        if part in _NO_STREETS:
            return False
        is_capital = reading.text[start].isupper()
        if part.endswith(_SURE) and len(part) >= _LONG_NAME and not is_listed(part):
            return True
        if part.endswith(_SURE) and (is_capital or len(part) > len("straat") + _ENDED or part.endswith(_SURE[:3])):
            return len(part) > _ENDED + 1
        if is_capital and not reading.shouted and part.endswith(_LIKELY):
            return True
        if len(part) >= _LONG_NAME and part.endswith(_LIKELY) and not is_listed(part):
            return True
    return _is_unlisted_capital(reading, start, word)


def _is_unlisted_capital(reading: Reading, start: int, word: str) -> bool:
    """Whether a capital inside a sentence, on no list of words, stands before a number: "Kanaalvoorde 33"."""
    index = reading.word_from(start)
    if index == len(reading.words) or reading.starts[index] != start or word in _NUMBERED_THINGS:
        return False
    if reading.shouted:
        return not is_listed(word)
    if reading.shapes[index] != "C" or reading.is_initial(index):
        return False
    behind = reading.ends[index] + 1
    has_two = reading.text[behind : behind + 2].isalnum()
    number = _BARE_NUMBER.match(reading.folded, behind - 1)
    if number is not None and is_counted(reading, number.end()):
        return False
    return not is_listed(word) or (has_two and not reading.codes[index] & (Flag.COMMON | Flag.CAPITAL))


def _street_start(text: str, start: int) -> int:
    """Walk back over the earlier words of the name ("Laan van Meerdervoort", "oude singel", "Burg. van Lierplein")."""
    first = start
    while start > 1 and text[start - 1] == " ":
        before = max(text.rfind(" ", 0, start - 1), text.rfind("\n", 0, start - 1)) + 1
        written = text[before : start - 1]
        word = written.rstrip(".")
        plain = word.lower()
        if plain in _PARTICLES:
            start = before
            continue
        is_named = word[:1].isupper() or plain in _NAME_PARTS or (start < first and not is_listed(plain))
        if not is_named or not word.replace("-", "").isalpha() or _ends_sentence(written, plain):
            break
        start = first = before
    return start if text[start:first].lower() in _ARTICLES else first


def _ends_sentence(written: str, plain: str) -> bool:
    """Whether a word before a street is none of its name: it ends a sentence or, in capitals, is an everyday one."""
    if written.endswith("."):
        return plain not in _NAME_PARTS and len(plain) > 1
    return len(plain) > 1 and written.isupper() and is_common(plain) and plain not in _NAME_PARTS
