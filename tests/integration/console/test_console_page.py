import re

import httpx
import msgspec
import pytest
from integration.keeper.living import START, days, keeping, report

from service.console.http import ConsoleParts, console_handlers, overview_of
from service.web.app import build_app

KEY = "sleutel-van-de-console"


@pytest.fixture
def process(tmp_path):
    with keeping(tmp_path) as process:
        process.keeper.prepare_keys(START)
        yield process


def parts_of(process, today):
    parts = process.keeper.parts
    return ConsoleParts(
        register=parts.register,
        count=process.keeper.count,
        retention=parts.retention,
        ledger=parts.ledger,
        today=lambda: today,
        last_runs=process.runs.last,
        verifier_key=process.verifier_key,
        access_key=KEY,
        withheld=process.keeper.withheld,
    )


async def get(parts, path):
    transport = httpx.ASGITransport(app=build_app(console_handlers(parts)))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        return await client.get(path)


def test_overview_counts_buckets_from_the_register(process):
    overview = overview_of(parts_of(process, START + days(20)))
    assert (overview.audit.living, overview.audit.destroyed) == (30, 0)
    assert [finding.fault for finding in overview.audit.findings] == ["keys_running_out"]
    assert overview.due_soon == {7: 0, 30: 15}
    assert [(row.retention_class, row.buckets) for row in overview.ages] == [
        ("feiten", {"0-7": 2, "8-30": 13, "31-60": 0, "61+": 0}),
        ("verhaal", {"0-7": 2, "8-30": 13, "31-60": 0, "61+": 0}),
    ]
    assert (overview.ledger_size, overview.last_runs) == (process.keeper.parts.ledger.size, {})


def test_overview_shows_what_was_destroyed(process):
    process.keeper.destroy(START + days(31))
    overview = overview_of(parts_of(process, START + days(31)))
    assert (overview.audit.living, overview.audit.destroyed) == (28, 2)
    assert overview.due_soon == {7: 7, 30: 13}


@pytest.mark.parametrize("path", ["/", "/fout/", f"/{KEY}x/", "/%E2%82%AC/"])
async def test_wrong_key_finds_nothing(process, path):
    response = await get(parts_of(process, START), path)
    assert response.status_code == 404
    assert "Bewaarcontrole" not in response.text


async def test_page_shows_the_audit(process):
    response = await get(parts_of(process, START), f"/{KEY}/")
    assert response.status_code == 200
    assert "Levende dagsleutels: 30. Vernietigd: 0." in response.text
    assert process.keeper.parts.ledger.root.hex() in response.text


async def test_page_says_what_waits_for_a_person(process):
    parts = parts_of(process, START)
    assert "Wacht op een mens" not in (await get(parts, f"/{KEY}/")).text
    waiting = msgspec.structs.replace(parts, policies=lambda: ("het beleid van breda wacht <b>",))
    assert "<li>het beleid van breda wacht &lt;b&gt;</li>" in (await get(waiting, f"/{KEY}/")).text


async def test_page_names_every_fault(process):
    with process.keeper.parts.store._engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE envelope ADD COLUMN received_at TEXT")
    response = await get(parts_of(process, START), f"/{KEY}/")
    assert "unexpected_column: 1" in response.text
    assert "<strong>Ja.</strong>" not in response.text


async def test_page_is_the_same_whatever_was_reported(process, tmp_path):
    before = await get(parts_of(process, START), f"/{KEY}/")
    for _ in range(23):
        report(tmp_path, process, START, story="Een man riep mij na.")
    after = await get(parts_of(process, START), f"/{KEY}/")
    assert after.text == before.text
    assert re.search(r"\b23\b", re.sub(r"<code>.*?</code>", "", after.text)) is None


async def test_page_tells_withheld_texts_by_week_and_never_by_day(process):
    parts = parts_of(process, START + days(10))
    assert "Geen, in de laatste dertien weken." in (await get(parts, f"/{KEY}/")).text
    process.keeper.parts.withheld.add("breda", START + days(9), 2)
    page = (await get(parts, f"/{KEY}/")).text
    monday, day = START + days(7), START + days(9)
    assert f'<tr><th scope="row">{monday}</th><td>breda</td><td class="number">2</td></tr>' in page
    assert str(day) not in page.replace(str(parts.today()), "")
