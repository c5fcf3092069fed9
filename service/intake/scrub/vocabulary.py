"""The words the scrubber knows, read once: their flags, the plain vocabulary, and the fixed phrases.

Guarantees: nothing is read from a network or from outside this package; nothing is learned from a text. What is in
the files is decided by `lexicon/build.py`.
"""

import re
from collections import defaultdict
from importlib.resources import files
from itertools import compress, repeat
from typing import Final, Self

import marisa_trie
import msgspec
import numpy as np
from numpy.typing import NDArray

from service.intake.scrub.clitics import bare, is_arabic
from service.intake.scrub.flags import Flag
from service.intake.scrub.repair import Repair

_FOLDER: Final = files("service.intake.scrub") / "data"
_KNOWN: Final = int(Flag.KNOWN)
_COMMON: Final = int(Flag.COMMON)
_LAST: Final = int(Flag.LAST)
_GUESSED: Final = int(Flag.GUESSED)
# Known, and no name anywhere.
_TOLD: Final = int(Flag.KNOWN | Flag.FIRST | Flag.LAST | Flag.ALSO | Flag.ABROAD)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_LONGEST: Final = 40
# Words of one text that are taken apart before the rest counts as unknown: bounds the time of a hostile text.
_MOST_REPAIRS: Final = 80
# How many letters of a word tell how words begin and end; the factor of their hash (Fibonacci) and its size in bits.
_TELLING: Final = 6
_FACTOR: Final = 0x9E3779B97F4A7C15
_WORD: Final = (1 << 64) - 1
_HASH_BITS: Final = 21
_BLOCK: Final = 20_000
_BEGINS: Final = 1
_ENDS: Final = 2
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


def _place_of(letters: int) -> int:
    """Return the hash of six letters, packed in one number."""
    return (letters * _FACTOR & _WORD) >> (64 - _HASH_BITS)


def _ends_of(words: list[str]) -> bytes:
    """Return how the words of six letters and more begin and end; by numpy, for a start within a second."""
    told = np.zeros(1 << _HASH_BITS, np.uint8)
    # In blocks, for what a start takes at once the process keeps.
    for at in range(0, len(words), _BLOCK):
        letters = np.frombuffer("\n".join([*words[at : at + _BLOCK], ""]).encode("utf-8"), np.uint8)
        behind = np.flatnonzero(letters == ord("\n"))
        start = np.concatenate((np.zeros(1, np.int64), behind[:-1] + 1))
        is_long = behind - start >= _TELLING
        _tell(told, letters, start[is_long], _BEGINS)
        _tell(told, letters, behind[is_long] - _TELLING, _ENDS)
    return told.tobytes()


def _tell(told: NDArray[np.uint8], letters: NDArray[np.uint8], first: NDArray[np.int64], mark: int) -> None:
    """Mark the hashes of the six letters from each of `first` on."""
    packed = np.zeros(len(first), np.uint64)
    for place in range(_TELLING):
        packed |= letters[first + place].astype(np.uint64) << np.uint64(8 * place)
    packed *= np.uint64(_FACTOR)
    told[packed >> np.uint64(64 - _HASH_BITS)] |= np.uint8(mark)


class _Vocabulary(frozenset[str]):
    """The plain vocabulary: a set, which answers ten times as fast as a trie; a trie, for the words a word begins with.

    `_ends` tells of six letters, by a hash, whether a word begins with them (1) and whether one ends with them (2): a
    word that neither begins nor ends like any word has its slip in the middle, or more than one. Where two share a
    hash it only costs time.
    """

    __slots__ = ("_ends", "_trie")
    _trie: marisa_trie.Trie
    _ends: bytes

    @classmethod
    def read(cls) -> Self:
        """Return the vocabulary of the file."""
        trie = marisa_trie.Trie()
        trie.load(str(_FOLDER / "words.marisa"))
        plain = trie.keys()
        words = cls(plain)
        words._trie, words._ends = trie, _ends_of(plain)
        return words

    def prefixes(self, word: str) -> list[str]:
        """Return the words that `word` begins with."""
        return list(self._trie.prefixes(word))

    def slips(self, word: str) -> range:
        """Return the places (from 1) where one slip may lie that made `word` of a word of the set."""
        size, ends, letters = len(word), self._ends, word.encode("utf-8")
        if size != len(letters):
            return range(1, size)
        has_end = ends[_place_of(int.from_bytes(letters[-_TELLING:], "little"))] & _ENDS
        has_beginning = ends[_place_of(int.from_bytes(letters[:_TELLING], "little"))] & _BEGINS
        first = 1 if has_end else max(1, size - _TELLING)
        last = size if has_beginning else min(size, _TELLING + 1)
        return range(first, last)


CODES: Final = _read_codes()
# Two of three words of a text are everyday ones: held together, with letters of their own, they stay in the cache.
_EVERYDAY: Final = {"".join(list(word)): code for word, code in CODES.items() if code & _COMMON}
PHRASES: Final = _read_phrases()
_VOCABULARY: Final = _Vocabulary.read()
_REPAIR: Final = Repair(_VOCABULARY)
_ABROAD: Final = marisa_trie.Trie()
_ABROAD.load(str(_FOLDER / "abroad.marisa"))
_OF_ABROAD: Final = int(Flag.KNOWN | Flag.FOREIGN)


def codes_with(flags: int, wanted: int | None = None) -> frozenset[int]:
    """Return the codes that words may have of whose bits `flags` some are set, or exactly those of `wanted`.

    To ask a set for every code of a text costs a third of looking at the bits of each.
    """
    codes = {*CODES.values(), 0, _KNOWN, _LAST, _GUESSED, _OF_ABROAD}
    # What a sentence of another language makes of a word of it: see `abroad.settle_abroad`.
    for code in [code for code in codes if code & Flag.ABROAD]:
        plain = code & ~int(Flag.ABROAD)
        codes |= {plain, plain | _KNOWN, code & ~int(Flag.FIRST | Flag.LAST) | int(Flag.ALSO)}
    return frozenset(code for code in codes if (bool(code & flags) if wanted is None else code & flags == wanted))


def words_with(flag: Flag) -> frozenset[str]:
    """Return the words of the lexicon that have one of these flags."""
    return frozenset(word for word, code in CODES.items() if code & flag)


def is_common(word: str) -> bool:
    """Whether `word` (folded) is an everyday word."""
    return bool(CODES.get(word, 0) & Flag.COMMON)


def is_listed(word: str) -> bool:
    """Whether a list has `word` (folded) as an ordinary word, without any guess."""
    return bool(CODES.get(word, 0) & _KNOWN) or word in _VOCABULARY or word in _ABROAD


def codes_of(words: list[str]) -> list[int]:
    """Return the flags of each word (folded), 0 for a word that nothing explains."""
    codes = list(map(_EVERYDAY.get, words, repeat(-1)))
    seen: dict[str, int] = {}
    strange = 0
    for index in [*compress(range(len(codes)), map((0).__gt__, codes))]:
        word = words[index]
        code = CODES.get(word, -1)
        if code < 0:
            code = _KNOWN if word in _VOCABULARY else seen.get(word, -1)
            if code < 0:
                code = seen[word] = _unlisted(word, strange)
                strange += 1
        codes[index] = code
    return codes


def _unlisted(word: str, tried: int) -> int:
    """Return the flags of a word that Dutch and English do not have, of which `tried` were in the text before."""
    if word in _ABROAD:
        return _OF_ABROAD
    size = len(word)
    if size >= _LONG_ENOUGH and word.endswith(_SURNAME_ENDINGS):
        return _LAST
    if size > _LONGEST or tried > _MOST_REPAIRS:
        return 0
    if is_arabic(word):
        return _GUESSED if any(CODES.get(stem, 0) & _TOLD == _KNOWN or stem in _ABROAD for stem in bare(word)) else 0
    if not word.isascii():
        return 0
    return _GUESSED if _REPAIR.explains(word) else 0
