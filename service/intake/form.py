"""The reporter's form and the pages after it; everything works without JavaScript."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.params import FromPath
from litestar.response import Redirect

from service.intake.answers import Accepted, NothingStored, Refused
from service.intake.api import is_media_type
from service.intake.errors import FormTokenRefused, ReportingUnavailable
from service.intake.pages.render import ReporterPages
from service.intake.service import Intake
from service.intake.tokens import FormTokens
from service.kernel.text import LANGUAGES, Language
from service.policy.model import Policy
from service.web.body import body_of
from service.web.headers import PAGE_HEADERS

AnyRequest = Request[Any, Any, State]
FORM_TYPE: Final = "application/x-www-form-urlencoded"
_MOST_FIELDS: Final = 200
_TOKEN_FIELD: Final = "sleutel"  # noqa: S105 - the name of a form field, not a secret
_ACTION_FIELD: Final = "doe"
_OWN_FETCHES: Final = ("same-origin", "none")


def decode_form(policy: Policy, body: bytearray) -> dict[str, object] | None:
    """Decode a form into the object that the API takes; None when it is not a form at all.

    A question of one choice that was sent twice becomes a list, which the rules refuse. Line ends of
    a browser (CR LF) become LF, so that a text has the length that the reporter saw.
    """
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
    except ValueError:
        return None
    raw: dict[str, object] = {}
    for name, value in pairs:
        question = policy.question(name)
        clean = value.replace("\r\n", "\n")
        earlier = raw.get(name)
        if question is not None and question.kind == "meer":
            raw[name] = [*earlier, clean] if isinstance(earlier, list) else [clean]
        elif earlier is None:
            raw[name] = clean
        else:
            raw[name] = [earlier, clean]
    return raw


def is_own_page(request: AnyRequest) -> bool:
    """Whether the browser says that our own page sent this, or says nothing (older browsers).

    With `Referrer-Policy: no-referrer` our own form sends `Origin: null`, so only another origin says something.
    """
    sent, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if sent is not None:
        return sent in _OWN_FETCHES
    return origin in (None, "null") or urlsplit(origin).netloc == request.headers.get("host")


def form_handlers(intake: Intake, tokens: FormTokens, pages: ReporterPages) -> list[Any]:
    """Return the handlers of the reporter's pages."""
    desk = FormDesk(intake, tokens, pages)

    @get("/", sync_to_thread=False)
    def show_start() -> Response[str]:
        """List the meldpunten."""
        return pages.start(tuple(intake.policies.values()), "nl")

    @get("/{slug:str}", sync_to_thread=False)
    def choose_language(slug: FromPath[str]) -> Response[Any]:
        """Lead to the form in the first language of the meldpunt."""
        policy = intake.policies.get(slug)
        if policy is None:
            return desk.nobody(slug, "nl")
        return Redirect(f"/{policy.slug}/{policy.languages[0]}", headers=dict(PAGE_HEADERS))

    @get("/{slug:str}/{language:str}", sync_to_thread=False)
    def show_form(slug: FromPath[str], language: FromPath[str]) -> Response[str]:
        """Show the form."""
        found = desk.find(slug, language)
        return desk.nobody(slug, language) if found is None else desk.show(*found)

    @post("/{slug:str}/{language:str}")
    async def take_form(request: AnyRequest, slug: FromPath[str], language: FromPath[str]) -> Response[str]:
        """Take a report, or show what would be kept of it."""
        found = desk.find(slug, language)
        return desk.nobody(slug, language) if found is None else await desk.take(request, *found)

    return [show_start, choose_language, show_form, take_form]


class FormDesk:
    """What happens between a form that was sent and the page that answers it."""

    def __init__(self, intake: Intake, tokens: FormTokens, pages: ReporterPages) -> None:
        """Serve the meldpunten of `intake`."""
        self._intake = intake
        self._tokens = tokens
        self._pages = pages

    def find(self, slug: str, language: str) -> tuple[Policy, Language] | None:
        """Return the meldpunt and the language of an address, if both exist."""
        policy = self._intake.policies.get(slug)
        known = next((name for name in LANGUAGES if name == language), None)
        if policy is None or known is None or known not in policy.languages:
            return None
        return policy, known

    def nobody(self, slug: str, language: str) -> Response[Any]:
        """Answer an address without a form: there is none, or its meldpunt is closed for now."""
        known = next((name for name in LANGUAGES if name == language), LANGUAGES[0])
        return self._pages.closed(known) if self._intake.policies.is_closed(slug) else self._pages.not_found(known)

    def show(self, policy: Policy, language: Language) -> Response[str]:
        """Show an empty form with a fresh token."""
        return self._pages.form(policy, language, token=self._fresh_token(policy))

    async def take(self, request: AnyRequest, policy: Policy, language: Language) -> Response[str]:
        """Answer one posted form; a refusal by the rules, the store or the token gives the typed text back."""
        if not is_own_page(request):
            return self._pages.forbidden(policy, language)
        if not is_media_type(request, FORM_TYPE):
            return self._pages.unreadable(policy, language)
        raw = decode_form(policy, body_of(request.scope))
        if raw is None:
            return self._pages.unreadable(policy, language, 400)
        token, action = raw.pop(_TOKEN_FIELD, None), raw.pop(_ACTION_FIELD, None)
        try:
            nonce = self._tokens.spend(policy.slug, token if isinstance(token, str) else "", self._now())
        except FormTokenRefused:
            return self._again(policy, language, raw, too_old=True)
        stored = False
        try:
            if action == "bekijk":
                return await self._preview(policy, language, raw)
            response, stored = await self._submit(policy, language, raw)
            return response
        finally:
            if not stored:
                self._tokens.give_back(nonce)

    async def _submit(
        self, policy: Policy, language: Language, raw: Mapping[str, object]
    ) -> tuple[Response[str], bool]:
        try:
            outcome = await self._intake.take(policy, raw, language)
        except ReportingUnavailable:
            return self._again(policy, language, raw, closed=True), False
        match outcome:
            case Accepted(needs=needs, referrals=referrals):
                return self._pages.thanks(policy, language, needs, referrals), True
            case NothingStored():
                return self._pages.nothing_stored(policy, language), True
            case Refused():
                return self._again(policy, language, raw, refused=outcome), False

    async def _preview(self, policy: Policy, language: Language, raw: Mapping[str, object]) -> Response[str]:
        shown = await self._intake.preview(policy, raw, language)
        if isinstance(shown, Refused):
            return self._again(policy, language, raw, refused=shown)
        return self._again(policy, language, raw, preview=tuple(shown.values()))

    def _again(
        self,
        policy: Policy,
        language: Language,
        raw: Mapping[str, object],
        *,
        refused: Refused | None = None,
        preview: tuple[str, ...] | None = None,
        too_old: bool = False,
        closed: bool = False,
    ) -> Response[str]:
        return self._pages.form(
            policy,
            language,
            token=self._fresh_token(policy),
            given=raw,
            refused=refused,
            preview=preview,
            too_old=too_old,
            closed=closed,
        )

    def _fresh_token(self, policy: Policy) -> str:
        return self._tokens.issue(policy.slug, self._now())

    def _now(self) -> dt.datetime:
        return self._intake.clock.now()
