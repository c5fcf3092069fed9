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
        ("mijn broertje Awet van 6 moest", ["6"]),
        ("meisjes van twaalf", []),
        ("Ladan and Ifrah (6 and 9)", ["6", "9"]),
        ("Nita, net 13, speelt", ["13"]),
        ("ze is verdomme veertien", ["veertien"]),
        ("61 is ze", ["61"]),
        ("dan ben je 73", ["73"]),
        ("ik ben van 2001", ["2001"]),
        ("geboren in 1987", ["1987"]),
        ("in 2024 gebeurd", []),
        ("cuarenta años", ["cuarenta"]),
        ("cuarenta gatos", []),
        ("I am sixty-one", ["sixty-one"]),
        ("im dewi, 21/f", ["21"]),
        ("ik ben Bulgaarse en 19. Radka", ["19"]),
        ("drie mannen en 19. Radka", []),
        ("nog maar 9", ["9"]),
        ("ik ben al bijna dertig", []),
        ("18.12 uur", []),
    ],
)
def test_age_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected
