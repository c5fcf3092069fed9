"""What `screen_word` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.screen_word import find, find_by_medium, find_called

FINDS = (find, find_by_medium, find_called)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dreigt via ria.knipenzo met", ["ria.knipenzo"]),
        ("heet hij xX.Zhen.Xx. scooter", ["xX.Zhen.Xx"]),
        ("Winkelaar, snap berberwink, 06", ["berberwink"]),
        ("snap qzvwk hier", ["qzvwk"]),
        ("op tiktok heet ik moonchild en", ["moonchild"]),
        ("insta is fleur.vdbq", ["fleur.vdbq"]),
        ("insta: berberwink staat", ["berberwink"]),
        ("ze belde.Toen liep hij weg.daarna niks meer.hij lachte", []),
        ("op tiktok filmpjes, op insta gezet, snap berberwink stuurt", []),
        ("op snap is hij gewoon niet", []),
        ("tel.qzvwk en o.a. dat en huis.qzvwk.", ["huis.qzvwk"]),
        ("een huis. Daarna", []),
        ("a.qzvwk", []),
        ("gewoon niets", []),
        ("snap qzvwk2", []),
    ],
)
def test_screen_word_masks_exactly_what_it_should(masked, text, expected):
    assert masked(FINDS, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("qzvw fghj kwqz lmnp rtyp geen xvbn ik mjkl hij dsfg. jule.ptrsn vraagt", ["jule.ptrsn"]),
        ("qzvw fghj kwqz lmnp rtyp geen xvbn ik mjkl hij dsfg. qwer.ptrsn vraagt", []),
    ],
)
def test_foreign_text_keeps_joined_words_but_names(masked, text, expected):
    assert masked(FINDS, text) == expected
