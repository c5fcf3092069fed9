"""The API around real parts: what is stored, what is refused, and what is said about it."""

import datetime as dt
import json

import msgspec
import pytest
from support import breda

from service.intake.schema import report_schema
from service.ledger.note import Signer, Verifier
from service.vault.manifest import read_manifest, write_manifest
from service.web.headers import DATA_HEADERS

GOOD = {"rol": "zelf", "wat": ["fluiten"]}
BAIT = "kanarie"
LINES = [{"name": line.name.nl, "phone": line.phone} for line in breda().telephone_lines]


def check_problem(answer, status, code, **more: object):
    body = answer.json()
    title = body.pop("title")
    assert (answer.status_code, body) == (
        status,
        {"type": f"urn:luwte:probleem:{code}", "status": status, "code": code, **more},
    )
    assert title.endswith(".")
    assert answer.headers["content-type"] == "application/problem+json"
    assert {name: answer.headers[name] for name in DATA_HEADERS} == DATA_HEADERS
    assert BAIT not in answer.text + str(answer.headers)
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(("story", "grown"), [({}, 1), ({"verhaal": " \n"}, 1), ({"verhaal": "Hij floot."}, 2)])
async def test_report_is_on_disk_before_it_is_thanked_for(meldpunt, story, grown):
    answer = await meldpunt.report({**GOOD, **story})
    assert (answer.status_code, answer.text) == (201, '{"ontvangen":true}')
    assert meldpunt.count() == grown
    assert answer.headers["content-type"] == "application/json"
    assert {name: answer.headers[name] for name in DATA_HEADERS} == DATA_HEADERS


@pytest.mark.parametrize(
    "more",
    [
        {"moment": "2026-02-09T23:15"},
        {"verhaal": "nul \0 teken"},
        {"verhaal": "\U0001f600" * 1000},
        {"verhaal": "\x01" * 1000},
        {"verhaal": "1 a " * 250},
    ],
)
async def test_odd_but_good_reports_are_taken(meldpunt, more):
    answer = await meldpunt.send(json.dumps({**GOOD, **more}, ensure_ascii=False).encode())
    assert (answer.status_code, answer.json()) == (201, {"ontvangen": True})


async def test_who_did_it_himself_is_not_stored(meldpunt):
    answer = await meldpunt.report({"rol": "pleger", "wat": ["fluiten"], "verhaal": "Ik wil stoppen."})
    assert (answer.status_code, answer.json(), meldpunt.count()) == (200, {"ontvangen": False}, 0)


async def test_every_faulty_field_is_named_and_nothing_stored(meldpunt):
    report = {BAIT: BAIT, "rol": BAIT, "wat": [BAIT], "plek": 10**25, "verhaal": BAIT * 200, "moment": BAIT}
    fields = [
        {"field": "", "code": "onbekend_veld"},
        {"field": "rol", "code": "onbekende_optie"},
        {"field": "wat", "code": "onbekende_optie"},
        {"field": "plek", "code": "verkeerd_type"},
        {"field": "verhaal", "code": "te_lang"},
        {"field": "moment", "code": "verkeerd_type"},
    ]
    check_problem(await meldpunt.report(report), 422, "ongeldige_melding", fields=fields)
    assert meldpunt.count() == 0


@pytest.mark.parametrize("moment", ["0001-01-01T00:00+23:59", "9999-12-31T23:59-23:59"])
async def test_moment_outside_the_calendar_is_refused(meldpunt, moment):
    fields = [{"field": "moment", "code": "verkeerd_type"}]
    check_problem(await meldpunt.report({**GOOD, "moment": moment}), 422, "ongeldige_melding", fields=fields)


async def test_thousands_of_unknown_fields_get_a_short_answer(meldpunt):
    answer = await meldpunt.report({**GOOD, **{f"{number:x}": 1 for number in range(1000)}})
    check_problem(answer, 422, "ongeldige_melding", fields=[{"field": "", "code": "onbekend_veld"}])


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"[]", b'"kanarie"', b"kanarie", b"[" * 16384, b'{"a":' * 3200, b'{"a": ' + b"9" * 6000 + b"}"),
        *(b'{"rol": "\\ud800kanarie"}', b'{"rol": "\xff"}', b'{"rol": "\0"}', b"\xef\xbb\xbf{}"),
    ],
)
async def test_what_is_no_object_is_refused(meldpunt, content):
    check_problem(await meldpunt.send(content), 400, "geen_json")


@pytest.mark.parametrize("kind", [None, "", "text/plain", "text/kanarie", "application/x-www-form-urlencoded"])
async def test_other_media_types_are_refused(meldpunt, kind):
    check_problem(await meldpunt.send(json.dumps(GOOD).encode(), kind), 415, "verkeerd_soort")
    assert meldpunt.count() == 0


async def test_media_type_may_carry_a_character_set(meldpunt):
    answer = await meldpunt.send(json.dumps(GOOD).encode(), "Application/JSON; charset=utf-8")
    assert answer.status_code == 201


async def test_large_body_is_refused(meldpunt):
    check_problem(await meldpunt.send(b" " * 16385), 413, "te_groot")


@pytest.mark.parametrize("slug", ["kanarie", "Breda", "breda%20", "%00", "%FF"])
async def test_unknown_meldpunt_is_not_found(meldpunt, slug):
    check_problem(await meldpunt.report(GOOD, slug), 404, "niet_gevonden")
    check_problem(await meldpunt.client.get(f"/v1/meldpunten/{slug}"), 404, "niet_gevonden")


@pytest.mark.parametrize("path", ["/v1/meldpunten/breda/kanarie", "/v1/meldpunten/breda/meldingen/kanarie"])
async def test_unknown_path_is_not_found(meldpunt, path):
    check_problem(await meldpunt.client.post(path, json=GOOD), 404, "niet_gevonden")


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "HEAD"])
async def test_reports_can_only_be_posted(meldpunt, method):
    answer = await meldpunt.client.request(method, "/v1/meldpunten/breda/meldingen?kanarie=kanarie")
    assert (answer.status_code, set(answer.headers["allow"].split(", "))) == (405, {"OPTIONS", "POST"})


async def test_schema_is_that_of_the_policy(meldpunt):
    answer = await meldpunt.client.get("/v1/meldpunten/breda")
    assert answer.json() == msgspec.json.decode(msgspec.json.encode(report_schema(breda())))
    assert answer.headers["content-type"] == "application/schema+json"


async def test_meldpunten_are_listed(meldpunt):
    answer = await meldpunt.client.get("/v1/meldpunten")
    name = {"nl": breda().name.nl, "en": breda().name.en}
    assert answer.json() == {"meldpunten": [{"slug": "breda", "naam": name}]}


async def check_closed(meldpunt):
    answer = await meldpunt.report({**GOOD, "verhaal": BAIT})
    check_problem(answer, 503, "nu_niet_mogelijk", telephone=LINES)
    assert answer.headers["retry-after"] == "600"


async def test_nothing_is_taken_without_a_manifest(meldpunt):
    content = meldpunt.manifest.read_bytes()
    meldpunt.manifest.unlink()
    await check_closed(meldpunt)
    meldpunt.manifest.write_bytes(content)
    assert (await meldpunt.report(GOOD)).status_code == 201
    meldpunt.manifest.unlink()
    meldpunt.clock.set_day(dt.date(2026, 2, 11))
    await check_closed(meldpunt)
    assert meldpunt.count() == 1


@pytest.mark.parametrize("content", [b"", b"luwte-buckets 1\n", b"\xff" * 100, b"\n\n\xe2\x80\x94 luwte-keeper AAAA\n"])
async def test_nothing_is_taken_with_a_broken_manifest(meldpunt, content):
    meldpunt.manifest.write_bytes(content)
    await check_closed(meldpunt)
    assert meldpunt.count() == 0


async def test_nothing_is_taken_with_a_manifest_of_another_key(meldpunt):
    verifier = Verifier.parse((meldpunt.folders.public / "keeper.vkey").read_text().strip())
    manifest = read_manifest(meldpunt.manifest.read_bytes(), verifier)
    meldpunt.manifest.write_bytes(write_manifest(manifest, Signer.generate("luwte-keeper")))
    await check_closed(meldpunt)
    assert meldpunt.count() == 0


async def test_nothing_is_taken_after_the_last_key(meldpunt):
    today = meldpunt.clock.today()
    meldpunt.clock.set_day(today + dt.timedelta(days=14))
    assert (await meldpunt.report(GOOD)).status_code == 201
    meldpunt.clock.set_day(today + dt.timedelta(days=20))
    await check_closed(meldpunt)
    assert meldpunt.count() == 1


async def test_full_disk_takes_nothing_and_recovers(meldpunt):
    meldpunt.fill_disk()
    answers = [await meldpunt.report({**GOOD, "verhaal": "x"}) for _ in range(10)]
    taken = sum(answer.status_code == 201 for answer in answers)
    assert [answer.status_code for answer in answers] == [201] * taken + [503] * (10 - taken)
    assert taken < 10
    assert meldpunt.count() == 2 * taken
    await check_closed(meldpunt)
    meldpunt.fill_disk(full=False)
    assert (await meldpunt.report(GOOD)).status_code == 201
    assert meldpunt.count() == 2 * taken + 1
