"""Words in disguise: letters with spaces between ("j a n"), digits or signs for letters ("j4n", "j@n")."""

import re
from collections.abc import Iterator
from itertools import compress
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.name_starred import is_starred_name, starred
from service.intake.scrub.recognisers.name_walk import ANY, COMMON, GUESSED, KNOWN
from service.intake.scrub.vocabulary import codes_of
from service.intake.scrub.words import Reading

_SPACED: Final = re.compile(r"(?<![^\W_])[^\W\d_](?:([^\w\n]{1,3}|_)[^\W\d_])(?:\1[^\W\d_]){2,30}(?![^\W_])")
_LEAST_SPACED: Final = 4
_LEET: Final = re.compile(r"(?=[a-z]{0,24}\d{1,3}[a-z])[a-z0-9]{3,24}(?![\w@])")
_LETTERS: Final = str.maketrans("0134578", "oieastb")
_SIGNS: Final = "@$!\u20ac"
_SIGNED: Final = re.compile(rf"(?<![\w@.])[a-z0-9]{{1,12}}(?:[{_SIGNS}][a-z0-9]{{1,12}}){{1,6}}[{_SIGNS}]?(?![\w@.])")
_BETWEEN_SIGNS: Final = re.compile(f"[{_SIGNS}]")
_SIGN_LETTERS: Final = str.maketrans("0134578@$!\u20ac", "oieastbasie")
_LEAST_LETTERS: Final = 2
# Words of one text that are taken apart before the rest counts as unknown: bounds the time of a hostile text.
_MOST_TRIED: Final = 40
_UNIT: Final = re.compile(
    r"\d+(?:[a-z]|e|x|u|km|cm|jr|st|nd|rd|th|de|ste|er|uur|min|pm|am|euro|kg|ml|mb|gb|plus|tal|jarige?)"
)


def find(reading: Reading) -> Iterator[Found]:
    """Yield every disguised word unless it is an ordinary one: an insult in digits stays, a name does not."""
    folded = reading.folded
    for match in _SPACED.finditer(folded) if _has_single_letters(reading.words) else ():
        if not _is_word("".join(letter for letter in match.group() if letter.isalpha())):
            yield Found(start=match.start(), end=match.end(), kind="PERSOON")
    yield from _signed(folded)
    for index in starred(reading):
        if is_starred_name(reading, index):
            yield Found(start=reading.starts[index], end=reading.ends[index + 1], kind="PERSOON")
    yield from _leet(reading)


def _leet(reading: Reading) -> Iterator[Found]:
    """Yield the words in which digits stand for letters, unless they are ordinary ones."""
    folded = reading.folded
    tried: dict[str, bool] = {}
    for start, end in reading.lettered:
        found = _LEET.match(folded, start, end)
        if found is None:
            continue
        written = found.group()
        if _UNIT.fullmatch(written) or sum(map(str.isalpha, written)) < _LEAST_LETTERS:
            continue
        meant = written.translate(_LETTERS)
        if meant not in tried:
            tried[meant] = len(tried) < _MOST_TRIED and _is_word(meant)
        if not tried[meant]:
            yield Found(start=found.start(), end=found.end(), kind="WOORD")


def _signed(folded: str) -> Iterator[Found]:
    """Yield the words in which signs stand for letters; "ja!nee" is two words without a space."""
    if not any(sign in folded for sign in _SIGNS):
        return
    for match in _SIGNED.finditer(folded):
        written = match.group()
        if sum(map(str.isalpha, written)) < _LEAST_LETTERS or _is_word(written.translate(_SIGN_LETTERS)):
            continue
        if not all((len(part) > 1 and _is_word(part)) or not part for part in _BETWEEN_SIGNS.split(written)):
            yield Found(start=match.start(), end=match.end(), kind="WOORD")


def _has_single_letters(words: list[str]) -> bool:
    """Whether as many words of one letter as a word with spaces in it has stand in a row."""
    sizes = [*map(len, words)]
    if sizes.count(1) < _LEAST_SPACED:
        return False
    single = [*compress(range(len(sizes)), map((1).__eq__, sizes))]
    return any(last - first < _LEAST_SPACED for first, last in zip(single, single[_LEAST_SPACED - 1 :], strict=False))


def _is_word(word: str) -> bool:
    code = codes_of([word])[0]
    return bool(code & (KNOWN | GUESSED)) and not (code & ANY and not code & COMMON)
