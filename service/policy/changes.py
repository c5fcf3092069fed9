"""What differs between two policies, item by item, for the person who must approve it (pure).

Everything that a policy holds is compared, by walking its Structs: two policies without a change here are
the same. What has a name of its own (a question, an answer, a table, a referral) is compared by that name,
so that an answer that moved is not told as two that changed.
"""

from collections.abc import Iterator
from itertools import takewhile
from typing import Any, Final

import msgspec

from service.kernel.text import LocalizedText
from service.policy.effects import Effect, effect_of
from service.policy.field_words import Place, show
from service.policy.model import Policy
from service.policy.terms import Term

# The parts of a policy in the order in which they are told: terms first, then what is asked, then the rest.
_ORDER: Final = ("retention", "questions", "purposes", "release", "referrals")
_TERMS: Final = ("term", "ceiling", "grace", "readers")
_NAMES_OF_THEIR_OWN: Final = ("id", "code", "question", "kind", "referral", "name")


class Change(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One item that differs; `old` and `new` are in words, `-` for nothing."""

    place: Place
    old: str
    new: str
    effect: Effect | None = None


def changes_between(old: Policy, new: Policy) -> tuple[Change, ...]:
    """Return every difference but that of the digest, in the order in which a person should read them."""
    found = [
        Change(place=place, old=show(was), new=show(now), effect=effect_of(place, was, now))
        for place, was, now in _differences((), old, new)
        if place != ("digest",)
    ]
    return tuple(sorted(found, key=lambda change: _rank(change.place)))


def cut_to_difference(old: str, new: str, width: int) -> tuple[str, str]:
    """Return both texts with what is the same around their difference cut off, so that each fits `width` if it can.

    What differs is never cut: nobody approves what was kept from sight.
    """
    before = _same_start(old, new)
    after = min(_same_start(old[::-1], new[::-1]), len(old) - before, len(new) - before)
    room = max(width - max(len(old), len(new)) + before + after, 0)
    left = min(before, max(room // 2, room - after))
    right = min(after, room - left)
    return _cut(old, before - left, after - right), _cut(new, before - left, after - right)


def _same_start(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _cut(text: str, left: int, right: int) -> str:
    shown = text[left : len(text) - right]
    return f"{'...' if left else ''}{shown}{'...' if right else ''}"


def _differences(place: Place, old: Any, new: Any) -> Iterator[tuple[Place, Any, Any]]:
    if old == new:
        return
    was, now = _parts_of(old), _parts_of(new)
    if was is None or now is None:
        yield place, old, new
        return
    for key in dict.fromkeys((*was, *now)):
        yield from _differences((*place, key), was.get(key), now.get(key))
    before, after = tuple(key for key in was if key in now), tuple(key for key in now if key in was)
    if before != after and isinstance(old, tuple):
        yield (*place, "order"), before, after


def _parts_of(value: Any) -> dict[str, Any] | None:
    """Return the parts that are compared one by one, by name; None for what is told as a whole."""
    if isinstance(value, Term | LocalizedText):
        return None
    if isinstance(value, msgspec.Struct):
        return {name: getattr(value, name) for name in value.__struct_fields__}
    if isinstance(value, dict):
        return value
    if isinstance(value, tuple) and all(isinstance(item, msgspec.Struct) for item in value):
        named = {_name_of(item): item for item in value}
        # Two of the same name, two telephone lines say: told as a whole.
        return named if len(named) == len(value) else None
    return None


def _name_of(item: msgspec.Struct) -> str:
    return str(next(getattr(item, name) for name in _NAMES_OF_THEIR_OWN if name in item.__struct_fields__))


def _rank(place: Place) -> tuple[int, str, int, Place]:
    part = _ORDER.index(place[0]) if place[0] in _ORDER else len(_ORDER)
    if part:
        return part, "", 0, place
    return part, place[1], _TERMS.index(place[-1]) if place[-1] in _TERMS else len(_TERMS), place
