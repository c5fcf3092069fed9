"""What `spelled_row` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.spelled_row import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kenteken gp vier negen drie s stuur", ["gp vier negen drie s"]),
        ("kenteken k k 8 1 2 x van mij", ["k k 8 1 2 x"]),
        ("auto: x streepje 8 5 1 streepje g z. ik", ["x streepje 8 5 1 streepje g z"]),
        ("hij zei vierendertig tweeëntwintig b k", ["vierendertig tweeëntwintig b k"]),
        ("burner zero six eight one, 55 twenty-three 90.", ["zero six eight one, 55 twenty-three 90"]),
        ("plus eenendertig zes dan drie drie acht nul negen", ["plus eenendertig zes dan drie drie acht nul negen"]),
        ("3 3 1 6 h v, mirwais", ["3 3 1 6 h v"]),
        ("kenteken is pp dan zeven vier drie dan g", ["pp dan zeven vier drie dan g"]),
        ("rek nl zes nul snsb nul vier negen vier", ["nl zes nul snsb nul vier negen vier"]),
        ("vijf zes twee drie, j van jan, p van piet in", ["vijf zes twee drie, j van jan, p van piet"]),
        ("06 (drie drie) 871 vier 209. Ik", ["06 (drie drie) 871 vier 209"]),
        ("null eins sieben sechs vier vier acht", ["null eins sieben sechs vier vier acht"]),
        ("postcode een twee drie vier", ["een twee drie vier"]),
        ("een twee drie mannen", []),
        ("een of twee keer, drie mannen en vier vrouwen", []),
        ("m 19 en v 20 in bus 4", []),
        ("a b c", []),
        ("birth (1990-04-23) and three pays, nummer 2026-112-b. i", []),
        ("van twaalf, dertien en veertien jaar", []),
        ("zeven acht negen tien jongens", []),
        ("1, 2, 3, 4 en 5", []),
        ("in een, twee of drie talen", []),
    ],
)
def test_spelled_row_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected
