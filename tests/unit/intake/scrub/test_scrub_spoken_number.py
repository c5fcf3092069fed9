"""What `spoken_number` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.spoken_number import (
    find,
    find_by_cue,
    find_in_scripts,
    find_joined,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "nul zes drieëntwintig achtenveertig nul negen zeventien",
            ["nul zes drieëntwintig achtenveertig nul negen zeventien"],
        ),
        ("nul6-vijf3-88-twee1-40", ["nul6-vijf3-88-twee1-40"]),
        ("06 tweeënvijftig negentien dertig elf", ["06 tweeënvijftig negentien dertig elf"]),
        (
            "zero six one two three four five six seven eight",
            ["zero six one two three four five six seven eight"],
        ),
        (
            "zero six sixty four twenty-four 62 eighty eight",
            ["zero six sixty four twenty-four 62 eighty eight"],
        ),
        (
            "nul zes... elf ... drieënzestig ... twaalf ... tien x",
            ["nul zes... elf ... drieënzestig ... twaalf ... tien"],
        ),
        (
            "nul\nzes\neen\ntwee\ndrie\nvier\nvijf\nzes\nzeven",
            ["nul\nzes\neen\ntwee\ndrie\nvier\nvijf\nzes\nzeven"],
        ),
        (
            "nul zes, daarna elf, daarna tien, daarna twaalf, daarna elf",
            ["nul zes, daarna elf, daarna tien, daarna twaalf, daarna elf"],
        ),
        ("nulzes 89 66 66 65", ["nulzes 89 66 66 65"]),
        (
            "nul zes driehonderdvijfenveertig honderdtwaalf elf",
            ["nul zes driehonderdvijfenveertig honderdtwaalf elf"],
        ),
        ("video 7391180. driehonderd mensen", []),
        ("driehonderdduizend keer en achthonderdjarig 12345678", []),
        (
            "zéro six quatre deux huit sept cinq trois deux neuf",
            ["zéro six quatre deux huit sept cinq trois deux neuf"],
        ),
        (
            "cero seis uno seis cuatro cuatro tres siete siete dos",
            ["cero seis uno seis cuatro cuatro tres siete siete dos"],
        ),
        ("un deux trois quatre", []),
        (
            "ноль шесть пять два шесть один четыре один восемь",
            ["ноль шесть пять два шесть один четыре один восемь"],
        ),
        (
            "صفر ستة خمسة تسعة أربعة ثمانية أربعة خمسة ستة",
            ["صفر ستة خمسة تسعة أربعة ثمانية أربعة خمسة ستة"],
        ),
        ("два человека", []),
        ("nul op het rekest", []),
        ("nulzeseentweedrievier", ["nulzeseentweedrievier"]),
        ("postcode eenendertig elf a b", ["eenendertig elf a b"]),
        ("drie en vier, nul zes een twee", ["drie en vier, nul zes een twee"]),
        ("een twee en toen drie vier", []),
        ("een, twee, drie mannen", []),
    ],
)
def test_spoken_number_masks_exactly_what_it_should(masked, text, expected):
    assert masked((find, find_by_cue, find_joined, find_in_scripts), text) == expected
