"""How the name of a street ends and begins: shared by the recognisers of addresses (pure)."""

from typing import Final

from service.intake.scrub.flags import Flag
from service.intake.scrub.recognisers.counted import is_counted
from service.intake.scrub.recognisers.spots import start_of_run
from service.intake.scrub.vocabulary import is_listed
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
    "kwartier", "passage", "akkers", "velden", "hoeve", "hoef", "veldt", "hofstede", "stein", "burcht", "borch",
    "wetering", "drift", "diep", "kolk", "laar", "straten", "hofje", "oever", "kampen", "gaard", "brinken",
    "daal", "dal", "rade", "heide", "weide", "beek", "meer", "duin", "toren", "end", "eind",
    "einde", "rak", "vliet", "zijde", "terras", "flat", "driehoek", "es", "esch", "kamer", "huis",
)  # fmt: skip
# "onderweg 3 mannen", "snelweg 2 auto's": words that end like a street and are none.
_NO_STREETS: Final = wordset(
    "bospad buurthuis dorpsplein fietspad flauwekul halverwege hoofdweg kerkplein marktplein oktober onderweg "
    "parkeerplein pretpark rondweg ruiterpad schoolplein skatepark snelweg spoorweg stadhuis stadspark "
    "stationsplein supermarkt thuis vandaag voetpad wandelpad winkelstraat zandpad zebrapad ziekenhuis zwembad "
)
# What is counted, and bears a capital now and then.
_NUMBERED_THINGS: Final = wordset(
    "lijn tram bus metro trein perron spoor artikel art kamer zaal hal gate groep klas top windows iphone samsung"
    " galaxy playstation"
    " formule radio euro route snelweg afrit level covid bijlage hoofdstuk pagina etage unit blok versie nummer"
)
# Words before the one with the ending: "oude singel", "burg. van Lierplein", "ruys de beerenbrouckplein".
_STREET_WORDS: Final = wordset(
    "oude nieuwe grote kleine korte lange lage hoge eerste tweede derde vierde oud nieuw noorder zuider ooster wester"
    " pastoor burgemeester burg. burg burgem. dokter dr. dr professor prof. prof kapelaan deken pater minister generaal"
    " admiraal koningin koning prins prinses jonkheer jhr. graaf gravin hertog sint st. st mgr. monseigneur president"
    " schout schepen meester mr. ds. dominee meester heer vrouwe"
)
_STREET_PARTICLES: Final = wordset("van de den der ter ten het 't op aan v.d. vd")
_MOST_STREET_WORDS: Final = 5
_LONGEST_STREET: Final = 56
_ENDED: Final = 3
_LONG_NAME: Final = 7

_LONGEST_ARTICLE: Final = 4
_LETTER_AND_SPACE: Final = 2


def street_ending_at(reading: Reading, index: int) -> int | None:
    """Return where the name of a street begins of which word `index` is the last, or None."""
    folded, start = reading.folded, reading.starts[index]
    if index and reading.words[index] in _SURE and reading.words[index - 1] in _STREET_WORDS:
        return start
    start = start_of_run(folded, start, "-'", _LONGEST_STREET, str.isalpha)
    word = folded[start : reading.ends[index]]
    return start if len(word) > _ENDED + 1 and _is_street(reading, start, word) else None


def whole_street(reading: Reading, start: int) -> int:
    """Return where the street begins whose last word begins at `start`: "Eerste Jan Steenstraat", "lage hofstraat"."""
    first, waiting, folded = start, start, reading.folded
    for _ in range(_MOST_STREET_WORDS):
        if waiting < _LETTER_AND_SPACE or folded[waiting - 1] != " ":
            break
        before = start_of_run(folded, waiting - 1, "-.'", _LONGEST_STREET, str.isalpha)
        word = folded[before : waiting - 1]
        if not word.strip("-.'"):
            break
        is_particle = word in _STREET_PARTICLES
        if not is_particle and not _is_street_word(reading, before, word):
            break
        waiting = before
        if not is_particle or reading.text[before].isupper():
            first = before
    return _with_article(folded, first)


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
    if is_counted(reading, _end_of_number(reading.folded, behind)):
        return False
    has_two = reading.text[behind : behind + 2].isalnum()
    return not is_listed(word) or (has_two and not reading.codes[index] & (Flag.COMMON | Flag.CAPITAL))


def _end_of_number(folded: str, start: int) -> int:
    while start < len(folded) and folded[start].isdigit():
        start += 1
    return start


def _with_article(folded: str, start: int) -> int:
    before = start_of_run(folded, max(0, start - 1), "'", _LONGEST_ARTICLE, str.isalpha)
    return before if folded[before:start] in ("de ", "het ", "'t ") else start


def _is_street_word(reading: Reading, start: int, word: str) -> bool:
    if word in _STREET_WORDS or (len(word) == _LETTER_AND_SPACE and word[1] == "." and reading.text[start].isupper()):
        return True
    if reading.text[start].isupper() and not reading.shouted and not word.endswith("."):
        return True
    return word.isalpha() and len(word) > _ENDED and not is_listed(word)


def is_no_street(word: str) -> bool:
    """Whether `word` ends like a street and is none ("onderweg", "fietspad")."""
    return word in _NO_STREETS
