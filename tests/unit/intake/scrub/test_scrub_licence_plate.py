"""What `licence_plate` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.licence_plate import find, find_by_cue

FINDS = (find, find_by_cue)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KZ-481-T", ["KZ-481-T"]),
        ("g-204-xp reed weg", ["g-204-xp"]),
        ("1-VLK-744", ["1-VLK-744"]),
        ("kenteken XX 12 YY", ["XX 12 YY"]),
        ("op-en-top", []),
        ("12-10-25", []),
        ("kenteken onbekend", []),
    ],
)
def test_licence_plate_masks_exactly_what_it_should(masked, text, expected):
    assert masked(FINDS, text) == expected
