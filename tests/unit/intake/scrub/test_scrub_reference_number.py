"""What `reference_number` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.reference_number import find, find_by_cue

FINDS = (find, find_by_cue)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("leerlingnummer 2021-04417", ["2021-04417"]),
        ("dossiernummer LR/25-0417/SH", ["LR/25-0417/SH"]),
        ("PL1500-2025061187-1", ["PL1500-2025061187-1"]),
        ("3528 0417 9936 2215", ["3528 0417 9936 2215"]),
        ("huisnummer 88", []),
        ("op 12-10-2025", []),
        ("artikel 137c", []),
        ("0800-1351", []),
    ],
)
def test_reference_number_masks_exactly_what_it_should(masked, text, expected):
    assert masked(FINDS, text) == expected
