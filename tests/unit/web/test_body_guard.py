"""The guard of bodies as pure ASGI: what it passes on, what it refuses, and what it leaves in memory."""

import asyncio
import json

import pytest

from service.web.body import BODY_KEY, BodyGuard, body_of
from service.web.headers import DATA_HEADERS


class Application:
    """Remembers what reached it; the buffer itself, to see it wiped afterwards."""

    def __init__(self, error=None):
        self.error = error
        self.seen = []
        self.buffer = None

    async def __call__(self, scope, receive, _send):
        self.buffer = scope.get(BODY_KEY)
        self.seen.append(bytes(body_of(scope)))
        if scope["type"] == "http":
            self.seen.append(await receive())
        if self.error is not None:
            raise self.error


class Client:
    """Sends messages one by one and keeps what comes back; with nothing left to send it waits for ever."""

    def __init__(self, *messages: dict):
        self.messages = list(messages)
        self.answer = []

    async def receive(self):
        if not self.messages:
            await asyncio.Event().wait()
        return self.messages.pop(0)

    async def send(self, message):
        self.answer.append(message)

    @property
    def problem(self):
        start, body = self.answer
        return start["status"], json.loads(body["body"])["code"], dict(start["headers"])


def part(body, *, more=False):
    return {"type": "http.request", "body": body, "more_body": more}


async def run(client, *, headers=(), app=None, kind="http", **limits: float):
    app = app or Application()
    await BodyGuard(app, **limits)({"type": kind, "headers": list(headers)}, client.receive, client.send)
    return app


async def test_body_in_parts_arrives_whole():
    app = await run(Client(part(b"een ", more=True), part(b"", more=True), part(b"twee")))
    assert app.seen == [b"een twee", part(b"")]


async def test_request_without_optional_keys_is_an_empty_body():
    app = await run(Client({"type": "http.request"}))
    assert app.seen[0] == b""


async def test_body_is_wiped_after_an_answer():
    app = await run(Client(part(b"geheim")))
    assert app.buffer == bytearray(6)


async def test_body_is_wiped_after_an_error():
    app = Application(error=ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        await run(Client(part(b"geheim")), app=app)
    assert app.buffer == bytearray(6)


@pytest.mark.parametrize("size", [16384, 0])
async def test_body_of_the_largest_size_is_taken(size):
    app = await run(Client(part(b"x" * size)), headers=[(b"content-length", str(size).encode())])
    assert app.seen[0] == b"x" * size


@pytest.mark.parametrize("length", [b"16385", b"0016385", b"99999999999", b"9" * 5000])
async def test_announced_large_body_is_refused_unread(length):
    client = Client()
    app = await run(client, headers=[(b"accept", b"*/*"), (b"content-length", length)])
    assert (client.problem[:2], app.seen) == ((413, "te_groot"), [])


@pytest.mark.parametrize("length", [b"0", b"", b"-1", b"zes", b"16384", b"\xb2"])
async def test_other_lengths_are_left_to_the_counting(length):
    app = await run(Client(part(b"zes")), headers=[(b"content-length", length)])
    assert app.seen[0] == b"zes"


async def test_large_body_in_parts_is_refused():
    client = Client(*(part(b"x" * 1000, more=True) for _ in range(20)))
    app = await run(client)
    assert (client.problem[:2], app.seen, len(client.messages)) == ((413, "te_groot"), [], 3)


async def test_one_byte_too_many_is_refused():
    client = Client(part(b"x" * 10, more=True), part(b"x"))
    await run(client, max_bytes=10)
    assert client.problem[:2] == (413, "te_groot")


async def test_slow_body_is_refused_and_closed():
    client = Client(part(b"traag", more=True))
    app = await run(client, seconds=0.01)
    status, code, headers = client.problem
    assert (status, code, headers[b"connection"], app.seen) == (408, "te_traag", b"close", [])


async def test_refusal_has_the_headers_of_data():
    client = Client(part(b"xx"))
    await run(client, max_bytes=1)
    expected = {name.lower().encode(): value.encode() for name, value in DATA_HEADERS.items()}
    length = str(len(client.answer[1]["body"])).encode()
    own = {b"content-type": b"application/problem+json", b"content-length": length, b"connection": b"close"}
    assert client.problem[2] == expected | own


async def test_client_that_left_is_not_answered():
    client = Client(part(b"half", more=True), {"type": "http.disconnect"})
    app = await run(client)
    assert (client.answer, app.seen) == ([], [])


async def test_slow_application_is_not_interrupted():
    class Slow(Application):
        async def __call__(self, scope, receive, send):
            await asyncio.sleep(0.05)
            await super().__call__(scope, receive, send)

    app = await run(Client(part(b"snel")), app=Slow(), seconds=0.01)
    assert app.seen[0] == b"snel"


@pytest.mark.parametrize("kind", ["lifespan", "websocket"])
async def test_what_is_not_http_passes_untouched(kind):
    app = await run(Client(), kind=kind)
    assert (app.seen, app.buffer) == ([b""], None)
