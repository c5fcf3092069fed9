"""Judge one text that reporters read: is it short, easy and kind, and does it address them as agreed?

Every remark is one that its writer can act on; a text without remarks is not proved to be clear.
"""

import math
import unicodedata
from collections.abc import Collection, Iterator
from typing import Final, Literal

import msgspec

from service.kernel.text import Language
from service.policy.language.address import words_of_address
from service.policy.language.flesch import ease, measure
from service.policy.language.lexicon import EntryFile, Harm, Lexicon, LexiconFile
from service.policy.language.sentences import see, split_sentences, words
from service.policy.language.subject import weigh
from service.policy.model import AddressForm

__all__ = ["EntryFile", "Lexicon", "LexiconFile", "Remark", "RemarkCode", "judge_text"]

RemarkCode = Literal["zin-te-lang", "te-moeilijk", "aanspreekvorm"] | Harm

LONGEST_SENTENCE: Final = 20
# Douma's scale calls 70 and more fairly easy; Flesch's own scale for English calls 60 plain.
EASY: Final[dict[Language, int]] = {"nl": 70, "en": 60}
# Below this a score is chance: honest answers of six to eight words scored from minus 13 to 124. Only what lies far
# below all of those is surely officialese, and of three words or fewer nothing is sure.
FEWEST_WORDS: Final = 10
FEWEST_OF_ALL: Final = 4
SURELY_HARD: Final = -30
_HARD_WORD: Final = 3
_TOLD: Final = 3
_OPENING_WORDS: Final = 4


class Remark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that would be better; `detail` tells its writer where and how, in Dutch."""

    code: RemarkCode
    detail: str


def judge_text(
    text: str,
    language: Language,
    lexicon: Lexicon,
    *,
    address: AddressForm | None = None,
    names: Collection[str] = (),
) -> tuple[Remark, ...]:
    """Return what would be better in `text`, each remark once.

    Args:
        text: what reporters read, without markup.
        language: the language it is written in.
        lexicon: the lists of that language.
        address: how a Dutch text should address its reader; None asks only that it does not mix the forms.
        names: names, as people write them, whose length is not the writer's choice; see `subject`.
    """
    composed = unicodedata.normalize("NFC", see(text))
    excused = frozenset(word.casefold() for name in names for word in words(unicodedata.normalize("NFC", name)))
    found = [*_judge_length(composed), *_judge_ease(composed, language, excused)]
    found += [
        Remark(code=harm, detail=f"`{phrase}` hoort hier niet; beter: {better}")
        for harm, phrase, better in lexicon.find(composed)
    ]
    if language == "nl":
        found += _judge_address(composed, address)
    return tuple(dict.fromkeys(found))


def _judge_length(text: str) -> Iterator[Remark]:
    for sentence in split_sentences(text):
        spoken = words(sentence)
        if len(spoken) > LONGEST_SENTENCE:
            opening = " ".join(spoken[:_OPENING_WORDS])
            right = f"de zin `{opening} ...` heeft {len(spoken)} woorden; hoogstens {LONGEST_SENTENCE} leest goed"
            yield Remark(code="zin-te-lang", detail=right)


def _judge_ease(text: str, language: Language, names: frozenset[str]) -> Iterator[Remark]:
    measured = measure(text, language, names)
    score = ease(measured, language)
    if measured.words < FEWEST_OF_ALL or score >= (EASY[language] if measured.words >= FEWEST_WORDS else SURELY_HARD):
        return
    hard = _hardest_words(text, language, names)
    advice = f"kies iets korters voor {', '.join(hard)}" if hard else "maak kortere zinnen"
    right = f"het leesgemak is {math.floor(score)}, hier hoort {EASY[language]}; {advice}"
    yield Remark(code="te-moeilijk", detail=right)


def _hardest_words(text: str, language: Language, names: frozenset[str]) -> list[str]:
    counted: dict[str, int] = {}
    for sentence in split_sentences(text):
        spoken = words(sentence)
        counted |= dict(zip(spoken, weigh(spoken, language, names), strict=True))
    hard = sorted((word for word in counted if counted[word] >= _HARD_WORD), key=lambda word: -counted[word])
    return [f"`{word}`" for word in hard[:_TOLD]]


def _judge_address(text: str, address: AddressForm | None) -> Iterator[Remark]:
    hits = words_of_address(text)
    if address is None:
        if hits["u"] and hits["je"]:
            right = f"kies een vorm: hier staan `{hits['u'][0]}` en `{hits['je'][0]}` door elkaar"
            yield Remark(code="aanspreekvorm", detail=right)
        return
    wrong = hits["je" if address == "u" else "u"]
    if wrong:
        shown = ", ".join(f"`{word}`" for word in dict.fromkeys(wrong))
        yield Remark(code="aanspreekvorm", detail=f"dit meldpunt zegt `{address}`; hier staat {shown}")
