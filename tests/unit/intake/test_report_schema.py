"""The JSON Schema of a report: its shape for each kind of question."""

import msgspec
from support import breda

from service.intake.rules import MOMENT_PATTERN
from service.intake.schema import report_schema

POLICY = breda()
SCHEMA = report_schema(POLICY)


def test_schema_closes_the_object_and_names_what_is_needed():
    shown = {key: value for key, value in SCHEMA.items() if key not in ("properties", "not")}
    assert shown == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Meldpunt straatintimidatie Breda",
        "type": "object",
        "anyOf": [
            {"required": ["rol", "wat"]},
            {"properties": {"rol": {"const": "pleger"}}, "required": ["rol"]},
        ],
        "additionalProperties": False,
    }
    assert list(SCHEMA["properties"]) == [*(question.id for question in POLICY.questions), "moment"]


def test_each_kind_of_question_has_its_shape():
    properties = SCHEMA["properties"]
    assert properties["verhaal"] == {
        "title": "Wilt u er iets over vertellen?",
        "type": "string",
        "maxLength": 1000,
    }
    assert properties["bekend"]["oneOf"][0] == {"const": "nee", "title": "Nee"}
    assert {key: value for key, value in properties["wat"].items() if key != "items"} == {
        "title": "Wat gebeurde er?",
        "type": "array",
        "uniqueItems": True,
        "minItems": 1,
    }
    assert len(properties["wat"]["items"]["oneOf"]) == 17


def test_moment_may_not_stand_beside_what_it_answers():
    assert SCHEMA["properties"]["moment"] == {"type": "string", "pattern": f"^{MOMENT_PATTERN}$"}
    assert SCHEMA["not"] == {
        "required": ["moment"],
        "anyOf": [{"required": ["dag"]}, {"required": ["tijd"]}, {"required": ["maand"]}],
    }


def test_moment_is_absent_where_it_is_not_asked():
    kept = tuple(question for question in POLICY.questions if question.id in ("rol", "verhaal"))
    schema = report_schema(msgspec.structs.replace(POLICY, questions=kept))
    assert list(schema["properties"]) == ["rol", "verhaal"]
    assert "not" not in schema


def test_schema_speaks_the_asked_language():
    assert report_schema(POLICY, "en")["properties"]["rol"]["title"] == "Who are you?"
