"""Groups of digits that stand together and are no date, time, year or amount: closed by default.

Whatever a number is, six digits or more in a row lead to somebody: a telephone, a card, a file. The groups may have
signs, a letter that looks like a digit or "dan" between them.
"""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.vocabulary import is_common
from service.intake.scrub.words import Reading

# Between two groups: signs, look-alikes of digits beside them, a hidden digit, or a word that says "next".
_GAP: Final = re.compile(r"[oil]?[^\w\n;€$£]{1,5}[oil]?|[oil?*x]|[^\w\n]{1,2}(?:dan|dus|en dan|spatie)[^\w\n]{1,3}")
_USUAL: Final = frozenset({" ", "-", ".", ", ", " - "})
_WIDEST_GAP: Final = 10
_LEAST: Final = 6
# What is no number of anybody: times, full dates, years side by side, amounts.
_YEAR: Final = r"(?:19|20)\d{2}"
_TIMES: Final = re.compile(
    rf"(?<![\d.]){_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)"
    rf"|(?<![\d./-])\d{{1,2}}[-/. ]\d{{1,2}}[-/. ]{_YEAR}(?!\d)"
    r"|(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])"
    r"|(?<![\d/-])\d{1,2}[-/]\d{1,2}(?:[-/]\d{2})?(?=\W{1,3}\d{1,2}:\d{2})"
    r"|(?<!\d)\d{1,2}\.\d{2}(?= ?(?:uur|u|h)(?!\w))"
)
_YEAR_FIRST: Final = re.compile(rf"{_YEAR}(?:[,;:)]|\. | - )")
# Numbers of services, which belong to nobody.
_SERVICE: Final = r"(?:11[23]|116-?\d{3}|0[89]00\W?\d{3,7})"
_HARMLESS: Final = re.compile(
    rf"(?:\d{{1,3}}, )?(?:{_YEAR}[^\w]{{0,3}}){{1,8}}"  # years
    r"|(?:\d{1,2}[.:]\d{2}\W{0,3}){2,8}"  # times
    r"|(?:[1-9]\d?, ){2,20}[1-9]\d?"  # a list of small numbers
    r"|(?:(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])(?:[-/.]\d{2})?\W{0,3}){1,8}"  # days
    r"|\d{1,3}(?:[. ]000){1,3}(?:,\d{2})?"  # round amounts
    r"|(?:(?:20)?'?\d{2}/'?\d{2}\W{0,4}){1,6}"  # seasons
    rf"|{_SERVICE}(?:\W{{1,3}}{_SERVICE}){{0,4}}"
    r"|[1-9]?\d-\d{1,2}(?:[ ,]{1,2}[1-9]?\d-\d{1,2}){1,6}"  # scores
    r"|\d{1,3}(?:\.\d{3}){0,3},\d{2}(?:\W{1,3}\d{1,3}(?:\.\d{3}){0,3},\d{2}){0,4}"  # amounts
)
_MONEY_BEHIND: Final = re.compile(r"(?:,-|,\d{2})? ?(?:euro|eur|€|dollar|pond|procent|%|km|meter|kg|mensen|keer)")
_MONEY: Final = re.compile(r"[€$£] ?\Z")
_HOUR: Final = " u"
_WIDEST_MARK: Final = 3
_LONGEST_AMOUNT: Final = 11
_PREFIX: Final = re.compile(
    r"[+(]{0,2}(?<![A-Za-z])[oO]\Z|[+(]{1,2}\Z|(?:(?<![A-Za-z])[A-Z]{1,4}[ •./-]{1,3}){1,2}\Z|(?<![A-Za-z])[A-Z]{1,4}\Z"
)
_LONGEST_PREFIX: Final = 14
_SHORTEST_WORD: Final = 3
_TAIL: Final = re.compile(r"[oil](?![a-z])")


def find(reading: Reading) -> Iterator[Found]:
    """Yield six digits and more in groups that are no date, time, year or amount."""
    folded = reading.folded
    start = reach = groups = count = 0
    for at, behind in reading.digits:
        if not count or at - reach > _WIDEST_GAP or not _joins(folded[reach:at]):
            if groups > 1 and count >= _LEAST:
                yield from _in_row(reading, start, reach)
            start, groups, count = at, 0, 0
        count += behind - at
        groups += 1
        reach = behind
    if groups > 1 and count >= _LEAST:
        yield from _in_row(reading, start, reach)


def _joins(gap: str) -> bool:
    return gap in _USUAL or _GAP.fullmatch(gap) is not None


def _in_row(reading: Reading, start: int, end: int) -> Iterator[Found]:
    """Look at what a row has left between its dates and times."""
    folded, first = reading.folded, start
    if not _may_hold_time(folded[start : end + len(_HOUR)]):
        yield from _stretch(reading, start, end)
        return
    for harmless in _TIMES.finditer(folded, start, end + 9):
        if harmless.start() >= end:
            break
        yield from _stretch(reading, first, min(end, harmless.start()))
        first = harmless.end()
    if first < end:
        yield from _stretch(reading, first, end)


def _may_hold_time(written: str) -> bool:
    return ":" in written or "20" in written or "19" in written or _HOUR in written or "/" in written


def _stretch(reading: Reading, start: int, end: int) -> Iterator[Found]:
    """Yield one stretch of digits from its first to its last, with the letters of a code before it."""
    folded = reading.folded
    year = _YEAR_FIRST.match(folded, start, end)
    if year is not None:
        start = year.end()
    if end - start < _LONGEST_AMOUNT and _is_amount(folded, start, end):
        return
    while start < end and not folded[start].isdigit():
        start += 1
    while end > start and not folded[end - 1].isdigit():
        end -= 1
    written = folded[start:end]
    digits = sum(map(str.isdigit, written))
    if digits < _LEAST or _HARMLESS.fullmatch(written) is not None:
        return
    if _is_list(written):
        return
    tail = _TAIL.match(folded, end)
    yield Found(start=start_of_code(reading, start), end=end if tail is None else tail.end(), kind="NUMMER")


def _is_list(written: str) -> bool:
    """Whether commas part small numbers that are no groups of one: "38-40, 180, 85"."""
    if ", " not in written or written[0] == "0":
        return False
    return all(sum(map(str.isdigit, part)) < _LEAST for part in written.split(", "))


def _is_amount(folded: str, start: int, end: int) -> bool:
    before = _MONEY.search(folded, max(0, start - _WIDEST_MARK), start)
    return before is not None or _MONEY_BEHIND.match(folded, end) is not None


def start_of_code(reading: Reading, start: int) -> int:
    """Return where the capitals begin that stand before the digits at `start` and belong to them: "NS 881 204"."""
    if reading.shouted:
        return start
    prefix = _PREFIX.search(reading.text, max(0, start - _LONGEST_PREFIX), start)
    if prefix is None:
        return start
    words = prefix.group().lower().replace("-", " ").split()
    is_said = any(map(_SHORTEST_WORD.__le__, map(len, words))) or len(words) == 1
    return start if is_said and all(len(word) > 1 and is_common(word) for word in words) else prefix.start()
