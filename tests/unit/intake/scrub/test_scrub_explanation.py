"""What a steward reads of each finding."""

import pytest

from service.intake.scrub.engine import Scrubber
from service.intake.scrub.explanation import rule_of
from service.intake.scrub.recognisers import every_recogniser


def test_finding_tells_place_kind_recogniser_and_rule():
    found = next(one for one in Scrubber().explain("mail naar jan@huis.nl", "nl") if one.kind == "E-MAIL")
    assert (found.start, found.end, found.kind, found.recogniser) == (10, 21, "E-MAIL", "mail_address")
    assert found.rule == "written addresses: what stands around each `@`."


@pytest.mark.parametrize("name", sorted(every_recogniser()))
def test_every_recogniser_has_a_rule(name):
    assert rule_of(name).endswith((".", "?"))


def test_foreign_recogniser_has_no_rule():
    assert rule_of("another") == ""
