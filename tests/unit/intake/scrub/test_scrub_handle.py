"""What `handle` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.handle import (
    find,
    find_by_medium,
    find_called,
    find_screen_names,
    find_speakers,
    find_spoken,
)

FINDS = (find, find_by_medium, find_called, find_screen_names, find_speakers, find_spoken)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("volg @jan_99", ["@jan_99"]),
        ("insta: jan.x9", ["jan.x9"]),
        ("xX_Wolf#4417", ["xX_Wolf#4417"]),
        ("Wolf2010 zei", ["Wolf2010"]),
        ("snap is stil", []),
        ("insta trouwens zjeneevaaaa", ["zjeneevaaaa"]),
        ("ik liep weg.toen kwam hij", []),
        ("op breda.nl/melden en www.huis.nl", []),
        ("rond 17u30", []),
        ("[21:14] Vrijbuiter: hoi\n[21:15] ik: weg", ["Vrijbuiter"]),
        ("huis.tuin en x_y", ["x_y"]),
        ("telnet#12", []),
        ("lijn44 kwam", []),
        ("username zwaluw", ["zwaluw"]),
        ("username is niet", []),
        ("insta jan punt wolf", ["jan punt wolf"]),
        ("u/zwaluw", ["u/zwaluw"]),
        ("12:10 en: niets", []),
    ],
)
def test_handle_masks_exactly_what_it_should(masked, text, expected):
    assert masked(FINDS, text) == expected
