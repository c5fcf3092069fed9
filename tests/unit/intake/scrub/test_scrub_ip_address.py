"""What `ip_address` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.ip_address import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vanaf 83.161.204.77.", ["83.161.204.77"]),
        ("2a02:a45f:91c3:1:7d2e:40ff:fe19:aa05", ["2a02:a45f:91c3:1:7d2e:40ff:fe19:aa05"]),
        ("om 21:14:03", []),
        ("999.1.1.1", []),
        ("versie 1.2", []),
        ("1:2:3:4:5", []),
        ("deur 1.2.3.4-5 en 1:2:", ["1.2.3.4"]),
        ("a::", []),
        ("abcdef1::", []),
    ],
)
def test_ip_address_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected
