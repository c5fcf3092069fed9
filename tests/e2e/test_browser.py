"""The reporter's pages in a real browser, with scripts and without."""

import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
from running import running

pytestmark = pytest.mark.browser
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    with running(tmp_path_factory.mktemp("browser") / "data", "2026-02-10") as started:
        yield started


@pytest.fixture(scope="module")
def browser(chromium_path):
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def page(browser, request):
    context = browser.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def test_reporter_reports_and_is_thanked(service, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{service.address}/breda/nl")
    page.check("#rol-0")
    page.check("input[value=aanraken]")
    page.fill("#verhaal-0", "Een man riep mij na bij de halte.")
    page.click("button[value=verstuur]")
    assert page.title().startswith("Dank u wel")
    assert "Het ligt niet aan u." in page.inner_text("main")
    assert page.locator("main > ul > li").nth(1).inner_text().startswith("Centrum Seksueel Geweld")
    assert page.locator("main > ul > li").count() == 3
    assert page.context.cookies() == []
    assert {url.split("/")[2] for url in asked} == {f"127.0.0.1:{service.port}"}


def test_refusal_keeps_what_was_typed(service, page):
    page.goto(f"{service.address}/breda/nl")
    page.fill("#verhaal-0", "Het was bij de brug.")
    page.check("#wijk-2")
    page.click("button[value=verstuur]")
    assert page.input_value("#verhaal-0") == "Het was bij de brug."
    assert page.is_checked("#wijk-2")
    assert page.locator("#fouten a").first.get_attribute("href") == "#rol-0"


def test_preview_shows_what_would_be_kept(service, page):
    page.goto(f"{service.address}/breda/nl")
    page.fill("#verhaal-0", "Mijn naam is Fatima El Idrissi, bel 06-12345678.")
    page.click("button[value=bekijk]")
    assert page.inner_text(".preview") == "Mijn naam is [PERSOON], bel [TELEFOON]."
    assert page.input_value("#verhaal-0") == "Mijn naam is Fatima El Idrissi, bel 06-12345678."


@pytest.mark.parametrize("address", ["/", "/breda/nl", "/breda/en", "/breda/nl/cijfers", "/nergens/nl"])
def test_pages_fit_a_narrow_phone(service, browser, address):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(service.address + address)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "weg"
    context.close()


def test_first_question_is_in_view(service, page):
    page.goto(f"{service.address}/breda/nl")
    box = page.locator("#rol-0").bounding_box()
    assert box["y"] + box["height"] < 640


def test_leaving_leaves_no_way_back(service, browser):
    context = browser.new_context()
    page = context.new_page()
    away = f"{service.address}/nergens/nl"
    page.route("https://www.buienradar.nl/**", lambda route: route.fulfill(body="weer", content_type="text/html"))
    page.goto(away)
    page.goto(f"{service.address}/breda/nl")
    page.fill("#verhaal-0", "dit mag niet terugkomen")
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url("https://www.buienradar.nl/**")
    page.go_back()
    assert page.url == away
    context.close()


def test_nothing_is_stored_in_the_browser(service, browser):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{service.address}/breda/nl")
    page.check("#rol-0")
    page.check("input[value=fluiten]")
    page.click("button[value=verstuur]")
    kept = page.evaluate(
        """async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
        document.cookie]"""
    )
    assert kept == [0, 0, 0, ""]
    assert context.cookies() == []
    context.close()
