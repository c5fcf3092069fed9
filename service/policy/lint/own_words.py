"""A meldpunt's own words for its stories: few, plain, and never a way to let a person stay (pure)."""

import re
from collections.abc import Iterator
from typing import Final

from service.policy.known_names import may_be_a_person
from service.policy.library import Library
from service.policy.lint.problem import Problem, Rule, RuleCode
from service.policy.shape.meldpunt import PolicyFile
from service.policy.shape.words import OwnWordsFile

CODES: Final = (
    RuleCode(code="laat-staan-naam", title="Een woord dat mag blijven staan, is een naam van mensen."),
    RuleCode(code="laat-staan-zonder-reden", title="Er mogen woorden blijven staan, en er staat niet bij waarom."),
    RuleCode(code="laat-staan-en-weg", title="Een woord mag blijven staan en moet ook weg."),
    RuleCode(code="woord-vorm", title="Een eigen woord is te kort of te lang, of heeft tekens die er niet horen."),
    RuleCode(code="te-veel-woorden", title="Een lijst met eigen woorden is te lang."),
)
MOST: Final = {"laat_staan": 50, "haal_weg": 200, "straten": 5000}
LONGEST: Final = 60
MOST_PARTS: Final = 5
_LETTERS: Final = re.compile(r"[^\W\d_]{3}")
# A number could let a house or a telephone stay, and a sign could be taken for a pattern.
_PLAIN: Final = re.compile(r"['\u2019]?[^\W\d_]+(?:[ '\u2019.-]{1,2}[^\W\d_]+)*\.?")
_STREET: Final = re.compile(r"['\u2019]?[^\W_]+(?:[ '\u2019.-]{1,2}[^\W_]+)*\.?")


def check_own_words(policy: PolicyFile, library: Library) -> Iterator[Problem]:  # noqa: ARG001 - the shape of a rule
    """Judge every word by its own list, and the lists by each other."""
    own = policy.own_words
    if own is None:
        return
    yield from _check_list("laat_staan", own.kept)
    yield from _check_list("haal_weg", own.dropped)
    yield from _check_list("straten", own.streets)
    yield from _check_kept(own)


def _check_list(name: str, words: tuple[str, ...]) -> Iterator[Problem]:
    if len(words) > MOST[name]:
        yield f"tekst.{name}", "te-veel-woorden", f"hoogstens {MOST[name]}; kies wat echt nodig is"
    signs = "letters" if name == "laat_staan" else "letters en cijfers"
    right = f"hier hoort een woord of naam van drie letters tot {LONGEST} tekens, met alleen {signs}"
    for index, word in enumerate(words):
        if not _fits(word, _PLAIN if name == "laat_staan" else _STREET):
            yield f"tekst.{name}[{index}]", "woord-vorm", f"{right}, spaties, streepjes en punten"


def _fits(word: str, pattern: re.Pattern[str]) -> bool:
    is_long_enough = _LETTERS.search(word) is not None and len(word) <= LONGEST and len(word.split()) <= MOST_PARTS
    return is_long_enough and pattern.fullmatch(word) is not None


def _check_kept(own: OwnWordsFile) -> Iterator[Problem]:
    going = {word.casefold() for word in (*own.dropped, *own.streets)}
    for index, word in enumerate(own.kept):
        path = f"tekst.laat_staan[{index}]"
        if _fits(word, _PLAIN) and may_be_a_person(word):
            yield path, "laat-staan-naam", f"`{word}` is ook een naam van mensen; zo'n naam kan niet blijven staan"
        if word.casefold() in going:
            yield path, "laat-staan-en-weg", f"`{word}` staat ook bij wat weg moet; kies een van de twee"
    if own.kept and own.reason is None:
        yield "tekst.reden", "laat-staan-zonder-reden", "zeg in een zin waarom deze woorden mogen blijven staan"


RULES: Final[tuple[Rule, ...]] = (check_own_words,)
