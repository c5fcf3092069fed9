"""What `address_abroad` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.address_abroad import find, find_postcodes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("demeurant 14 bis, rue des Tanneurs, 59800 Lille", ["14 bis, rue des Tanneurs"]),
        ("Moi, 7, allée des Charmes, Strasbourg", ["7, allée des Charmes"]),
        ("domiciliée chaussée de Louvain 402, bte 7, 1030", ["chaussée de Louvain 402, bte 7"]),
        ("vivo en calle Mayor 12", ["calle Mayor 12"]),
        ("ul. Długa 14/3 w Gdańsku", ["ul. Długa 14/3"]),
        ("Atatürk Mah. Çiçek Sok. No: 12/3", ["Atatürk Mah. Çiçek Sok. No: 12/3"]),
        ("op de avenue", []),
        ("nu woon ik alleen, ik ben 81 jaar", []),
        ("ik heb 2 sokken, 1 place of 3", []),
    ],
)
def test_address_abroad_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Louvain 402, 1030 Schaerbeek", ["1030"]),
        ("Kapelstraat 88,\nB-2387 Baarle", ["2387"]),
        ("op 12, 1030 mensen", []),
        ("op 12, 2024 Maart", []),
        ("IK STOND DAAR OP NUMMER 12, 1030 MENSEN", []),
    ],
)
def test_belgian_postcode_stands_between_number_and_town(masked, text, expected):
    assert masked(find_postcodes, text) == expected
