"""The words the scrubber knows, read once: their flags, the plain vocabulary, and the fixed phrases.

Guarantees: nothing is read from a network or from outside this package; nothing is learned from a text. What is in
the files is decided by `lexicon/build.py`.
"""

import re
from collections import defaultdict
from importlib.resources import files
from typing import Final

import marisa_trie
import msgspec

from service.intake.scrub.flags import Flag
from service.intake.scrub.repair import Repair

_FOLDER: Final = files("service.intake.scrub") / "data"
_KNOWN: Final = int(Flag.KNOWN)
_LAST: Final = int(Flag.LAST)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_LONGEST: Final = 40
# Words of one text that are taken apart before the rest counts as unknown: bounds the time of a hostile text.
_MOST_REPAIRS: Final = 80
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


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _read_codes() -> dict[str, int]:
    codes: dict[str, int] = {}
    for line in _read("lexicon.txt").splitlines():
        flag, _, words = line.partition("\t")
        codes.update(dict.fromkeys(words.split(), int(flag)))
    return codes


def _read_phrases() -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases by their first word, the longest first."""
    phrases: dict[str, list[Phrase]] = defaultdict(list)
    for line in _read("phrases.txt").splitlines():
        group, mark, text = line.split("\t")
        found = _LETTERS.search(text)
        if found is not None:
            phrases[found[0]].append(Phrase(group=group, text=text[found.start() :], needs_capital=mark == "^"))
    return {word: tuple(sorted(ones, key=lambda one: -len(one.text))) for word, ones in phrases.items()}


CODES: Final = _read_codes()
PHRASES: Final = _read_phrases()
_TRIE: Final = marisa_trie.Trie()
_TRIE.load(str(_FOLDER / "words.marisa"))
_REPAIR: Final = Repair(_TRIE)


def words_with(flag: Flag) -> frozenset[str]:
    """Return the words of the lexicon that have one of these flags."""
    return frozenset(word for word, code in CODES.items() if code & flag)


def is_common(word: str) -> bool:
    """Whether `word` (folded) is an everyday word."""
    return bool(CODES.get(word, 0) & Flag.COMMON)


def is_listed(word: str) -> bool:
    """Whether a list has `word` (folded) as an ordinary word, without any guess."""
    return bool(CODES.get(word, 0) & _KNOWN) or word in _TRIE


def codes_of(words: list[str]) -> list[int]:
    """Return the flags of each word (folded), 0 for a word that nothing explains."""
    get = CODES.get
    codes = [get(word, -1) for word in words]
    if -1 in codes:
        seen: dict[str, int] = {}
        for index, code in enumerate(codes):
            if code == -1:
                word = words[index]
                found = seen.get(word)
                codes[index] = seen[word] = _unlisted(word, len(seen)) if found is None else found
    return codes


def _unlisted(word: str, tried: int) -> int:
    """Return the flags of a word that the lexicon does not have."""
    if word in _TRIE:
        return _KNOWN
    size = len(word)
    if size >= _LONG_ENOUGH and word.endswith(_SURNAME_ENDINGS):
        return _LAST
    if size > _LONGEST or tried > _MOST_REPAIRS or not word.isascii():
        return 0
    return int(Flag.GUESSED) if _REPAIR.explains(word) else 0
