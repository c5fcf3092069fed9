"""An interview with its files: kept answers, the policy that is written, and what is never overwritten."""

import tomllib

import msgspec
import pytest
from support import ROOT, copy_policies, edit
from unit.interview.answering import TODAY, Person, answer_all, begin, skip_all

from service.interview.errors import LibraryUnusable, SavedUnreadable
from service.interview.script.whole import script
from service.interview.service import Desk, keep, read_saved, run_interview, saved_beside
from service.interview.state import Interview


@pytest.fixture
def desk(tmp_path):
    policies = copy_policies(tmp_path)
    return Desk(name="almere", policies=policies, saved=saved_beside(policies, "almere"))


def run(desk, *lines: str) -> Person:
    person = Person(*lines)
    run_interview(desk, person, TODAY)
    return person


def keep_all(desk, typed=None) -> None:
    """Keep plain answers to everything, as if somebody was there before."""
    keep(desk, answer_all(begin(desk.name), typed).interview)


def test_kept_answers_come_back_as_they_were(desk):
    interview = answer_all(begin("almere")).interview
    keep(desk, interview)
    assert read_saved(desk) == interview


def test_interview_goes_on_where_it_stopped(desk):
    first = run(desk, "Almere", "GM0034")
    assert "een voor een" in first.told[0]
    assert first.told[-1] == (f"Uw antwoorden staan in {desk.saved}. Ga later verder met: luwte policy new almere")
    second = run(desk, "stop")
    assert second.told[0] == "U gaat verder waar u stopte: 2 antwoorden staan er al."
    assert "Is het meldpunt er ook voor een andere gemeente?" in second.text
    assert not desk.policy.exists()


def test_policy_is_written_and_checked_at_the_end(desk):
    given = answer_all(begin("almere"))
    last = script(given)[-1].id
    kept = {key: value for key, value in given.interview.answers.items() if key != last}
    keep(desk, msgspec.structs.replace(given.interview, answers=kept))
    person = run(desk, "")
    assert tomllib.loads(desk.policy.read_text("utf-8"))["slug"] == "almere"
    assert f"\nHet beleid staat in {desk.policy}." in person.told
    assert person.told[-1] == "Lees het als plan met: luwte policy plan almere"


def test_what_is_open_is_told_at_the_end(desk):
    keep(desk, skip_all(begin("almere")).interview)
    person = run(desk, "")
    assert "  - Welk probleem moet het meldpunt oplossen?" in person.text
    assert "  - probleem: dit veld is nodig: een tabel met velden" in person.text


def test_skipped_question_that_nothing_needs_is_still_told(desk):
    interview = answer_all(begin("almere")).interview
    keep(desk, msgspec.structs.replace(interview, answers={**interview.answers, "adv.telefoon": None}))
    person = run(desk, "")
    assert "\nU sloeg 1 vraag over:" in person.told
    assert "Er is niets meer open." not in person.told


def test_skipped_questions_can_be_asked_again(desk):
    keep_all(desk)
    open_one = msgspec.structs.replace(read_saved(desk), answers={**read_saved(desk).answers, "probleem.nl": None})
    keep(desk, open_one)
    person = run(desk, "open", "Mensen zijn bang.", "")
    assert "open = 1 overgeslagen vraag" in person.text
    assert tomllib.loads(desk.policy.read_text("utf-8"))["probleem"]["nl"] == "Mensen zijn bang."


def test_last_answer_can_be_changed_after_all(desk):
    keep_all(desk)
    run(desk, "terug", "wethouder")
    last = tomllib.loads(desk.policy.read_text("utf-8"))["routekaart"]["samen_leren"]
    assert last["wie"] == "wethouder"


@pytest.mark.parametrize("word", [(), ("",), ("nee",), ("stop",)])
def test_policy_that_is_there_is_not_replaced_without_a_yes(desk, word):
    desk.policy.write_text("# van een ander\n", encoding="utf-8")
    keep_all(desk)
    person = run(desk, "", *word)
    assert f"{desk.policy} bestaat al. Ik vraag het u voordat ik dat bestand vervang." in person.told
    assert "Ik heb niets vervangen." in person.told
    assert desk.policy.read_text("utf-8") == "# van een ander\n"


def test_policy_that_is_there_is_replaced_after_a_yes(desk):
    desk.policy.write_text("# van een ander\n", encoding="utf-8")
    keep_all(desk)
    run(desk, "", "Ja")
    assert tomllib.loads(desk.policy.read_text("utf-8"))["slug"] == "almere"


def test_areas_come_from_a_file_of_cbs(desk):
    source = ROOT / "tests" / "data" / "kwb" / "kwb-2025.csv"
    typed = {
        "gemeente.1.naam": "Letterstad",
        "gemeente.1.code": "GM9901",
        "gebieden.hoe": "1",
        "gebieden.bestand": str(source),
        "doelen": "1,2,3",
    }
    keep_all(desk, typed)
    person = run(desk, "")
    geography = tomllib.loads(desk.policy.read_text("utf-8"))["geografie"]
    assert (geography["cbs_jaar"], geography["herkomst"]) == (2025, "kwb-2025.csv")
    assert geography["gebieden"][0]["code"].startswith("WK9901")
    assert "\nDe gebieden uit het bestand van CBS staan in het beleid." in person.told


def test_file_of_something_else_leaves_the_policy_whole(desk, tmp_path):
    source = tmp_path / "kwb-2025.csv"
    source.write_text("geen;tabel\n", encoding="utf-8")
    keep_all(desk, {"gebieden.hoe": "1", "gebieden.bestand": str(source)})
    person = run(desk, "")
    assert "\nDe gebieden kon ik niet overnemen." in person.text
    assert "gebieden" not in tomllib.loads(desk.policy.read_text("utf-8"))["geografie"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{", "niet te lezen"),
        (b"\xff", "niet te lezen"),
        (b'{"naam": "almere", "vreemd": 1}', "niet te lezen"),
        (msgspec.json.encode(Interview(name="breda")), "horen bij breda"),
    ],
)
def test_kept_answers_of_something_else_stay_untouched(desk, content, sentence):
    desk.saved.write_bytes(content)
    with pytest.raises(SavedUnreadable, match=sentence):
        run(desk, "Almere")
    assert desk.saved.read_bytes() == content


def test_library_with_errors_is_told_before_anything_is_asked(desk):
    edit(desk.policies / "library" / "doelen.toml", 'code = "G1"', 'code = "H1"')
    with pytest.raises(LibraryUnusable, match=r"library/doelen\.toml: doelen\[0\]\.code"):
        run(desk, "Almere")
