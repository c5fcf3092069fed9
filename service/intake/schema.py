"""The JSON Schema (draft 2020-12) of a report, compiled from the policy (pure)."""

from typing import Any

from service.intake.rules import MOMENT_FIELD, MOMENT_PATTERN, MOMENT_QUESTIONS, SPEAKING_PATTERN, forbidding_answers
from service.kernel.text import Language
from service.policy.model import Policy, Question


def report_schema(policy: Policy, language: Language = "nl") -> dict[str, Any]:
    """Return the schema that exactly the accepted reports of `policy` satisfy.

    Either every required question is answered, or an answer for which nothing is stored is given.
    `moment` may not stand beside the questions that it answers, which the schema says with `not`. Only
    there it is looser: a pattern does not know which months have thirty days.
    """
    properties: dict[str, Any] = {question.id: _property(question, language) for question in policy.questions}
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": policy.name.in_language(language),
        "type": "object",
        "properties": properties,
        "anyOf": [
            {"required": [question.id for question in policy.questions if question.required]},
            *(
                {"properties": {question.id: {"const": code}}, "required": [question.id]}
                for question, code in forbidding_answers(policy)
            ),
        ],
        "additionalProperties": False,
    }
    answered = [name for name in MOMENT_QUESTIONS if name in properties]
    if answered:
        properties[MOMENT_FIELD] = {"type": "string", "pattern": f"^{MOMENT_PATTERN}$"}
        schema["not"] = {"required": [MOMENT_FIELD], "anyOf": [{"required": [name]} for name in answered]}
    return schema


def _property(question: Question, language: Language) -> dict[str, Any]:
    shown: dict[str, Any] = {"title": question.label.in_language(language)}
    if question.kind == "tekst":
        speaking = {"pattern": SPEAKING_PATTERN} if question.required else {}
        return {**shown, "type": "string", "maxLength": question.max_length, **speaking}
    codes = {
        "oneOf": [{"const": option.code, "title": option.label.in_language(language)} for option in question.options]
    }
    if question.kind == "een":
        return {**shown, "type": "string", **codes}
    minimum = {"minItems": 1} if question.required else {}
    return {**shown, "type": "array", "items": codes, "uniqueItems": True, **minimum}
