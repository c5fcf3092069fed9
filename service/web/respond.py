"""Turning a problem into an HTTP answer."""

import msgspec
from litestar import Response

from service.web.headers import DATA_HEADERS
from service.web.problems import PROBLEM_TYPE, TITLES, Problem


def problem_response(body: Problem) -> Response[bytes]:
    """Turn a problem into an answer."""
    headers = dict(DATA_HEADERS)
    if body.status == TITLES["nu_niet_mogelijk"][0]:
        headers["Retry-After"] = "600"
    return Response(msgspec.json.encode(body), status_code=body.status, media_type=PROBLEM_TYPE, headers=headers)
