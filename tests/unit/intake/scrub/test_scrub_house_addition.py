"""What `house_addition` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.house_addition import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Schipperskwartier 4 3-hoog-achter doet", ["4 3-hoog-achter"]),
        ("Parkstraat 9 (souterrain), Arnhem", ["9 (souterrain)"]),
        ("Kapelstraat 88 bus 201, Baarle", ["88 bus 201"]),
        ("Gierle 240, bte 7", ["240, bte 7"]),
        ("Scheldepoort 9 t/m 9f, wij", ["9 t/m 9f"]),
        ("Am Bahndamm 51, 3. OG links, Aachen", ["51, 3. OG links"]),
        ("Kerkstraat 12, 2nd floor", ["12, 2nd floor"]),
        ("Kerkstraat 12 2e etage", ["12 2e etage"]),
        ("Lierplein 6-hs, Zeist", ["6-hs"]),
        ("Kerkstraat 12 II", ["12 II"]),
        ("Wijk 4 no. 61, Urk", ["Wijk 4 no. 61"]),
        ("op lijn 44 bus 201", []),
        ("van 5 t/m 9", []),
        ("on 4 June 2025 I saw", []),
        ("hij woont 3 hoog", []),
        ("perron 4 of 5", []),
    ],
)
def test_house_addition_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected
