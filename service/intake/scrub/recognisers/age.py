"""Exact ages: a number before a word for years of life, behind "ik ben" or a person, or in brackets behind a name.

Guarantees: starts from the numbers of a text; looks at two words before each and a few letters behind it.
"""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.numbers import ENGLISH_TENS, VALUES
from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.name_walk import COMMON
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

# "One" to "three" are too often no age to be taken without digits.
_YOUNGEST: Final = 4
_WRITTEN: Final = frozenset(word for word, value in VALUES.items() if value >= _YOUNGEST and "-" not in word)
# The written numbers of other languages, before their word for years.
_FOREIGN: Final = wordset(
    "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos treinta"
    " cuarenta cincuenta sesenta setenta ochenta noventa dix onze douze treize quatorze quinze seize vingt trente"
    " quarante cinquante soixante quatre zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn"
    " zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig dziesiec jedenascie dwanascie trzynascie"
    " czternascie pietnascie szesnascie siedemnascie osiemnascie dziewietnascie dwadziescia trzydziesci czterdziesci"
    " piecdziesiat szescdziesiat siedemdziesiat osiemdziesiat dziewiecdziesiat on yirmi otuz kirk elli altmis yetmis"
)
_MOST_FOREIGN: Final = 3
_FOREIGN_YEARS: Final = wordset("anos ans jahre jahren lat lata yasinda yasindayim yasindaki anni")
_DIGITS: Final = re.compile(r"\d(?<![\w.,:/-]\d)\d{0,2}(?!\d)")
_OLDEST: Final = 119
_MOST_NUMBERS: Final = 120
# What stands before a guess ("een jaar of vijftig") or a span of time ("al 40 jaar").
_GUESSED: Final = wordset(
    "ongeveer circa al sinds over na about afgelopen laatste ruim bijna for last eerste tot binnen zeker around past"
    " next first komende elke om hooguit minstens minimaal maximaal boven onder vanaf within after nog"
)
_GUESSED_TWICE: Final = wordset("rond stuk jaar jaartje om year years hoog in")
_YEARS: Final = re.compile(
    r"(?:(?: en| and|,) \d{1,2})?[ -]?(?:jaar oud|jarige?n?\b|(?:jaar|jaartjes|jaor|jr|lentes)\b(?! (?:geleden|lang"
    r"|later|terug|ervaring|cel|getrouwd|samen|in |aan "
    r"|bij |hier|lid|werk|gewerkt|op |les|garantie|of |voor |na |onder|huur|dienst|oude?re?|te ))|years? old"
    r"|year[- ]olds?|yrs? old|y/o\b|yo\b|yasind\w{0,8}"
    r"|yasim\w{0,4}|ans\b|anos\b|lata?\b|jahre alt|jahre\b|рок\w{1,3}|лет\b"
    r"|год\w{0,2}|سنة|سنه|سنوات|عام|ana\b|anya\b|yari\b|jir\b|snin\b|3am\b|ዓመት|ዓመታ)"
)
_ENGLISH_TAIL: Final = re.compile(r"[- ](?:one|two|three|four|five|six|seven|eight|nine)\b")
_PERSON: Final = wordset(
    "zoon zoontje dochter dochtertje kind kleinzoon kleindochter kleinkind zus zusje broer broertje meisje jongen"
    " jongetje meid neefje nichtje neef nicht vrouw man moeder vader oma opa buurjongen buurmeisje leerling tweeling"
    " oudste jongste vriendin vriend vriendje vriendinnetje ventje jochie kleintje son daughter child boy girl sister"
    " brother kid niece nephew mother father grandson granddaughter friend girlfriend boyfriend"
)
# Behind these a number is an age, whatever follows.
_AM: Final = wordset("ben bin kben am im m word turned leeftijd lft aged age мени мені йому їй وعمري عمري bejn")
_IS: Final = wordset("is was wordt hes shes s beide allebei werd iz pas")
_AM_OR_IS: Final = _AM | wordset("is was")
_AND_SO: Final = wordset("en and")
_NEAR: Final = 5
_HE: Final = wordset("die ze hij zij ie he she it dit mam ma pa he'd")
_MANY: Final = wordset("meisjes jongens kinderen kids vrouwen mannen jongeren meiden leerlingen groep groepje")
_MOST_SOFT: Final = 2
_SOFTLY: Final = wordset(
    "pas nu net nog maar al just only bijna almost nearly thans inmiddels intussen now"
    " verdomme godverdomme nou zelf precies amper amper"
)
# What is counted or measured, and no years.
_MEASURED: Final = (
    r" ?(?:keer|x|uur|u|minuten|min|maanden|weken|dagen|times|hours|minutes|euro|van|of|procent|%|meter|km|andere"
    r"|man|vrouwen|mannen|haltes|stops|stuks|klachten|meldingen|mensen|kinderen|graden|nachten|dates|punten|plus"
    r"|jongens|people|friends|days|weeks|months|januari|februari|maart|april|mei|juni|juli|augustus|september"
    r"|oktober|november|december)\b"
    r"|[\w:%/]|[.,]\d|-\d|, \d"
)
_NOT_MEASURED: Final = re.compile(rf"(?!{_MEASURED})")
_CLOSE_GAPS: Final = frozenset({" ", ": ", ":", "\t"})
_CLOSED: Final = re.compile(r"(?: ?jaar| ?jr| ?j|,? ?[mvfx]|,? (?:en|and) \d{1,2})?[),;]")
_OPENED: Final = re.compile(r"[^\W\d_] ?\((?:[mvfx][ ,/]{0,2})?\Z")
_END_OF_CLAUSE: Final = re.compile(r"\s?[,.!?)]|\s(?:en|die|met|maar|and|who|with|dus|so|but)\s|\s{0,9}\Z")
_END_OF_TELLING: Final = re.compile(r"\.?\s{0,9}\Z|[.,]\s")
_SHORT_YEARS: Final = re.compile(r"(?: ?(?:yo|y)|j)(?!\w)|e (?:verjaardag|levensjaar)|-plusser")
_CLAUSE: Final = re.compile(r"\.?\s{0,9}\Z|, |\. | (?:jaar|anos|ans|pas)|/[mvfx]\b")
_AND: Final = re.compile(r"(?:,| en| and| &| van) (?P<age>\d{1,2})(?![\w:%/]|[.,]\d|-\d| ?(?:uur|euro|keer|x|man)\b)")
_IS_HE: Final = re.compile(r" (?:is|ben|was) (?:ze|hij|zij|ie|ik|die|he|she)\b")
_BORN: Final = re.compile(r"(?:19[2-9]|20[012])\d(?!\w|[.,-]\d)")
_BEFORE_BORN: Final = wordset("ben bin geboren born bouwjaar geboortejaar jaargang")
_BETWEEN_BORN: Final = wordset("van uit in from")


def find(reading: Reading) -> Iterator[Found]:
    """Yield every exact age; a guess ("een jaar of vijftig") and a time span ("al 40 jaar") are none."""
    folded = reading.folded
    numbers = list(_numbers(reading))
    if len(numbers) > _MOST_NUMBERS:
        # Nobody tells a story in so many numbers: all of them go, and nothing is looked at closely.
        yield from (Found(start=start, end=end, kind="LEEFTIJD") for start, end, _ in numbers)
        return
    for start, end, index in numbers:
        if not _is_age(reading, start, end, index):
            continue
        yield Found(start=start, end=end, kind="LEEFTIJD")
        more = _AND.match(folded, end)
        if more is not None:
            yield Found(start=more.start("age"), end=more.end("age"), kind="LEEFTIJD")


def _numbers(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Yield the numbers that may be a person's years, in digits and in words, with the first word behind them."""
    folded = reading.folded
    for first, last in reading.chunks:
        for match in _DIGITS.finditer(folded, first, last):
            if int(match.group()) <= _OLDEST:
                yield *match.span(), reading.word_from(match.start())
        if last - first >= _YOUNGEST and _BORN.match(folded, first):
            yield first, first + _YOUNGEST, reading.word_from(first)
    if not _FOREIGN.isdisjoint(reading.words):
        yield from _foreign(reading)
    if not _WRITTEN.isdisjoint(reading.words):
        yield from _written(reading)


def _written(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Yield the numbers in Dutch and English words."""
    for index, word in enumerate(reading.words):
        if word in _WRITTEN:
            end = reading.ends[index]
            tail = _ENGLISH_TAIL.match(reading.folded, end) if word in ENGLISH_TENS else None
            yield reading.starts[index], tail.end() if tail else end, index


def _foreign(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Yield the numbers of one to three words of another language that stand before its word for years."""
    for index, word in enumerate(reading.words):
        if word in _FOREIGN:
            behind = reading.words[index + 1 : index + 1 + _MOST_FOREIGN]
            words = next((count for count, year in enumerate(behind) if year in _FOREIGN_YEARS), None)
            if words is not None:
                yield reading.starts[index], reading.ends[index + words], index


def _is_age(reading: Reading, start: int, end: int, index: int) -> bool:
    """Whether the number from `start` to `end`, with word `index - 1` before it, is somebody's age."""
    folded = reading.folded
    if end - start == _YOUNGEST and folded[start].isdigit():
        return _is_year_of_birth(reading, start, index)
    before, further, gap = _before(reading, start, index)
    if _YEARS.match(folded, end) and not _is_guess(before, further):
        return True
    if gap.rstrip("(") != gap:
        return _CLOSED.match(folded, end) is not None and _OPENED.search(folded[max(0, start - 8) : start]) is not None
    if _SHORT_YEARS.match(folded, end) or _IS_HE.match(folded, end):
        return True
    if gap in _CLOSE_GAPS:
        behind = _behind_a_word(reading, index, before, is_written=folded[start].isalpha())
    else:
        behind = _CLAUSE if gap == ", " else None
    return behind is not None and behind.match(folded, end) is not None


def _behind_a_word(reading: Reading, index: int, before: str, *, is_written: bool) -> re.Pattern[str] | None:
    """Return what has to stand behind the number for an age, by the word before it; None if nothing makes it one."""
    if _is_announced(reading, index, is_written=is_written):
        return _NOT_MEASURED
    if before in _SOFTLY and index > 1 and reading.gap(index - 2) == ", ":
        return _CLAUSE
    if before in _AND_SO and not _AM_OR_IS.isdisjoint(reading.words[max(0, index - _NEAR) : index - 1]):
        # "Ik ben Bulgaarse en 19."
        return _END_OF_TELLING
    is_one = before in _IS or (before == "van" and (index == 1 or reading.words[index - 2] not in _MANY))
    return _END_OF_CLAUSE if is_one else None


def _before(reading: Reading, start: int, index: int) -> tuple[str, str, str]:
    """Return the word before the number, the one before that, and what lies between."""
    if not index:
        return "", "", "|"
    before = reading.words[index - 1]
    further = reading.words[index - 2] if index > 1 else ""
    return before, further, reading.text[reading.ends[index - 1] : start]


def _is_guess(before: str, further: str) -> bool:
    return before in _GUESSED or (before in ("de", "of", "oud", "en", "over") and further in _GUESSED_TWICE)


def _is_announced(reading: Reading, index: int, *, is_written: bool) -> bool:
    """Whether "ik ben", "ze is pas" or a person stands right before the number in front of word `index`."""
    words = reading.words
    place = index - 1
    while place > 0 and words[place] in _SOFTLY and index - place <= _MOST_SOFT:
        place -= 1
    word = words[place]
    further = words[place - 1] if place else ""
    if place < index - 1 and not is_written:
        return word in _AM or word in _IS or word in _PERSON or words[index - 1] in ("pas", "maar")
    if is_written and words[index - 1] in ("bijna", "almost", "nearly"):
        return False
    if word in _AM or word in _PERSON:
        return True
    if word in ("ik", "je", "i"):
        return further in _AM
    if word in ("van", "of", "aged"):
        # "mijn broertje Awet van 6": the name may stand between.
        return further in _PERSON or (
            place > 1 and words[place - 2] in _PERSON and not reading.codes[place - 1] & COMMON
        )
    return word in _IS and (further in _PERSON or further in _HE or word in ("hes", "shes"))


def _is_year_of_birth(reading: Reading, start: int, index: int) -> bool:
    """Whether "ik ben van" or "geboren in" stands before the year at `start`."""
    before, further, gap = _before(reading, start, index)
    return gap in (" ", ": ") and (
        before in _BEFORE_BORN - {"ben", "bin"} or (before in _BETWEEN_BORN and further in _BEFORE_BORN)
    )
