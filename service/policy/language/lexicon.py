"""Words that hurt, discourage or brand, each with a better wording, and where they stand in a text.

Whole words only, in any case and with any white space: `dader` does not find `daders`, the list names the forms
that it means. A phrase is not found across a comma or the end of a sentence; quotation marks do not hide it,
because a reader reads it all the same. Where two phrases overlap, the longer one of those that begin first is told.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Annotated, Final, Literal, Self, get_args

import msgspec
from msgspec import Meta, field

from service.policy.language.sentences import split_sentences

Harm = Literal["verwijtend", "ontmoedigend", "stigmatiserend"]
HARMS: Final[tuple[Harm, ...]] = get_args(Harm)

_Words = Annotated[str, Meta(min_length=1, max_length=200, description="een woord of zin, niet leeg")]
# The full stop of `m.a.w.` and of `discriminatie.nl` is inside the word; a comma keeps words apart.
_TOKEN: Final = re.compile(r"[^\W_]+(?:['.+-][^\W_]+)*|[,;:.!?]")
_APOSTROPHES: Final = str.maketrans("\u2018\u2019\u02bc\u2011", "'''-")


class EntryFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of a list: what not to write, and what is better."""

    phrase: _Words = field(name="woord")
    better: _Words = field(name="beter")


class LexiconFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`library/woorden/nl.toml` and `en.toml`: the three lists of one language."""

    blaming: tuple[EntryFile, ...] = field(name="verwijtend")
    discouraging: tuple[EntryFile, ...] = field(name="ontmoedigend")
    stigmatising: tuple[EntryFile, ...] = field(name="stigmatiserend")


class Lexicon(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The lists of one language, from phrase to better wording; a phrase is spelled as `spell` does."""

    blaming: dict[str, str]
    discouraging: dict[str, str]
    stigmatising: dict[str, str]

    @classmethod
    def from_file(cls, file: LexiconFile) -> Self:
        """Make it of the lists as they were read; of a phrase that is listed twice the last one counts."""
        return cls(
            blaming=_by_phrase(file.blaming),
            discouraging=_by_phrase(file.discouraging),
            stigmatising=_by_phrase(file.stigmatising),
        )

    def find(self, text: str) -> Iterator[tuple[Harm, str, str]]:
        """Yield what harm each listed phrase in `text` does, the phrase and the better wording, in reading order."""
        lists = zip(HARMS, (self.blaming, self.discouraging, self.stigmatising), strict=True)
        known = {phrase: (harm, better) for harm, phrases in lists for phrase, better in phrases.items()}
        longest = max((phrase.count(" ") + 1 for phrase in known), default=0)
        for sentence in split_sentences(text):
            for phrase in _phrases(_TOKEN.findall(spell(sentence)), known, longest):
                yield known[phrase][0], phrase, known[phrase][1]


def spell(phrase: str) -> str:
    """Return `phrase` in small letters and composed accents, with plain apostrophes and single spaces."""
    return " ".join(unicodedata.normalize("NFC", phrase).translate(_APOSTROPHES).casefold().split())


def _by_phrase(entries: tuple[EntryFile, ...]) -> dict[str, str]:
    return {" ".join(_TOKEN.findall(spell(entry.phrase))).rstrip(" ,;:.!?"): entry.better for entry in entries}


def _phrases(tokens: list[str], known: dict[str, tuple[Harm, str]], longest: int) -> Iterator[str]:
    """Yield the known phrases among `tokens`; looks `longest` words ahead from each, so linear in the text."""
    place = 0
    while place < len(tokens):
        step = 1
        for size in range(min(longest, len(tokens) - place), 0, -1):
            phrase = " ".join(tokens[place : place + size])
            if phrase in known:
                yield phrase
                step = size
                break
        place += step
