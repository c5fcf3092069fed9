"""What one meldpunt knows of its own words: places that may stay, streets, words to keep and words to drop (pure).

Guarantees: built once per policy, from the policy's own words only; looking them up costs one look a word of the text.
A word that may stay never saves what was recognised by its form (a number, an address, an account). It saves a person
only inside a longer name: "mevrouw Jordaan" goes, also where the Jordaan is a wijk; "Ahmed Bouzidi" stays in "Ahmed
Bouzidi theater", where the policy says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from service.intake.scrub.masks import Kind, Mask
from service.intake.scrub.normalise import Normalised, normalise
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset
from service.kernel.sensitive import Sensitive

Wish = Literal["stay", "street", "drop"]
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_ARTICLES: Final = wordset("de het een the t den")
_LINE_ENDS: Final = str.maketrans("\n\t", "  ")
# Kinds that a list of words may overrule.
_YIELDING: Final[frozenset[Kind]] = frozenset({"PLAATS", "NAAM", "WOORD", "ORGANISATIE"})
_KINDS: Final[dict[Wish, Kind]] = {"street": "STRAAT", "drop": "WOORD"}


class OwnWord(Sensitive, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word of the meldpunt in a text: its place in the original, and what the meldpunt wants with it.

    `start` is that of an article before it, `named` that of the word itself.
    """

    start: int
    named: int
    end: int
    wish: Wish


class Local:
    """The words of one policy. `stays` are its own municipality, wijken and kept words."""

    def __init__(self, *, stays: Iterable[str] = (), streets: Iterable[str] = (), drops: Iterable[str] = ()) -> None:
        self._phrases: dict[str, list[tuple[str, Wish]]] = defaultdict(list)
        wishes: tuple[tuple[Wish, Iterable[str]], ...] = (("stay", stays), ("street", streets), ("drop", drops))
        for wish, phrases in wishes:
            for phrase in phrases:
                folded = normalise(" ".join(phrase.split())).folded
                first = _LETTERS.search(folded)
                if first is not None:
                    self._phrases[first[0]].append((folded[first.start() :], wish))

    def settle(self, reading: Reading, normalised: Normalised, found: Iterable[Mask]) -> list[Mask]:
        """Return `found` without what may stay, and with streets and dropped words masked."""
        own = tuple(self.words_in(reading, normalised))
        more = [Mask(start=word.start, end=word.end, kind=_KINDS[word.wish]) for word in own if word.wish in _KINDS]
        return more + [mask for mask in found if not may_stay(mask.start, mask.end, mask.kind, own)]

    def words_in(self, reading: Reading, normalised: Normalised) -> Iterator[OwnWord]:
        """Yield every word or phrase of the meldpunt in a text, whole words only, whatever their capitals."""
        folded = reading.folded.translate(_LINE_ENDS)
        for index, word in enumerate(reading.words):
            for phrase, wish in self._phrases.get(word, ()):
                start = reading.starts[index]
                end = start + len(phrase)
                if folded.startswith(phrase, start) and not folded[end : end + 1].isalnum():
                    named, last = normalised.original_span(start, end)
                    first = named
                    if wish == "stay" and index and reading.words[index - 1] in _ARTICLES:
                        # "Het Dijkfeest" is found as one name.
                        first, _ = normalised.original_span(reading.starts[index - 1], end)
                    yield OwnWord(start=first, named=named, end=last, wish=wish)


def may_stay(start: int, end: int, kind: Kind, own: Iterable[OwnWord]) -> bool:
    """Whether a finding lies wholly in one of the words that may stay, and is of a kind that a list may overrule."""
    stays = [word for word in own if word.wish == "stay" and word.start <= start and end <= word.end]
    if kind == "PERSOON":
        return any(word.named <= start and end - start < word.end - word.named for word in stays)
    return kind in _YIELDING and bool(stays)


NOWHERE: Final = Local()
"""A policy that says nothing."""
