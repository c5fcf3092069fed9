"""What `organisation` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.organisation import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bij de jumbo", ["jumbo"]),
        ("nachtclub de sluis", ["de sluis"]),
        ("een school hier", []),
    ],
)
def test_organisation_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected
