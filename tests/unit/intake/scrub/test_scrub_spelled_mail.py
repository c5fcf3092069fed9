"""What `spelled_mail` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.spelled_mail import find, find_accounts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mail lubbers apestaartje hier-punt-example, 06", ["lubbers apestaartje hier-punt-example"]),
        (
            "f punt tumbelaka apenstaart postbode min noord punt example\nbel",
            ["f punt tumbelaka apenstaart postbode min noord punt example"],
        ),
        (
            "mijn mail: y i punt l i n g laag streepje w at zonnepost dot example. wees",
            ["y i punt l i n g laag streepje w at zonnepost dot example"],
        ),
        ("me: d.ayu.p (a) st.hz punt example. i", ["d.ayu.p (a) st.hz punt example"]),
        ("mail is storm streepje streamt bij tuta punt example", ["storm streepje streamt bij tuta punt example"]),
        ("en w.freek78(a)mailbox.example. Mijn", ["w.freek78(a)mailbox.example"]),
        ("a.zerrouki (arobase) boitenord point example.", ["a.zerrouki (arobase) boitenord point example"]),
        ("jan[at]huis[dot]nl", ["jan[at]huis[dot]nl"]),
        ("i was at home. the dot was red", []),
        ("look at the red dot please", []),
        ("het stond bij zwembad punt uit", []),
        ("(a) eerst dit. (b) dan", []),
    ],
)
def test_spelled_mail_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zijn naam is jan underscore de underscore boss, echt", ["jan underscore de underscore boss"]),
        ("insta fleur laag streepje x punt y", ["fleur laag streepje x punt y"]),
        ("mijn site is boze streepje buurman punt nl en", ["boze streepje buurman punt nl"]),
        ("op dit punt belde hij, dat was het punt", []),
    ],
)
def test_signs_of_an_account_may_be_said(masked, text, expected):
    assert masked(find_accounts, text) == expected
