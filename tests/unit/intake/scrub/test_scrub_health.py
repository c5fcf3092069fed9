"""What `health` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.health import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ik heb ADHD", ["ADHD"]),
        ("multiple sclerose", ["multiple sclerose"]),
        ("ik ben doof", []),
        ("als hij ms. noemt", []),
        ("ik heb ms en", ["ms"]),
        ("ze heeft odd dus", ["odd"]),
        ("met een chronische darmontsteking", ["een chronische darmontsteking"]),
        ("vasculaire dementie", ["vasculaire dementie"]),
        ("de ziekte van Zomaar kreeg", ["ziekte van Zomaar"]),
        ("een rare ziekte", []),
        ("mijn opa heeft kanker en", ["kanker"]),
        ("kanker op man", []),
        ("van de kanker", []),
        ("met kanker hoer", []),
        ("ik heb suiker en", ["suiker"]),
        ("met suiker", []),
        ("ik loop bij de psycholoog", ["psycholoog"]),
        ("mijn psycholoog zegt", []),
        ("ik ben zwanger en", ["zwanger"]),
        ("omdat zij zwanger was", []),
        ("slik oxazepam", ["oxazepam"]),
        ("homofobie", []),
        ("AIDS HOER ga weg nu", []),
        ("jij hebt AIDS", ["AIDS"]),
    ],
)
def test_health_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected
