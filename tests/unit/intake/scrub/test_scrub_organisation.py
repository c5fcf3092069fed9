"""What `organisation` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.organisation import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bij de jumbo", ["jumbo"]),
        ("naar de action gelopen", ["action"]),
        ("in de Action", ["Action"]),
        ("een leuke action", []),
        ("Plus dat hij lachte", []),
        ("van nachtclub de sluis", ["nachtclub de sluis"]),
        ("in de nachtclub de sluis", ["de sluis"]),
        ("een school hier", []),
        ("op school gepest", []),
        ("bij tuincentrum bloesem", ["tuincentrum bloesem"]),
        ("naar hotel de gouden leeuw", ["hotel de gouden leeuw"]),
        ("van sv stormvogels", ["sv stormvogels"]),
        ("van v.v. Hollandse Wal", ["v.v. Hollandse Wal"]),
        ("van AV De Sprint '68.", ["AV De Sprint '68"]),
        ("mijn bedrijf heet Blinkend BV", ["Blinkend BV"]),
        ("de kroeg heet de gouden leeuw", ["de gouden leeuw"]),
        ("een kroegje, De Scheve Toren, en", ["De Scheve Toren"]),
        ("een winkel, maar dicht", []),
        ("the company is Plint Software", ["Plint Software"]),
        ("de bus van Snel Installatie reed", ["Snel Installatie"]),
        ("we zitten op het Stellingwerf College", ["het Stellingwerf College"]),
        ("outside the Blue Heron café", ["Blue Heron"]),
        ("ik werk bij horizon zorg", ["horizon zorg"]),
        ("bij acute zorg", []),
        ("werk at pine & sons", ["pine & sons"]),
        ("van Kruimel & Co", ["Kruimel & Co"]),
        ("op het lingecollege", ["het lingecollege"]),
        ("in de bloemenzaak Fleurig", ["Fleurig"]),
        ("in de winkelstraat", []),
        ("ik werk bij flexmeer", ["flexmeer"]),
        ("werkt bij de lekstroom", ["de lekstroom"]),
        ("hij zit op het Vechtkwadrant", ["het Vechtkwadrant"]),
        ("hij zit op de grond", []),
        ("de portier van de zandloper", ["de zandloper"]),
        ("de portier van de club", []),
        ("bij Kelder Zuid was het druk", ["Kelder Zuid"]),
        ("bij Maandag", []),
        ("via flexbouwteam", ["flexbouwteam"]),
        ("bij tramhalte", []),
        ("bij elkaar", []),
        ("die gast van kickz010 zei", ["kickz010"]),
        ("om 3e keer", []),
        ("in het ziekenhuis eh Sint Odulphus", ["Sint Odulphus"]),
        ("ik bezorg pizza voor HapExpress", ["HapExpress"]),
        ("school", []),
        ("bij school heet", []),
        ("school maandag", []),
        ("groet\nRozenkwekerij Van Ansem", ["Rozenkwekerij Van Ansem"]),
    ],
)
def test_organisation_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected
