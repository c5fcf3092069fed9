"""Write a text in one plain spelling while remembering where each character came from.

Guarantees: compatibility forms become plain (NFKC), decimal digits of any script become 0-9, odd spaces and dashes
become ordinary ones, invisible characters and emoji selectors vanish, Cyrillic or Greek look-alikes inside a word
with Latin letters become Latin, and folding never changes the length. The reporter's own text is left alone:
masks are cut from the original through `Normalised.original_span`.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape

from service.kernel.sensitive import Sensitive

# Characters that need no work; every other one, and any one with marks behind it, is a cluster to rewrite.
_PLAIN = (
    "\t\n\r\x20-\x5f\x61-\x7e\u00a1-\u00a7\u00a9\u00ac\u00ae\u00b0\u00b1\u00b6\u00b7\u00bf-\u012f\u0131\u0134-\u013e\u0141-\u0148"
    "\u014a-\u017e"
)
_MARKS = "\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f"
_ODD = re.compile(f"[^{_PLAIN}]")
_MARK = re.compile(f"[{_MARKS}]")
_RUN = re.compile(f"[^{_PLAIN}]+")
_CLUSTER = re.compile(f"[\\s\\S][{_MARKS}]{{1,16}}|[^{_PLAIN}]")
_ENTITY = re.compile(r"&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}[0-9]{0,2});")
_MOST_FOR_ONE = 3
_LETTER_AND_MARK = 2
# Letters of the alphabet that Unicode keeps as signs: dark circles and squares, white ones, and of flags.
_SIGN_LETTERS = {
    chr(first + place): chr(ord("A") + place) for first in (0x1F150, 0x1F170, 0x1F130) for place in range(26)
}
_SIGN_DIGITS = {chr(first + place): str(place + 1) for first in (0x2776, 0x2780, 0x278A) for place in range(9)}
# Letters in small capitals and on their heads, which NFKC leaves.
_TURNED_LETTERS = dict(
    zip(
        "\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262\u029c\u026a\u1d0a\u1d0b\u029f\u1d0d\u0274\u1d0f\u1d18\u0280\ua731\u1d1b\u1d1c\u1d20\u1d21\u028f\u1d22"
        "\u0250\u0254\u01dd\u025f\u0253\u0265\u0131\u027e\u029e\u026f\u0279\u0287\u028c\u028d\u028e\u0196\u1105\u0190\u3123\u03db\u3125",
        "abcdefghijklmnoprstuvwyzacefbhijkmrtvwy123457",
        strict=True,
    )
)
_TURNED_LETTERS.pop("\u0131")
# A letter of a flag that stands alone: two of them are a flag, and stay one.
_LONE_FLAG_LETTER = re.compile("(?<![\U0001f1e6-\U0001f1ff])[\U0001f1e6-\U0001f1ff](?![\U0001f1e6-\U0001f1ff])")
_FLAG_A = 0x1F1E6
_ALONE = {
    **_SIGN_LETTERS,
    **_SIGN_DIGITS,
    **_TURNED_LETTERS,
    "\u24ff": "0",
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4\u0060", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    "\u0130": "I",
    "\u2044": "/",
    "\u2024": ".",
    "\u3002": ".",
    "\u0640": "",
}
# Letters that are rewritten though NFKC leaves them.
_REWRITTEN = re.compile(f"[\u0130\u02bc\u0640{''.join(_TURNED_LETTERS)}]")
_INVISIBLE = {"Cf", "Mn", "Me", "Cc", "Cs", "Co", "Cn"}
_KEPT_MARKS = re.compile("[\u0900-\u0dff\u0e00-\u0eff]")
_MIXED = re.compile(r"[^\W\d_]{2,40}")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LOOKALIKES = (
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425"
    "\u0406\u0408\u03bf\u03b1\u03b9\u03bd\u03c1\u0391\u0392\u0395\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a7\u0396"
)
_LOOKALIKE = str.maketrans(_LOOKALIKES, "aeopcyxijshABEKMHOPCTXIJoaivpABEHIKMNOPTXZ")
_ANY_LOOKALIKE = re.compile(f"[{_LOOKALIKES}]")
_NO_LOOKALIKE = re.compile(f"(?![{_LOOKALIKES}])[\u0370-\u052f]")
_LATIN_LETTERS = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_WITHOUT_ACCENT = {code: unicodedata.normalize("NFD", chr(code))[0] for code in _LATIN_LETTERS} | {
    ord(letter): plain
    for letter, plain in zip("\u0142\u00f8\u0111\u0131\u00df\u00e6\u0153\u00fe\u00f0", "lodisaotd", strict=True)
}
_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]+")
# Where the usual odd characters lie: letters, dashes and quotes, signs, emoji. Theirs are worked out once.
_USUAL = (*range(0x80, 0x700), *range(0x2000, 0x2800), *range(0xFB00, 0xFF00), *range(0x1F300, 0x1FB00))


def _without_accents(letters: re.Match[str]) -> str:
    return letters[0].translate(_WITHOUT_ACCENT)


class Normalised(Sensitive, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A normalised text and the clusters in it that changed their length, in order.

    `places` are where they begin in it; `hops` where each ends in it, and begins and ends in the original.
    Between two of them every character stands for one of the original. `escaped` is the step before, if there was one.
    """

    text: str
    places: tuple[int, ...] = ()
    hops: tuple[tuple[int, int, int], ...] = ()
    escaped: "Normalised | None" = None

    @property
    def folded(self) -> str:
        """The text in small letters without accents, as long as `text`; other scripts keep their marks."""
        lower = self.text.lower()
        return lower if lower.isascii() else _ACCENTED.sub(_without_accents, lower)

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points of the original that the span `start`..`end` (not empty) stands for."""
        if self.places:
            start, end = self._original(start)[0], self._original(end - 1)[1]
        return (start, end) if self.escaped is None else self.escaped.original_span(start, end)

    def _original(self, place: int) -> tuple[int, int]:
        """Return the span of the original that the character at `place` stands for."""
        index = bisect_right(self.places, place) - 1
        if index < 0:
            return place, place + 1
        ended, begin, end = self.hops[index]
        if place < ended:
            return begin, end
        return place - ended + end, place - ended + end + 1


def normalise(text: str) -> Normalised:
    """Return the plain spelling of `text` with its map back; linear in the length of the text."""
    return _without_entities(text) if "&" in text and _ENTITY.search(text) is not None else _spelled(text)


def _spelled(text: str) -> Normalised:
    """Return the plain spelling of `text`, whose entities are signs like any other."""
    if _ODD.search(text) is None:
        return Normalised(text=text)
    text = _LONE_FLAG_LETTER.sub(_flag_letter, text)
    pieces: list[str] = []
    places: list[int] = []
    hops: list[tuple[int, int, int]] = []
    position = size = 0
    for begin, end, plain, is_even in _rewritten(text):
        pieces += (text[position:begin], plain)
        size += begin - position + len(plain)
        if not is_even:
            places.append(size - len(plain))
            hops.append((size, begin, end))
        position = end
    pieces.append(text[position:])
    return Normalised(text=_unmask_lookalikes("".join(pieces)), places=tuple(places), hops=tuple(hops))


def _flag_letter(sign: re.Match[str]) -> str:
    return chr(ord(sign[0]) - _FLAG_A + ord("A"))


def _without_entities(text: str) -> Normalised:
    """Return the plain spelling of a text that a form of somebody else has escaped: "&#74;an" is "Jan"."""
    pieces: list[str] = []
    places: list[int] = []
    hops: list[tuple[int, int, int]] = []
    position = size = 0
    for entity in _ENTITY.finditer(text):
        begin, end = entity.span()
        plain = unescape(entity[0])
        pieces += (text[position:begin], plain)
        size += begin - position + len(plain)
        places.append(size - len(plain))
        hops.append((size, begin, end))
        position = end
    outer = Normalised(text="".join([*pieces, text[position:]]), places=tuple(places), hops=tuple(hops))
    inner = _spelled(outer.text)
    if not inner.places:
        return Normalised(text=inner.text, places=outer.places, hops=outer.hops)
    return Normalised(text=inner.text, places=inner.places, hops=inner.hops, escaped=outer)


def _rewritten(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield each stretch of odd characters with its plain spelling, and whether they match one to one."""
    has_marks = _MARK.search(text) is not None
    for run in _RUN.finditer(text):
        begin, end = run.span()
        if has_marks and _MARK.search(text, begin, end) is not None:
            yield from _clusters(text, begin, end)
            continue
        written = run[0]
        if written.isalpha() and unicodedata.is_normalized("NFKC", written) and _REWRITTEN.search(written) is None:
            continue
        plain = [_PLAIN_OF[character] for character in written]
        joined = "".join(plain)
        # As long as the run and nothing gone: one to one, for only what is gone could make room for what grew.
        if len(joined) == end - begin and "" not in plain:
            yield begin, end, joined, True
        else:
            yield from ((place, place + 1, one, len(one) == 1) for place, one in enumerate(plain, start=begin))


def _clusters(text: str, begin: int, end: int) -> Iterator[tuple[int, int, str, bool]]:
    """Yield the clusters of a run with marks in it, which may begin with the plain letter before the run."""
    first = begin - 1 if begin and _MARK.match(text, begin) else begin
    if end - first == _LETTER_AND_MARK > end - begin:
        yield first, end, _plain(text[first:end]), False
        return
    for cluster in _CLUSTER.finditer(text, first, end):
        plain = _plain(cluster[0])
        yield *cluster.span(), plain, len(cluster[0]) == len(plain) == 1


def _plain(cluster: str) -> str:
    """Return the plain spelling of one cluster; empty when it is invisible."""
    whole = unicodedata.normalize("NFKC", cluster)
    # One sign stands for a whole formula: written out, a text of them would grow to eighteen times its length.
    if len(whole) > _MOST_FOR_ONE * len(cluster):
        whole = cluster
    return whole if _ODD.search(whole) is None else "".join(map(_plain_character, whole))


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


class _Spellings(dict[str, str]):
    """The plain spelling of the usual odd characters; others' are worked out each time and not kept."""

    def __missing__(self, character: str) -> str:
        return _plain(character)


_PLAIN_OF = _Spellings({chr(code): _plain(chr(code)) for code in _USUAL})


def _unmask_lookalikes(text: str) -> str:
    """Write Cyrillic and Greek letters as Latin in words that hold Latin letters too; keeps the length.

    Where all of them in a text look like Latin letters, none of them is what it is.
    """
    if _ANY_LOOKALIKE.search(text) is None:
        return text
    return text.translate(_LOOKALIKE) if _NO_LOOKALIKE.search(text) is None else _MIXED.sub(_as_latin, text)


def _as_latin(word: re.Match[str]) -> str:
    """Return the word in Latin letters if it mixes scripts."""
    return word[0].translate(_LOOKALIKE) if _LATIN.search(word[0]) else word[0]
