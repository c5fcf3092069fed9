"""Numbers and codes that nothing harmless explains: closed by default.

Kept: small numbers, years, times, amounts, what is counted or measured, lines and roads, articles, teams and classes,
numbers of help lines, and words written with digits in them.
"""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.flags import Flag
from service.intake.scrub.recognisers.digit_row import start_of_code
from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.vocabulary import is_common, is_listed
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

_MAC: Final = re.compile(r"[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}(?!\w)")
# What a chunk holds from its first letter or digit on, without the signs that close a sentence.
_TOKEN: Final = re.compile(r"[a-z0-9]{1,24}(?:['#./:•*_-]{1,2}[a-z0-9]{1,24}){0,6}")
_NUMBER: Final = re.compile(r"\d{3,}")
_YEAR: Final = re.compile(r"(?:19|20)\d{2}")
# Numbers of everybody: of municipalities and of the European help lines.
_PUBLIC: Final = re.compile(r"14\d{3}|0[89]00|116-?\d{3}")
_SERVICES: Final = frozenset({"112", "113", "911", "999", "110", "116", "144", "118", "100", "101"})
_SPLIT: Final = re.compile(r"['#./:•*_-]{1,2}")
_PIECE: Final = re.compile(r"\d+|[a-z]+")
# A letter or two and a small number ("jo17", "1m80", "24/7u"); roads ("n279"); a number with a unit or an ending
# ("250gr", "100e", "18-jarige", "137c" in a law).
_EVERYDAY_CODE: Final = re.compile(
    r"[a-z]{0,2}\d{1,2}[a-z]{0,2}|\d{1,2}[-/]\d{1,2}[a-z]{0,2}|\d{1,2}[a-z]{1,2}\d{1,2}|[aensnrb]\d{1,3}"
    r"|\d{1,6}(?:[.,:]\d{1,3})?-?(?:e|de|ste|st|nd|rd|th|s|er|ers|x|m|cm|mm|km|kmh|kg|g|gr|mg|l|ml|cc|pk|hp|w"
    r"|kw|kwh|v|u"
    r"|uur|h|am|pm|min|k|mb|gb|tb|mbps|hz|euro|eur|p|mg|kcal|jarige|jarig|plus|ish|tal)"
)
# What is numbered without being anybody's: "bus 170", "artikel 300", "the 391".
_BEFORE: Final = wordset(
    "lijn bus buslijn tram metro trein intercity sprinter stoptrein nachtbus streekbus spitsbus linie line route"
    " train ligne otobus autobus autobuzem bussen lijnen service halte perron spoor platform gleis flight vlucht"
    " gate artikel art artikelen article section sectie paragraaf kluisje kluis locker stoel rij radio wet zaal"
    " hal afrit exit pagina blz page hoofdstuk versie top the de el la het type model maat size ruim circa ca"
    " ongeveer zo'n zeker minstens maximaal minimaal over about around nearly almost bijna hooguit meer dan than"
    " euro eur sinds since per x"
)
_SAID_NUMBER: Final = frozenset({"nr", "nummer", "number", "no"})
# Small words behind a number: then it counts nothing.
_NOT_COUNTED: Final = wordset(
    "aan als at bij but by de dat die dit dus een en for from gebeld had has hat heb hebben heeft het hij i ik in"
    " is it je maar me met mij my n na naar nee niet nog nu of on ook op or she so te the they to toen und van"
    " voor want was we werd with y you ze zei zij zijn"
)
_OF_YEAR: Final = 4
_CENTURIES: Final = frozenset({"19", "20"})
_LEAST_DIGITS: Final = 3
_LEAST_OF_SIGNED: Final = 5
_EVERYDAY: Final = 5
_MARKS: Final = frozenset("#*")
_CURRENCY: Final = frozenset("€$£")
# Behind a number: what makes it an amount or a part of a row.
_AMOUNT: Final = re.compile(r" ?[€$£%°]|[,.]\d|,-|[+']| \d")
# "C 20-614", "HA ZA 26-88": digits that are a code by the capitals before them.
_PREFIXED: Final = re.compile(r"\d{2,6}[/-]\d{2,6}|\d{1,3}[a-z]{1,2}\d{1,3}")
# "pl 00417": small letters belong to a number that begins with a nought.
_SMALL_PREFIX: Final = re.compile(r"(?<![a-z])[a-z]{1,3} \Z")
_LONGEST_PREFIX: Final = 5
_NEAR: Final = 2
_WORD_LIKE: Final = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g"}
_KNOWN: Final = int(Flag.KNOWN | Flag.GUESSED)


def find(reading: Reading) -> Iterator[Found]:
    """Yield every number of three digits and more, and every code, that nothing harmless explains."""
    folded = reading.folded
    for first, end in reading.chunks:
        if end - first < _LEAST_DIGITS:
            continue
        token = _TOKEN.search(folded, first, end)
        if token is None or token.end() - token.start() < _LEAST_DIGITS:
            continue
        written = token.group()
        if len(written) == _OF_YEAR and written[:2] in _CENTURIES and written.isdigit():
            continue
        start = _start_of_code(reading, token.start(), written)
        if start is not None:
            start -= folded[max(0, start - 1) : start] in _MARKS
            yield Found(start=start, end=token.end(), kind="NUMMER")


def _start_of_code(reading: Reading, start: int, written: str) -> int | None:
    """Return where the code begins that `written` is or ends, None if it is none."""
    if _PUBLIC.fullmatch(written) is not None:
        return None
    if ":" in written and _MAC.match(written) is not None:
        return start
    if written.isdigit():
        if not _is_open(reading, start, start + len(written)):
            return None
        return _start_of_nought(reading, start) if written[0] == "0" else start_of_code(reading, start)
    if _is_code(reading, start, written):
        return start_of_code(reading, start)
    if _PREFIXED.fullmatch(written) is not None and _YEAR.match(written) is None:
        first = start_of_code(reading, start)
        return None if first == start else first
    return None


def _start_of_nought(reading: Reading, start: int) -> int:
    prefix = _SMALL_PREFIX.search(reading.folded, max(0, start - _LONGEST_PREFIX), start)
    if prefix is None or is_common(prefix.group().strip()):
        return start_of_code(reading, start)
    return prefix.start()


def _is_open(reading: Reading, start: int, end: int) -> bool:
    """Whether nothing around a whole number explains it."""
    folded = reading.folded
    number, before = folded[start:end], folded[max(0, start - 2) : start]
    if before[-1:] in _MARKS or (number[0] == "0" and not before[:1].isdigit()):
        return True
    if number in _SERVICES or _AMOUNT.match(folded, end):
        return False
    # Other digits beside it: the row decides.
    if before[-1:] in _CURRENCY or before[:1] in _CURRENCY or before[:1].isdigit():
        return False
    index = reading.word_from(start)
    if _is_numbered(reading, index - 1, start):
        return False
    return not _is_counted(reading, index, end)


def _is_numbered(reading: Reading, index: int, start: int) -> bool:
    """Whether word `index` before the number at `start` is something that bears a number: "bus 391"."""
    if index < 0 or start - reading.ends[index] > _NEAR:
        return False
    if index and reading.words[index] in _SAID_NUMBER:
        index -= 1
    return reading.words[index] in _BEFORE


def _is_counted(reading: Reading, index: int, end: int) -> bool:
    """Whether what is counted stands behind the number that ends at `end`: "1500 mensen", "300 euro"."""
    if index == len(reading.words) or reading.folded[end : reading.starts[index]] not in (" ", "-"):
        return False
    if reading.words[index] in _NOT_COUNTED or reading.shapes[index] != "l":
        return False
    return reading.foreign or bool(reading.codes[index] & _KNOWN)


def _is_code(reading: Reading, start: int, token: str) -> bool:
    """Whether a mix of letters, digits and signs is a code of a register."""
    if sum(map(str.isdigit, token)) < _LEAST_DIGITS:
        return False
    pieces = _SPLIT.split(token)
    if not any(map(str.isalpha, token)):
        return _is_signed_number(token, pieces)
    if _EVERYDAY_CODE.fullmatch(token) is not None:
        return False
    if len(pieces) == 1:
        return _is_mixed_code(reading, start, token)
    return not any(_is_word_or_year(piece) for piece in pieces)


def _is_mixed_code(reading: Reading, start: int, token: str) -> bool:
    """Whether letters and digits without a sign between them make no word, team, law or road."""
    index = reading.word_from(start)
    if _is_numbered(reading, index - 1, start):
        return False
    longest = max(map(len, _NUMBER.findall(token)), default=0)
    if longest >= _LEAST_DIGITS:
        letters = _PIECE.findall(token)
        return not (len(letters) > 1 and any(_is_word_or_year(piece) for piece in letters))
    plain = "".join(_WORD_LIKE.get(sign, sign) for sign in token)
    return token[0].isdigit() and not is_listed(plain)


def _is_signed_number(token: str, pieces: list[str]) -> bool:
    """Whether digits with signs between them are no date, time, amount, score or range."""
    if "-" not in token and "/" not in token and "#" not in token:
        return False
    if any(_YEAR.fullmatch(piece) for piece in pieces) or token.startswith(("0800", "0900")):
        return False
    longest = max(map(len, pieces))
    digits = sum(map(len, pieces))
    return longest >= _LEAST_DIGITS and digits >= _LEAST_OF_SIGNED and not _is_range(pieces)


def _is_range(pieces: list[str]) -> bool:
    return len(pieces) == 2 and 0 <= len(pieces[1]) - len(pieces[0]) <= 1 and int(pieces[0]) < int(pieces[1])  # noqa: PLR2004


def _is_word_or_year(piece: str) -> bool:
    return (len(piece) >= _EVERYDAY - 1 and is_listed(piece)) or _YEAR.fullmatch(piece) is not None
