"""The application around any handlers: fixed bodies for every error, whatever its text holds."""

import httpx
import pytest
from litestar import get, post
from litestar.exceptions import HTTPException, NotAuthorizedException
from litestar.params import FromPath

from service.web.app import build_app
from service.web.headers import LASTING_HEADERS
from service.web.pages import static_handlers
from service.web.problems import TITLES

BAIT = "kanarie"


@get("/stuk", sync_to_thread=False)
def break_down() -> None:
    raise ZeroDivisionError(BAIT)


@get("/fout/{status:int}", sync_to_thread=False)
def refuse(status: FromPath[int]) -> None:
    raise HTTPException(status_code=status, detail=BAIT, headers={"X-Echo": BAIT})


@get("/streng", sync_to_thread=False)
def refuse_politely() -> None:
    raise NotAuthorizedException(BAIT)


@post("/post", sync_to_thread=False)
def take() -> None:
    return None


@pytest.fixture
async def client():
    app = build_app([break_down, refuse, refuse_politely, take, *static_handlers()])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://luwte.test") as client:
        yield client


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/stuk", "fout"),
        ("/streng", "fout"),
        ("/fout/400", "geen_json"),
        ("/fout/403", "niet_toegestaan"),
        ("/fout/404", "niet_gevonden"),
        ("/fout/413", "te_groot"),
        ("/fout/415", "verkeerd_soort"),
        ("/fout/418", "fout"),
        (f"/{BAIT}", "niet_gevonden"),
        (f"/fout/{BAIT}", "niet_gevonden"),
        ("/post", "methode"),
    ],
)
async def test_every_error_has_its_fixed_body(client, path, code):
    answer = await client.get(path, headers={"X-Bait": BAIT})
    status, title = TITLES[code]
    expected = {"type": f"urn:luwte:probleem:{code}", "title": title, "status": status, "code": code}
    assert (answer.status_code, answer.json()) == (status, expected)
    assert answer.headers["content-type"] == "application/problem+json"
    assert BAIT not in str(answer.headers) + answer.text
    assert answer.headers["cache-control"] == "no-store"


async def test_wrong_method_is_told_the_right_one(client):
    answer = await client.get("/post")
    assert set(answer.headers["allow"].split(", ")) == {"OPTIONS", "POST"}


async def test_no_generated_pages_are_there(client):
    for path in ("/schema", "/schema/openapi.json", "/schema/swagger"):
        assert (await client.get(path)).status_code == 404


@pytest.mark.parametrize(("name", "kind"), [("stijl.css", "text/css"), ("weg.js", "text/javascript")])
async def test_style_and_script_may_be_kept(client, name, kind):
    answer = await client.get(f"/statisch/{name}")
    assert answer.headers["content-type"] == f"{kind}; charset=utf-8"
    assert {key: answer.headers[key] for key in LASTING_HEADERS} == LASTING_HEADERS
