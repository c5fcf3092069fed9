"""What `room` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.room import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("our residence, room 3.17, who", ["room 3.17"]),
        ("(kamer H-12 links, CRV", ["kamer H-12 links"]),
        ("de oda F-209 daar", ["oda F-209"]),
        ("gebouw 7, kamer 22. Ik", ["gebouw 7, kamer 22"]),
        ("Room: Unit 7, 2nd floor, Wilgenplein", ["Unit 7, 2nd floor"]),
        ("plek veld B, plaats 217. Onze", ["veld B, plaats 217"]),
        ("chalet 44, recreatiepark 't boshoekje, 3781", ["chalet 44, recreatiepark 't boshoekje"]),
        ("hoogeveldt 3.117 in nijmegen", ["hoogeveldt 3.117"]),
        ("kamer 312", ["kamer 312"]),
        ("unit 8b, Hoog", ["unit 8b"]),
        ("hostel room 6. the guy", []),
        ("de tweede plaats 3", []),
        ("ruim 1.500 mensen, over 1.500 euro", []),
        ("kamer 2023, zaal 3.17, op veld 3", []),
        ("in chalet 3abc", []),
    ],
)
def test_room_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected
