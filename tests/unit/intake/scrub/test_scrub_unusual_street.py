"""What `unusual_street` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.unusual_street import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bij een klant op Vlasakkers 5. Hij", ["Vlasakkers 5"]),
        ("zij woont op de Kiekendief 26, daar", ["de Kiekendief 26"]),
        ("ik zit op grubbehoeve 618, 1103", ["grubbehoeve 618"]),
        ("gister in de oude singel 41a.", ["oude singel 41a"]),
        ("mi calle westzijde 300 b, y", ["westzijde 300 b"]),
        ("Oostzeedijk beneden 33b", ["Oostzeedijk beneden 33b"]),
        ("Weteringschans 100", ["Weteringschans 100"]),
        ("wij wonen Emmastr. 4 in Ede", ["Emmastr. 4"]),
        ("aan Boerhaaveln 8-10", ["Boerhaaveln 8-10"]),
        ("mevrouw van Citroenvlinder 130 deed open", ["Citroenvlinder 130"]),
        ("ik woon aan De Wal 38.", ["De Wal 38"]),
        ("op de singel 4", []),
        ("hij zat boven 3 keer", []),
        ("de stadsbus 9, de nachtlijn 12, meisjesteam 2.", []),
        ("Op Schiphol 3 keer, in Utrecht 2 jongens", []),
        ("perron 5b, groep 7a, havo 4b, lijn 170, klas 3", []),
        ("om 21 uur op vrijdag 12 december", []),
        ("ongeveer 5, bijna 8. onder 19", []),
        ("dat was in Zwolle. Tafel 3", []),
        ("Emma. 4 keer", []),
        ("het is 3-2, opdracht 3b, stoel 14a", []),
        ("is 4 jaar, een hagedis 3.", []),
        ("zijn kat 4, hond 5", []),
        ("3 keer", []),
        ("huis. 3 keer, tuin  4", []),
        ("op de Vlasakkers 21:14", []),
    ],
)
def test_unusual_street_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DAT WAS HEEL ERG EN GEMEEN. TOERMALIJN 63, ZEEWOLDE", ["TOERMALIJN 63"]),
        ("DAT WAS HEEL ERG EN GEMEEN VAN DE BOEKENROL 3", ["DE BOEKENROL 3"]),
        ("DAT WAS HEEL ERG EN GEMEEN. BOEKENROL 3", []),
    ],
)
def test_street_in_a_shouted_text_needs_a_sign_or_a_preposition(masked, text, expected):
    assert masked(find, text) == expected
