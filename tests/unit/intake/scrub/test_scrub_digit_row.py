"""What `digit_row` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.digit_row import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0314-55 82 073", ["0314-55 82 073"]),
        ("[22:05] 06-31 99 02 57: hoi", ["06-31 99 02 57"]),
        ("0 6 dan 77 20 41 65", ["0 6 dan 77 20 41 65"]),
        ("van haar is 114 902. De", ["114 902"]),
        ("06-41?8 22 91", ["06-41?8 22 91"]),
        ("1983-12-07, +380 63 902 11 47. En", ["+380 63 902 11 47"]),
        ("kaart TX5 881 204", ["TX5 881 204"]),
        ("O6 - 28 - 4o - 9i - 37. Bel", ["O6 - 28 - 4o - 9i - 37"]),
        ("bel 33 44 5o - 6i. Ja", ["33 44 5o - 6i"]),
        ("06 .. 29 .. 11 .. 70 .. 54", ["06 .. 29 .. 11 .. 70 .. 54"]),
        ("06 ,, 33 08 61 94", ["06 ,, 33 08 61 94"]),
        ("personeel NS 881 204", ["NS 881 204"]),
        ("nr HA ZA 26-8812", ["HA ZA 26-8812"]),
        ("DE BUS 26-8812", ["26-8812"]),
        ("in 2024, 04953 / 22 18.", ["04953 / 22 18"]),
        ("kaart 2620 1177 4409 1", ["2620 1177 4409 1"]),
        ("tussen 18.30 - 19.15 uur en 22:10-23:40", []),
        ("12-03-2025 21:14 en 5-7-25 22:10", []),
        ("[12-01 22:04] [12-01 22:05]", []),
        ("2019, 2020, 2021", []),
        ("bus 73, 2019, 2020", []),
        ("12-03, 14-03 en 15-03", []),
        ("€ 125.000 en 250 000 euro", []),
        ("12.500,00 en 3.000,50", []),
        ("1, 2, 3, 4, 5, 6, 7 en 8", []),
        ("21-19 21-17 21-15", []),
        ("0800-0113, 0900-8844", []),
        ("06-30714418; 12345", ["06-30714418"]),
        ("30714 418 op 9:15", ["30714 418"]),
        ("2024-05-06 2024-05-07 12345", []),
        ("van 18, 19 en 20 jaar", []),
    ],
)
def test_digit_row_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected


def test_capitals_tell_nothing_in_a_shouted_text(masked):
    assert masked(find, "DIT IS EEN HEEL LANG VERHAAL VAN NS 881 204") == ["881 204"]
