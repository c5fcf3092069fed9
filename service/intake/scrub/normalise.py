"""Write a text in one plain spelling while remembering where each character came from.

Guarantees: compatibility forms become plain (NFKC), decimal digits of any script become 0-9, odd spaces and dashes
become ordinary ones, invisible characters and emoji selectors vanish, Cyrillic or Greek look-alikes inside a word
with Latin letters become Latin, and folding never changes the length. The reporter's own text is left alone:
masks are cut from the original through `Normalised.original_span`.
"""

import re
import unicodedata

from service.kernel.sensitive import Sensitive

# Characters that need no work; every other one, and any one with marks behind it, is a cluster to rewrite.
_PLAIN = (
    "\t\n\r\x20-\x5f\x61-\x7e\u00a1-\u00a7\u00a9\u00ac\u00ae\u00b0\u00b1\u00b6\u00b7\u00bf-\u012f\u0131\u0134-\u013e\u0141-\u0148"
    "\u014a-\u017e"
)
_CLUSTER = re.compile(f"[\\s\\S][\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f]{{1,16}}|[^{_PLAIN}]")
_ALONE = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4\u0060", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    "\u0130": "I",
    "\u2044": "/",
    "\u2024": ".",
    "\u3002": ".",
    "\u0640": "",
}
_INVISIBLE = {"Cf", "Mn", "Me", "Cc", "Cs", "Co", "Cn"}
_KEPT_MARKS = re.compile("[\u0591-\u05bd\u0610-\u065f\u0900-\u0dff\u0e00-\u0eff]")
_MIXED = re.compile(r"[^\W\d_]{2,40}")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LOOKALIKE = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425"
    "\u0406\u0408\u03bf\u03b1\u03b9\u03bd\u03c1\u0391\u0392\u0395\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a7\u0396",
    "aeopcyxijshABEKMHOPCTXIJoaivpABEHIKMNOPTXZ",
)
_LATIN_LETTERS = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_WITHOUT_ACCENT = {code: unicodedata.normalize("NFD", chr(code))[0] for code in _LATIN_LETTERS} | {
    ord(letter): plain
    for letter, plain in zip("\u0142\u00f8\u0111\u0131\u00df\u00e6\u0153\u00fe\u00f0", "lodisaotd", strict=True)
}


_NOT_ASCII = re.compile("[^\x00-\x7f]")


def _without_accent(letter: re.Match[str]) -> str:
    return _WITHOUT_ACCENT.get(ord(letter[0]), letter[0])


class Normalised(Sensitive, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A normalised text; `starts[i]` and `ends[i]` are where its character `i` lay in the original.

    Both tuples are empty when the text was plain already: then every position is its own.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    @property
    def folded(self) -> str:
        """The text in small letters without accents, as long as `text`; other scripts keep their marks."""
        if self.text.isascii():
            return self.text.lower()
        return _NOT_ASCII.sub(_without_accent, self.text.lower())

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points of the original that the span `start`..`end` (not empty) stands for."""
        if not self.starts:
            return start, end
        return self.starts[start], self.ends[end - 1]


def normalise(text: str) -> Normalised:
    """Return the plain spelling of `text` with its map back; linear in the length of the text."""
    if _CLUSTER.search(text) is None:
        return Normalised(text=text)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for cluster in _CLUSTER.finditer(text):
        begin, end = cluster.span()
        pieces.append(text[position:begin])
        starts.extend(range(position, begin))
        ends.extend(range(position + 1, begin + 1))
        plain = _plain(cluster[0])
        pieces.append(plain)
        starts.extend([begin] * len(plain))
        ends.extend([end] * len(plain))
        position = end
    pieces.append(text[position:])
    starts.extend(range(position, len(text)))
    ends.extend(range(position + 1, len(text) + 1))
    return Normalised(text=_unmask_lookalikes("".join(pieces)), starts=tuple(starts), ends=tuple(ends))


def _plain(cluster: str) -> str:
    """Return the plain spelling of one cluster; empty when it is invisible."""
    return "".join(_plain_character(character) for character in unicodedata.normalize("NFKC", cluster))


def _plain_character(character: str) -> str:
    """Return the plain spelling of one character that NFKC left."""
    alone = _ALONE.get(character)
    if alone is not None:
        return alone
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if category in {"Zl", "Zp"} or character in "\n\r\t":
        return "\n" if category in {"Zl", "Zp"} else character
    if category in _INVISIBLE and _KEPT_MARKS.match(character) is None:
        return ""
    return character


def _unmask_lookalikes(text: str) -> str:
    """Write Cyrillic and Greek letters as Latin in words that hold Latin letters too; keeps the length."""
    return _MIXED.sub(_as_latin, text)


def _as_latin(word: re.Match[str]) -> str:
    """Return the word in Latin letters if it mixes scripts."""
    return word[0].translate(_LOOKALIKE) if _LATIN.search(word[0]) else word[0]
