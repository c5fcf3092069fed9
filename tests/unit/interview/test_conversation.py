import pytest
from unit.interview.answering import Person, begin, with_answers

from service.interview.conversation import hold
from service.interview.script.whole import script


def talk(given, *lines: str):
    """Hold an interview; return the answers, whether it ended, everything that was kept, and the person."""
    kept, person = [], Person(*lines)
    interview, finished = hold(given, person, kept.append)
    return interview.answers, finished, kept, person


def test_every_answer_is_kept_before_the_next_question():
    answers, finished, kept, _person = talk(begin(), "Breda", "GM0758", "", "stop")
    assert not finished
    assert [list(state.answers.values()) for state in kept] == [
        ["Breda"],
        ["Breda", "GM0758"],
        ["Breda", "GM0758", ""],
    ]
    assert kept[-1].answers == answers


@pytest.mark.parametrize("ending", [(), ("stop",), (" STOP ",)])
def test_stopping_keeps_what_there_is(ending):
    answers, finished, _kept, _person = talk(begin(), "Breda", *ending)
    assert (answers, finished) == ({"gemeente.1.naam": "Breda"}, False)


def test_skipping_leaves_a_question_open():
    assert talk(begin(), "Breda", "overslaan")[0] == {"gemeente.1.naam": "Breda", "gemeente.1.code": None}


def test_bad_answer_gets_a_sentence_and_the_question_waits():
    answers, _finished, kept, person = talk(begin(), "Breda", "0758", "GM0758")
    assert "Dit past niet: hier hoort GM en vier cijfers (CBS)." in person.told
    assert answers["gemeente.1.code"] == "GM0758"
    assert len(kept) == 2


def test_more_is_told_and_the_question_waits():
    _answers, _finished, kept, person = talk(begin(), "?", "help")
    assert kept == []
    assert person.text.count("Typ uw antwoord op een regel") == 2


def test_going_back_offers_the_earlier_answer():
    answers, _finished, _kept, person = talk(begin(), "Bergen", "terug", "", "stop")
    assert person.text.count("Voor welke gemeente is het meldpunt?") == 2
    assert "Enter = Bergen" in person.text
    assert answers == {"gemeente.1.naam": "Bergen"}


def test_before_the_first_question_there_is_none():
    answers, _finished, _kept, person = talk(begin(), "terug")
    assert "Dit is de eerste vraag." in person.told
    assert answers == {}


def test_changed_answer_brings_other_questions():
    lines = ("Breda", "GM0758", "Tilburg", "terug", "-", "stop")
    assert talk(begin(), *lines)[0] == {"gemeente.1.naam": "Breda", "gemeente.1.code": "GM0758", "gemeente.2.naam": ""}


def test_file_that_is_not_there_is_asked_again(tmp_path):
    file = tmp_path / "kwb-2025.csv"
    file.write_text("x", encoding="utf-8")
    given = begin(gebieden__hoe="bestand")
    others = [question.id for question in script(given) if not question.id.startswith("gebieden.")]
    given = with_answers(given, **{name.replace(".", "__"): None for name in others})
    answers, _finished, _kept, person = talk(given, str(tmp_path / "weg.csv"), str(file))
    assert "Dit bestand vind ik niet. Controleer de naam, of typ `overslaan`." in person.told
    assert answers["gebieden.bestand"] == str(file)
