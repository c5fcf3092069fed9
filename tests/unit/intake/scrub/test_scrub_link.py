"""What `link` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.link import find, find_paths, find_urls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zie https://a.example/x?y=1.", ["https://a.example/x?y=1"]),
        ("www.huis.nl", ["www.huis.nl"]),
        ("youtu.be/abc", ["youtu.be/abc"]),
        ("op huis.nl staat", ["huis.nl"]),
        ("einde.begin", []),
        ("2.5 km", []),
        ("................", []),
    ],
)
def test_link_masks_exactly_what_it_should(masked, text, expected):
    assert masked((find, find_paths, find_urls), text) == expected
