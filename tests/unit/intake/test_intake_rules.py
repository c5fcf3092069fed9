"""Which answers fit the policy, and what is said about those that do not."""

import datetime as dt

import msgspec
import pytest
from support import breda

from service.intake.answers import Answers, Refused
from service.intake.rules import needs_of, stores_nothing, validate
from service.web.problems import FieldProblem

POLICY = breda()
GOOD = {"rol": "zelf", "wat": ["fluiten"]}


def with_question(question_id, **changes: object):
    questions = tuple(
        msgspec.structs.replace(question, **changes) if question.id == question_id else question
        for question in POLICY.questions
    )
    return msgspec.structs.replace(POLICY, questions=questions)


def without(*question_ids: str):
    kept = tuple(question for question in POLICY.questions if question.id not in question_ids)
    return msgspec.structs.replace(POLICY, questions=kept)


def faults(raw, policy=POLICY, *, complete=True):
    result = validate(policy, raw, complete=complete)
    return [(fault.field, fault.code) for fault in result.fields] if isinstance(result, Refused) else []


def test_good_answers_are_kept_as_codes_and_texts():
    result = validate(POLICY, {**GOOD, "plek": "straat", "verhaal": "Hij floot.\n"})
    choices = {"rol": ("zelf",), "wat": ("fluiten",), "plek": ("straat",)}
    assert result == Answers(choices=choices, stories={"verhaal": "Hij floot.\n"})


def test_every_faulty_field_is_named_once():
    raw = {"wat": ["fluiten", "fluiten"], "plek": "maan", "verhaal": 7, "naam": "Jan", "adres": "Hier"}
    expected = [("", "onbekend_veld"), ("rol", "verplicht"), ("wat", "dubbel"), ("plek", "onbekende_optie")]
    assert faults(raw) == [*expected, ("verhaal", "verkeerd_type")]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("rol", None, "verkeerd_type"),
        ("rol", "", "onbekende_optie"),
        ("rol", ["zelf"], "verkeerd_type"),
        ("rol", True, "verkeerd_type"),
        ("rol", "Zelf", "onbekende_optie"),
        ("wat", [], "verplicht"),
        ("wat", "fluiten", "verkeerd_type"),
        ("wat", ["fluiten", 1], "verkeerd_type"),
        ("wat", [["fluiten"]], "verkeerd_type"),
        ("wat", ["fluiten", "zingen"], "onbekende_optie"),
        ("wat", ["fluiten"] * 2, "dubbel"),
        ("wat", ["fluiten"] * 17, "dubbel"),
        ("wat", ["fluiten"] * 18, "te_veel"),
        ("wat", {"fluiten": True}, "verkeerd_type"),
        ("verhaal", None, "verkeerd_type"),
        ("verhaal", ["a"], "verkeerd_type"),
        ("verhaal", "x" * 1001, "te_lang"),
        ("plek", 10**30, "verkeerd_type"),
    ],
)
def test_faulty_value_gets_its_code(field, value, code):
    assert faults({**GOOD, field: value}) == [(field, code)]


@pytest.mark.parametrize("text", ["", " \r\n\t ", "\U0001f600" * 1000])
def test_text_may_be_empty_or_as_long_as_its_limit_in_characters(text):
    result = validate(POLICY, {**GOOD, "verhaal": text})
    assert isinstance(result, Answers)
    assert result.stories == ({"verhaal": text} if text.strip() else {})


@pytest.mark.parametrize("text", ["", " \n"])
def test_required_text_must_say_something(text):
    policy = with_question("verhaal", required=True)
    assert faults({**GOOD, "verhaal": text}, policy) == [("verhaal", "verplicht")]
    assert faults({**GOOD, "verhaal": text}, policy, complete=False) == []
    assert faults({**GOOD, "verhaal": "a"}, policy) == []


def test_optional_list_may_be_empty():
    result = validate(with_question("wat", required=False), {"rol": "zelf", "wat": []})
    assert result == Answers(choices={"rol": ("zelf",)}, stories={})


def test_preview_may_lack_required_answers_but_not_be_wrong():
    assert validate(POLICY, {"verhaal": "a"}, complete=False) == Answers(choices={}, stories={"verhaal": "a"})
    assert faults({"wat": [], "rol": "maan"}, complete=False) == [("rol", "onbekende_optie")]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-07-01T23:15", dt.datetime(2026, 7, 1, 23, 15)),  # noqa: DTZ001 - a moment without a zone is Dutch time
        ("2026-07-01T23:15:01.5Z", dt.datetime(2026, 7, 1, 23, 15, 1, 500000, tzinfo=dt.UTC)),
        ("2026-07-01T00:00:00+02:00", dt.datetime(2026, 6, 30, 22, tzinfo=dt.UTC)),
    ],
)
def test_moment_is_read_with_or_without_a_zone(text, moment):
    result = validate(POLICY, {**GOOD, "moment": text})
    assert isinstance(result, Answers)
    assert result.moment == moment


@pytest.mark.parametrize(
    "moment",
    [
        *(None, 1, "", "gisteren", ["2026-07-01T10:00"]),
        *("2026-07-01", "2026-02-30T10:00", "2026-07-01T24:00", "20260701T1000", "2026-W27-3T10:00"),
        *("0001-01-01T00:00+23:59", "9999-12-31T23:59-23:59", "2026-07-01T10:00\n", "\uff12026-07-01T10:00"),
    ],
)
def test_moment_that_is_none_is_refused(moment):
    assert faults({**GOOD, "moment": moment}) == [("moment", "verkeerd_type")]


def test_moment_stands_alone():
    raw = {**GOOD, "moment": "2026-07-01T10:00", "tijd": "avond"}
    assert faults(raw) == [("moment", "dubbel")]


def test_moment_is_unknown_where_it_is_not_asked():
    policy = without("dag", "tijd", "maand")
    assert faults({**GOOD, "moment": "2026-07-01T10:00", "x": 1}, policy) == [("", "onbekend_veld")]
    assert faults({**GOOD, "moment": "2026-07-01T10:00"}, without("dag", "maand")) == []


def test_nothing_that_was_sent_returns_in_a_refusal():
    bait = "kanarie"
    raw = {bait: bait, "rol": bait, "wat": [bait], "verhaal": [bait], "moment": bait}
    assert bait not in repr(validate(POLICY, raw))


def test_answers_do_not_show_themselves():
    assert repr(validate(POLICY, {**GOOD, "verhaal": "kanarie"})) == "Answers(...)"


def test_only_the_one_who_did_it_is_not_stored():
    for option in ("zelf", "omstander", "namens", "werk", "pleger"):
        answers = Answers(choices={"rol": (option,), "weg": ("x",)}, stories={})
        assert stores_nothing(POLICY, answers) == (option == "pleger")


def test_needs_are_most_urgent_first_and_once():
    answers = Answers(choices={"wat": ("weigeren", "discriminatie", "dreigen", "aanraken", "slaan")}, stories={})
    assert needs_of(POLICY, answers) == ("gevaar", "seksueel_geweld", "juridisch", "discriminatie")
    assert needs_of(POLICY, Answers(choices={"wat": ("fluiten",)}, stories={})) == ()


def test_refusal_names_the_field_of_the_policy():
    assert validate(POLICY, {}) == Refused(
        fields=(FieldProblem(field="rol", code="verplicht"), FieldProblem(field="wat", code="verplicht"))
    )


def test_who_asks_for_help_to_stop_need_answer_nothing_else():
    assert validate(POLICY, {"rol": "pleger"}).choices == {"rol": ("pleger",)}
    assert validate(POLICY, {"rol": "zelf"}).fields == (FieldProblem(field="wat", code="verplicht"),)
