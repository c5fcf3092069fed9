"""What `telephone` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.telephone import find, find_by_cue

FINDS = (find, find_by_cue)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bel 0612345678", ["0612345678"]),
        ("06 12 34 56 78", ["06 12 34 56 78"]),
        ("06.12.34.56.78", ["06.12.34.56.78"]),
        ("+31 6 1234 5678", ["+31 6 1234 5678"]),
        ("+31(0)6 1234 5678", ["+31(0)6 1234 5678"]),
        ("0031 6 12 34 56 78", ["0031 6 12 34 56 78"]),
        ("(010) 412 88 70", ["(010) 412 88 70"]),
        ("٠٦١٢٣٤٥٦٧٨", ["0612345678"]),
        ("06✖️1234✖️5678", ["06✖1234✖5678"]),
        ("ik belde 112", []),
        ("bel 412 34 56", ["412 34 56"]),
        ("bel 0900 8844", []),
        ("bel 0900 88 44", []),
        ("x0612345678", []),
        ("0612345678x", []),
        ("06 12 34 56 78 en 12 34", ["06 12 34 56 78"]),
        ("12 06 12 34 56 78", ["06 12 34 56 78"]),
        ("0800-0432 en 0900-8844", []),
        ("op 14-09-2025 om 17.40", []),
        ("€ 1.250.000", []),
    ],
)
def test_telephone_masks_exactly_what_it_should(masked, text, expected):
    assert masked(FINDS, text) == expected
