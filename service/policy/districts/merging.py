"""Proposing which areas are stored together, so that in none of them live fewer people than a floor (pure).

There is no map: neighbours are areas that follow each other by code, so a person looks at a map afterwards.
Of all divisions that reach the floor the one with the most areas left is taken, so as few as possible are merged;
among those, the one that mixes in the fewest rest areas, moves the fewest people and keeps areas alike in size.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import Final

import msgspec

from service.policy.districts.areas import wijk_of
from service.policy.districts.errors import FloorRefused
from service.policy.shape.places import AreaFile

# CBS gives 99 to what is left over: scattered houses, water. Nobody says to live there, so it takes no others in.
_REST: Final = "99"

Group = tuple[AreaFile, ...]


class _Division(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, order=True):
    """A way to divide the first areas; the least is the best."""

    fewer: int = 0
    mixed: int = 0
    moved: int = 0
    uneven: int = 0
    before: int = 0


def propose_merges(areas: Iterable[AreaFile], floor: int) -> dict[str, str]:
    """Return for each area that is too small alone the area with which it is stored.

    A buurt goes to a buurt of its own wijk if the wijk reaches the floor, else the wijk goes to the next one.
    Targets stand alone; an unknown number of inhabitants counts as none; the order of `areas` does not matter.

    Raises:
        FloorRefused: all areas together have fewer inhabitants than `floor`.
    """
    ordered = sorted(areas, key=lambda area: area.code)
    total = inhabitants_of(ordered)
    if total < floor:
        raise FloorRefused(
            f"In alle gebieden samen wonen {total} mensen, en de ondergrens is {floor}. "
            "Kies een lagere ondergrens, of vraag niet naar de wijk."
        )
    within: list[Group] = []
    for wijk in _by_wijk(ordered):
        whole = inhabitants_of(wijk) < floor
        within.extend([wijk] if whole else _divide([(area,) for area in wijk], floor))
    merges: dict[str, str] = {}
    for group in _divide(within, floor):
        target = _target(group)
        merges |= {area.code: target.code for area in group if area is not target}
    return merges


def inhabitants_of(areas: Iterable[AreaFile]) -> int:
    """Return how many people live in `areas` together; an unknown number counts as none."""
    return sum(area.inhabitants or 0 for area in areas)


def stored_together(areas: Iterable[AreaFile], merges: Mapping[str, str]) -> dict[str, int]:
    """Return how many people live in each area that stays, with what is stored with it."""
    totals: dict[str, int] = {}
    for area in areas:
        code = merges.get(area.code, area.code)
        totals[code] = totals.get(code, 0) + (area.inhabitants or 0)
    return totals


def _by_wijk(ordered: Sequence[AreaFile]) -> list[Group]:
    wijken: dict[str, list[AreaFile]] = {}
    for area in ordered:
        wijken.setdefault(wijk_of(area.code), []).append(area)
    return [tuple(wijk) for wijk in wijken.values()]


def _divide(parts: Sequence[Group], floor: int) -> list[Group]:
    """Join neighbouring parts into groups that reach `floor`; together they must reach it.

    Dynamic programming: the best division of the first parts, for ever more parts.
    """
    people = [0, *accumulate(inhabitants_of(part) for part in parts)]
    best: list[_Division | None] = [_Division()]
    for end in range(1, len(parts) + 1):
        # The last group may start at every place from which it reaches the floor.
        last = bisect_right(people, people[end] - floor, hi=end) - 1
        best.append(min(_options(parts, end, best, range(last, -1, -1)), default=None))
    groups: list[Group] = []
    end = len(parts)
    while (division := best[end]) is not None and end:
        groups.append(tuple(chain.from_iterable(parts[division.before : end])))
        end = division.before
    return groups[::-1]


def _options(
    parts: Sequence[Group], end: int, best: Sequence[_Division | None], starts: Iterable[int]
) -> Iterator[_Division]:
    """Yield the divisions of the parts before `end` by where their last group starts, as long as they can be the best.

    An earlier start never leaves more groups before it, so the first that leaves fewer ends the search.
    """
    most = 1
    for start in starts:
        division = best[start]
        if division is not None and division.fewer > most:
            return
        if division is not None:
            most = division.fewer
            yield _extended(division, parts[start:end], start)


def _extended(division: _Division, parts: Sequence[Group], start: int) -> _Division:
    group = tuple(chain.from_iterable(parts))
    total = inhabitants_of(group)
    rests = sum(_is_rest(area) for area in group)
    return _Division(
        fewer=division.fewer - 1,
        mixed=division.mixed + (rests if rests < len(group) else 0),
        moved=division.moved + total - (_target(group).inhabitants or 0),
        uneven=division.uneven + total**2,
        before=start,
    )


def _target(group: Group) -> AreaFile:
    """Return the area that gives its name: no rest area if possible, the most people, the first by code."""
    return min(group, key=lambda area: (_is_rest(area), -(area.inhabitants or 0), area.code))


def _is_rest(area: AreaFile) -> bool:
    return area.code[6:8] == _REST or area.code[8:] == _REST
