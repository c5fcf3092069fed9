"""What `birth_date` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.birth_date import find, find_old


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("geboren 14-09-1996", ["14-09-1996"]),
        ("geb. 3 juli 1999", ["3 juli 1999"]),
        ("date of birth: 1990-04-23", ["1990-04-23"]),
        ("9 november 1961", ["9 november 1961"]),
        ("op 12 april 2025", []),
        ("geboren en getogen", []),
    ],
)
def test_birth_date_masks_exactly_what_it_should(masked, text, expected):
    assert masked((find, find_old), text) == expected
