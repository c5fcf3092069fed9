"""What `plate_form` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.plate_form import find, find_german


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 ABC 3 reed", ["12 ABC 3"]),
        ("grijze golf ab 123 c reed", ["ab 123 c"]),
        ("een XX.99.XX en XX•99•99", ["XX.99.XX", "XX•99•99"]),
        ("scooter f123bb", ["f123bb"]),
        ("gp493s", ["gp493s"]),
        ("1 BCD 123", ["1 BCD 123"]),
        ("britse AB12 CDE reed", ["AB12 CDE"]),
        ("12 van 3 en 12 abc 3", []),
        ("OP 123 M", []),
        ("IK HEB DAT NU AL HEEL VAAK GEZIEN, PQ 123 M", []),
        ("snap is nilly.cv06. hij vraagt", []),
    ],
)
def test_plate_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kenteken op P+R: NOH-UM 88\n", ["NOH-UM 88"]),
        ("drives an opel BO-FL 3391, he", ["BO-FL 3391"]),
        ("ME•KS 1187, wohnwagen ME KS 204", ["ME•KS 1187", "ME KS 204"]),
        ("plaat HH AB 12", ["HH AB 12"]),
        ("ik HH AB 12", []),
        ("kenteken ho-fl 3391", []),
        ("VAN DE 204", []),
    ],
)
def test_german_plate_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find_german, text) == expected
