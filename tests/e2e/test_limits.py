"""The limits of the intake on a live socket."""

import contextlib
import socket
import sys
import time
from pathlib import Path

import httpx
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from running import running

HEAD = b"POST /v1/meldpunten/breda/meldingen HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    with running(tmp_path_factory.mktemp("limits") / "data", "2026-02-10") as started:
        yield started


def read_all(connection: socket.socket) -> bytes:
    parts = []
    while part := connection.recv(65536):
        parts.append(part)
    return b"".join(parts)


def test_slow_body_is_told_and_closed(service):
    with socket.create_connection(("127.0.0.1", service.port), timeout=30) as connection:
        connection.sendall(HEAD + b'Content-Length: 40\r\n\r\n{"rol"')
        start = time.monotonic()
        answer = read_all(connection)
        waited = time.monotonic() - start
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b'"code":"te_traag"' in answer
    assert 9 < waited < 20


def test_slow_headers_are_closed(service):
    with socket.create_connection(("127.0.0.1", service.port), timeout=30) as connection:
        connection.sendall(b"POST /breda/nl HTTP/1.1\r\nHost: ")
        start = time.monotonic()
        answer = read_all(connection)
        waited = time.monotonic() - start
    assert b" 20" not in answer[:20]
    assert 4 < waited < 20


@pytest.mark.parametrize("chunked", [False, True])
def test_large_body_is_refused_and_closed(service, chunked):
    body = b'{"verhaal":"' + b"a" * 40_000 + b'"}'
    with socket.create_connection(("127.0.0.1", service.port), timeout=30) as connection:
        if chunked:
            connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
            connection.sendall(f"{len(body):x}\r\n".encode() + body)
        else:
            connection.sendall(HEAD + f"Content-Length: {len(body)}\r\n\r\n".encode() + body[:100])
        answer = read_all(connection)
    assert answer.startswith(b"HTTP/1.1 413 ")


def test_largest_allowed_body_is_read(service):
    body = b'{"rol":"zelf","wat":["fluiten"],"verhaal":"' + b"a" * (16 * 1024 - 45) + b'"}'
    assert len(body) <= 16 * 1024
    with socket.create_connection(("127.0.0.1", service.port), timeout=30) as connection:
        connection.sendall(HEAD + f"Connection: close\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
        answer = read_all(connection)
    assert answer.startswith(b"HTTP/1.1 422 ")
    assert b'{"field":"verhaal","code":"te_lang"}' in answer


def test_answers_name_no_version_of_the_server(service):
    headers = {name.lower(): value for name, value in service.get("/breda/nl").headers.items()}
    assert "set-cookie" not in headers
    assert not any(character.isdigit() for character in headers.get("server", ""))
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/breda/nl", "/v1/meldpunten/breda", "/statisch/stijl.css", "/nergens/nl"])
def test_head_answers_like_get_without_content(service, path):
    head = httpx.head(service.address + path, timeout=20)
    assert (head.status_code, head.content) == (service.get(path).status_code, b"")


def test_crowd_of_idle_connections_keeps_nobody_out(service):
    with contextlib.ExitStack() as stack:
        for _ in range(300):
            idle = stack.enter_context(socket.create_connection(("127.0.0.1", service.port), timeout=20))
            idle.sendall(b"GET /statisch/weg.js HTTP/1.1\r\nHost: x\r\n\r\n")
        assert service.get("/breda/nl").status_code == 200
