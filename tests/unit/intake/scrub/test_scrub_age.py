"""What `age` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.age import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ik ben 17", ["17"]),
        ("Fleur (19)", ["19"]),
        ("14 jaar en boos", ["14"]),
        ("ik ben vijftien", ["vijftien"]),
        ("een jaar of vijftig", []),
        ("al 40 jaar in deze wijk", []),
        ("ik ben 2 keer geduwd", []),
    ],
)
def test_age_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected
