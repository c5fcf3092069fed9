"""Files of a release at their addresses, as a browser, a program and a data portal ask for them."""

import hashlib
import json

import httpx
import pytest
import rdflib
from msgspec.structs import replace
from rdflib.namespace import DCAT
from unit.export.editions import PROOF, make_edition, too_few

from service.export.formats.files import files_of
from service.export.http import figure_handlers
from service.export.publication import encode_publication
from service.export.store import ReleaseStore
from service.kernel.text import LocalizedText
from service.web.app import build_app

BASE = "/v1/meldpunten/breda/cijfers"
NAMES = {"breda": LocalizedText(nl="Meldpunt Breda", en="Breda reporting point")}
QUARTER = "2026-Q1"


@pytest.fixture
def store(tmp_path):
    store = ReleaseStore(tmp_path)
    publish(store, make_edition())
    return store


@pytest.fixture
async def client(store):
    transport = httpx.ASGITransport(app=build_app(figure_handlers(store, NAMES)))
    async with httpx.AsyncClient(transport=transport, base_url="http://meldpunt.example") as client:
        yield client


def publish(store, release):
    store.publish(release)
    publication, contents = files_of(release, PROOF)
    store.publish_files(publication, contents)
    return publication


@pytest.mark.parametrize(
    ("kind", "media_type", "how"),
    [
        ("csv", "text/csv; charset=utf-8", "attachment"),
        ("csv-metadata.json", "application/csvm+json", "inline"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "attachment"),
        ("en.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "attachment"),
        ("jsonstat.json", "application/json", "inline"),
        ("parquet", "application/vnd.apache.parquet", "attachment"),
        ("dcat.ttl", "text/turtle; charset=utf-8", "inline"),
        ("dcat.jsonld", "application/ld+json", "inline"),
        ("json", "application/json", "inline"),
    ],
)
async def test_file_is_served_as_it_was_published(client, kind, media_type, how):
    answer = await client.get(f"{BASE}/{QUARTER}.{kind}")
    _publication, contents = files_of(make_edition(), PROOF)
    assert (answer.status_code, answer.content) == (200, contents[f"{QUARTER}.{kind}"])
    assert answer.headers["content-type"] == media_type
    assert answer.headers["content-disposition"] == f'{how}; filename="breda-{QUARTER}.{kind}"'
    assert answer.headers["etag"] == f'"{hashlib.sha256(answer.content).hexdigest()}"'
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


async def test_head_tells_the_same_without_the_content(client):
    full, head = await client.get(f"{BASE}/{QUARTER}.csv"), await client.head(f"{BASE}/{QUARTER}.csv")
    assert (head.status_code, head.content) == (200, b"")
    assert dict(head.headers) == dict(full.headers)


@pytest.mark.parametrize("prefix", ["", "W/", '"other", '])
async def test_reader_who_has_it_gets_nothing_new(client, prefix):
    tag = (await client.get(f"{BASE}/{QUARTER}.xlsx")).headers["etag"]
    again = await client.get(f"{BASE}/{QUARTER}.xlsx", headers={"If-None-Match": prefix + tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    other = await client.get(f"{BASE}/{QUARTER}.xlsx", headers={"If-None-Match": '"other"'})
    assert other.status_code == 200
    assert (await client.get(f"{BASE}/{QUARTER}.xlsx", headers={"If-None-Match": "*"})).status_code == 304


@pytest.mark.parametrize(
    "name",
    [
        f"{QUARTER}.pdf",
        f"{QUARTER}.csv.bak",
        f"{QUARTER}.",
        "2025-Q4.csv",
        "2025-Q4",
        f"{QUARTER}.bestanden",
        "catalogus.pdf",
    ],
)
async def test_unknown_format_or_period_is_not_found(client, name):
    answer = await client.get(f"{BASE}/{name}")
    assert (answer.status_code, answer.json()["code"]) == (404, "niet_gevonden")
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "address",
    [
        "/v1/meldpunten/elders/cijfers",
        f"/v1/meldpunten/elders/cijfers/{QUARTER}.csv",
        "/breda/fr/cijfers",
        "/elders/nl/cijfers",
    ],
)
async def test_unknown_meldpunt_or_language_is_not_found(client, address):
    assert (await client.get(address)).json()["code"] == "niet_gevonden"


async def test_changed_file_is_not_served(client, tmp_path):
    (tmp_path / "breda" / f"{QUARTER}.csv").write_text("een,ander,getal\r\n")
    answer = await client.get(f"{BASE}/{QUARTER}.csv")
    assert (answer.status_code, answer.json()["code"]) == (500, "fout")


async def test_list_names_every_file_with_its_hash(client, store):
    listed = (await client.get(BASE)).json()
    answer = await client.get(f"{BASE}/{QUARTER}")
    assert answer.content == encode_publication(store.publication("breda", QUARTER))
    publication = json.loads(answer.content)
    assert listed == {"perioden": [QUARTER], "bestanden": [publication]}
    assert publication["proof"] == {"release": PROOF.release, "entry": PROOF.entry}
    for file in publication["files"]:
        answer = await client.get(f"{BASE}/{file['name']}")
        assert (len(answer.content), hashlib.sha256(answer.content).hexdigest()) == (file["size"], file["sha256"])


@pytest.mark.parametrize(("language", "ours", "other"), [("nl", "xlsx", "en.xlsx"), ("en", "en.xlsx", "xlsx")])
async def test_page_links_every_file_in_its_language(client, language, ours, other):
    page = await client.get(f"/breda/{language}/cijfers")
    links = [f"{BASE}/{QUARTER}.{kind}" for kind in ("json", "csv", "jsonstat.json", "parquet", "dcat.ttl", ours)]
    assert [link for link in links if f'href="{link}"' not in page.text] == []
    assert page.text.index(ours) < page.text.index(f"{QUARTER}.csv")
    assert f'href="{BASE}/{QUARTER}.{other}"' not in page.text
    assert page.headers["link"] == f'<{BASE}/catalogus>; rel="describedby"; type="application/ld+json"'


async def test_csv_points_to_its_description(client):
    link = (await client.get(f"{BASE}/{QUARTER}.csv")).headers["link"]
    assert f'<{BASE}/{QUARTER}.csv-metadata.json>; rel="describedby"; type="application/csvm+json"' in link


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize(
    ("name", "how"), [("catalogus.ttl", "turtle"), ("catalogus.jsonld", "json-ld"), ("catalogus", "json-ld")]
)
async def test_data_portal_finds_every_release_from_the_catalogue(client, store, name, how):
    publish(store, replace(too_few(), period="2026-Q2"))
    answer = await client.get(f"{BASE}/{name}")
    graph = rdflib.Graph().parse(data=answer.content, format=how, publicID=str(answer.url))
    [catalogue] = graph.subjects(rdflib.RDF.type, DCAT.Catalog)
    assert str(catalogue) == f"http://meldpunt.example{BASE}/catalogus"
    assert {str(node) for node in graph.objects(catalogue, DCAT.dataset)} == {
        f"http://meldpunt.example{BASE}/{period}" for period in (QUARTER, "2026-Q2")
    }
    downloads = {str(node) for node in graph.objects(None, DCAT.downloadURL)}
    assert len(downloads) == 2 * 6
    for download in downloads:
        assert (await client.get(download)).status_code == 200


async def test_release_without_files_is_shown_and_checkable(client, store, tmp_path):
    (tmp_path / "breda" / f"{QUARTER}.bestanden").unlink()
    assert (await client.get(f"{BASE}/{QUARTER}.json")).status_code == 200
    assert (await client.get(f"{BASE}/{QUARTER}.csv")).status_code == 404
    assert (await client.get(f"{BASE}/catalogus")).status_code == 404
    page = await client.get("/breda/nl/cijfers")
    assert "Kwartaal 1 van 2026" in page.text
    assert "link" not in page.headers
    assert (await client.get(BASE)).json() == {"perioden": [QUARTER], "bestanden": []}
