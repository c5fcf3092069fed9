import pytest

from service.policy.language.flesch import Measure, ease, measure, score


def test_text_is_measured_in_words_sentences_and_syllables():
    text = "Wat gebeurde er? Een man liep achter mij aan.\n- Bel 0900-8844."
    assert measure(text, "nl") == Measure(words=11, sentences=3, syllables=14, longest_sentence=6)


def test_decomposed_accents_are_read_as_composed():
    assert measure("ge\u0069\u0308nd", "nl") == Measure(words=1, sentences=1, syllables=2, longest_sentence=1)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("nl", 206.84 - 0.93 * 10 - 77 * 1.5), ("en", 206.835 - 1.015 * 10 - 84.6 * 1.5)],
)
def test_ease_follows_the_published_formula(language, expected):
    measured = Measure(words=100, sentences=10, syllables=150, longest_sentence=20)
    assert ease(measured, language) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("", "nl", 206.84),
        ("Ik zag het en liep door.", "nl", 206.84 - 0.93 * 6 - 77),
        ("I saw it and went home.", "en", 206.835 - 1.015 * 6 - 84.6),
        ("Verantwoordelijkheid", "nl", 206.84 - 0.93 - 77 * 6),
    ],
)
def test_score_of_a_text_is_its_ease(text, language, expected):
    assert score(text, language) == pytest.approx(expected)
