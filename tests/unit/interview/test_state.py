import msgspec
from unit.interview.answering import TODAY, answer_all, begin, codes, with_answers

from service.interview.questions import Many, Option, Question, Text
from service.interview.script.whole import left_open, next_question, question_before, script
from service.interview.state import Interview, give, is_answered, reopen, take_back, with_earlier

NAME = Question(id="naam", part="", ask="", why="", kind=Text(), enter="geen")


def test_answer_is_kept_with_its_day():
    interview = give(Interview(name="breda"), NAME, "Meldpunt", TODAY)
    assert interview == Interview(name="breda", answers={"naam": "Meldpunt"}, days={"naam": TODAY})


def test_answer_taken_back_is_what_enter_gives_next():
    interview = take_back(give(Interview(name="breda"), NAME, "Meldpunt", TODAY), NAME)
    assert not is_answered(interview, NAME)
    assert with_earlier(interview, NAME).default == "Meldpunt"
    assert give(interview, NAME, "Anders", TODAY).earlier == {}


def test_earlier_answer_that_no_longer_fits_is_not_offered():
    choice = Question(id="naam", part="", ask="", why="", kind=Many(options=(Option(code="a", label="A"),)))
    assert with_earlier(Interview(name="breda", earlier={"naam": ("b",)}), choice) == choice
    assert with_earlier(Interview(name="breda", earlier={"naam": ""}), NAME) == NAME


def test_nothing_is_an_answer_only_where_it_may_be():
    must = msgspec.structs.replace(NAME, enter="")
    empty = Interview(name="breda", answers={"naam": ""})
    assert is_answered(empty, NAME)
    assert not is_answered(empty, must)


def test_question_that_was_left_open_counts_as_answered_until_it_is_reopened():
    interview = give(Interview(name="breda"), NAME, None, TODAY)
    assert is_answered(interview, NAME)
    assert not is_answered(reopen(interview), NAME)


def test_kept_choice_that_left_the_library_is_asked_again():
    given = answer_all(begin())
    assert next_question(given) is None
    changed = with_answers(given, doelgroepen=("vrouwen", "ruimtereizigers"))
    assert next_question(changed).id == "doelgroepen"


def test_question_before_is_found_from_anywhere():
    given = begin()
    asked = script(given)
    assert question_before(given, asked[1].id) == asked[0]
    assert question_before(given, asked[0].id) is None
    assert question_before(given, None) == asked[-1]


def test_skipped_questions_are_told_apart():
    given = with_answers(answer_all(begin()), probleem__nl=None)
    assert [question.id for question in left_open(given)] == ["probleem.nl"]


def test_codes_of_a_question_are_its_choices():
    goals = next(question for question in script(begin()) if question.id == "doelen")
    assert codes(goals) == tuple(f"G{number}" for number in range(1, 14))
