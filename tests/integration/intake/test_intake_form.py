"""The form as a browser without JavaScript uses it, around real parts."""

import datetime as dt
import html
import re

import pytest

from service.web.headers import PAGE_HEADERS

GOOD = {"rol": "zelf", "wat": ["fluiten", "aanraken"]}
STORY = "Jan de Vries belde 06-12345678 & lachte."
BAIT = "kanarie"


def token_in(page):
    return re.search(r'name="sleutel" value="([^"]+)"', page.text)[1]


def text_in(page):
    [given] = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", page.text, re.DOTALL)
    return html.unescape(given)


def ticked(page):
    return re.findall(r'name="(\w+)" value="(\w+)" checked', page.text)


def check_page(page, status, title):
    assert page.status_code == status
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert {name: page.headers[name] for name in PAGE_HEADERS} == PAGE_HEADERS
    assert "set-cookie" not in page.headers
    assert title in html.unescape(page.text)


async def test_form_is_sent_stored_and_thanked_for_with_help(meldpunt):
    check_page(await meldpunt.client.get("/breda/nl"), 200, "Meldpunt straatintimidatie Breda")
    page = await meldpunt.send_form({**GOOD, "verhaal": STORY, "doe": "verstuur"})
    check_page(page, 200, "Dank u wel. Uw melding is binnen.")
    assert meldpunt.count() == 2
    shown = page.text.split("<details>")[0]
    assert shown.count("<li>") == 3
    assert "Centrum Seksueel Geweld" in shown
    assert "Vries" not in page.text


async def test_english_form_answers_in_english(meldpunt):
    page = await meldpunt.send_form(GOOD, address="/breda/en")
    check_page(page, 200, "Thank you. We have your report.")
    assert '<html lang="en">' in page.text


async def test_who_did_it_himself_is_helped_and_not_stored(meldpunt):
    page = await meldpunt.send_form({"rol": "pleger", "wat": "fluiten", "verhaal": "Ik wil stoppen."})
    check_page(page, 200, "Goed dat u dit zegt")
    assert meldpunt.count() == 0


async def test_faulty_form_comes_back_with_ticks_and_text(meldpunt):
    page = await meldpunt.send_form({"wat": ["volgen", BAIT], "plek": "straat", "verhaal": STORY, BAIT: BAIT})
    check_page(page, 422, "Nog niet verstuurd.")
    assert ticked(page) == [("wat", "volgen"), ("plek", "straat")]
    assert text_in(page) == STORY
    assert BAIT not in page.text
    again = await meldpunt.send_form({**GOOD, "verhaal": STORY}, token=token_in(page))
    assert (again.status_code, meldpunt.count()) == (200, 2)


async def test_refused_form_leaves_its_token_usable(meldpunt):
    token = await meldpunt.token()
    assert (await meldpunt.send_form({}, token=token)).status_code == 422
    assert (await meldpunt.send_form(GOOD, token=token)).status_code == 200


async def test_form_sent_twice_is_stored_once_and_keeps_its_text(meldpunt):
    token = await meldpunt.token()
    await meldpunt.send_form(GOOD, token=token)
    page = await meldpunt.send_form({**GOOD, "verhaal": STORY}, token=token)
    check_page(page, 422, "Deze pagina was te oud.")
    assert (text_in(page), len(ticked(page)), meldpunt.count()) == (STORY, 3, 1)
    assert token_in(page) != token


async def test_expired_form_keeps_its_text_and_works_again(meldpunt):
    token = await meldpunt.token()
    meldpunt.clock.set_day(meldpunt.clock.today() + dt.timedelta(days=1))
    page = await meldpunt.send_form({**GOOD, "verhaal": STORY}, token=token)
    check_page(page, 422, "Deze pagina was te oud.")
    assert (text_in(page), meldpunt.count()) == (STORY, 0)
    check_page(await meldpunt.send_form(GOOD, token=token_in(page)), 200, "Dank u wel.")


@pytest.mark.parametrize("token", ["", BAIT, "A" * 60])
async def test_forged_token_stores_nothing(meldpunt, token):
    page = await meldpunt.send_form({**GOOD, "verhaal": STORY}, token=token)
    check_page(page, 422, "Deze pagina was te oud.")
    assert (text_in(page), meldpunt.count()) == (STORY, 0)
    assert BAIT not in page.text


@pytest.mark.parametrize(("site", "status"), [("cross-site", 403), ("same-site", 403), (BAIT, 403)])
async def test_form_of_another_site_is_refused(meldpunt, site, status):
    page = await meldpunt.send_form({**GOOD, "verhaal": STORY}, headers={"Sec-Fetch-Site": site})
    check_page(page, status, "Dit kan alleen vanaf onze eigen pagina")
    assert meldpunt.count() == 0
    assert BAIT not in page.text


@pytest.mark.parametrize("site", ["same-origin", "none"])
async def test_form_of_our_own_page_is_taken_whatever_its_origin(meldpunt, site):
    page = await meldpunt.send_form(GOOD, headers={"Sec-Fetch-Site": site, "Origin": "null"})
    assert (page.status_code, meldpunt.count()) == (200, 1)


async def test_preview_masks_and_stores_nothing(meldpunt):
    page = await meldpunt.send_form({"wat": "fluiten", "verhaal": STORY, "doe": "bekijk"})
    check_page(page, 200, "Dit zouden wij van uw verhaal bewaren")
    [shown] = re.findall(r'<p class="preview">(.*?)</p>', page.text)
    assert "[TELEFOON]" in shown
    assert "Vries" not in shown
    assert "12345678" not in shown
    assert (text_in(page), ticked(page), meldpunt.count()) == (STORY, [("wat", "fluiten")], 0)
    sent = await meldpunt.send_form({**GOOD, "verhaal": STORY}, token=token_in(page))
    assert (sent.status_code, meldpunt.count()) == (200, 2)


async def test_preview_of_a_faulty_form_says_what_is_wrong(meldpunt):
    page = await meldpunt.send_form({"verhaal": "x" * 1001, "doe": "bekijk"})
    check_page(page, 422, "Dit is te lang.")
    assert "voorbeeld" not in page.text


async def test_text_of_the_full_length_fits_with_its_line_ends(meldpunt):
    page = await meldpunt.send_form({**GOOD, "verhaal": "\r\n".join("x" * 500)})
    assert page.status_code == 200


async def test_markup_in_a_text_comes_back_as_text(meldpunt):
    page = await meldpunt.send_form({"verhaal": "<script>1</script></textarea>\"'"})
    assert text_in(page) == "<script>1</script></textarea>\"'"
    assert "<script>1" not in page.text


@pytest.mark.parametrize(("kind", "status"), [("application/json", 415), ("text/plain", 415)])
async def test_other_media_types_are_refused_by_a_page(meldpunt, kind, status):
    page = await meldpunt.client.post("/breda/nl", content=b"kanarie", headers={"Content-Type": kind})
    check_page(page, status, "Dit kan alleen vanaf onze eigen pagina")
    assert BAIT not in page.text


@pytest.mark.parametrize("content", [b"verhaal=kanarie%FF", b"&".join(b"kanarie=%d" % n for n in range(300))])
async def test_unreadable_form_is_refused_by_a_page(meldpunt, content):
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    page = await meldpunt.client.post("/breda/nl", content=content, headers=headers)
    check_page(page, 400, "Er is niets bewaard.")
    assert BAIT not in page.text


@pytest.mark.parametrize("path", ["/kanarie", "/kanarie/nl", "/breda/kanarie", "/breda/ar"])
async def test_unknown_page_is_not_found_and_not_repeated(meldpunt, path):
    check_page(await meldpunt.client.get(path), 404, "Deze pagina is er niet")
    page = await meldpunt.client.get(path)
    assert BAIT not in page.text


async def test_form_for_an_unknown_meldpunt_is_not_found(meldpunt):
    page = await meldpunt.send_form(GOOD, address="/tilburg/nl", token="x")
    check_page(page, 404, "Deze pagina is er niet")


async def test_meldpunt_alone_leads_to_its_first_language(meldpunt):
    answer = await meldpunt.client.get("/breda")
    assert (answer.status_code, answer.headers["location"]) == (302, "/breda/nl")
    assert answer.headers["cache-control"] == "no-store"


async def test_start_page_leads_to_the_form(meldpunt):
    page = await meldpunt.client.get("/")
    check_page(page, 200, "Kies uw meldpunt.")
    assert 'href="/breda/nl"' in page.text


async def check_closed(meldpunt):
    token = await meldpunt.token()
    page = await meldpunt.send_form({**GOOD, "verhaal": STORY}, token=token)
    check_page(page, 503, "Melden kan nu even niet")
    assert 'href="tel:08000188"' in page.text
    assert (text_in(page), len(ticked(page))) == (STORY, 3)
    return token


async def test_closed_meldpunt_gives_text_back_and_takes_it_later(meldpunt):
    content = meldpunt.manifest.read_bytes()
    meldpunt.manifest.unlink()
    token = await check_closed(meldpunt)
    assert meldpunt.count() == 0
    meldpunt.manifest.write_bytes(content)
    page = await meldpunt.send_form({**GOOD, "verhaal": STORY}, token=token)
    assert (page.status_code, meldpunt.count()) == (200, 2)


async def test_full_disk_gives_the_text_back(meldpunt):
    meldpunt.fill_disk()
    pages = [await meldpunt.send_form({**GOOD, "verhaal": STORY}) for _ in range(10)]
    taken = [page.status_code for page in pages].count(200)
    await check_closed(meldpunt)
    assert meldpunt.count() == 2 * taken
