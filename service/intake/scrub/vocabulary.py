"""The words the scrubber knows, read once: their flags, the plain vocabulary, and the fixed phrases.

Guarantees: nothing is read from a network or from outside this package; nothing is learned from a text. What is in
the files is decided by `lexicon/build.py`.
"""

import re
from collections import defaultdict
from importlib.resources import files
from itertools import repeat
from operator import itemgetter
from typing import Final, Self

import marisa_trie
import msgspec

from service.intake.scrub.flags import Flag
from service.intake.scrub.repair import Repair

_FOLDER: Final = files("service.intake.scrub") / "data"
_KNOWN: Final = int(Flag.KNOWN)
_LAST: Final = int(Flag.LAST)
_GUESSED: Final = int(Flag.GUESSED)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_LONGEST: Final = 40
# Words of one text that are taken apart before the rest counts as unknown: bounds the time of a hostile text.
_MOST_REPAIRS: Final = 80
# How many letters of a word tell how words begin and end, and the places for their hashes.
_TELLING: Final = 6
_BEGINNING: Final = itemgetter(slice(_TELLING))
_ENDING: Final = itemgetter(slice(-1, -_TELLING - 1, -1))
_MOST_ENDS: Final = (1 << 21) - 1
_SURNAME_ENDINGS: Final = (
    "stra", "inga", "oglu", "ovic", "evic", "enko", "chuk", "owski", "ewski", "inski", "owska", "ewska", "inska",
    "idze", "shvili", "singh", "soekhai", "redjo", "medjo", "dihardjo", "soemito", "wirjo", "poulos", "akis", "arslan",
    "ianu", "escu", "iyev", "ovich", "ssen", "huizen", "wiersma", "dsma", "tsma", "ersma", "uijs", "eijer", "djojo",
    "redjo", "sodikromo", "wongso", "persad", "khelawan", "mariam", "michael", "selassie", "zadeh", "zada", "yants",
)  # fmt: skip
_LONG_ENOUGH: Final = 6


class Phrase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fixed phrase: its list, its folded text from the first letter on, and whether it asks for a capital."""

    group: str
    text: str
    needs_capital: bool


Phrases = tuple[tuple[Phrase, ...], dict[str, tuple[Phrase, ...]]]
"""What begins with one word: the phrases of that word alone, and by the second word all that may stand there."""


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _read_codes() -> dict[str, int]:
    codes: dict[str, int] = {}
    for line in _read("lexicon.txt").splitlines():
        flag, _, words = line.partition("\t")
        codes.update(dict.fromkeys(words.split(), int(flag)))
    return codes


def _read_phrases() -> dict[str, Phrases]:
    """Return the phrases by their first word."""
    read: dict[str, dict[str, list[Phrase]]] = defaultdict(lambda: defaultdict(list))
    for line in _read("phrases.txt").splitlines():
        group, mark, text = line.split("\t")
        first, *others = _LETTERS.finditer(text)
        phrase = Phrase(group=group, text=text[first.start() :], needs_capital=mark == "^")
        read[first[0]][others[0][0] if others else ""].append(phrase)
    phrases: dict[str, Phrases] = {}
    for word, by_second in read.items():
        alone = by_second.pop("", [])
        longer = {second: _longest_first(ones + alone) for second, ones in by_second.items()}
        phrases[word] = (_longest_first(alone), longer)
    return phrases


def _longest_first(phrases: list[Phrase]) -> tuple[Phrase, ...]:
    return tuple(sorted(phrases, key=lambda one: -len(one.text)))


class _Vocabulary(frozenset[str]):
    """The plain vocabulary: a set, which answers ten times as fast as a trie; a trie, for the words a word begins with.

    `_ends` has a byte for the hash of how words begin and of how they end: a word that neither begins nor ends like
    any word has its slip in the middle or more than one. A byte set for another's hash only costs time.
    """

    __slots__ = ("_ends", "_trie")
    _trie: marisa_trie.Trie
    _ends: bytearray

    @classmethod
    def read(cls) -> Self:
        """Return the vocabulary of the file."""
        trie = marisa_trie.Trie()
        trie.load(str(_FOLDER / "words.marisa"))
        words = cls(trie.keys())
        words._trie = trie
        words._ends = bytearray(_MOST_ENDS + 1)
        ends = set(map(_BEGINNING, words)).union(map(_ENDING, words))
        for place in map(_MOST_ENDS.__and__, map(hash, ends)):
            words._ends[place] = 1
        return words

    def prefixes(self, word: str) -> list[str]:
        """Return the words that `word` begins with."""
        return list(self._trie.prefixes(word))

    def slips(self, word: str) -> range:
        """Return the places (from 1) where one slip may lie that made `word` of a word of the set."""
        size, ends = len(word), self._ends
        first = 1 if ends[hash(_ENDING(word)) & _MOST_ENDS] else max(1, size - _TELLING)
        last = size if ends[hash(_BEGINNING(word)) & _MOST_ENDS] else min(size, _TELLING + 1)
        return range(first, last)


CODES: Final = _read_codes()
PHRASES: Final = _read_phrases()
_VOCABULARY: Final = _Vocabulary.read()
_REPAIR: Final = Repair(_VOCABULARY)


def words_with(flag: Flag) -> frozenset[str]:
    """Return the words of the lexicon that have one of these flags."""
    return frozenset(word for word, code in CODES.items() if code & flag)


def is_common(word: str) -> bool:
    """Whether `word` (folded) is an everyday word."""
    return bool(CODES.get(word, 0) & Flag.COMMON)


def is_listed(word: str) -> bool:
    """Whether a list has `word` (folded) as an ordinary word, without any guess."""
    return bool(CODES.get(word, 0) & _KNOWN) or word in _VOCABULARY


def codes_of(words: list[str]) -> list[int]:
    """Return the flags of each word (folded), 0 for a word that nothing explains."""
    codes = list(map(CODES.get, words, repeat(-1)))
    if -1 not in codes:
        return codes
    seen: dict[str, int] = {}
    strange = 0
    for index in [index for index, code in enumerate(codes) if code < 0]:
        word = words[index]
        code = _KNOWN if word in _VOCABULARY else seen.get(word, -1)
        if code < 0:
            code = seen[word] = _unlisted(word, strange)
            strange += 1
        codes[index] = code
    return codes


def _unlisted(word: str, tried: int) -> int:
    """Return the flags of a word that no list has, of which `tried` were in the text before."""
    size = len(word)
    if size >= _LONG_ENOUGH and word.endswith(_SURNAME_ENDINGS):
        return _LAST
    if size > _LONGEST or tried > _MOST_REPAIRS or not word.isascii():
        return 0
    return _GUESSED if _REPAIR.explains(word) else 0
