"""Digits that nothing harmless explains: closed by default, as words are.

Explained are small numbers, clock times, dates, years, ranges, scores, amounts, ordinals, units, roads and words with
a digit in them. What is left belongs to somebody: a telephone number spaced in a new way, a case, a card, a door.
Looks at each stretch with a digit once.
"""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.vocabulary import is_listed
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

_Span = tuple[int, int]

_YEAR: Final = r"(?:19|20)\d{2}"
_TIME: Final = r"(?:(?:[01]?\d|2[0-4])[:.h][0-5]\d(?:[:.][0-5]\d)?|(?:[01]\d|2[0-4])[0-5]\d)(?:u|uur|h|hrs|am|pm)?"
_EXPLAINED: Final = re.compile(
    rf"{_TIME}|{_YEAR}|{_TIME}-{_TIME}"
    # amounts and quantities
    r"|\d{1,3}|[1-9]\d{0,2}(?:[.,]\d{3})+(?:,(?:\d{1,2}|-))?|\d{1,6}[.,](?:\d{1,2}|-+)|[1-9]\d{0,4}0{2,6}|\d{1,3}%"
    # ranges, dates, scores, years
    r"|\d{1,3}(?:[-/+x]\d{1,3}){1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{2}|\d{4})"
    rf"|{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|{_YEAR}[-/](?:{_YEAR}|\d{{2}})|'?\d{{2}}/'?\d{{2}}"
    # help lines and numbers of everybody
    r"|0[89]00[-.]?\d{1,7}|14ou?|14\d{3}|112|113|116-?\d{3}"
)
_SMALL: Final = re.compile(
    rf"[1-9]\d?|{_YEAR}|{_TIME}|[0-9]{{1,2}}[-/][0-9]{{1,2}}(?:[-/](?:\d{{2}}|\d{{4}}))?"
    rf"|{_YEAR}-\d\d-\d\d"
)
_UNITS: Final = wordset(
    "e de ste st nd rd th u uur h min sec s x k m km cm mm ml cl dl l g gr kg mg gb mb tb kb mbps watt w kw kwh v"
    " volt pk cc hp euro eur ct cent p jr jarige jarigen mg ml tal voudig plus uurs daagse er ers"
)
_MIXED: Final = re.compile(r"(?P<digits>\d{1,6})(?P<letters>[a-z]{1,24})|(?P<head>[a-z]{1,24})(?P<tail>\d{1,6})")
_ROAD: Final = re.compile(r"[ane]\d{1,3}")
_WITH_WORD: Final = re.compile(r"\d{1,4}[-/](?P<behind>[a-z]{3,24})|(?P<before>[a-z]{3,24})[-/]\d{1,4}")
_LEET: Final = str.maketrans("0134578", "oieastb")
_TRIMMED: Final = ".,:;!?)]}'\"-/"
_PIECE: Final = re.compile(r"[^\s,;()\[\]?\u2013\u2022]+")
_DIGITS_ONLY: Final = re.compile(r"\+?[0-9oil]{1,10}(?:[-./][0-9oil]{1,10}){0,4}")
_LEAST_BARE: Final = 5
_MOST_BETWEEN: Final = 4
_MOST_IN_CODE: Final = 2
_LEAST_IN_MARKED: Final = 3
_MARKS: Final = frozenset("#*")
# "zaak UH", "NS 881 204": the letters before a number that make a code of it.
_LONGEST_HEAD: Final = 5
_JOINTS: Final = frozenset(" -#/.")
_MONEY_BEFORE: Final = frozenset("€$£")
_NO_HEADS: Final = wordset("eur euro usd km nr no van tot op in en of de om ik te ca max min plm vanaf rond bus lijn")


def find(reading: Reading) -> Iterator[Found]:
    """Yield every group of numbers, and every code, that nothing explains, with the letters that belong to it."""
    for start, end in reading.crowd:
        yield Found(start=start, end=end, kind="NUMMER")
    pieces = list(_pieces(reading))
    at = 0
    while at < len(pieces):
        behind = _end_of_group(reading, pieces, at)
        group = pieces[at:behind]
        if _is_unexplained(reading, group):
            start = _with_mixed(reading, pieces[at - 1], group[0][0]) if at else group[0][0]
            yield Found(start=_with_head(reading, start), end=group[-1][1], kind="NUMMER")
        at = behind


def _pieces(reading: Reading) -> Iterator[_Span]:
    """Yield the stretches with digits without what only surrounds them."""
    folded = reading.folded
    for first, last in reading.chunks:
        if folded[first:last].isalnum():
            yield first, last
            continue
        for piece in _PIECE.finditer(folded, first, last):
            end = piece.start() + len(piece[0].rstrip(_TRIMMED))
            if any(map(str.isdigit, piece[0])):
                yield piece.start(), end


def _end_of_group(reading: Reading, pieces: list[_Span], at: int) -> int:
    """Return the index behind the last piece of digits that stands in one row with the piece at `at`."""
    folded, behind = reading.folded, at + 1
    if behind == len(pieces) or pieces[behind][0] - pieces[at][1] > _MOST_BETWEEN:
        return behind
    if _DIGITS_ONLY.fullmatch(folded, *pieces[at]) is None:
        return behind
    while behind < len(pieces):
        gap = folded[pieces[behind - 1][1] : pieces[behind][0]]
        if len(gap) > _MOST_BETWEEN or "\n" in gap or gap in (", ", "; ") or any(map(str.isalnum, gap)):
            break
        if _DIGITS_ONLY.fullmatch(folded, *pieces[behind]) is None:
            break
        behind += 1
    return behind


def _is_unexplained(reading: Reading, group: list[_Span]) -> bool:
    folded = reading.folded
    if len(group) == 1:
        return _is_code(folded, *group[0])
    bare = [folded[start:end] for start, end in group if _SMALL.fullmatch(folded, start, end) is None]
    if not bare or folded[: group[0][0]].rstrip()[-1:] in _MONEY_BEFORE:
        return False
    digits = sum(map(str.isdigit, "".join(folded[start:end] for start, end in group)))
    return digits >= _LEAST_BARE and not all(piece in ("000", "500") for piece in bare)


def _is_code(folded: str, start: int, end: int) -> bool:
    """Whether one piece is neither a harmless number nor a word."""
    piece, before = folded[start:end], folded[max(0, start - 1) : start]
    digits = end - start if piece.isdigit() else sum(map(str.isdigit, piece))
    if digits <= _MOST_IN_CODE:
        return False
    if before in _MARKS and before:
        return digits >= _LEAST_IN_MARKED
    if before in _MONEY_BEFORE and before:
        return False
    if piece[0] == "0" and piece.isdigit():
        return True
    return _EXPLAINED.fullmatch(piece) is None and not _is_word(piece)


def _is_word(piece: str) -> bool:
    """Whether digits and letters together are a quantity, a road, or a word that somebody wrote with digits."""
    if _ROAD.fullmatch(piece) is not None:
        return True
    mixed = _MIXED.fullmatch(piece)
    if mixed is not None:
        return mixed["letters"] in _UNITS or is_listed(mixed["letters"] or mixed["head"])
    joined = _WITH_WORD.fullmatch(piece)
    if joined is not None:
        return is_listed(joined["behind"] or joined["before"])
    return is_listed(piece.translate(_LEET))


def _with_mixed(reading: Reading, before: _Span, start: int) -> int:
    """Return where the code begins that ends before `start` with one sign between: "TX5 881 204"."""
    first, end = before
    is_near = start - end == 1 and reading.folded[end] in _JOINTS
    return first if is_near and reading.text[first].isupper() and reading.folded[end - 1].isdigit() else start


def _with_head(reading: Reading, start: int) -> int:
    """Return where the letters before a code begin: capitals, or no word at all."""
    if not start or reading.folded[start - 1] not in _JOINTS:
        return start
    place = start - 1
    index = reading.word_from(place) - 1
    if index < 0 or reading.ends[index] != place or place - reading.starts[index] > _LONGEST_HEAD:
        return start
    word = reading.words[index]
    is_capital = reading.shapes[index] in ("U", "I")
    is_letters = len(word) <= _MOST_IN_CODE and reading.folded[start] == "0"
    if word in _NO_HEADS or not (is_capital or is_letters or not is_listed(word)):
        return start
    return reading.starts[index]
