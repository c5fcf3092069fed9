"""The command `luwte policy plan`, and its page in a real browser."""

import subprocess
import sys

import pytest
from playwright.sync_api import sync_playwright
from support import ROOT

from service.policy.service import policy_files

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def run(*options: str):
    command = [sys.executable, "-m", "service.cli", "policy", "plan", *options, "--policies", str(ROOT / "policies")]
    return subprocess.run(command, capture_output=True, check=False, timeout=60)


def test_plan_is_markdown_unless_a_page_is_asked():
    assert run("breda").stdout.decode().startswith("# Plan meldpunt: ")
    assert run("breda", "--html").stdout.decode().startswith("<!doctype html>")


def test_policy_that_is_not_there_is_one_sentence():
    done = run("nergens")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith("luwte: van dit beleid is nog geen plan te maken:")


@pytest.mark.browser
@pytest.mark.parametrize("name", [path.stem for path in policy_files(ROOT / "policies")])
def test_page_fits_a_phone_and_paper_and_asks_for_nothing(name, tmp_path, chromium_path):
    path = tmp_path / "plan.html"
    path.write_bytes(run(name, "--html").stdout)
    asked, faults = [], []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
        page = chromium.new_page(viewport={"width": 320, "height": 640})
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: faults.append(message.text))
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        # 178 millimetres at 96 dots per inch: A4 within its margins.
        page.set_viewport_size({"width": 672, "height": 1000})
        page.emulate_media(media="print")
        assert page.evaluate("document.documentElement.scrollWidth") == 672
        chromium.close()
    assert asked == [path.as_uri()]
    assert faults == []
