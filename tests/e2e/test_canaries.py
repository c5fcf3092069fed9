"""No word of a reporter, and nothing that could identify one, is left anywhere."""

import base64
import http.client
import json
import re
import sys
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from canaries import encodings, files_below, find
from running import running

TOKEN = re.compile(r'name="sleutel" value="([^"]+)"')


class Aviary:
    """Hands out canaries: words that exist nowhere else."""

    def __init__(self):
        self.words = []

    def __call__(self, place):
        word = f"kanarie{len(self.words):03d}x{place}q{'zwv'[len(self.words) % 3]}"
        self.words.append(word)
        return word


def headers(canary):
    return {
        "User-Agent": canary("agent"),
        "Referer": f"https://{canary('referer')}.example/",
        "Cookie": f"{canary('cookiename')}={canary('cookie')}",
        "X-Forwarded-For": canary("forwarded"),
        "Accept-Language": canary("language"),
        f"X-{canary('headername')}": canary("header"),
    }


def json_requests(canary):
    """Good and bad JSON reports with a canary in every place."""
    good = {"rol": "zelf", "wat": ["fluiten"], "verhaal": f"Bel {canary('story')}@{canary('domain')}.nl"}
    yield "/v1/meldpunten/breda/meldingen", json.dumps(good), "application/json"
    for body in (
        {**good, "rol": canary("option")},
        {**good, "wat": [canary("many")]},
        {**good, "wat": canary("scalar")},
        {**good, canary("field"): canary("value")},
        {**good, "verhaal": canary("long") * 100},
        {**good, "moment": canary("moment")},
        [canary("list")],
        canary("string"),
    ):
        yield "/v1/meldpunten/breda/meldingen", json.dumps(body), "application/json"
    yield "/v1/meldpunten/breda/meldingen", canary("notjson"), "application/json"
    yield "/v1/meldpunten/breda/meldingen", json.dumps(good), f"text/{canary('type')}"
    yield f"/v1/meldpunten/{canary('slug')}/meldingen", json.dumps(good), "application/json"
    yield (
        f"/v1/meldpunten/breda/meldingen?{canary('query')}={canary('queryvalue')}",
        json.dumps(good),
        "application/json",
    )
    yield f"/v1/meldpunten/breda/{canary('path')}", json.dumps(good), "application/json"
    yield "/v1/meldpunten/breda/meldingen", canary("huge") * 2000, "application/json"


@pytest.fixture(scope="module")
def aftermath(tmp_path_factory):
    """Everything that two processes left behind after good and bad requests full of canaries."""
    canary = Aviary()
    folder = tmp_path_factory.mktemp("canaries")
    answers = []
    with (
        running(folder / "data", "2026-02-10") as service,
        httpx.Client(base_url=service.address, timeout=30) as client,
    ):
        for path, body, kind in json_requests(canary):
            answers.append(client.post(path, content=body, headers={**headers(canary), "Content-Type": kind}))
        pages = (
            f"/{canary('page')}",
            f"/breda/{canary('tongue')}",
            f"/breda/nl?{canary('get')}=1",
            f"/breda/nl/cijfers/{canary('deep')}",
            f"/v1/meldpunten/breda/cijfers/{canary('period')}.json",
        )
        answers += [client.get(path, headers=headers(canary)) for path in pages]
        answers.append(client.request(canary("method").upper(), "/breda/nl", headers=headers(canary)))
        answers += list(form_posts(client, canary))
        with_raw_socket(service.port, canary)
        statuses = [answer.status_code for answer in answers]
    outputs = [("output", service.output())]
    replies = [
        (f"answer {number}", answer.content + str(answer.headers).encode()) for number, answer in enumerate(answers)
    ]
    return canary.words, files_below(folder / "data"), outputs, replies, statuses


def form_posts(client, canary):
    """Forms: a good one, forged ones, and one with a canary under a name that is not asked."""
    fresh = TOKEN.search(client.get("/breda/nl").text)[1]
    form = {
        "sleutel": fresh,
        "doe": "verstuur",
        "rol": "zelf",
        "wat": "fluiten",
        "verhaal": f"Kijk op www.{canary('site')}.nl",
    }
    kind = {"Content-Type": "application/x-www-form-urlencoded", **headers(canary)}
    yield client.post("/breda/nl", content=urlencode(form), headers=kind)
    without_story = {
        "doe": "verstuur",
        "rol": canary("role"),
        "wat": canary("what"),
        canary("unknown"): canary("thing"),
    }
    yield client.post("/breda/nl", content=urlencode({**without_story, "sleutel": canary("token")}), headers=kind)
    fresh = TOKEN.search(client.get("/breda/nl").text)[1]
    yield client.post("/breda/nl", content=urlencode({**without_story, "sleutel": fresh}), headers=kind)
    yield client.post("/breda/nl", content=urlencode(form), headers={**kind, "Sec-Fetch-Site": "cross-site"})
    yield client.post("/breda/nl", content=b"verhaal=%ff" + canary("badutf").encode(), headers=kind)


def with_raw_socket(port, canary):
    """Requests that no well-behaved client sends."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.putrequest("POST", "/v1/meldpunten/breda/meldingen", skip_host=True)
    connection.putheader("Host", canary("host"))
    connection.putheader("Content-Length", canary("length"))
    connection.endheaders(canary("body").encode())
    assert connection.getresponse().status >= 400
    connection.close()


def test_requests_had_every_outcome(aftermath):
    _words, _files, _outputs, _replies, statuses = aftermath
    assert {200, 201, 400, 403, 404, 405, 413, 415, 422} <= set(statuses)


def test_no_canary_is_in_any_file(aftermath):
    words, files, _outputs, _replies, _statuses = aftermath
    assert len(words) > 150
    assert any(name.endswith("luwte.sqlite") for name, _content in files)
    assert find(words, files) == []


def test_no_canary_is_in_any_output(aftermath):
    words, _files, outputs, _replies, _statuses = aftermath
    assert find(words, outputs) == []


def test_no_canary_is_in_any_answer(aftermath):
    words, _files, _outputs, replies, _statuses = aftermath
    assert find(words, replies) == []


@pytest.mark.parametrize("form", sorted(encodings("kanarie")))
def test_search_finds_a_planted_canary(tmp_path, form):
    word = "kanarie042xplantedqz"
    planted = {
        "base64": base64.b64encode(b"before " + word.encode() + b" after"),
        "url-quoted": quote(word).encode(),
    }.get(form, encodings(word)[form])
    (tmp_path / "file").write_bytes(b"noise " + planted + b" noise")
    assert find([word], files_below(tmp_path)) != []


@pytest.mark.parametrize("offset", range(6))
def test_search_finds_base64_at_every_offset(tmp_path, offset):
    word = "kanarie042xplantedqz"
    (tmp_path / "file").write_bytes(base64.b64encode(b"x" * offset + word.encode() + b"tail"))
    assert find([word], files_below(tmp_path)) != []
