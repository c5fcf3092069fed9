"""What the recognisers that close numbers by default mask together and what they leave."""

import pytest

from service.intake.scrub.recognisers import closed_code, digit_row


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bel 06 .. 29 .. 11 .. 70 .. 54 maar", ["06 .. 29 .. 11 .. 70 .. 54"]),
        ("0 6 1 9 8 8 5 5 0 4 1", ["0 6 1 9 8 8 5 5 0 4 1"]),
        ("dat van haar is 114 902.", ["114 902"]),
        ("kaart 7719 0482", ["7719 0482"]),
        ("zaak 2620 1177 4409 1", ["2620 1177 4409 1"]),
        ("pas #0442 en kaart *6621", ["#0442", "*6621"]),
        ("onder VP/24-018 bekend", ["VP/24-018"]),
        ("onder UH/25/771 bekend", ["UH/25/771"]),
        ("kaartje NS-K-90277", ["NS-K-90277"]),
        ("trein NS 881 204", ["NS 881 204"]),
        ("ticket TX5 881 204", ["TX5 881 204"]),
        ("dossier pl 00417", ["pl 00417"]),
        ("mac A4:5E:60:D1:9B:07", ["A4:5E:60:D1:9B:07"]),
        ("code 4K82X1", ["4K82X1"]),
        ("gebeld door 57213", ["57213"]),
        ("O6 \u2013 28 \u2013 4o \u2013 9i \u2013 37", ["O6 - 28 - 4o - 9i - 37"]),
    ],
)
def test_numbers_that_nothing_explains_go(masked, text, expected):
    assert masked((digit_row.find, closed_code.find), text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "om 23:45 en om 8.30 uur, of 2230u",
        "op 12-3-2026 en 12/3 en 2026-03-12 om 14:30",
        "in 2019 2020 2021, seizoen 2025-2026 en 2025/26, '24/'25",
        "de jaren 80, 2e klas, 3de keer, 1st floor",
        "lijn 400 om 14:30, bus 12, perron 5b, gate 14",
        "12 euro, € 1.250,50, €12 500, 10.000 mensen, 10 000 mensen, 1,5 meter, 50%",
        "het werd 2-0, en 3-1, 24/7, 10 x 15",
        "op de A16 en de N279",
        "havo 4, 5vwo, groep 8, 14-jarige, 150cm en 80kg, 5G en mp3",
        "n13t gr8, w8 ff, 2day, b2b, covid-19, 112-melding, 100-tal",
        "bel 112, 113, 0900-8844 of 0800 2000, of 14010, of 116-111",
        "kinderen van 14, 15, 16 en 17 jaar",
        "zaal 3, 200 man, 3000 mensen, 5000 stappen",
    ],
)
def test_numbers_of_everyday_life_stay(masked, text):
    assert masked((digit_row.find, closed_code.find), text) == []
