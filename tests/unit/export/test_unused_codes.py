import datetime as dt

from support import breda

from service.export.from_policy import OTHERWISE, design_of, records_of, without_unused
from service.kernel.periods import Quarter

QUARTER = Quarter.of(dt.date(2026, 2, 10))


def codes(design, name):
    return design.dimensions[name].codes


def test_code_that_the_form_never_gives_is_not_published():
    policy = breda()
    records = records_of(policy, [{"rol": ("zelf",), "wat": ("fluiten",), "plek": ("park",)}])
    design = without_unused(design_of(policy, QUARTER), records)
    assert all(OTHERWISE not in codes(design, name) for name in design.dimensions)
    assert design.tables == design_of(policy, QUARTER).tables


def test_code_of_a_forgotten_answer_stays():
    policy = breda()
    records = records_of(policy, [{"rol": ("zelf",), "wat": ("fluiten",), "plek": ("vuurtoren",)}])
    design = without_unused(design_of(policy, QUARTER), records)
    assert OTHERWISE in codes(design, "plek")
    assert OTHERWISE not in codes(design, "rol")
