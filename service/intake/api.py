"""The HTTP API: `/v1/meldpunten/{slug}`, after the NLGov API Design Rules (Dutch resource names)."""

from typing import Any

import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.params import FromPath

from service.intake.answers import Accepted, NothingStored, Refused
from service.intake.errors import ReportingUnavailable
from service.intake.schema import report_schema
from service.intake.service import Intake
from service.policy.model import Policy
from service.web.body import body_of
from service.web.headers import DATA_HEADERS
from service.web.problems import TelephoneLine, problem
from service.web.respond import problem_response

AnyRequest = Request[Any, Any, State]


def telephone_of(policy: Policy) -> tuple[TelephoneLine, ...]:
    """Return whom to call, from the policy."""
    return tuple(
        TelephoneLine(name=line.name.nl, phone=line.phone) for line in policy.telephone_lines if line.phone is not None
    )


def decode_object(body: bytearray) -> dict[str, object] | None:
    """Decode a JSON object, or return None for anything else."""
    try:
        decoded = msgspec.json.decode(body)
    except (ValueError, RecursionError):
        # msgspec's own errors and those of UTF-8 are ValueErrors.
        return None
    return decoded if isinstance(decoded, dict) else None


def is_media_type(request: AnyRequest, wanted: str) -> bool:
    """Whether the request says that its body is of the `wanted` kind."""
    sent = request.headers.get("content-type", "")
    return sent.split(";", 1)[0].strip().lower() == wanted


def api_handlers(intake: Intake) -> list[Any]:
    """Return the handlers of the API around `intake`."""

    @get("/v1/meldpunten", sync_to_thread=False)
    def list_meldpunten() -> Response[bytes]:
        """List the meldpunten of this service."""
        shown = [
            {"slug": policy.slug, "naam": {"nl": policy.name.nl, "en": policy.name.en}}
            for policy in intake.policies.values()
        ]
        return _json({"meldpunten": shown})

    @get("/v1/meldpunten/{slug:str}", sync_to_thread=False)
    def show_schema(slug: FromPath[str]) -> Response[bytes]:
        """Show the JSON Schema of a report."""
        policy = intake.policies.get(slug)
        if policy is None:
            return not_served(intake, slug)
        return _json(report_schema(policy), media_type="application/schema+json")

    @post("/v1/meldpunten/{slug:str}/meldingen")
    async def take_report(request: AnyRequest, slug: FromPath[str]) -> Response[bytes]:
        """Take one report; 201 only after it is on disk."""
        policy = intake.policies.get(slug)
        return not_served(intake, slug) if policy is None else await answer(intake, request, policy)

    return [list_meldpunten, show_schema, take_report]


def not_served(intake: Intake, slug: str) -> Response[bytes]:
    """Answer for a name without a policy: no such meldpunt, or one that is closed because its policy is not here."""
    return problem_response(problem("nu_niet_mogelijk" if intake.policies.is_closed(slug) else "niet_gevonden"))


async def answer(intake: Intake, request: AnyRequest, policy: Policy) -> Response[bytes]:
    """Answer one JSON report for `policy`."""
    if not is_media_type(request, "application/json"):
        return problem_response(problem("verkeerd_soort"))
    raw = decode_object(body_of(request.scope))
    if raw is None:
        return problem_response(problem("geen_json"))
    try:
        outcome = await intake.take(policy, raw, "nl")
    except ReportingUnavailable:
        return problem_response(problem("nu_niet_mogelijk", telephone=telephone_of(policy)))
    match outcome:
        case Accepted():
            return _json({"ontvangen": True}, status=201)
        case NothingStored():
            return _json({"ontvangen": False})
        case Refused(fields=fields):
            return problem_response(problem("ongeldige_melding", fields=fields))


def _json(content: object, *, status: int = 200, media_type: str = "application/json") -> Response[bytes]:
    return Response(msgspec.json.encode(content), status_code=status, media_type=media_type, headers=dict(DATA_HEADERS))
