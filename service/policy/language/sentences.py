"""Cut a text into sentences, and a sentence into words.

Promises: no letter and no digit is lost or changed; white space becomes one space; the work is in proportion to
the text. A blank line, a bullet and a line that begins like an item of a list end a sentence; a line break by itself
only wraps it, and a colon, a semicolon and a comma never end it. Signs that nobody sees keep no words apart.
Where a full stop may be part of an abbreviation, the next word decides: a capital begins a new sentence.
"""

import re
from collections.abc import Iterator
from typing import Final

_LINE: Final = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028]")
_BULLET: Final = re.compile("[\u2029\u2022\u25aa\u25e6]+")
# `- eerst`, `* eerst`, `1. eerst`, `a) eerst`; not `u. Daarna`, of which the line before is the beginning.
_ITEM: Final = re.compile(r"\s*(?:[-*+\u2012-\u2015]|\d{1,3}[.)]|(?![uUiI][.)])[^\W\d_][.)])(?=\s)")
# Soft hyphens, joiners, marks of direction and whatever else takes no room: a reader reads on over them.
_UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_MARKS: Final = ".!?\u2026"
_OPENING: Final = "\"'([{\u2018\u201c\u201e\u00ab\u201a"
_CLOSING: Final = "\"')]}\u2019\u201d\u201c\u00bb"

# Abbreviations that always have something behind them. Strings like `o.a.` and `d.w.z.` need no list: see `_LETTERS`.
_NEVER_LAST: Final = frozenset({
    "afd", "bijv", "bijz", "ca", "dhr", "dr", "drs", "evt", "fam", "gem", "ing", "ir", "mevr", "mr", "mrs", "ms", "mw",
    "prof", "resp", "st", "tsn", "vgl", "vs",
})  # fmt: skip
# Abbreviations, some of them also words, that may be the last of a sentence: before a number or a small letter
# they are not.
_MAYBE_LAST: Final = frozenset({
    "a.m", "a.u.b", "b.v", "e.a", "e.d", "e.v", "m.n", "n.v", "o.i.d", "p.m", "s.v.p", "approx", "art", "blz", "bv",
    "co", "dept", "enz", "est", "etc", "excl", "fig", "incl", "inc", "jr", "ltd", "max", "min", "no", "nr", "nrs",
    "par", "pag", "sr", "str", "tel", "vol", "apr", "aug", "dec", "feb", "jan", "jul", "jun", "mrt", "nov", "okt",
    "oct", "sep", "sept",
})  # fmt: skip
_LETTERS: Final = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_ONE_LETTER: Final = 1
# `u` is the word for the reader and `I` for the speaker: both end sentences. Other single capitals are initials.
_WORDS_OF_ONE_LETTER: Final = frozenset("uUIi")

_DIGITS_APART: Final = re.compile(r"(?<=[\d)]) (?=\d)")
_DASHES: Final = re.compile("[\u2012-\u2015]")
_EDGES: Final = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
_SHORTEST_PART: Final = 2


def split_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of `text` in order, each with single spaces; stretches without words are left out."""
    found: list[str] = []
    for stretch in _stretches(text):
        tokens = stretch.split()
        begin = 0
        for index, following in enumerate([*tokens[1:], ""], start=1):
            if not following or _ends(tokens[index - 1], following, opens=index - begin == 1):
                found.append(" ".join(tokens[begin:index]))
                begin = index
    return tuple(sentence for sentence in found if _EDGES.search(sentence))


def _stretches(text: str) -> Iterator[str]:
    """Yield what stands between blank lines, bullets and items of a list, with wrapped lines joined."""
    for part in _BULLET.split(see(text)):
        begun: list[str] = []
        for line in _LINE.split(part):
            if not line.strip() or _ITEM.match(line):
                yield " ".join(begun)
                begun = []
            begun.append(line)
        yield " ".join(begun)


def see(text: str) -> str:
    """Return `text` without the signs that take no room."""
    return _UNSEEN.sub("", text)


def words(sentence: str) -> tuple[str, ...]:
    """Return the words of `sentence` without the marks around them.

    A number with spaces, a telephone number and a web address are one word each; `straat/plein` and `straat_plein`
    are two, `t/m` and `24/7` are one.
    """
    joined = _DASHES.sub(" ", _DIGITS_APART.sub("", see(sentence)))
    tokens = (part for token in joined.split() for part in _spaced(token))
    return tuple(part for token in tokens if (match := _EDGES.search(token)) for part in _parts(match.group()))


def count_words(sentence: str) -> int:
    """Return how many words `sentence` has."""
    return len(words(sentence))


def _spaced(token: str) -> list[str]:
    """Cut where an underscore stands for a space; an address keeps its own."""
    return [token] if "@" in token or "://" in token else token.split("_")


def _parts(word: str) -> list[str]:
    parts = [match.group() for part in word.split("/") if (match := _EDGES.search(part))]
    if any(mark in word for mark in ".:@") or any(len(part) < _SHORTEST_PART for part in parts):
        return [word]
    return parts


def _ends(token: str, following: str, *, opens: bool) -> bool:
    """Tell whether the sentence ends after `token`; `opens` says that it also began there."""
    bare = token.rstrip(_CLOSING)
    stem = bare.rstrip(_MARKS)
    mark = bare[len(stem) :]
    if not mark:
        return False
    word = stem.lstrip(_OPENING)
    if mark == "." and _always_goes_on(word, opens=opens):
        return False
    if bare != token or mark in {"...", "\u2026"} or word.casefold() in _MAYBE_LAST:
        return following.lstrip(_OPENING)[:1].isupper()
    return True


def _always_goes_on(word: str, *, opens: bool) -> bool:
    """Tell whether a full stop behind `word` belongs to the word: a list number, an initial, an abbreviation."""
    if len(word) == _ONE_LETTER and word.isalpha():
        return opens or (word.isupper() and word not in _WORDS_OF_ONE_LETTER)
    if word.isdigit():
        return opens
    folded = word.casefold()
    return folded in _NEVER_LAST or (folded not in _MAYBE_LAST and _LETTERS.fullmatch(word) is not None)
