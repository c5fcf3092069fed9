"""Names that are thrown as an insult, and the same names of somebody."""

import pytest

from service.intake.scrub.recognisers.names import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('hij riep "ga terug naar je eigen land, Fatima" (ze heet geen Fatima)', []),
        ('hij riep "h\u00e9 Osama, waar is je bom"', []),
        ('ze zeiden "Dracula!" en "kunta kinte"', []),
        ('hij riep "hey Fatima Bouzidi"', ["Fatima Bouzidi"]),
        ('hij riep "ga terug, Fatima". Mijn zus Fatima huilde', ["Fatima", "Fatima"]),
        ('hij zei "weet Fatima het" en liep door', ["Fatima"]),
        ("ga terug, Fatima", ["Fatima"]),
        ('Fatima zei "ga weg"', ["Fatima"]),
        ('"hij riep iets, Fatima', ["Fatima"]),
        ('hij riep "ga terug, Sanne"', ["Sanne"]),
    ],
)
def test_thrown_names_stay_and_names_of_somebody_go(masked, text, expected):
    assert masked(find, text) == expected
