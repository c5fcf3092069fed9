"""Tell a steward what the scrubber does with a text, rule by rule, the meldpunt's own words among them (pure).

Promises: places and kinds only, never a word of the text.
"""

from collections.abc import Iterator
from typing import Final, Protocol

import msgspec

from service.intake.scrub.explanation import Explanation
from service.intake.scrub.local import Local, OwnWord, may_stay
from service.intake.scrub.masks import KINDS
from service.intake.scrub.normalise import normalise
from service.intake.scrub.reasons import OWN, reason_of
from service.intake.scrub.words import read_words

MELDPUNT: Final = "meldpunt"
"""Who took, or saved, a word that the policy names; beside the names of recognisers."""
STAYS: Final = "BLIJFT"
_RANKS: Final[dict[str, int]] = {kind: rank for rank, kind in enumerate(KINDS)}
_OWN_KINDS: Final = {"stay": STAYS, "street": "STRAAT", "drop": "WOORD"}


class Told(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One finding: its place in the original text, its kind (or that it stays), who found it, and why in Dutch."""

    start: int
    end: int
    kind: str
    recogniser: str
    rule: str


class ExplainsAtOnce(Protocol):
    """Something that explains its findings: the engine."""

    def explain(self, text: str, language: str) -> tuple[Explanation, ...]:
        """Return every finding in `text`."""
        ...


def tell(scrubber: ExplainsAtOnce, text: str, language: str, local: Local) -> tuple[Told, ...]:
    """Return every finding in `text`, in order; what an own word saves is told as what stays, and not as found."""
    normalised = normalise(text)
    own = tuple(local.words_in(read_words(normalised, language), normalised))
    found = scrubber.explain(text, language)
    going = [one for one in found if not may_stay(one.start, one.end, one.kind, own)]
    saved = [one for one in found if one not in going]
    told = {_tell_found(one) for one in going} | {_tell_own(word) for word in own if _matters(word, saved)}
    return tuple(sorted(told, key=lambda one: (one.start, one.end, one.recogniser)))


def write_table(name: str, text: str, told: tuple[Told, ...]) -> Iterator[str]:
    """Yield lines for a terminal: what the text is called, the scrubbed `text`, then where, what and why.

    Signs that steer a terminal are left out.
    """
    yield from map(_printable, (f"{name}\n{text}" if name else text).split("\n"))
    yield ""
    if not told:
        yield "  Er is niets weggehaald."
        return
    rows = [("stuk", "soort", "regel"), *((f"{one.start}-{one.end}", one.kind, one.rule) for one in _merged(told))]
    places, kinds = (max(len(row[column]) for row in rows) for column in (0, 1))
    yield from (f"  {place:<{places}}  {kind:<{kinds}}  {rule}" for place, kind, rule in rows)


def _merged(told: tuple[Told, ...]) -> list[Told]:
    """Return one finding per stretch that was replaced: of the kind that stands in the scrubbed text."""
    merged: list[Told] = []
    for one in sorted(told, key=lambda one: (one.start, -one.end, _rank(one))):
        if merged and one.start < merged[-1].end:
            last = merged[-1]
            surest = min(last, one, key=_rank)
            merged[-1] = msgspec.structs.replace(surest, start=last.start, end=max(last.end, one.end))
        else:
            merged.append(one)
    return merged


def _rank(one: Told) -> int:
    return _RANKS.get(one.kind, len(_RANKS))


def _printable(line: str) -> str:
    return "".join(sign for sign in line if sign.isprintable())


def _tell_found(one: Explanation) -> Told:
    rule = reason_of(one.recogniser, one.kind)
    return Told(start=one.start, end=one.end, kind=one.kind, recogniser=one.recogniser, rule=rule)


def _tell_own(word: OwnWord) -> Told:
    kind = _OWN_KINDS[word.wish]
    return Told(start=word.start, end=word.end, kind=kind, recogniser=MELDPUNT, rule=OWN[word.wish])


def _matters(word: OwnWord, saved: list[Explanation]) -> bool:
    """Whether an own word changes anything: one that stays does so only where something would have gone."""
    return word.wish != "stay" or any(word.start <= one.start and one.end <= word.end for one in saved)
