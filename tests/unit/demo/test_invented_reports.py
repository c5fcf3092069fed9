from support import breda

from service.demo.invent import Inventor
from service.intake.answers import Answers
from service.intake.rules import stores_nothing, validate


def invent(seed, number):
    inventor = Inventor(breda(), seed)
    return [inventor.report() for _ in range(number)]


def test_same_seed_invents_the_same_reports():
    assert invent(3, 50) == invent(3, 50)
    assert invent(3, 50) != invent(4, 50)


def test_every_invented_report_fits_the_policy():
    for report in invent(1, 300):
        answers = validate(breda(), report)
        assert isinstance(answers, Answers)
        assert not stores_nothing(breda(), answers)


def test_some_reports_tell_a_story_and_some_do_not():
    stories = sum("verhaal" in report for report in invent(1, 300))
    assert 60 < stories < 180


def test_reports_are_shared_out_over_all_days():
    shares = Inventor(breda(), 1).share_out(500, 40)
    assert (len(shares), sum(shares)) == (40, 500)
    assert len(set(shares)) > 1
