"""Diagnoses, medicines and treatments: health data of one person (GDPR article 9), which no count needs.

Guarantees: starts from the words and phrases already read. Words for a disability as a ground ("doof", "rolstoel",
"zwangere") stay, and so do curses.
"""

from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.name_walk import COMMON
from service.intake.scrub.words import PhraseHit, Reading
from service.intake.scrub.wordset import wordset

_ENDINGS: Final = (
    "itis", "stoornis", "stoornissen", "syndroom", "kanker", "tumor", "patient", "patiente", "verslaving", "verslaafd",
    "aandoening", "sclerose", "trombose", "fibrose", "psychose", "neurose", "depressie", "infarct", "dementie",
    "plegie", "atrofie", "dystrofie", "spierziekte", "longziekte", "nierziekte", "hartziekte", "leverziekte",
    "huidziekte", "darmziekte", "oogziekte", "hersenziekte", "maagziekte", "bloedziekte", "paralysis", "disorder",
    "ontsteking", "ontstekingen", "transplantatie", "fractuur", "allergie", "allergisch", "intolerantie", "fobie",
    "paniekaanval", "paniekaanvallen", "hartaanval", "kloppingen", "maagzweer", "carcinoom", "melanoom", "lymfoom",
    "artrose", "scoliose", "cirrose", "anemie", "leukemie", "therapie", "beenprothese", "armprothese", "implantaat",
    "astma", "hersenletsel",
    "gehoorschade", "hersenschade", "nierstenen", "galstenen", "klierkoorts", "epilepsie", "embolie", "dialyse",
    "azepam", "zolam", "olol", "oxetine", "traline", "lopram", "zapine", "peridon", "cilline", "fenidaat", "fetamine",
    "formine", "sartan", "dipine", "prazol", "triptan", "codon", "afaxine", "statine", "remmers", "antibiotica",
    "pathie", "mastectomie", "tectomie", "revalidatie", "ritmestoornissen", "bloeding",
    "rugklachten", "hartklachten", "spanningsklachten", "nekklachten", "matose", "littekens",
)  # fmt: skip
_TAILS: Final = frozenset(ending[-3:] for ending in _ENDINGS)
_SHORTEST: Final = 8
# What ends like a disease and is an attitude, an insult or a drug of the street.
_NONE: Final = wordset(
    "sympathie antipathie empathie kanker gehandicapt homofobie xenofobie islamofobie transfobie amfetamine"
    " kankerpatient"
)
_OF: Final = frozenset({"ziekte", "syndroom", "disease", "syndrome"})
# What says of what kind a disease is.
_KINDS: Final = wordset(
    "chronische chronisch acute ernstige zware lichte vasculaire postnatale klinische beginnende jeugd reumatoide"
    " diabetische perifere complexe bipolaire sociale gegeneraliseerde milde terminale erfelijke zeldzame"
    " ongeneeslijke severe chronic acute"
    " mild clinical major rheumatoid generalised"
)
_HAVE: Final = wordset(
    "heb heeft had hebben hep heef hft hebt kreeg gekregen slik slikt slikte slikke slikken neem neemt nam gebruik"
    " gebruikt spuit aan tegen have has had having take takes took with got ontwikkeld diagnose medicijnen medicatie"
)
_ARTICLES: Final = wordset("een n n' a an")
_CARE: Final = wordset("bij naar van onder with see seeing to")
_BETWEEN_CARE: Final = wordset("de een mijn mn zijn haar me m'n n the a my her his zn onze")
# A curse in small letters, and words that are no disease without capitals.
_NEVER_SMALL: Final = wordset("als add me dis cd hs nah ass")
_CURSE: Final = frozenset({"kanker", "cancer", "aids", "suiker"})
_GROUNDS: Final = frozenset({"zwanger", "hoogzwanger"})
_BE: Final = wordset("ben bent is was waren zijn werd raakte wil")
_HAS: Final = wordset("heb heeft had hebben hep heef hft")
_NO_CURSE_BEFORE: Final = _HAVE - {"tegen", "with"} | {"van", "door", "mijn"}


def find(reading: Reading) -> Iterator[Found]:
    """Yield every diagnosis, with what says of what kind it is; short ones ("MS") ask for capitals or "ik heb"."""
    for hit in reading.phrases:
        if (hit.group == "health" and _is_meant(reading, hit)) or (
            hit.group == "health_care" and _is_cared_for(reading, hit)
        ):
            yield Found(start=_begin(reading, hit.start), end=hit.end, kind="GEZONDHEID")
    words = reading.words
    for index in _telling(words):
        if words[index] in _OF:
            if index + 2 < len(words) and words[index + 1] in ("van", "of"):
                yield Found(start=reading.starts[index], end=reading.ends[index + 2], kind="GEZONDHEID")
        elif words[index] not in _CURSE or _is_disease(reading, index):
            yield Found(start=_begin(reading, reading.starts[index]), end=reading.ends[index], kind="GEZONDHEID")


def _telling(words: list[str]) -> list[int]:
    """Return the words that end like a disease or a medicine, and those that may be one."""
    return [
        index
        for index, word in enumerate(words)
        if (len(word) >= _SHORTEST and word[-3:] in _TAILS and word.endswith(_ENDINGS) and word not in _NONE)
        or word in _OF
        or word in _CURSE
    ]


def _is_meant(reading: Reading, hit: PhraseHit) -> bool:
    """Whether a phrase of the list is the disease: by its capitals, or by "ik heb" before it."""
    index = reading.word_from(hit.start)
    if not hit.needs_capital:
        return reading.words[index] not in _CURSE and not _is_ground(reading, hit)
    if reading.shapes[index] == "U":
        return reading.words[index] not in _CURSE
    return index > 0 and reading.words[index] not in _NEVER_SMALL and _is_had(reading, index)


def _is_ground(reading: Reading, hit: PhraseHit) -> bool:
    """Whether "omdat ik zwanger ben" tells why something was done: the ground stays."""
    behind = reading.word_from(hit.end)
    return (
        reading.folded[hit.start : hit.end] in _GROUNDS and behind < len(reading.words) and reading.words[behind] in _BE
    )


def _is_had(reading: Reading, index: int) -> bool:
    """Whether "heb" or "slik" stands before word `index`, an article between them or not."""
    place = index - 1 - (reading.words[index - 1] in _ARTICLES)
    return place >= 0 and reading.words[place] in _HAVE


def _is_disease(reading: Reading, index: int) -> bool:
    """Whether a word that people curse with is a disease here: somebody has it, and nothing is called so."""
    before = reading.words[index - 1] if index else ""
    if before not in _NO_CURSE_BEFORE or (reading.words[index] == "suiker" and before not in _HAS):
        return False
    return reading.gap(index) != " " or bool(reading.codes[index + 1] & COMMON)


def _is_cared_for(reading: Reading, hit: PhraseHit) -> bool:
    """Whether somebody is under the care named: "loop bij de psycholoog"."""
    index = reading.word_from(hit.start)
    place = index - 1 - (index > 0 and reading.words[index - 1] in _BETWEEN_CARE)
    return place >= 0 and reading.words[place] in _CARE


def _begin(reading: Reading, start: int) -> int:
    """Return where what is said of a disease begins: at "chronische", or at "een" before it."""
    index = reading.word_from(start)
    first = index
    while first and first > index - 2 and reading.words[first - 1] in _KINDS and reading.gap(first - 1) == " ":
        first -= 1
    if first and reading.words[first - 1] in _ARTICLES and reading.gap(first - 1) == " ":
        first -= 1
    return reading.starts[first] if first < index else start
