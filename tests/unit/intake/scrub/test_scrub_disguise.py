"""What `disguise` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.disguise import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("het was h a i d e r weer", ["h a i d e r"]),
        ("die m0h4mm3d dus", ["m0h4mm3d"]),
        ("k4nk3r zei hij", []),
        ("h o e r riep hij", []),
        ("om 17u30 in 3b", []),
        ("F/a/t/i/m/a zei", ["F/a/t/i/m/a"]),
        ("H  a  i  d  e  r zei", ["H  a  i  d  e  r"]),
        ("H\ta\ti\td\te\tr zei", ["H\ta\ti\td\te\tr"]),
        ("h|o|e|r zei hij", []),
        ("F@t!m@ en j@n en B0uz!d!", ["F@t!m@", "j@n", "B0uz!d!"]),
        ("k@nker en ja!nee en 1!2", []),
        ("ja!xandrivo", ["ja!xandrivo"]),
        ("2e rang", []),
    ],
)
def test_disguise_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected


def test_more_words_in_digits_than_anybody_writes_are_not_taken_apart(masked):
    text = " ".join(f"k4nk3r{letter}{other}" for letter in "bcdfghj" for other in "bcdfghj")
    assert masked(find, f"{text} k4nk3r")[-1] == "k4nk3r"
