"""The published JSON Schema and the rules accept exactly the same reports."""

import re

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from support import breda

from service.intake.answers import Answers
from service.intake.rules import validate
from service.intake.schema import report_schema

POLICY = breda()
STRICT = msgspec.structs.replace(
    POLICY,
    questions=tuple(msgspec.structs.replace(q, required=not q.required) for q in POLICY.questions if q.id != "dag"),
)
UNASKED = msgspec.structs.replace(
    POLICY, questions=tuple(q for q in POLICY.questions if q.id not in ("dag", "tijd", "maand"))
)
TYPES = {"string": str, "array": list, "object": dict}


def is_valid(schema, value):
    """A checker of the few keywords that our schemas use; an unknown keyword is an error."""
    checks = {
        "$schema": lambda _: True,
        "title": lambda _: True,
        "type": lambda name: isinstance(value, TYPES[name]),
        "const": lambda expected: value == expected,
        "oneOf": lambda options: sum(is_valid(option, value) for option in options) == 1,
        "anyOf": lambda options: any(is_valid(option, value) for option in options),
        "not": lambda other: not is_valid(other, value),
        "maxLength": lambda limit: not isinstance(value, str) or len(value) <= limit,
        "pattern": lambda pattern: not isinstance(value, str) or re.search(pattern.replace("$", r"\Z"), value),
        "items": lambda item: not isinstance(value, list) or all(is_valid(item, each) for each in value),
        "uniqueItems": lambda _: not isinstance(value, list) or all(value.count(each) == 1 for each in value),
        "minItems": lambda least: not isinstance(value, list) or len(value) >= least,
        "required": lambda names: not isinstance(value, dict) or all(name in value for name in names),
        "properties": lambda known: all(is_valid(known[name], value[name]) for name in value if name in known),
        "additionalProperties": lambda allowed: allowed or set(value) <= set(schema["properties"]),
    }
    return all(checks[keyword](argument) for keyword, argument in schema.items())


def good_values(question):
    codes = st.sampled_from([option.code for option in question.options] or ["-"])
    if question.kind == "tekst":
        return st.text(max_size=20) | st.just("x" * question.max_length) | st.just(" \n")
    return codes if question.kind == "een" else st.lists(codes, unique=True)


ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(max_size=5),
    st.just("x" * 1001),
    st.lists(st.sampled_from(["fluiten", "volgen", "zelf", "", "x"]), max_size=20),
    st.just({}),
)
MOMENTS = st.sampled_from(
    ["2026-07-01T23:15", "2026-07-01T23:15Z", "2026-07-01T23:15:01.123+02:00", "2026-07-01", "nu", "0001-01-01T00:00Z"]
)
NAMES = [question.id for question in POLICY.questions]


@st.composite
def reports(draw):
    """Mostly good reports, with up to three mutations."""
    asked = draw(st.lists(st.sampled_from(POLICY.questions), unique_by=lambda question: question.id))
    raw = {"rol": "zelf", "wat": ["fluiten"]} | {question.id: draw(good_values(question)) for question in asked}
    if draw(st.booleans()):
        raw["moment"] = draw(MOMENTS)
    for name in draw(st.lists(st.sampled_from([*NAMES, "moment", "naam", ""]), max_size=3)):
        if name in raw and draw(st.booleans()):
            del raw[name]
        else:
            raw[name] = draw(ODD)
    return raw


@given(reports(), st.sampled_from([POLICY, STRICT, UNASKED]))
def test_rules_and_schema_accept_the_same_reports(raw, policy):
    accepted = isinstance(validate(policy, raw), Answers)
    assert is_valid(report_schema(policy), raw) == accepted


@given(reports())
def test_refusal_holds_only_names_of_the_policy(raw):
    result = validate(POLICY, raw)
    if not isinstance(result, Answers):
        named = [fault.field for fault in result.fields]
        assert set(named) <= {*NAMES, "moment", ""}
        assert len(set(named)) == len(named)


@given(reports())
def test_preview_accepts_whatever_the_report_accepts(raw):
    if isinstance(validate(POLICY, raw), Answers):
        assert validate(POLICY, raw, complete=False) == validate(POLICY, raw)
