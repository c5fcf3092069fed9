"""Building a Litestar application that tells nothing to a log and nothing back to a sender."""

from collections.abc import Sequence
from typing import Any

from litestar import Litestar, Request, Response
from litestar.config.response_cache import ResponseCacheConfig
from litestar.exceptions import HTTPException
from litestar.types import ASGIApp, ControllerRouterHandler

from service.web.body import BodyGuard
from service.web.problems import ProblemCode, problem
from service.web.respond import problem_response

_BY_STATUS: dict[int, ProblemCode] = {
    400: "geen_json",
    403: "niet_toegestaan",
    404: "niet_gevonden",
    405: "methode",
    413: "te_groot",
    415: "verkeerd_soort",
}


def build_app(handlers: Sequence[ControllerRouterHandler]) -> ASGIApp:
    """Build the application around `handlers`, behind the guard of bodies.

    No logging, no debug pages, no generated schema pages, no cookies; every error has a fixed body.
    """
    app = Litestar(
        route_handlers=list(handlers),
        logging_config=None,
        debug=False,
        openapi_config=None,
        exception_handlers={HTTPException: answer_http_error, Exception: answer_any_error},
        response_cache_config=ResponseCacheConfig(default_expiration=None),
    )
    return BodyGuard(app)


def answer_http_error(_request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """Answer what the framework refused; its own text would repeat names that were sent."""
    answer = problem_response(problem(_BY_STATUS.get(error.status_code, "fout")))
    for name, value in (error.headers or {}).items():
        if name.lower() == "allow":
            answer.headers["Allow"] = value
    return answer


def answer_any_error(_request: Request[Any, Any, Any], _error: Exception) -> Response[bytes]:
    """Answer an unforeseen error without its text, which may hold anything."""
    return problem_response(problem("fout"))
