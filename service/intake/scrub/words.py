"""A text read into words: what every recogniser looks at (pure).

Guarantees: one pass over the text; words are runs of letters; positions are those of the normalised text.
"""

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, compress
from typing import Final, Literal

from service.intake.scrub.abroad import settle_abroad
from service.intake.scrub.flags import Flag
from service.intake.scrub.normalise import Normalised
from service.intake.scrub.vocabulary import PHRASES, Phrase, Phrases, codes_of, codes_with
from service.intake.scrub.wordset import wordset
from service.kernel.sensitive import Sensitive

# lower, Capital, UPPER, one capital Initial. Scripts without capitals count as lower.
Shape = Literal["l", "C", "U", "I"]

_LETTERS: Final = re.compile(r"([^\W\d_]+)")
_ASCII_LETTERS: Final = re.compile(r"([a-z]+)")
_SENTENCE_END: Final = re.compile(r'[.!?:\n"\[*•|>]|  |/ ')
# The usual gaps, of which it is known whether one ends a sentence.
_INSIDE_GAPS: Final = frozenset({" ", ", ", "-", "'", " - ", " ("})
_END_GAPS: Final = frozenset({". ", "\n", ".\n", "? ", "! ", ": "})
_SHOUTED_SHARE: Final = 0.6
_SHOUTED_LEAST: Final = 20
_GERMAN_SHARE: Final = 0.06
_GERMAN: Final = wordset("und ich nicht mich mir ein eine einem einen wurde der das dem auf mit ist hat sein")
_ABBREVIATIONS: Final = wordset(
    "dhr mw mevr mr mrs ms dr drs ir ing prof ds st hr mej tel nr gr nl no jr sr tnv fam zgn vd v d o a"
)
_BEGINS_PHRASE: Final = codes_with(Flag.PHRASE)
_UNEXPLAINED: Final = codes_with(Flag.KNOWN | Flag.FIRST | Flag.LAST | Flag.ALSO, 0)
_SPECIAL: Final = codes_with(Flag.COMMON, 0)
_IS_FOREIGN: Final = codes_with(Flag.FOREIGN)
_DIGITS: Final = re.compile(r"[0-9]+")
_OPENED: Final = re.compile(r"[^\s]*[()\[\]{}<>\"':,;=]")
_SIGNS: Final = re.compile(r"(?:[^\w\n]|_)*")
_LONGEST_CHUNK: Final = 48
_MOST_NUMBERS: Final = 160
_NO_PHRASES: Final[Phrases] = ((), {})
_USUAL_GAPS: Final = frozenset({" ", "-", ".", ", ", " - ", "\n", " \n", "-\n"})
_WIDEST_GAP: Final = 3
_SHORTEST_ROW: Final = 8
_LEAST_FOREIGN: Final = 0.3
_MOST_FOREIGN: Final = 0.8
_LEAST_TOLD: Final = 0.15
_FEW_CAPITALS: Final = 2
_FEW_WORDS: Final = 6


class PhraseHit(Sensitive, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One phrase in a text: the list it is on, its first word, its span, and whether the list asks for a capital."""

    group: str
    first: int
    start: int
    end: int
    needs_capital: bool


class Reading(Sensitive, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A normalised text and its words, as columns of equal length.

    `raw` is the folded text in Latin-1, of the same length, for RE2: what Latin-1 lacks is a question mark in it.
    `gaps` are what stands behind each word, a line end behind the last. `codes` are the flags of the words
    (`flags.Flag`), `special` the words that are no everyday ones.
    `digits` are the runs of digits; `rows` the stretches of eight digits or more with at most three signs between two
    of them; `chunks` the stretches without spaces that have a digit in them, `lettered` those of them that have a
    letter too. Nobody tells a story in more numbers than `_MOST_NUMBERS`: in such a text all of them are the `crowd`,
    which goes, and no one looks at any of them.
    `shouted` says that capitals tell nothing anywhere; `german`
    that nouns have them; `foreign` that the text is in a language of which only the small words are known.
    """

    text: str
    folded: str
    raw: bytes
    starts: list[int]
    ends: list[int]
    words: list[str]
    gaps: list[str]
    codes: list[int]
    special: list[int]
    shapes: list[Shape]
    capitals: list[int]
    phrases: list[PhraseHit]
    digits: list[tuple[int, int]]
    rows: list[tuple[int, int]]
    chunks: list[tuple[int, int]]
    lettered: list[tuple[int, int]]
    crowd: list[tuple[int, int]]
    shouted: bool
    german: bool
    foreign: bool

    def gap(self, index: int) -> str:
        """Return what stands between word `index` and the next one, or a line end after the last."""
        return self.gaps[index] if index < len(self.gaps) else "\n"

    def word_from(self, place: int) -> int:
        """Return the index of the first word that starts at or after `place` (the count of words if none)."""
        return bisect_left(self.starts, place)

    def is_initial(self, index: int) -> bool:
        """Whether word `index` starts a sentence, so that its capital tells nothing."""
        if index == 0:
            return True
        gap = self.gaps[index - 1]
        if gap in _INSIDE_GAPS or (gap not in _END_GAPS and _SENTENCE_END.search(gap) is None):
            return False
        is_short = self.words[index - 1] in _ABBREVIATIONS or self.shapes[index - 1] == "I"
        return not (is_short and gap in (". ", ".", ": "))


def read_words(normalised: Normalised, language: str) -> Reading:
    """Read `normalised` into words. `language` only decides, as `de`, that capitals mark nouns."""
    text, folded = normalised.text, normalised.folded
    pieces = (_ASCII_LETTERS if folded.isascii() else _LETTERS).split(folded)
    words, gaps = pieces[1::2], pieces[2::2]
    places = list(accumulate(map(len, pieces)))
    starts, ends = places[:-1:2], places[1::2]
    if gaps:
        gaps[-1] = "\n"
    codes = settle_abroad(words, codes_of(words))
    shapes, capitals, shouted = _shapes(text, folded, starts, ends, words)
    digits = [match.span() for match in _DIGITS.finditer(folded)]
    chunks, rows = _chunks(folded, digits), _rows(folded, digits)
    crowd: list[tuple[int, int]] = []
    if len(chunks) > _MOST_NUMBERS:
        crowd, chunks, rows, digits = _crowd(chunks, digits), [], [], []
    return Reading(
        text=text,
        folded=folded,
        raw=folded.encode("latin-1", "replace"),
        starts=starts,
        ends=ends,
        words=words,
        gaps=gaps,
        codes=codes,
        special=[*compress(range(len(codes)), map(_SPECIAL.__contains__, codes))],
        shapes=shapes,
        capitals=capitals,
        phrases=_phrases(folded, words, codes, starts),
        digits=digits,
        rows=rows,
        chunks=chunks,
        # Of letters that have no capitals nobody makes digits, or a name for a screen.
        lettered=[(start, end) for start, end in chunks if folded[start:end].islower()],
        crowd=crowd,
        shouted=shouted,
        german=language == "de" or _is_german(words),
        foreign=_is_foreign(codes, capitals),
    )


def _rows(folded: str, digits: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches of digits that are long enough for a number that is somebody's."""
    rows: list[tuple[int, int]] = []
    start = reach = count = 0
    for at, behind in digits:
        if not count or at - reach > _WIDEST_GAP or not _is_gap(folded[reach:at]):
            if count >= _SHORTEST_ROW:
                rows.append((start, reach))
            start, count = at, 0
        count += behind - at
        reach = behind
    if count >= _SHORTEST_ROW:
        rows.append((start, reach))
    return rows


def _is_gap(between: str) -> bool:
    """Whether nothing but signs stands between two runs of digits, or a number goes on in the next line."""
    return between in _USUAL_GAPS or _SIGNS.fullmatch(between) is not None


def _chunks(folded: str, digits: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches without spaces that hold a digit, from their first letter or digit on."""
    chunks: list[tuple[int, int]] = []
    end, size = 0, len(folded)
    spaced = folded.replace("\n", " ").replace("\t", " ") if digits else ""
    for at, behind in digits:
        if at < end:
            continue
        start = max(end, at - _LONGEST_CHUNK, spaced.rfind(" ", max(0, at - _LONGEST_CHUNK), at) + 1)
        closing = spaced.find(" ", behind, behind + _LONGEST_CHUNK)
        end = min(size, behind + _LONGEST_CHUNK) if closing < 0 else closing
        if start < at:
            opened = _OPENED.match(folded, start, at)
            if opened is not None:
                start = opened.end()
        chunks.append((start, end))
    return chunks


def _crowd(chunks: list[tuple[int, int]], digits: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the chunks, and the digits that the chunk they begin in does not hold to the end."""
    begins = [start for start, _ in chunks]
    return chunks + [span for span in digits if chunks[bisect_right(begins, span[0]) - 1][1] < span[1]]


def _shapes(
    text: str, folded: str, starts: list[int], ends: list[int], words: list[str]
) -> tuple[list[Shape], list[int], bool]:
    """Return the shape of every word, the words with a capital first, and whether the whole text is in capitals."""
    shapes: list[Shape] = ["l"] * len(words)
    if text == folded:
        return shapes, [], False
    # "iPhone", "eBay", "hungNL": a capital inside says as little as none.
    capitals = list(compress(range(len(words)), map(str.isupper, map(text.__getitem__, starts))))
    upper = 0
    for index in capitals:
        raw = text[starts[index] : ends[index]]
        shapes[index] = shape = "I" if len(raw) == 1 else "U" if raw.isupper() else "C"
        upper += len(raw) if shape == "U" else 1
    if upper >= _SHOUTED_LEAST and upper >= _SHOUTED_SHARE * sum(map(len, words)):
        return ["l"] * len(words), [], True
    return shapes, capitals, False


def _is_german(words: list[str]) -> bool:
    return sum(map(_GERMAN.__contains__, words)) > _GERMAN_SHARE * len(words) + 2


def _is_foreign(codes: list[int], capitals: list[int]) -> bool:
    if len(codes) <= _FEW_WORDS:
        return False
    unknown = sum(map(_UNEXPLAINED.__contains__, codes))
    if unknown <= _LEAST_FOREIGN * len(codes):
        # The more words of a language we know, the fewer are unknown: that must not make it a text in Dutch. Who
        # writes no capitals may write names in small letters that nobody knows.
        told = sum(map(_IS_FOREIGN.__contains__, codes))
        return capitals[:1] == [0] and len(capitals) >= _FEW_CAPITALS and told > _LEAST_TOLD * len(codes)
    return unknown < _MOST_FOREIGN * len(codes)


def _phrases(folded: str, words: list[str], codes: list[int], starts: list[int]) -> list[PhraseHit]:
    """Return the longest phrase of each list that starts at each word, whole words only."""
    hits: list[PhraseHit] = []
    followers = [*words[1:], ""]
    begun = PHRASES.get
    for index in compress(range(len(words)), map(_BEGINS_PHRASE.__contains__, codes)):
        alone, longer = begun(words[index], _NO_PHRASES)
        phrases = longer.get(followers[index], alone)
        if phrases:
            hits += _phrases_at(folded, index, starts[index], phrases)
    return hits


def _phrases_at(folded: str, first: int, start: int, phrases: tuple[Phrase, ...]) -> list[PhraseHit]:
    """Return those of `phrases` (the longest first) that stand at `start`, where word `first` is, one of each list."""
    hits: list[PhraseHit] = []
    taken: list[str] = []
    for phrase in phrases:
        if phrase.group in taken or not folded.startswith(phrase.text, start):
            continue
        end = start + len(phrase.text)
        if end < len(folded) and folded[end].isalnum() and folded[end - 1].isalnum():
            continue
        taken.append(phrase.group)
        hits.append(
            PhraseHit(group=phrase.group, first=first, start=start, end=end, needs_capital=phrase.needs_capital)
        )
    return hits
