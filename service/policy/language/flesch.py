"""Reading ease by words per sentence and syllables per word: Douma's formula for Dutch, Flesch's for English.

On both scales 100 is very easy and 0 very hard; 70 is what most people read with ease (Douma 1960: the level of the
last years of primary school). A score of a short text says little: whoever asks sets a floor of words.
"""

import unicodedata
from typing import Final

import msgspec

from service.kernel.text import Language
from service.policy.language.sentences import split_sentences, words
from service.policy.language.subject import weigh


class Measure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the formulas count; `longest_sentence` is the most words in one sentence."""

    words: int
    sentences: int
    syllables: int
    longest_sentence: int


class _Formula(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    start: float
    per_sentence_word: float
    per_syllable: float


# W. H. Douma, De leesbaarheid van landbouwbladen (1960); R. Flesch, A new readability yardstick (1948).
_FORMULAS: Final[dict[Language, _Formula]] = {
    "nl": _Formula(start=206.84, per_sentence_word=0.93, per_syllable=77),
    "en": _Formula(start=206.835, per_sentence_word=1.015, per_syllable=84.6),
}


def measure(text: str, language: Language, names: frozenset[str] = frozenset()) -> Measure:
    """Count words, sentences and syllables of `text`; `subject` tells which words count less, and `names`."""
    spoken = [words(sentence) for sentence in split_sentences(unicodedata.normalize("NFC", text))]
    lengths = [len(sentence) for sentence in spoken]
    return Measure(
        words=sum(lengths),
        sentences=len(spoken),
        syllables=sum(sum(weigh(sentence, language, names)) for sentence in spoken),
        longest_sentence=max(lengths, default=0),
    )


def ease(measured: Measure, language: Language) -> float:
    """Return the reading ease of a text that was measured; without words it is as easy as the formula goes."""
    formula = _FORMULAS[language]
    per_sentence = measured.words / max(1, measured.sentences)
    per_word = measured.syllables / max(1, measured.words)
    return formula.start - formula.per_sentence_word * per_sentence - formula.per_syllable * per_word


def score(text: str, language: Language, names: frozenset[str] = frozenset()) -> float:
    """Return the reading ease of `text` in `language`."""
    return ease(measure(text, language, names), language)
