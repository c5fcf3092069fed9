"""What `closed_code` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.closed_code import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("met C 20-614, zei", ["C 20-614"]),
        ("op zijn tas 00417", ["00417"]),
        ("dossier VP/24-018.", ["VP/24-018"]),
        ("klacht NS-K-90277", ["NS-K-90277"]),
        ("kenmerk UH/25/771", ["UH/25/771"]),
        ("pasje #0442) sein *6621", ["#0442", "*6621"]),
        ("MAC A4:5E:60:D1:9B:07.", ["A4:5E:60:D1:9B:07"]),
        ("ticket LCI#20418", ["LCI#20418"]),
        ("kamer F-209 en VG 5512", ["F-209", "VG 5512"]),
        ("busje WGM 4K82.", ["WGM 4K82"]),
        ("tas pl 00417, op 00418", ["pl 00417", "00418"]),
        ("1m80 lang om 20u30", []),
        ("team jo15-2 in room K2-14", ["jo15-2", "K2-14"]),
        ("code x9k2p7 en 4k8q2z", ["4k8q2z"]),
        ("mijn kaart 4711.", ["4711"]),
        ("kaart 4711 en toen", ["4711"]),
        ("kaart 88-4711 hier", ["88-4711"]),
        ("kaart 8831-47 hier", ["8831-47"]),
        ("lijn 170, bus number 391, bus 73, perron 12", []),
        ("artikel 300 en artikel 137c Sr", []),
        ("the 300 yesterday", []),
        ("1500 mensen en 300 euro en € 640 en 250% en 145,- en 212,50", []),
        ("ik heb 112 gebeld in 1968", []),
        ("om 21:14 en 22.10 uur op 12/3", []),
        ("N279, A16, jo15, 24/7, 2-0, m/38", []),
        ("k4nk3rh03r b1tches 4ever gr8 50cent mp3 A4'tje 3x 20x 2-havo 18-jarige", []),
        ("0900-8844 en 0800-0113 of 0800 2000 of 14010 of 116-111", []),
        ("seizoen 2024-2025 en 2024/25", []),
        ("100-150 mensen", []),
        ("pride-2025 en lijn-300", []),
        ("4k3n3r5", ["4k3n3r5"]),
        ("top 100vrouwen", []),
        ("bus 4k8q2", []),
        ("300 Mensen", ["300"]),
        ("300qzv mensen", ["300qzv"]),
        ("ab 12-34 en 1234.56", []),
    ],
)
def test_closed_code_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected
