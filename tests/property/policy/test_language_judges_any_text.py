"""What holds for every text: it is judged, no letter gets lost, and long texts cost in proportion."""

import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from service.policy.language.flesch import measure, score
from service.policy.language.judge import Lexicon, judge_text
from service.policy.language.sentences import split_sentences, words
from service.policy.language.syllables import count_syllables

LEXICON = Lexicon(
    blaming={"eigen schuld": "het ligt niet aan u"},
    discouraging={"heeft geen zin": "zeg wat er gebeurt", "geen zin": "wel zin"},
    stigmatising={"probleemwijk": "wijk"},
)
PIECES = st.sampled_from(
    [
        "U", "u", "je", "eigen schuld", "heeft geen", "zin", "probleemwijk", "Discriminatie", "qu", "y",
        "o.a.", "d.w.z.", "bijv.", "enz.", "J.", "1.", "...", "\u2026", ".", "!", "?", ": ", "\n", "\u2022",
        "9.00", "14 076", "0900-8844", "https://x.nl/a?b=1.", "straat/plein", "t/m", "/", "-", "\u2014", "_",
        '"', "'", "\u201c", "\u201d", "\u2018", "\u2019", "\u00ab", "\u00bb", "(", ")",
        "e\u0308", "\u0133", "\u00df", "\u0130", "\u06f4", "\U0001f600", "\u200b", "\ud800",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
)
LANGUAGES = st.sampled_from(["nl", "en"])
SLOW = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def letters(text):
    return [character for character in text if character.isalnum()]


@SLOW
@given(TEXTS, LANGUAGES, st.sampled_from([None, "u", "je"]), st.lists(TEXTS, max_size=2))
@example("\ud800 \udfff", "nl", None, [])
@example("\u0130\u0308. " * 30, "en", "u", ["\u0130"])
def test_every_text_is_judged(text, language, address, names):
    remarks = judge_text(text, language, LEXICON, address=address, names=names)
    assert remarks == judge_text(text, language, LEXICON, address=address, names=names)
    assert len(set(remarks)) == len(remarks)
    assert score(text, language) <= 207


@SLOW
@given(TEXTS)
def test_sentences_and_words_lose_no_letter(text):
    sentences = split_sentences(text)
    assert letters("".join(sentences)) == letters(text)
    assert letters("".join(word for sentence in sentences for word in words(sentence))) == letters(text)


@SLOW
@given(TEXTS, LANGUAGES)
def test_counts_are_in_proportion_to_each_other(text, language):
    measured = measure(text, language)
    assert measured.sentences <= measured.words <= measured.syllables
    assert measured.longest_sentence <= measured.words <= measured.longest_sentence * measured.sentences


@SLOW
@given(st.text(max_size=60), LANGUAGES)
def test_word_has_at_most_a_syllable_per_letter(word, language):
    # Compatibility forms, as one sign for a whole word, are spelled out before they are counted.
    assert 1 <= count_syllables(word, language) <= 20 * max(1, len(word))


ATTACKS = {
    "dots": ".",
    "spaced dots": ". ",
    "abbreviations": "a.",
    "digits": "1 ",
    "slashes": "ab/",
    "slashes alone": "/",
    "letters": "a",
    "vowels": "ie",
    "words": "eigen ",
    "listed words": "heeft geen ",
    "lines": "\n",
    "underscores": "a_",
    "double quotes": '"',
    "single quotes": " '",
    "apostrophes": "a'",
    "curly quotes": "\u2018a\u2019a",
    "low quotes": "\u201e",
    "angled quotes": "\u00ab",
    "capitals": "Ab ",
    "marks": "e\u0308",
    "dashes": "\u2014",
    "brackets": "(((",
    "address": "u je ",
}


def seconds(text):
    best = float("inf")
    for _ in range(3):
        before = time.thread_time()
        for language in ("nl", "en"):
            judge_text(text, language, LEXICON)
        best = min(best, time.thread_time() - before)
    return best


@pytest.mark.parametrize("name", ATTACKS)
def test_hostile_text_costs_in_proportion(name):
    unit = ATTACKS[name]
    small, large = (unit * (size // len(unit)) for size in (8_000, 32_000))
    # Four times the text; twice that leaves room for noise, and quadratic growth would show as sixteen.
    assert seconds(large) <= 8 * seconds(small) + 0.02
