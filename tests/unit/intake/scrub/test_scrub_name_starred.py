"""Words with a star in them: curses stay, names go."""

import pytest

from service.intake.scrub.recognisers import disguise, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ugly tr*nny en k*nker en h*mo", []),
        ("toen zei J*n en M*rk iets", ["J*n", "M*rk"]),
        ("en f*tima ook", ["f*tima"]),
        ("dat is xq*zt", ["xq"]),
        ("een * en dan 3 * 4", []),
    ],
)
def test_starred_names_go_and_starred_curses_stay(masked, text, expected):
    assert masked((names.find, disguise.find), text) == expected
