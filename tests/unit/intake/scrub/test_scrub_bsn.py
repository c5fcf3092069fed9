"""What `bsn` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.bsn import find, find_by_cue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BSN 111222333", ["111222333"]),
        ("bsn: 1112.22.333", ["1112.22.333"]),
        ("111 222 333 stond er", ["111 222 333"]),
        ("bsn is 123456789", ["123456789"]),
        ("zomaar 123456789", []),
        ("000000000", []),
    ],
)
def test_bsn_masks_exactly_what_it_should(masked, text, expected):
    assert masked((find, find_by_cue), text) == expected
