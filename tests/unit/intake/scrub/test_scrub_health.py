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
    ],
)
def test_health_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected
