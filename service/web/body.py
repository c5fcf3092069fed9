"""Reading a request's body within a limit of size and of time, before any room sees it.

No server in use bounds the time of a body (see docs/adr/0005-granian.md), so this guard does.
The bytes live in one `bytearray` that is overwritten when the request ends; copies that Python's
own `str` and `dict` make are beyond reach (THREAT-MODEL.md says so).
"""

import asyncio
from typing import Any, Final, cast

import msgspec
from litestar.enums import HttpMethod, ScopeType
from litestar.types import ASGIApp, HTTPRequestEvent, Message, Receive, Scope, Send

from service.web.headers import DATA_HEADERS
from service.web.problems import PROBLEM_TYPE, ProblemCode, problem

MAX_BODY_BYTES: Final = 16 * 1024
BODY_SECONDS: Final = 10.0
BODY_KEY: Final = "luwte.body"


class _TooLarge(Exception):
    """The body passed the limit."""


class _Gone(Exception):
    """The client closed the connection before its body was complete."""


class BodyGuard:
    """ASGI middleware: hands the complete body to the application in `scope`, or refuses it."""

    def __init__(self, app: ASGIApp, *, max_bytes: int = MAX_BODY_BYTES, seconds: float = BODY_SECONDS) -> None:
        """Guard `app` with `max_bytes` and `seconds`."""
        self._app = app
        self._max_bytes = max_bytes
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read, then pass on; 413 when too large, 408 when too slow, both closing the connection."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        body = bytearray()
        try:
            async with asyncio.timeout(self._seconds):
                await self._read(scope, receive, body)
        except TimeoutError:
            await _refuse(send, "te_traag")
        except _TooLarge:
            await _refuse(send, "te_groot")
        except _Gone:
            return
        else:
            cast("dict[str, Any]", scope)[BODY_KEY] = body
            if scope.get("method") == HttpMethod.HEAD:
                # RFC 9110 section 9.3.2: the answer of a GET without its content.
                scope["method"] = HttpMethod.GET
                send = _without_content(send)
            await self._app(scope, _empty, send)
        finally:
            body[:] = bytes(len(body))

    async def _read(self, scope: Scope, receive: Receive, body: bytearray) -> None:
        for name, value in scope["headers"]:
            if name == b"content-length" and _is_more(value, self._max_bytes):
                raise _TooLarge
        while True:
            message = await receive()
            if message["type"] != "http.request":
                raise _Gone
            # Both keys are optional in ASGI.
            chunk = message.get("body", b"")
            if len(body) + len(chunk) > self._max_bytes:
                raise _TooLarge
            body += chunk
            if not message.get("more_body", False):
                return


def body_of(scope: Scope) -> bytearray:
    """Return the body that the guard read; empty when there was none."""
    body = scope.get(BODY_KEY)
    return body if isinstance(body, bytearray) else bytearray()


def _is_more(value: bytes, limit: int) -> bool:
    """Whether a header's number is above `limit`; Python refuses to read numbers of thousands of digits."""
    digits = value.lstrip(b"0")
    return value.isdigit() and (len(digits) > len(str(limit)) or int(digits or b"0") > limit)


async def _empty() -> HTTPRequestEvent:
    return {"type": "http.request", "body": b"", "more_body": False}


def _without_content(send: Send) -> Send:
    async def send_head(message: Message) -> None:
        if message["type"] == "http.response.body":
            message["body"] = b""
        await send(message)

    return send_head


async def _refuse(send: Send, code: ProblemCode) -> None:
    body = problem(code)
    content = msgspec.json.encode(body)
    headers = {
        **DATA_HEADERS,
        "Content-Type": PROBLEM_TYPE,
        "Content-Length": str(len(content)),
        "Connection": "close",
    }
    await send(
        {
            "type": "http.response.start",
            "status": body.status,
            "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        }
    )
    await send({"type": "http.response.body", "body": content, "more_body": False})
