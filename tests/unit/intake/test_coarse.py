"""Moments become codes: on both sides of midnight, of the clock change and of the year."""

import datetime as dt
from zoneinfo import ZoneInfo

import msgspec
import pytest
from support import breda

from service.intake.answers import Answers, Facts
from service.intake.coarse import age_in_months, coarsen, kind_of_day, part_of_day
from service.kernel.clock import AMSTERDAM

POLICY = breda()
ARRIVAL = dt.date(2026, 7, 15)


def moment(text):
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2026-07-01T00:00", "nacht"),
        ("2026-07-01T05:59:59", "nacht"),
        ("2026-07-01T06:00", "ochtend"),
        ("2026-07-01T11:59", "ochtend"),
        ("2026-07-01T12:00", "middag"),
        ("2026-07-01T17:59", "middag"),
        ("2026-07-01T18:00", "avond"),
        ("2026-07-01T23:59", "avond"),
        ("2026-07-01T22:00Z", "nacht"),
        ("2026-01-01T22:00Z", "avond"),
        ("2026-07-01T03:59:59Z", "nacht"),
        ("2026-07-01T04:00Z", "ochtend"),
        ("2026-07-01T12:00+14:00", "nacht"),
    ],
)
def test_part_of_day_is_that_of_the_dutch_clock(text, part):
    assert part_of_day(moment(text)) == part


@pytest.mark.parametrize(
    ("text", "part"),
    [
        # 29 March 2026: 02:00 becomes 03:00. 25 October 2026: 03:00 becomes 02:00.
        ("2026-03-29T03:59Z", "nacht"),
        ("2026-03-29T04:00Z", "ochtend"),
        ("2026-03-28T05:00Z", "ochtend"),
        ("2026-03-29T02:30", "nacht"),
        ("2026-10-25T04:59Z", "nacht"),
        ("2026-10-25T05:00Z", "ochtend"),
        ("2026-10-24T22:00Z", "nacht"),
        ("2026-10-25T22:59Z", "avond"),
    ],
)
def test_part_of_day_follows_the_clock_change(text, part):
    assert part_of_day(moment(text)) == part


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2026-07-02T23:59", "mado"),
        ("2026-07-03T00:00", "vrijdag"),
        ("2026-07-03T21:59Z", "vrijdag"),
        ("2026-07-03T22:00Z", "zaterdag"),
        ("2026-07-05T12:00", "zondag"),
        ("2026-07-05T22:00Z", "mado"),
        ("2026-06-29T12:00", "mado"),
    ],
)
def test_kind_of_day_changes_at_dutch_midnight(text, kind):
    assert kind_of_day(moment(text)) == kind


@pytest.mark.parametrize(
    ("text", "arrival", "age"),
    [
        ("2026-07-01T00:00", ARRIVAL, "deze"),
        ("2026-08-01T00:00", ARRIVAL, "deze"),
        ("2026-06-30T21:59Z", ARRIVAL, "vorige"),
        ("2026-06-30T22:00Z", ARRIVAL, "deze"),
        ("2026-05-31T23:59", ARRIVAL, "ditjaar"),
        ("2026-01-01T00:00", ARRIVAL, "ditjaar"),
        ("2025-12-31T22:59Z", ARRIVAL, "eerder"),
        ("2025-12-31T23:00Z", ARRIVAL, "ditjaar"),
        ("2025-12-31T23:59", dt.date(2026, 1, 1), "vorige"),
        ("2025-11-30T12:00", dt.date(2026, 1, 1), "eerder"),
        ("2025-07-15T12:00", ARRIVAL, "eerder"),
    ],
)
def test_age_is_counted_in_calendar_months(text, arrival, age):
    assert age_in_months(moment(text), arrival) == age


def test_moment_answers_three_questions_and_is_gone():
    answers = Answers(choices={"rol": ("zelf",)}, stories={}, moment=moment("2026-06-06T23:00"))
    codes = {"rol": ("zelf",), "maand": ("vorige",), "dag": ("zaterdag",), "tijd": ("avond",)}
    assert coarsen(POLICY, answers, ARRIVAL) == Facts(policy=POLICY.digest[:16], codes=codes)


def test_same_moment_in_any_zone_is_stored_alike():
    zones = (dt.UTC, AMSTERDAM, ZoneInfo("America/Paramaribo"), ZoneInfo("Pacific/Kiritimati"))
    first = dt.datetime(2026, 6, 5, 22, 30, tzinfo=dt.UTC)
    stored = [
        coarsen(POLICY, Answers(choices={}, stories={}, moment=first.astimezone(zone)), ARRIVAL) for zone in zones
    ]
    assert stored == [stored[0]] * 4
    assert stored[0].codes["dag"] == ("zaterdag",)


def test_small_district_is_stored_as_its_neighbour():
    facts = coarsen(POLICY, Answers(choices={"wijk": ("WK075808",)}, stories={}), ARRIVAL)
    assert facts.codes == {"wijk": ("WK075807",)}


def test_codes_stand_in_the_order_of_the_policy():
    answers = Answers(choices={"wat": ("weetniet", "aanraken", "fluiten"), "rol": ("zelf",)}, stories={"verhaal": "x"})
    facts = coarsen(POLICY, answers, ARRIVAL)
    assert list(facts.codes.items()) == [("rol", ("zelf",)), ("wat", ("fluiten", "aanraken", "weetniet"))]


def test_what_the_policy_does_not_ask_falls_away():
    fewer = msgspec.structs.replace(POLICY, questions=tuple(q for q in POLICY.questions if q.id in ("rol", "verhaal")))
    answers = Answers(
        choices={"rol": ("zelf", "kanarie"), "naam": ("Jan",), "verhaal": ("x",)},
        stories={"verhaal": "x"},
        moment=moment("2026-07-01T10:00"),
    )
    assert coarsen(fewer, answers, ARRIVAL).codes == {"rol": ("zelf",)}
    assert coarsen(fewer, Answers(choices={"rol": ("kanarie",)}, stories={}), ARRIVAL).codes == {}
