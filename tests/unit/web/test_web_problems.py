"""Problems have one fixed status and sentence per code, and become answers unchanged."""

from http import HTTPStatus
from typing import get_args

import msgspec
import pytest

from service.web.headers import DATA_HEADERS
from service.web.problems import TITLES, FieldProblem, ProblemCode, TelephoneLine, problem
from service.web.respond import problem_response

CODES = get_args(ProblemCode)


def test_every_code_has_a_status_and_a_sentence():
    assert set(TITLES) == set(CODES)
    assert all(HTTPStatus(status) >= HTTPStatus.BAD_REQUEST for status, _ in TITLES.values())


@pytest.mark.parametrize("code", CODES)
def test_plain_problem_has_four_members(code):
    status, title = TITLES[code]
    expected = {"type": f"urn:luwte:probleem:{code}", "title": title, "status": status, "code": code}
    assert msgspec.to_builtins(problem(code)) == expected


def test_problem_lists_fields_and_telephone_numbers():
    body = problem(
        "ongeldige_melding",
        fields=(FieldProblem(field="rol", code="verplicht"),),
        telephone=(TelephoneLine(name="Alarm", phone="112"),),
    )
    shown = msgspec.to_builtins(body)
    assert shown["fields"] == ({"field": "rol", "code": "verplicht"},)
    assert shown["telephone"] == ({"name": "Alarm", "phone": "112"},)


@pytest.mark.parametrize("code", CODES)
def test_answer_says_when_to_come_back_only_if_reporting_is_impossible(code):
    answer = problem_response(problem(code))
    waiting = {"Retry-After": "600"} if code == "nu_niet_mogelijk" else {}
    assert dict(answer.headers) == {**DATA_HEADERS, **waiting}
    assert (answer.status_code, answer.media_type) == (TITLES[code][0], "application/problem+json")
    assert answer.content == msgspec.json.encode(problem(code))
