"""Explain an honest word that no list has: a compound, an inflection, a stretched or misspelt word (pure).

Guarantees: a bounded number of look-ups a word, whatever the word. Does not look for every edit: one random letter
apart lies a word for half of all short names, and a name must not survive by looking like a word.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, Protocol

_STRETCHED: Final = re.compile(r"(.)\1{2,}")
_SUFFIXES: Final = (
    "s", "e", "en", "t", "d", "de", "te", "den", "ten", "je", "jes", "tje", "tjes", "pje", "pjes", "er", "ers",
    "ing", "ste",
    "n", "ed", "ly", "es", "ende", "end", "achtig", "achtige", "loos", "loze", "erig", "erige", "heid", "y", "r",
)  # fmt: skip
_SUFFIXES_BY_LETTER: Final = {
    letter: tuple(suffix for suffix in _SUFFIXES if suffix.endswith(letter))
    for letter in {suffix[-1] for suffix in _SUFFIXES}
}
_SHORTEST_STEM: Final = 4
_SHORTEST_PART: Final = 3
_SHORTEST_COMPOUND: Final = 8
_SHORTEST_TYPO: Final = 6
_LONG: Final = 9
# How people hear a word and write it.
_HEARD: Final = (
    ("ei", "ij"), ("ij", "ei"), ("au", "ou"), ("ou", "au"), ("ch", "g"), ("g", "ch"), ("dt", "d"), ("dt", "t"),
    ("d", "t"),
    ("t", "d"), ("d", "dt"), ("f", "v"), ("v", "f"), ("s", "z"), ("z", "s"), ("k", "c"), ("c", "k"), ("y", "ij"),
    ("ij", "y"),
    ("ie", "i"), ("i", "ie"), ("oe", "ou"), ("x", "ks"), ("ks", "x"), ("sch", "sg"), ("sg", "sch"), ("lijk", "lik"),
    ("lik", "lijk"), ("luk", "lijk"), ("lek", "lijk"), ("isch", "is"), ("ue", "uwe"), ("q", "k"), ("0", "o"),
    ("th", "t"),
    ("uw", "w"), ("w", "uw"), ("ik", "iek"), ("eu", "u"), ("ee", "e"), ("e", "ee"), ("aa", "a"), ("a", "aa"),
    ("oo", "o"),
    ("o", "oo"), ("uu", "u"), ("u", "uu"),
)  # fmt: skip


class Words(Protocol):
    """A set of words that also knows which of them a word begins with."""

    def __contains__(self, word: str) -> bool: ...

    def isdisjoint(self, words: Iterable[str], /) -> bool:
        """Whether none of `words` is in the set."""
        ...

    def prefixes(self, word: str) -> list[str]:
        """Return the words that `word` begins with."""
        ...

    def slips(self, word: str) -> range:
        """Return the places (from 1) where one slip may lie that made `word` of a word of the set."""
        ...


class Repair:
    """Explains words by a vocabulary."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def explains(self, word: str) -> bool:
        """Whether `word` is most likely an ordinary word, written or joined in a way that no list has."""
        stretched = _STRETCHED.search(word) is not None
        if stretched:
            for kept in (r"\1", r"\1\1"):
                if self._has(_STRETCHED.sub(kept, word)):
                    return True
            word = _STRETCHED.sub(r"\1", word)
        return self._is_inflected(word) or self._is_compound(word) or self._is_misspelt(word)

    def _has(self, word: str) -> bool:
        return word in self._words

    def _is_inflected(self, word: str) -> bool:
        for suffix in _SUFFIXES_BY_LETTER.get(word[-1:], ()):
            if word.endswith(suffix):
                stem = word[: -len(suffix)]
                if len(stem) >= _SHORTEST_STEM and (stem in self._words or f"{stem}en" in self._words):
                    return True
        return word.startswith("ge") and len(word) > _SHORTEST_TYPO and word[2:] in self._words

    def _is_compound(self, word: str) -> bool:
        if len(word) < _SHORTEST_COMPOUND:
            return False
        words = self._words
        for part in words.prefixes(word):
            rest = word[len(part) :]
            if len(part) < _SHORTEST_PART or len(rest) < _SHORTEST_PART:
                continue
            if len(word) < _LONG and min(len(part), len(rest)) == _SHORTEST_PART:
                continue
            if rest in words or (rest[0] == "s" and len(rest) > _SHORTEST_STEM and rest[1:] in words):
                return True
        return False

    def _is_misspelt(self, word: str) -> bool:
        if len(word) < _SHORTEST_TYPO:
            return False
        words = self._words
        places = words.slips(word)
        return bool(places) and not words.isdisjoint(guesses(word, places))


def guesses(word: str, places: range | None = None) -> Iterator[str]:
    """Yield what the writer of `word` may have meant, whose slip lies in one of `places` (anywhere if not told)."""
    slips = range(1, len(word)) if places is None else places
    for place in slips:
        head, behind = word[:place], word[place + 1 :]
        yield head + behind
        yield f"{head[:-1]}{word[place]}{head[-1]}{behind}"
        yield head + word[place - 1 :]
    yield from _heard(word, slips)
    if len(word) >= _LONG:
        for place in slips:
            for letter in "ent":
                yield word[:place] + letter + word[place:]


def _heard(word: str, slips: range) -> Iterator[str]:
    """Yield the words that sound like `word`."""
    for heard, meant in _HEARD:
        if heard not in word:
            continue
        for place in {word.find(heard), word.rfind(heard)}:
            if slips.start <= place + len(heard) and place < slips.stop:
                yield word[:place] + meant + word[place + len(heard) :]
