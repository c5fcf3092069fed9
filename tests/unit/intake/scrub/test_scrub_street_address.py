"""What `street_address` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers import door, foreign_address, told_address
from service.intake.scrub.recognisers.street_address import find, find_named_after, find_spoken

FINDS = (
    find,
    find_named_after,
    find_spoken,
    told_address.find_by_cue,
    told_address.find_by_postcode,
    door.find,
    foreign_address.find_english,
    foreign_address.find_romance,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kwikzandhof 212b", ["Kwikzandhof 212b"]),
        ("Laan van Meerdervoort 12", ["Laan van Meerdervoort 12"]),
        ("dorpsstraat 9", ["dorpsstraat 9"]),
        ("Postbus 40318", ["Postbus 40318"]),
        ("op de Hoefkade", []),
        ("onderweg 3 mannen", []),
        ("dit is gewoon pesten om 8 uur", []),
        ("weg van de stad 12", []),
        ("dorpsstraat twaalf", ["dorpsstraat twaalf"]),
        ("de dorpsstraat, nummer twaalf", ["de dorpsstraat, nummer twaalf"]),
        ("fietspad twaalf", []),
        ("op straat twee", []),
        ("straat twee-dorpsstraat drie", ["twee-dorpsstraat drie"]),
        ("42 Larch Way", ["42 Larch Way"]),
        ("Hoefkade 9, 2549 JK", ["Hoefkade 9"]),
        ("oude singel 41a", ["oude singel 41a"]),
        ("de lage hofstraat 12b", ["de lage hofstraat 12b"]),
        ("Kapelstraat 88 bus 201", ["Kapelstraat 88 bus 201"]),
        ("Parkstraat 9 (souterrain)", ["Parkstraat 9 (souterrain)"]),
        ("Kerkstraat 4 3-hoog-achter", ["Kerkstraat 4 3-hoog-achter"]),
        ("burg. van Lierplein 6-hs", ["burg. van Lierplein 6-hs"]),
        ("ruys de beerenbrouckplein 8", ["ruys de beerenbrouckplein 8"]),
        ("gebouw 7, kamer 22", ["gebouw 7, kamer 22"]),
        ("gebouw D, kamer 27", ["gebouw D, kamer 27"]),
        ("14 bis, rue des Tanneurs", ["14 bis, rue des Tanneurs"]),
        ("chaussee de Louvain 402, bte 7", ["chaussee de Louvain 402, bte 7"]),
        ("Steenweg op Gierle 240 bus 3", ["Steenweg op Gierle 240 bus 3"]),
        ("de buurman van nr 62", ["nr 62"]),
        ("wij zijn nummer 1", []),
        ("een flat met een kamer", []),
        ("de grote weg op met 3 man", []),
        ("in gebouw zes, kamer", []),
        ("nummer 14 op de Hoefkade", ["nummer 14 op de Hoefkade"]),
        ("ik woon op hier ergens 14", ["hier ergens 14"]),
        ("hij stond op Kwikzand 3 keer", []),
        ("sinds kort woon ik hier, in 2020-2021 ook", []),
        ("ik woon er al 7 jaar", []),
        ("hij stond op de Coolsingel 3 uur te wachten", []),
        ("hij stond op Kwikzand 33 te wachten", ["Kwikzand 33"]),
        ("van Nieuwe Gracht naar Burg. van Lierplein 6", ["Burg. van Lierplein 6"]),
        ("Verdonk\nPastoor Damenstraat 9", ["Pastoor Damenstraat 9"]),
        ("S. van Ravesteynkade 12", ["S. van Ravesteynkade 12"]),
        ("in de ruys de beerenbrouckplein 8", ["de ruys de beerenbrouckplein 8"]),
        ("ONS RAAM. MOLENSTRAAT 27", ["MOLENSTRAAT 27"]),
        ("DAT IS WEL HEEL ERG DE LANGE MOLENSTRAAT 27", ["DE LANGE MOLENSTRAAT 27"]),
    ],
)
def test_street_address_masks_exactly_what_it_should(masked, text, expected):
    assert masked(FINDS, text) == expected
