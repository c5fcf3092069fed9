"""What `place` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.place import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Rotterdam", ["Rotterdam"]),
        ("uit rotterdam", ["rotterdam"]),
        ("op het plein", []),
    ],
)
def test_place_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected
