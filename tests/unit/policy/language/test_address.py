import pytest

from service.policy.language.address import words_of_address


@pytest.mark.parametrize(
    ("text", "formal", "familiar"),
    [
        ("", (), ()),
        ("Wij bellen niet.", (), ()),
        ("U kiest zelf wat u vertelt. Uw verhaal, uzelf, het uwe.", ("u", "u", "uw", "uzelf", "uwe"), ()),
        ("Je vertelt jouw verhaal; jij, jou, jezelf.", (), ("je", "jouw", "jij", "jou", "jezelf")),
        ("Vertel uw verhaal aan je huisarts", ("uw",), ("je",)),
        ("Wij bellen u.", ("u",), ()),
        ("(u) hoeft niets", ("u",), ()),
        # Quoted.
        ('Klik op "Stuur je melding" als u klaar bent.', ("u",), ()),
        ("Klik op \u201cWat doe je?\u201d of \u201eWie ben je\u201d of \u00abjij\u00bb.", (), ()),
        ("Klik op \u2018foto\u2019s van je\u2019.", (), ()),
        ("Klik op 'foto's van je' nu.", (), ()),
        ("'s Avonds kun je bellen en 's nachts ook.", (), ("je",)),
        ("Foto's van je auto's", (), ("je",)),
        ('Een open " en dan je', (), ("je",)),
        # `u` that is no word for the reader.
        ("De letter u, een u, de u-bocht, km/u, a.u.b. om 14.00 u of 9 u", (), ()),
        ("juist, uwer, jeugd, duw, e-mail u", ("u",), ()),
    ],
)
def test_words_of_address_are_found_per_form(text, formal, familiar):
    assert words_of_address(text) == {"u": formal, "je": familiar}
