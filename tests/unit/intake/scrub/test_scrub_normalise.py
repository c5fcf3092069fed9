"""How odd spellings become plain, and how spans find their way back."""

import pytest

from service.intake.scrub.normalise import normalise


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("gewoon", "gewoon"),
        ("\uff2a\uff41\uff4e", "Jan"),
        ("Cafe\u0301", "Café"),
        ("٠٦٤", "064"),
        ("0️⃣6️⃣", "06"),
        ("Ja\u200bn", "Jan"),
        ("a\u00a0b\u2009c", "a b c"),
        ("a\u2013b\u2014c\u2212d", "a-b-c-d"),
        ("\u2018t", "'t"),
        ("p\u0430ul", "paul"),
        ("мороз", "мороз"),
        ("İstanbul", "Istanbul"),
        ("a\u2028b", "a\nb"),
        ("a\x00b\tc", "ab\tc"),
        ("\U0001f600", "\U0001f600"),
    ],
)
def test_odd_spelling_becomes_plain(text, plain):
    assert normalise(text).text == plain


def test_span_maps_back_over_removed_characters():
    text = "x J\u200ba\u200bn y"
    normalised = normalise(text)
    start = normalised.text.index("Jan")
    assert normalised.original_span(start, start + 3) == (2, 7)


def test_span_maps_back_over_grown_characters():
    normalised = normalise("ﷺ 06")
    start = normalised.text.index("06")
    assert normalised.original_span(start, start + 2) == (2, 4)


def test_folding_takes_accents_and_capitals_away():
    assert normalise("Öztürk ŁĄCZ Weiß Çelik").folded == "ozturk lacz weis celik"
