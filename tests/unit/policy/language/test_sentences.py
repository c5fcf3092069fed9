import pytest

from service.policy.language.sentences import count_words, split_sentences, words


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", ()),
        (" \n\t ", ()),
        ("...", ()),
        ("--- \n *** ", ()),
        ("Een zin", ("Een zin",)),
        ("Een zin. Nog een!  En nog een?", ("Een zin.", "Nog een!", "En nog een?")),
        ("Wij bellen u. Dat doen wij snel.", ("Wij bellen u.", "Dat doen wij snel.")),
        ("So do I. We try.", ("So do I.", "We try.")),
        ("Er was niets. toen wel.", ("Er was niets.", "toen wel.")),
        ("Nee?! Ja!!", ("Nee?!", "Ja!!")),
    ],
)
def test_marks_end_sentences(text, sentences):
    assert split_sentences(text) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "Op straat, o.a. bij het station en d.w.z. buiten.",
        "Bijv. Roze in Blauw of de gemeente.",
        "Bel dhr. Jansen of mevr. De Wit.",
        "Schrijf aan J. Jansen, t.a.v. Stichting Hulp.",
        "Ga naar de St. Janstraat.",
        "See e.g. London or i.e. Leeds.",
        "Om 9.00 uur en om 14.30 uur.",
        "Op 1 jan. 2026 en in art. 5, blz. 3, tel. 14 076.",
        "Bussen, trams, enz. rijden niet.",
        "Kijk op https://www.breda.nl/melden?x=1 of op discriminatie.nl voor meer.",
        "Bel 0900-8844 of 14 076 voor hulp.",
        "Hij wachtte... en liep door.",
        "Hij wachtte\u2026 en liep door.",
        "Dit kan: bellen; schrijven; langskomen.",
        'Zij riep "stop!" en rende weg.',
        "Zij riep (heel hard!) en rende weg.",
        "1. Kies een antwoord",
        "a. Kies een antwoord",
    ],
)
def test_marks_inside_sentences_end_nothing(text):
    assert split_sentences(text) == (text,)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Bussen, trams, enz. Daarna niets.", ("Bussen, trams, enz.", "Daarna niets.")),
        ("Hij wachtte... Toen liep hij door.", ("Hij wachtte...", "Toen liep hij door.")),
        ('Zij riep "stop!" Hij liep weg.', ('Zij riep "stop!"', "Hij liep weg.")),
        ("(Dit mag.) \u201cDit ook.\u201d Klaar.", ("(Dit mag.)", "\u201cDit ook.\u201d", "Klaar.")),
        ("Het was 12. Toen niet meer.", ("Het was 12.", "Toen niet meer.")),
        ("Kijk op discriminatie.nl. Of bel.", ("Kijk op discriminatie.nl.", "Of bel.")),
        ("He said no. We left.", ("He said no.", "We left.")),
    ],
)
def test_capital_behind_doubtful_mark_begins_a_sentence(text, sentences):
    assert split_sentences(text) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("een lijst:\n- eerste ding\n- tweede ding", ("een lijst:", "- eerste ding", "- tweede ding")),
        ("een \u2022 twee \u2022 drie", ("een", "twee", "drie")),
        ("een:\n1. twee\nen drie\n  b) vier", ("een:", "1. twee en drie", "b) vier")),
        ("een\r\n\r\ntwee\u2029drie\n \t\nvier", ("een", "twee", "drie", "vier")),
    ],
)
def test_blank_lines_items_and_bullets_end_sentences(text, sentences):
    assert split_sentences(text) == sentences


@pytest.mark.parametrize(
    "text",
    ["een zin\ndie doorgaat", "een zin\r\ndie doorgaat", "een\rzin\u2028die\x0bdoorgaat", "een\nzin die doorgaat"],
)
def test_line_break_only_wraps(text):
    assert split_sentences(text) == ("een zin die doorgaat",)


def test_reader_at_the_start_of_a_line_begins_no_list():
    assert split_sentences("Wij bellen\nu. Dat doen wij snel.") == ("Wij bellen u.", "Dat doen wij snel.")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("ei\u200bgen\u00ad schuld\ufeff", ("eigen", "schuld")),
        ("eigen_schuld __nu__", ("eigen", "schuld", "nu")),
        ("op https://x.nl/a_b en a_b@x.nl", ("op", "https://x.nl/a_b", "en", "a_b@x.nl")),
        ("\u200b\u2060\u200d", ()),
    ],
)
def test_signs_that_nobody_sees_and_underscores_hide_no_words(sentence, expected):
    assert words(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("", ()),
        ("- ...", ()),
        ("Wat gebeurde er?", ("Wat", "gebeurde", "er")),
        ("'s Avonds, om 9.00 uur!", ("s", "Avonds", "om", "9.00", "uur")),
        ("foto's en auto-ongeluk (klein)", ("foto's", "en", "auto-ongeluk", "klein")),
        ("o.a. ma t/m vr, 24/7, m/v", ("o.a", "ma", "t/m", "vr", "24/7", "m/v")),
        ("straat/plein en/of park", ("straat", "plein", "en", "of", "park")),
        ("bel 14 076 of (020) 261 52 75.", ("bel", "14076", "of", "020)2615275")),
        ("kijk op https://x.nl/a/bc?d=1.", ("kijk", "op", "https://x.nl/a/bc?d=1")),
        ("mail naar a/b@x.nl", ("mail", "naar", "a/b@x.nl")),
        ("hulp \u2013 gratis\u2014ook hier", ("hulp", "gratis", "ook", "hier")),
        ("lhbti+ en _zo_ verder", ("lhbti", "en", "zo", "verder")),
    ],
)
def test_words_stand_without_their_marks(sentence, expected):
    assert words(sentence) == expected
    assert count_words(sentence) == len(expected)
