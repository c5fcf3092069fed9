"""What `mail_address` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.mail_address import find, find_spoken


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jan@huis.nl", ["jan@huis.nl"]),
        ("mail j.de-vries+x@post.example.org.", ["j.de-vries+x@post.example.org"]),
        ("jan(at)huis(dot)nl", ["jan(at)huis(dot)nl"]),
        ("jan punt smit apenstaartje ziggo punt nl", ["jan punt smit apenstaartje ziggo punt nl"]),
        ("piet [at] post [dot] nl", ["piet [at] post [dot] nl"]),
        ("ik was at home", []),
        ("!@post.nl", []),
        ("storm streepje streamt bij tuta punt example", ["storm streepje streamt bij tuta punt example"]),
        ("ik werk bij bol.com en bij ziggo", []),
        ("jansmit klammeraffe web punkt de", ["jansmit klammeraffe web punkt de"]),
        ("agata.wrona małpka poczta kropka pl", ["agata.wrona małpka poczta kropka pl"]),
        ("hij riep @ niets", []),
        ("om 8 at night. daarna", []),
        ("! at post punt nl", []),
        (f"{'x' * 50} at post punt nl", []),
        ("voor x at post punt nl", ["x at post punt nl"]),
        ("a.b.c.d.e.f.g at post.nl", ["b.c.d.e.f.g at post.nl"]),
        ("qzx wvk bnm rtp at post.nl", ["wvk bnm rtp at post.nl"]),
        ("mail sanne zwaluw kwartel at post punt nl", ["sanne zwaluw kwartel at post punt nl"]),
    ],
)
def test_mail_address_masks_exactly_what_it_should(masked, text, expected):
    assert masked((find, find_spoken), text) == expected
