"""What the forecast makes of questions, and of how many reports are expected."""

import pytest
from msgspec.structs import replace
from support import breda

from service.policy.lint.forecast import Side, forecast, side_of

QUESTIONS = {question.id: question for question in breda().questions}
FIVE = Side(shares=(0.4, 0.3, 0.15, 0.1, 0.05))


def shares(question, level="optie"):
    return [round(share, 3) for share in side_of(question, level).shares]


def test_first_answer_is_given_twice_as_often_as_the_second():
    assert side_of(QUESTIONS["rol"]) == Side(shares=pytest.approx((0.48, 0.24, 0.16, 0.12)))


def test_left_out_answers_are_a_share_of_their_own():
    assert shares(QUESTIONS["aantal"]) == [0.408, 0.204, 0.136, 0.102, 0.15]


def test_merged_district_is_told_with_the_other():
    apart = replace(QUESTIONS["wijk"], merged={})
    together, separate = shares(QUESTIONS["wijk"]), shares(apart)
    assert len(together) == len(separate) - 1
    assert sum(together) == pytest.approx(sum(separate)) == pytest.approx(1, abs=0.002)


def test_groups_get_what_their_answers_get():
    assert shares(QUESTIONS["tijd"], "groep") == [0.558, 0.217, 0.074, 0.15]


def test_answer_without_a_group_is_otherwise_where_one_is_given():
    loose = replace(QUESTIONS["rol"], groups=QUESTIONS["tijd"].groups[:1])
    assert shares(loose, "groep") == [0.0, 1.0]


def test_answer_without_a_group_is_not_told_where_several_are_given():
    loose = replace(QUESTIONS["wat"], options=tuple(replace(option, adv=None) for option in QUESTIONS["wat"].options))
    assert shares(loose, "adv") == [0.0] * len(loose.adv_groups)


def test_several_answers_add_up_to_more_than_one():
    side = side_of(QUESTIONS["wat"], "groep")
    assert side.several
    assert len(side.shares) == len(QUESTIONS["wat"].groups)
    assert 1 < sum(side.shares) < 1.4
    free = side_of(replace(QUESTIONS["wat"], required=False), "groep")
    assert free.shares == pytest.approx([0.85 * share for share in side.shares])


@pytest.mark.parametrize("sides", [[FIVE], [FIVE, FIVE], [Side(shares=FIVE.shares, several=True)]])
def test_nothing_is_told_without_reports_and_everything_with_many(sides):
    assert forecast(sides, 0, 5) == 1.0
    assert forecast(sides, 1_000_000, 5) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("sides", [[FIVE], [FIVE, FIVE], [FIVE, Side(shares=(0.7, 0.2), several=True)]])
def test_more_reports_hide_less_and_a_higher_floor_more(sides):
    hidden = [forecast(sides, reports, 5) for reports in (6, 23, 40, 140, 700, 2800)]
    assert hidden == sorted(hidden, reverse=True)
    assert forecast(sides, 140, 10) > forecast(sides, 140, 5) > forecast(sides, 140, 3)


def test_one_small_count_takes_another_with_it():
    # Of 1,000 reports one answer gets one: it and one other cell of the three are held back.
    assert forecast([Side(shares=(0.999, 0.001))], 1000, 5) == pytest.approx(2 / 3, abs=0.01)


def test_many_small_counts_hide_each_other():
    # Twenty counts of about two, each below five with a chance of 0.947: no large one is needed beside them.
    assert forecast([Side(shares=(0.96, *([0.002] * 20)))], 1000, 5) == pytest.approx(20 * 0.947 / 22, abs=0.001)


def test_table_of_several_answers_is_the_mean_of_its_tables():
    each = [forecast([Side(shares=(share, 1 - share))], 40, 5) for share in (0.6, 0.1)]
    assert forecast([Side(shares=(0.6, 0.1), several=True)], 40, 5) == pytest.approx(sum(each) / 2)


def test_question_without_answers_has_no_table():
    assert side_of(replace(QUESTIONS["wat"], options=(), groups=())) == Side(shares=(), several=True)
    assert forecast([Side(shares=(), several=True)], 40, 5) == 0.0
