"""What is written to an Arabic word is taken from it; names and short words stay what they are."""

import pytest

from service.intake.scrub.clitics import bare, is_arabic


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("والمدرسة", "مدرسة"),
        ("مدرستهم", "مدرسة"),
        ("ضربوني", "ضربوا"),
        ("ضربتني", "ضربت"),
        ("للشرطة", "شرطة"),
        ("وسيضربه", "يضرب"),
        ("مستشفاهم", "مستشفى"),
        ("كتابا", "كتاب"),
        ("كتاب", "كتاب"),
    ],
)
def test_a_word_is_found_in_what_is_written_to_it(word, stem):
    assert stem in set(bare(word))


def test_no_guess_is_shorter_than_three_letters():
    assert [guess for word in ("ال", "وبه", "بكم", "ولها") for guess in bare(word) if len(guess) < 3] == []


def test_a_name_of_four_letters_does_not_lose_its_last_one():
    assert "لطف" not in set(bare("لطفي"))


def test_a_row_of_letters_is_no_word():
    assert list(bare("و" * 17)) == []


@pytest.mark.parametrize(("word", "told"), [("كتاب", True), ("word", False), ("слово", False)])
def test_the_script_is_told_by_the_first_letter(word, told):
    assert is_arabic(word) is told
