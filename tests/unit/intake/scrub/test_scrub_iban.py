"""What `iban` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.iban import find, find_by_cue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NL91ABNA0417164300", ["NL91ABNA0417164300"]),
        ("NL91 ABNA 0417 1643 00 t.n.v. ons", ["NL91 ABNA 0417 1643 00"]),
        ("BE68 5390 0754 7034", ["BE68 5390 0754 7034"]),
        ("BE68 5390 0754 7035", []),
        ("rekening 1234567", ["1234567"]),
        ("rekening houden met 12 mensen", []),
        ("XX12 abcd efgh ijkl mnop", []),
        ("rekening 12 34 ab cd", []),
    ],
)
def test_iban_masks_exactly_what_it_should(masked, text, expected):
    assert masked((find, find_by_cue), text) == expected
