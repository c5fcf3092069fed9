"""What `postcode` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.postcode import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2549 JK", ["2549 JK"]),
        ("1069VX 12", ["1069VX 12"]),
        ("2311 cz", ["2311 cz"]),
        ("in 2025 om acht", []),
        ("1500 en meer", []),
        ("wohnhaft 41747 Viersen", ["41747"]),
        ("2549 Jk", []),
    ],
)
def test_postcode_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected
