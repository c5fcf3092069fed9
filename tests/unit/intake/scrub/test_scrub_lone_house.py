"""What `lone_house` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.lone_house import find, find_said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Naast mij, op nummer 31, woont sinds", ["31"]),
        ("Buurman Bertus van nr 62 GOOIT", ["62"]),
        ("buuf joke: das harm-jan van 14c, zn", ["14c"]),
        ("mijn buren wonen zelf op 31", ["31"]),
        ("die lui op 31 (woon ik naast)", ["31"]),
        ("my neighbour at number 31 leaves rats", ["31"]),
        ("HARRIE VAN NUMMER 4 STAAT WEER OP DE GALERIJ", ["4"]),
        ('"de jihadi op nummer 7" genoemd', []),
        ("die gast van 4v heeft haar uitgescholden", []),
        ("de mentor van klas 4 van 4b en de buurman", []),
        ("de buurman van 42", []),
        ("mijn buurman op nummer 5000ste", []),
    ],
)
def test_lone_house_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("adres hazelworm straat nummer vijfenzestig bis, postcode", ["hazelworm straat nummer vijfenzestig bis"]),
        ("op straat nummer een", []),
    ],
)
def test_said_street_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find_said, text) == expected
