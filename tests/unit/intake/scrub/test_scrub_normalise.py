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
        ("\U0001f159\U0001f150\U0001f15d \U0001f179\U0001f170\U0001f17d \U0001f139", "JAN JAN J"),
        ("\U0001f1ef\u200b\U0001f1e6 \U0001f1f3", "JA N"),
        ("\U0001f1f3\U0001f1f1", "\U0001f1f3\U0001f1f1"),
        ("\u1d0a\u1d00\u0274 \u027e\u0250u", "jan jau"),
        ("\u24ff\u277b\u278a", "061"),
        ("\u0410\u0412 1", "AB 1"),
        ("\u0410\u0412 \u0436", "\u0410\u0412 \u0436"),
        ("&#74;an &eacute;&eacute;n &amp; co", "Jan \u00e9\u00e9n & co"),
        ("H&M; R&B &onbekend;", "H&M; R&B &onbekend;"),
        ("&#x200b;&#65313;b", "Ab"),
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


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("x &#74;an y", "&#74;an"),
        ("x &#74;a\u200bn y", "&#74;a\u200bn"),
        ("\u200bx J&#97;n y", "J&#97;n"),
        ("x \U0001f159\u200b\U0001f150\U0001f15d y", "\U0001f159\u200b\U0001f150\U0001f15d"),
    ],
)
def test_span_maps_back_over_escapes_and_signs(text, written):
    normalised = normalise(text)
    start = normalised.folded.index("jan")
    begin, end = normalised.original_span(start, start + 3)
    assert text[begin:end] == written
