"""What `birth_words` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.birth_words import find, find_short


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Geb.: achttien juni 1974", ["achttien juni 1974"]),
        ("gebore derde van de elfde negentien zeventig, bsn", ["derde van de elfde negentien zeventig"]),
        (
            "geboren te Shiraz op de eerste juni negentientweeëntachtig\nBurger",
            ["de eerste juni negentientweeëntachtig"],
        ),
        ("nasé dia 15 di mart 1976", ["15 di mart 1976"]),
        ("nascida a 2 de novembro de 1993", ["2 de novembro de 1993"]),
        ("born on the 4th of July 1999", ["the 4th of July 1999"]),
        ("jarig op 14 februari", ["14 februari"]),
        ("geboren\n3 mei 2025 liep ik daar", []),
        ("nooit nee punt zeven een", []),
        ("me llamo Alba, nací el 6 de marzo de 1998", ["6 de marzo de 1998"]),
        ("ik bin am 3. März 1999 geboren en op 4 mei", ["3. März 1999"]),
        ("op 3 mei 2025 liep ik daar", []),
        ("geboren in een dorp bij de zee waar wij woonden met z'n allen, 3 mei", []),
    ],
)
def test_birth_in_words_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Duong, 16, 2009-12-05. Padlet", ["2009-12-05"]),
        ("van 12-03-87 tot", ["12-03-87"]),
        ("van 12.3.64", ["12.3.64"]),
        ("op 2025-12-05 en 12-03-25 en 3/11", []),
        ("bel 06-12-34-56-78 of 12-34-56-78", []),
        ("kamer 45-46-77 en 2001-33-44", []),
        ("in 12345-1-2", []),
    ],
)
def test_short_date_is_masked_if_it_is_old(masked, text, expected):
    assert masked(find_short, text) == expected
