"""Too small areas are stored with others: as few as possible, and what is left reaches the floor."""

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.policy.districts.areas import wijk_of
from service.policy.districts.errors import FloorRefused
from service.policy.districts.merging import propose_merges, stored_together
from service.policy.shape.places import AreaFile


def areas(people):
    return tuple(AreaFile(code=code, name=code, inhabitants=count) for code, count in people.items())


def wijken(*people: int | None):
    return {f"WK0001{number:02}": count for number, count in enumerate(people)}


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (wijken(5000, 5000), {}),
        (wijken(6000, 300, 9000), {"01": "00"}),
        (wijken(9000, 300, 6000), {"01": "02"}),
        (wijken(3000, 3000, 3000, 3000), {"01": "00", "03": "02"}),
        (wijken(100, 200, 9000), {"00": "02", "01": "02"}),
        (wijken(0, 9000, None), {"00": "01", "02": "01"}),
        (wijken(2000, 2000, 2000), {"01": "00", "02": "00"}),
        (wijken(4000, 8000, 4000, 1000), {"00": "01", "03": "02"}),
    ],
)
def test_small_wijken_go_to_a_neighbour_by_code(people, expected):
    merges = propose_merges(areas(people), 5000)
    assert {code[6:]: target[6:] for code, target in merges.items()} == expected


def test_rest_area_gives_its_name_to_no_other():
    assert propose_merges(areas({"WK000198": 4000, "WK000199": 6000}), 5000) == {"WK000199": "WK000198"}
    people = {"WK000197": 8000, "WK000198": 300, "WK000199": 6000}
    assert propose_merges(areas(people), 5000) == {"WK000198": "WK000197"}
    buurten = {"BU00010001": 4000, "BU00010002": 1000, "BU00010099": 5500}
    assert propose_merges(areas(buurten), 5000) == {"BU00010002": "BU00010001"}


def test_rest_areas_alone_are_stored_together():
    assert propose_merges(areas({"BU00019998": 100, "BU00019999": 900}), 1000) == {"BU00019998": "BU00019999"}


def test_buurt_stays_in_its_wijk_where_that_is_large_enough():
    people = {"BU00010001": 6000, "BU00010002": 300, "BU00010101": 4900, "BU00010201": 7000}
    # With its neighbour of the next wijk, 0002 would reach the floor too; then it would leave its wijk.
    assert propose_merges(areas(people), 5000) == {"BU00010002": "BU00010001", "BU00010101": "BU00010001"}


def test_wijk_that_is_too_small_goes_as_a_whole():
    people = {"BU00010001": 9000, "BU00010101": 10, "BU00010102": None, "BU00010201": 8000}
    assert propose_merges(areas(people), 5000) == {"BU00010101": "BU00010201", "BU00010102": "BU00010201"}


def test_municipality_below_the_floor_is_refused():
    with pytest.raises(FloorRefused, match="wonen 4999 mensen, en de ondergrens is 5000"):
        propose_merges(areas(wijken(4000, 999, None)), 5000)


PEOPLE = st.one_of(st.none(), st.just(0), st.integers(0, 12), st.integers(0, 40))
WIJKEN = st.dictionaries(
    st.builds("WK0001{}".format, st.sampled_from(["00", "01", "02", "03", "10", "98", "99", "AA", "AB"])),
    PEOPLE,
    min_size=1,
).map(areas)
BUURTEN = st.dictionaries(
    st.builds(
        "BU0001{}{}".format, st.sampled_from(["00", "01", "99", "AA"]), st.sampled_from(["00", "01", "02", "99"])
    ),
    PEOPLE,
    min_size=1,
).map(areas)
FLOOR = 10


def proposed(given_areas):
    """The proposal, or None where all of them together are too small."""
    if sum(area.inhabitants or 0 for area in given_areas) < FLOOR:
        with pytest.raises(FloorRefused):
            propose_merges(given_areas, FLOOR)
        return None
    return propose_merges(given_areas, FLOOR)


@given(st.one_of(WIJKEN, BUURTEN), st.randoms(use_true_random=False))
def test_proposal_is_flat_reaches_the_floor_and_knows_no_order(given_areas, chance):
    merges = proposed(given_areas)
    if merges is None:
        return
    codes = {area.code for area in given_areas}
    assert set(merges) | set(merges.values()) <= codes
    assert not set(merges) & set(merges.values())
    totals = stored_together(given_areas, merges)
    assert min(totals.values()) >= FLOOR
    assert sum(totals.values()) == sum(area.inhabitants or 0 for area in given_areas)
    assert {area.code for area in given_areas if (area.inhabitants or 0) < FLOOR} <= set(merges) | set(merges.values())
    shuffled = list(given_areas)
    chance.shuffle(shuffled)
    assert propose_merges(shuffled, FLOOR) == merges


@given(st.one_of(WIJKEN, BUURTEN))
def test_what_was_merged_is_not_merged_again(given_areas):
    merges = proposed(given_areas)
    if merges is not None:
        assert propose_merges(areas(stored_together(given_areas, merges)), FLOOR) == {}


@given(WIJKEN)
def test_no_division_leaves_more_areas(given_areas):
    merges = proposed(given_areas)
    if merges is None:
        return
    people = [area.inhabitants or 0 for area in sorted(given_areas, key=lambda area: area.code)]
    most = max(
        count + 1
        for count in range(len(people))
        for cuts in combinations(range(1, len(people)), count)
        if all(sum(people[a:b]) >= FLOOR for a, b in zip((0, *cuts), (*cuts, len(people)), strict=True))
    )
    assert len(people) - len(merges) == most


@given(BUURTEN)
def test_buurt_leaves_its_wijk_only_where_a_wijk_is_too_small(given_areas):
    merges = proposed(given_areas)
    if merges is None:
        return
    totals = {}
    for area in given_areas:
        totals[wijk_of(area.code)] = totals.get(wijk_of(area.code), 0) + (area.inhabitants or 0)
    for code, target in merges.items():
        together = {wijk_of(one) for one, other in merges.items() if other == target} | {wijk_of(target)}
        assert wijk_of(code) == wijk_of(target) or any(totals[wijk] < FLOOR for wijk in together)


def test_largest_city_takes_no_time():
    chance = random.Random(7)
    people = {f"BU0001{wijk:02}{buurt:02}": chance.choice([0, 0, chance.randrange(6000)])
              for wijk in range(98) for buurt in range(20)}  # fmt: skip
    merges = propose_merges(areas(people), 5000)
    assert min(stored_together(areas(people), merges).values()) >= 5000
