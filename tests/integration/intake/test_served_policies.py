"""What the intake shows is the policy of the day's keys: changed by the keeper alone, and never by half."""

import datetime as dt

import httpx
import pytest
from integration.keeper.offering import Offering, approve, kept_for, renamed
from msgspec.structs import replace
from support import breda

from service.bootstrap.intake import open_intake
from service.bootstrap.keeper import open_keeper
from service.bootstrap.names import POLICIES
from service.intake.answers import Accepted
from service.intake.errors import ReportingUnavailable
from service.intake.served import ServedNames
from service.kernel.clock import ManualClock
from service.ledger.note import Signer
from service.policy.canonical import canonical_bytes, with_digest
from service.policy.model import Policy
from service.settings import Folders, IntakeSettings
from service.vault.manifest import read_manifest, write_manifest

TODAY = dt.date(2026, 2, 10)
GOOD = {"rol": "zelf", "wat": ["fluiten"]}
OLD = breda()
SHORT = kept_for(OLD, 7, "kort")
NAMED = renamed(OLD, "naam")
FEWER = with_digest(replace(OLD, version="minder", questions=OLD.questions[:-1]))
TILBURG = with_digest(replace(OLD, slug="tilburg"))


def offer(meldpunt, *policies: Policy, today=TODAY):
    """Let the keeper follow what is offered once."""
    with open_keeper(meldpunt.folders, Offering(*policies)) as process:
        process.keeper.follow_policies(today)
    meldpunt.pass_seconds()


def change(meldpunt, old, new):
    approve(meldpunt.folders.data, old, new)
    offer(meldpunt, new)


def kept(meldpunt, policy):
    return meldpunt.folders.public / POLICIES / f"{policy.slug}-{policy.digest[:32]}.json"


def shown(meldpunt):
    return meldpunt.intake.policies["breda"].version


async def asked(meldpunt):
    return list((await meldpunt.client.get("/v1/meldpunten/breda")).json()["properties"])


async def test_approved_questions_are_asked_from_midnight_on(meldpunt):
    before = await asked(meldpunt)
    change(meldpunt, OLD, FEWER)
    assert await asked(meldpunt) == before
    assert (await meldpunt.report({**GOOD, "verhaal": "Hij floot."})).status_code == 201
    meldpunt.clock.set_day(TODAY + dt.timedelta(days=1))
    assert FEWER.question("verhaal") is None
    assert await asked(meldpunt) == [name for name in before if name != "verhaal"]
    assert (await meldpunt.report({**GOOD, "verhaal": "Hij floot."})).status_code == 422
    assert (await meldpunt.report(GOOD)).status_code == 201


async def test_waiting_policy_is_never_shown(meldpunt):
    offer(meldpunt, SHORT)
    meldpunt.clock.set_day(TODAY + dt.timedelta(days=1))
    assert shown(meldpunt) == OLD.version


async def test_new_words_around_the_same_questions_are_shown_at_once(meldpunt):
    change(meldpunt, OLD, NAMED)
    assert shown(meldpunt) == "naam"
    assert "Meldpunt naam" in (await meldpunt.client.get("/breda/nl")).text
    assert "Meldpunt naam" in (await meldpunt.client.get("/")).text
    assert "Meldpunt naam" in (await meldpunt.client.get("/breda/nl/cijfers")).text
    assert (await meldpunt.client.get("/v1/meldpunten")).json()["meldpunten"][0]["naam"]["nl"] == "Meldpunt naam"
    assert (await meldpunt.report(GOOD)).status_code == 201


async def test_meldpunt_that_is_closed_takes_nothing(meldpunt):
    change(meldpunt, OLD, with_digest(replace(OLD, version="dicht", phase="gesloten")))
    answer = await meldpunt.report(GOOD)
    assert (answer.status_code, answer.json()["telephone"] != []) == (503, True)
    assert meldpunt.count() == 0


async def test_new_meldpunt_is_shown_without_a_new_start(meldpunt):
    assert (await meldpunt.client.get("/tilburg/nl")).status_code == 404
    offer(meldpunt, OLD, TILBURG)
    assert (await meldpunt.client.get("/tilburg/nl")).status_code == 200
    assert (await meldpunt.report(GOOD, "tilburg")).status_code == 201
    assert (await meldpunt.client.get("/v1/meldpunten/tilburg/cijfers")).status_code == 200


async def test_report_is_never_sealed_under_another_promise(meldpunt):
    change(meldpunt, OLD, SHORT)
    assert isinstance(await meldpunt.intake.take(OLD, GOOD, "nl"), Accepted)
    meldpunt.clock.set_day(TODAY + dt.timedelta(days=1))
    with pytest.raises(ReportingUnavailable):
        await meldpunt.intake.take(OLD, GOOD, "nl")
    assert isinstance(await meldpunt.intake.take(SHORT, GOOD, "nl"), Accepted)


async def check_closed(meldpunt):
    answers = [await meldpunt.report(GOOD)]
    answers += [await meldpunt.client.get(path) for path in ("/breda", "/breda/nl", "/v1/meldpunten/breda")]
    assert [answer.status_code for answer in answers] == [503] * 4
    assert meldpunt.count() == 0


@pytest.mark.parametrize("content", [None, b"", b"{}", canonical_bytes(OLD), canonical_bytes(SHORT)[:-1]])
async def test_meldpunt_is_closed_while_its_policy_is_not_what_the_manifest_names(meldpunt, content):
    change(meldpunt, OLD, SHORT)
    path = kept(meldpunt, SHORT)
    right = path.read_bytes()
    path.unlink() if content is None else path.write_bytes(content)
    meldpunt.clock.set_day(TODAY + dt.timedelta(days=1))
    await check_closed(meldpunt)
    assert (await meldpunt.client.get("/tilburg/nl")).status_code == 404
    path.write_bytes(right)
    await check_closed(meldpunt)
    meldpunt.pass_seconds()
    assert (await meldpunt.client.get("/breda/nl")).status_code == 200
    assert (await meldpunt.report(GOOD)).status_code == 201


async def test_lost_file_of_a_policy_in_memory_closes_nothing(meldpunt):
    kept(meldpunt, OLD).unlink()
    meldpunt.clock.set_day(TODAY + dt.timedelta(days=1))
    assert (await meldpunt.report(GOOD)).status_code == 201


async def test_meldpunt_that_is_gone_is_shown_and_takes_nothing_tomorrow(meldpunt):
    offer(meldpunt, TILBURG)
    assert (await meldpunt.report(GOOD)).status_code == 201
    meldpunt.clock.set_day(TODAY + dt.timedelta(days=1))
    assert (await meldpunt.client.get("/breda/nl/cijfers")).status_code == 200
    answer = await meldpunt.report(GOOD)
    assert (answer.status_code, answer.json()["telephone"] != []) == (503, True)


async def test_intake_without_a_keeper_is_closed_until_there_is_one(tmp_path):
    folders = Folders(data=tmp_path / "data")
    with open_keeper(folders, {"breda": OLD}) as process:
        settings = IntakeSettings(
            store=folders.store, public=folders.public, private=folders.intake, keeper_key=process.verifier_key
        )
        clock = ManualClock(dt.datetime.combine(TODAY, dt.time(12), tzinfo=dt.UTC))
        with open_intake(settings, clock) as intake:
            transport = httpx.ASGITransport(intake.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://luwte.test") as client:
                assert [(await client.get(path)).status_code for path in ("/", "/breda/nl")] == [200, 503]
                process.keeper.prepare_keys(TODAY)
                assert [(await client.get(path)).status_code for path in ("/", "/breda/nl")] == [200, 200]


async def test_day_whose_keys_name_two_policies_is_closed(meldpunt):
    signer = Signer.parse((meldpunt.folders.keeper / "signing.key").read_text())
    manifest = read_manifest(meldpunt.manifest.read_bytes(), signer.verifier)
    first, *rest = manifest.buckets
    mixed = (replace(first, policy="0" * 32), *rest)
    meldpunt.manifest.write_bytes(write_manifest(replace(manifest, buckets=mixed), signer))
    await check_closed(meldpunt)
    meldpunt.clock.set_day(TODAY + dt.timedelta(days=1))
    assert (await meldpunt.report(GOOD)).status_code == 201


async def test_names_are_those_of_the_served_policies(meldpunt):
    names = ServedNames(meldpunt.intake.policies)
    assert (dict(names), len(names)) == ({"breda": OLD.name}, 1)


async def test_policies_are_one_object_until_they_change(meldpunt):
    policy = meldpunt.intake.policies["breda"]
    assert (await meldpunt.report(GOOD)).status_code == 201
    meldpunt.clock.set_day(TODAY + dt.timedelta(days=1))
    assert meldpunt.intake.policies["breda"] is policy
