"""A text read into words: what every recogniser looks at (pure).

Guarantees: one pass over the text; words are runs of letters; positions are those of the normalised text.
"""

import re
from bisect import bisect_left
from typing import Final, Literal

from service.intake.scrub.normalise import Normalised
from service.kernel.sensitive import Sensitive

# lower, Capital, UPPER, one capital Initial. Scripts without capitals count as lower.
Shape = Literal["l", "C", "U", "I"]

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_SENTENCE_END: Final = re.compile(r'[.!?:\n"\[*•|>]|  |/ ')
_SHOUTED_SHARE: Final = 0.6
_SHOUTED_LEAST: Final = 20
_GERMAN_SHARE: Final = 0.06
_GERMAN: Final = frozenset(
    [
        "und",
        "ich",
        "nicht",
        "mich",
        "mir",
        "ein",
        "eine",
        "einem",
        "einen",
        "wurde",
        "der",
        "das",
        "dem",
        "auf",
        "mit",
        "ist",
        "hat",
        "sein",
    ]
)
_ABBREVIATIONS: Final = frozenset(
    [
        "dhr",
        "mw",
        "mevr",
        "mr",
        "mrs",
        "ms",
        "dr",
        "drs",
        "ir",
        "ing",
        "prof",
        "ds",
        "st",
        "hr",
        "mej",
        "tel",
        "nr",
        "gr",
        "nl",
        "no",
        "jr",
        "sr",
        "tnv",
        "fam",
        "zgn",
        "vd",
        "v",
        "d",
        "o",
        "a",
    ]
)


class Reading(Sensitive, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A normalised text and its words, as columns of equal length.

    `initial[i]` says that word i starts a sentence, so that its capital tells nothing.
    `shouted` says that capitals tell nothing anywhere; `german` that nouns have them.
    """

    text: str
    folded: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    shapes: tuple[Shape, ...]
    initial: tuple[bool, ...]
    shouted: bool
    german: bool

    def gap(self, index: int) -> str:
        """Return what stands between word `index` and the next one, or a line end after the last."""
        if index + 1 >= len(self.starts):
            return "\n"
        return self.text[self.ends[index] : self.starts[index + 1]]

    def word_from(self, place: int) -> int:
        """Return the index of the first word that starts at or after `place` (the count of words if none)."""
        return bisect_left(self.starts, place)


def read_words(normalised: Normalised, language: str) -> Reading:
    """Read `normalised` into words. `language` only decides, as `de`, that capitals mark nouns."""
    text, folded = normalised.text, normalised.folded
    spans = [match.span() for match in _LETTERS.finditer(text)]
    words = tuple(folded[start:end] for start, end in spans)
    shouted = _is_shouted(text)
    shapes: tuple[Shape, ...] = tuple("l" if shouted else _shape(text[start:end]) for start, end in spans)
    return Reading(
        text=text,
        folded=folded,
        starts=tuple(start for start, _ in spans),
        ends=tuple(end for _, end in spans),
        words=words,
        shapes=shapes,
        initial=_initials(text, spans, words, shapes),
        shouted=shouted,
        german=language == "de" or _is_german(words),
    )


def _shape(word: str) -> Shape:
    if not word[0].isupper():
        # "iPhone", "eBay", "hungNL": a capital inside says as little as none.
        return "l"
    if len(word) == 1:
        return "I"
    return "U" if word.isupper() else "C"


def _is_shouted(text: str) -> bool:
    upper = sum(map(str.isupper, text))
    return upper >= _SHOUTED_LEAST and upper >= _SHOUTED_SHARE * sum(map(str.isalpha, text))


def _is_german(words: tuple[str, ...]) -> bool:
    return sum(map(_GERMAN.__contains__, words)) > _GERMAN_SHARE * len(words) + 2


def _initials(
    text: str, spans: list[tuple[int, int]], words: tuple[str, ...], shapes: tuple[Shape, ...]
) -> tuple[bool, ...]:
    result = [True] * len(spans)
    for index in range(1, len(spans)):
        gap = text[spans[index - 1][1] : spans[index][0]]
        if (
            gap == " "
            or _SENTENCE_END.search(gap) is None
            or (gap in (". ", ".", ": ") and (words[index - 1] in _ABBREVIATIONS or shapes[index - 1] == "I"))
        ):
            result[index] = False
    return tuple(result)
