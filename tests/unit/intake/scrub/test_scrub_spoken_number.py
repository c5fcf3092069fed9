"""What `spoken_number` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.spoken_number import find, find_by_cue, find_joined


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "nul zes drieëntwintig achtenveertig nul negen zeventien",
            ["nul zes drieëntwintig achtenveertig nul negen zeventien"],
        ),
        ("nul6-vijf3-88-twee1-40", ["nul6-vijf3-88-twee1-40"]),
        ("06 tweeënvijftig negentien dertig elf", ["06 tweeënvijftig negentien dertig elf"]),
        ("zero six one two three four five six seven eight", ["zero six one two three four five six seven eight"]),
        ("nul op het rekest", []),
        ("nulzeseentweedrievier", ["nulzeseentweedrievier"]),
        ("postcode eenendertig elf a b", ["eenendertig elf a b"]),
        ("drie en vier, nul zes een twee", ["drie en vier, nul zes een twee"]),
        ("een twee en toen drie vier", []),
        ("een, twee, drie mannen", []),
    ],
)
def test_spoken_number_masks_exactly_what_it_should(masked, text, expected):
    assert masked((find, find_by_cue, find_joined), text) == expected
