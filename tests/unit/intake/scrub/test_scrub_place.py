"""What `place` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.place import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Rotterdam", ["Rotterdam"]),
        ("uit rotterdam", ["rotterdam"]),
        ("op het plein", []),
        ("de dieren in het bos", []),
        ("ik kom uit dieren", ["dieren"]),
        ("hij dreigt mij te zetten", []),
        ("4041 AB, 7471KE goor", ["goor"]),
        ("Wijk 4 no. 61, Urk;", ["Urk"]),
        ("Urk is klein", []),
        ('"ga terug naar Rotterdam" zei hij', []),
        ("ik ging terug naar Rotterdam", ["Rotterdam"]),
        ('"profiteurs van Aleppo" riep hij', []),
        ("oprotten naar Aleppo", []),
        ("mijn vader komt uit Aleppo", ["Aleppo"]),
    ],
)
def test_place_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected
