"""What `phone_extension` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.phone_extension import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0341 - 88 05 17 toestel 23'", ["toestel 23"]),
        ("doorkiesnr: 114, ext. 7", ["doorkiesnr: 114", "ext. 7"]),
        ("het toestel van 23", []),
    ],
)
def test_phone_extension_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected
