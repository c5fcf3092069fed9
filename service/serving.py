"""Serving one application from this process with granian, quietly and within limits.

No access log, no supervisor, no websockets; a client that dawdles over its headers is cut off after
five seconds, and over its body after ten (service.web.body).
"""

import asyncio
import signal
import sys
from typing import Final

import uvloop
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server
from litestar.types import ASGIApp

HEADER_MILLISECONDS: Final = 5000
# Connections, not requests: whoever holds them idle must need many. A waiting text does not lose its time to be
# scrubbed in (service.intake.scrub.guard).
MOST_AT_ONCE: Final = 4096
# Seconds. A text is scrubbed in one or two milliseconds and its thread then gives way by itself; making it give
# way every five milliseconds, as Python does, cost 6 % of all under load.
SWITCH_AFTER: Final = 0.05


def serve(app: ASGIApp, host: str, port: int) -> None:
    """Serve `app` until SIGTERM or SIGINT; requests that are under way are finished."""
    sys.setswitchinterval(SWITCH_AFTER)
    uvloop.run(_serve(app, host, port))


async def _serve(app: ASGIApp, host: str, port: int) -> None:
    server = Server(
        app,
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        websockets=False,
        backpressure=MOST_AT_ONCE,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_MILLISECONDS),
        log_enabled=False,
        log_access=False,
    )
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, server.stop)
    await server.serve()
