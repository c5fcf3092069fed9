"""Streets that do not end like one, told by what stands around them: "Vlasakkers 5", "grubbehoeve 618".

A number behind something that bears numbers ("perron 5", "groep 7"), behind an everyday word, or before what is
counted ("Rotterdam 3 jongens") makes no address.
"""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.flags import Flag
from service.intake.scrub.recognisers.counted import is_counted
from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.vocabulary import is_listed
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

_NUMBER: Final = re.compile(
    r" (?P<number>\d{1,4}(?: ?[a-z](?![a-z]))?(?:-(?:\d{1,3}|[a-z]{1,2}|[iv]{1,3}))?)(?![\w%:€]|[.,]\d| ?(?:uur|euro))"
)
# Endings of places where people live that no everyday word has.
_ENDINGS: Final = (
    "hoeve", "hoef", "akkers", "velden", "erven", "hagen", "landen", "tuinen", "burch", "zijde", "oever", "polder",
    "meen", "mate", "made", "kreek", "rijt", "vonder", "voorde", "voort", "stee", "steede", "weide", "kampen", "gaard",
    "gaarden", "bosch", "berch", "hofje", "wachter", "kruid", "bloem", "vogel", "schans", "ln", "str", "bolwerk",
    "burgwal", "eiland", "vest", "veste", "wetering", "zicht", "beemd", "buurt", "drift", "eng", "heem", "hove", "koog",
    "laar", "loo", "poel", "rode", "rooi", "stein", "state", "terp", "tocht", "veen", "ven", "warande", "weerd", "wold",
    "woud", "zijl", "hof", "gaarde", "haven", "poort", "dijk", "markt", "wal", "burg", "berg", "veld", "kamp", "akker",
    "donk", "oord", "hoek", "ring", "baan", "tuin", "hout", "bos", "brink", "werf", "vaart", "meent", "zoom", "horst",
    "stede", "waard", "land", "kant", "sloot", "brug", "sluis", "molen", "borg", "kwartier", "daal", "heide", "beek",
    "meer", "duin", "toren", "eind", "rak", "vliet", "terras", "flat", "driehoek", "esch", "laan", "gracht", "kade",
    "dreef", "singel", "steeg", "pad", "plein", "straat",
)  # fmt: skip
_BARE: Final = wordset(
    "singel gracht kade markt plein dijk steeg haven wal straat weg laan voorhout pad hof dreef park"
)
_ADJECTIVES: Final = wordset(
    "oude oud nieuwe nieuw lage hoge grote groot kleine korte lange brede smalle noorder zuider ooster wester"
    " eerste tweede derde"
)
_AT: Final = frozenset({"op", "aan", "bij", "in", "van", "naar", "te", "tegenover", "at", "on", "from", "adres"})
_ARTICLES: Final = frozenset({"de", "het", "den", "t"})
# What bears a number and is no street.
_NUMBERED: Final = wordset(
    "lijn tram bus metro trein perron spoor artikel art kamer zaal hal gate groep klas top windows iphone samsung"
    " galaxy playstation formule euro route snelweg afrit level covid bijlage hoofdstuk pagina etage unit blok"
    " versie nummer nr radio opdracht opgave vraag lokaal stoel rij kluisje loket balie kassa paal deur lift trap"
    " figuur tabel kolom regel alinea oefening toets punt wagon vlucht zone pier steiger havo vwo mavo vmbo"
    " brugklas leerjaar jaar team halte intercity sprinter stoptrein tafel dienst wagen rijtuig coupe vak stelling"
    " hokje bankje screenshot foto bericht camera deel seizoen aflevering fase stap vraag optie type maat maatje"
    " under onder circa ca rond omstreeks sinds vanaf tot tegen na ongeveer bijna al ruim minstens zeker slechts"
    " januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag"
    " woensdag donderdag vrijdag zaterdag zondag monday tuesday wednesday thursday friday saturday sunday january"
    " february march may june july august october leeftijd age aged bed plaats plek niveau cel vleugel week dag"
    " uur time gate terminal platform line room floor class grade year page chapter number section article onder"
    " act"
)
_PLAIN: Final = int(Flag.COMMON | Flag.CAPITAL)
_EXPLAINED: Final = int(Flag.KNOWN | Flag.GUESSED | Flag.FIRST | Flag.LAST | Flag.ALSO)
_NAMES: Final = int(Flag.FIRST | Flag.LAST | Flag.ALSO)
_SHORTENED: Final = ("str", "ln", "wg", "dwstr", "sngl", "w")
_SIDES: Final = frozenset({"west", "oost", "noord", "zuid", "beneden", "boven", "binnen", "buiten"})
_STREETS: Final = (
    "straat",
    "laan",
    "weg",
    "gracht",
    "kade",
    "dreef",
    "singel",
    "dijk",
    "plein",
    "haven",
    "markt",
    "wal",
)
# Compounds of things that bear numbers: "buurtbus 5", "meisjesteam 2".
_ENDS_NUMBERED: Final = (
    "lijn", "bus", "tram", "trein", "team", "klas", "groep", "zaal", "hal", "afrit", "vak", "nummer", "jaar", "weg",
    "kamer", "poule", "elftal", "dienst", "halte", "perron", "spoor", "wagen", "minuten", "uur", "uren", "keer",
    "dagen",
)  # fmt: skip
_SHORT_STREETS: Final = _BARE | _SIDES
_LONGEST_NUMBER: Final = 4
_ENDED: Final = 2
_SHORTEST: Final = 5
_LONG: Final = 6


def find(reading: Reading) -> Iterator[Found]:
    """Yield words with a house number that stand where an address stands."""
    folded, words, codes = reading.folded, reading.words, reading.codes
    for house, behind in reading.digits:
        if not house or behind - house > _LONGEST_NUMBER or folded[house - 1] != " ":
            continue
        index = reading.word_from(house) - 1
        if index < 0 or (codes[index] & _PLAIN and words[index] not in _SHORT_STREETS):
            continue
        if words[index] in _NUMBERED or not _stands_before(reading, index, house):
            continue
        number = _NUMBER.match(folded, house - 1)
        if number is None or is_counted(reading, number.end()):
            continue
        start = _start_of_street(reading, index, number["number"])
        if start is not None:
            yield Found(start=start, end=number.end(), kind="ADRES")


def _stands_before(reading: Reading, index: int, house: int) -> bool:
    """Whether word `index` stands right before the number, a shortened one with its stop: "Emmastr. 4"."""
    end = reading.ends[index]
    return end == house - 1 or (
        end == house - _ENDED and reading.folded[end] == "." and reading.words[index].endswith(_SHORTENED)
    )


def _start_of_street(reading: Reading, index: int, number: str) -> int | None:
    """Return where the street begins whose last word is `index`, None if it is none."""
    word = reading.words[index]
    before = _before(reading, index)
    if word in _BARE:
        is_named = before in _ARTICLES and reading.shapes[index] == reading.shapes[index - 1] == "C"
        return reading.starts[index - 1] if before in _ADJECTIVES or is_named else None
    if word in _SIDES:
        return reading.starts[index - 1] if before.endswith(_STREETS) else None
    if len(word) < _SHORTEST or reading.foreign or _ends_like_numbered(word):
        return None
    if _is_likely(reading, index, number, before):
        return _with_article(reading, index)
    return None


def _ends_like_numbered(word: str) -> bool:
    """Whether `word` is made of a word and something that bears a number."""
    return any(word.endswith(ending) and is_listed(word.removesuffix(ending)) for ending in _ENDS_NUMBERED)


def _is_likely(reading: Reading, index: int, number: str, before: str) -> bool:
    word, code, shape = reading.words[index], reading.codes[index], reading.shapes[index]
    if not is_listed(word) and (word.endswith(_ENDINGS) or not code & _EXPLAINED):
        return True
    is_at = before in _AT or (before in _ARTICLES and index > 1 and reading.words[index - 2] in _AT)
    if not number[-1].isdigit() and not code & _NAMES and len(word) >= _LONG and (is_at or number[1].isdigit()):
        return True
    if shape == "C":
        return is_at and not reading.is_initial(index)
    if reading.shouted:
        return len(word) >= _LONG and (is_at or reading.folded.startswith(",", reading.ends[index] + 1 + len(number)))
    return False


def _before(reading: Reading, index: int) -> str:
    return reading.words[index - 1] if index and reading.gap(index - 1) in (" ", " '") else ""


def _with_article(reading: Reading, index: int) -> int:
    return reading.starts[index - 1] if _before(reading, index) in _ARTICLES else reading.starts[index]
