"""What `spelled_code` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.spelled_code import find_plates, find_postcodes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kenteken gp vier negen drie s", ["gp vier negen drie s"]),
        ("het kenteken was k k 8 1 2 x en weg", ["k k 8 1 2 x"]),
        ("nummerbord x streepje 8 5 1 streepje g z.", ["x streepje 8 5 1 streepje g z"]),
        ("kenteken kz vierhonderdeenentachtig t een auto", ["kz vierhonderdeenentachtig t"]),
        ("kenteken k z 4 8 1 t een grijze", ["k z 4 8 1 t"]),
        ("kenteken is van een man met een hond", []),
        ("kenteken een twee drie vier vijf", []),
        ("kenteken a b. Nee", []),
        ("kenteken: weet ik niet", []),
        ("kenteken (niet gezien)", []),
        ("kenteken" + " a 1" * 20, []),
        ("kenteken", []),
        ("woont op een twee drie vier a b nu", ["een twee drie vier a b"]),
        ("vierendertig tweeëntwintig b k", ["vierendertig tweeëntwintig b k"]),
        ("vijf zes twee drie, j van jan, p van piet", ["vijf zes twee drie, j van jan, p van piet"]),
        ("3 3 1 6 h v", ["3 3 1 6 h v"]),
        ("twaalfvierendertig a b", ["twaalfvierendertig a b"]),
        ("een twee drie vier aan boord", []),
        ("om 12 34 mensen", []),
    ],
)
def test_spelled_code_masks_exactly_what_it_should(masked, text, expected):
    assert masked((find_plates, find_postcodes), text) == expected
