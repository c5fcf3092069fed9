"""The reporter's pages: what comes back, escaped; what never comes back; the right help in view."""

import html
import re
import string
from typing import get_args

import msgspec
import pytest
from support import breda

from service.intake.answers import Refused
from service.intake.pages.render import ReporterPages, sort_referrals
from service.intake.pages.words import read_words
from service.intake.rules import NEED_ORDER, validate
from service.kernel.text import LANGUAGES
from service.policy.model import Need
from service.web.headers import PAGE_HEADERS
from service.web.problems import FieldCode

POLICY = breda()
PAGES = ReporterPages()
WORDS = read_words()
BAIT = "<script>alert('kanarie')</script>\"'&</textarea>{{ 7 * 7 }}"


def show(**changes: object):
    return PAGES.form(POLICY, "nl", **{"token": "sleutelbos", **changes})


def ticked(page):
    return re.findall(r'name="(\w+)" value="(\w+)" checked', page.content)


def every_page():
    yield PAGES.start((POLICY,), "nl"), 200
    yield show(), 200
    yield show(given={}, refused=Refused(fields=())), 422
    yield show(given={}, too_old=True), 422
    yield show(given={}, closed=True), 503
    yield PAGES.thanks(POLICY, "en", ()), 200
    yield PAGES.nothing_stored(POLICY, "nl"), 200
    yield PAGES.forbidden(POLICY, "en"), 403
    yield PAGES.unreadable(POLICY, "nl"), 415
    yield PAGES.unreadable(POLICY, "nl", 400), 400
    yield PAGES.not_found("nl"), 404


def test_every_page_has_its_status_and_exactly_the_headers_of_a_page():
    for page, status in every_page():
        assert (page.status_code, dict(page.headers), page.cookies) == (status, dict(PAGE_HEADERS), [])


def test_every_page_offers_the_way_out_and_the_alarm_number_first():
    for page, _status in every_page():
        way_out, alarm = page.content.index('id="weg"'), page.content.index('href="tel:112"')
        assert way_out < alarm < page.content.index("<h1>")


def test_no_page_holds_script_or_style_of_its_own():
    for page, _status in every_page():
        assert (
            re.findall(r"<script(?! src=\"/statisch/weg\.js\" defer></script>)|<style| style=| on\w+=", page.content)
            == []
        )


def test_form_carries_its_token_and_every_question():
    page = show()
    assert 'name="sleutel" value="sleutelbos"' in page.content
    assert set(re.findall(r'name="(\w+)"', page.content)) - {"viewport", "referrer"} == {
        *(question.id for question in POLICY.questions),
        *("sleutel", "doe"),
    }
    assert ticked(page) == []


def test_text_is_given_back_escaped():
    page = show(given={"verhaal": BAIT}, too_old=True)
    [given] = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", page.content, re.DOTALL)
    assert html.unescape(given) == BAIT
    assert not set(given) & set("<>\"'")


def test_first_line_end_of_a_text_survives_the_browser():
    page = show(given={"verhaal": "\nregel"}, too_old=True)
    assert ">\n\nregel</textarea>" in page.content


def test_preview_is_escaped():
    page = show(given={}, preview=(BAIT,))
    [shown] = re.findall(r'<p class="preview">(.*?)</p>', page.content, re.DOTALL)
    assert html.unescape(shown) == BAIT
    assert "<script>" not in shown


def test_preview_of_nothing_says_so():
    assert WORDS["nl"].preview_empty in html.unescape(show(given={}, preview=()).content)


def test_ticks_are_given_back():
    given = {"rol": "zelf", "wat": ["fluiten", "volgen"], "plek": "straat"}
    page = show(given=given, too_old=True)
    assert ticked(page) == [("rol", "zelf"), ("wat", "fluiten"), ("wat", "volgen"), ("plek", "straat")]


@pytest.mark.parametrize("complete", [True, False])
def test_unknown_codes_and_names_are_never_repeated(complete):
    bait = "kanarie"
    given = {
        bait: bait,
        "rol": bait,
        "wat": [bait, [bait], "volgen"],
        "plek": [[bait]],
        "verhaal": [bait],
        "moment": bait,
    }
    refused = validate(POLICY, given, complete=complete)
    page = show(given=given, refused=refused)
    assert bait not in page.content
    assert ticked(page) == [("wat", "volgen")]


def test_faults_link_to_their_fields():
    refused = validate(POLICY, {"naam": "x", "moment": "x", "verhaal": "x" * 1001})
    page = show(given={}, refused=refused)
    links = re.findall(r'<li><a href="#([\w-]+)">', page.content)
    assert links == ["rol-0", "wat-0", "verhaal-0"]
    assert all(f'id="{link}"' in page.content for link in links)
    assert page.content.count("<li>Er stond iets") == 1
    assert page.content.count('aria-invalid="true"') == 1


def test_closed_form_keeps_the_text_and_shows_whom_to_call():
    page = show(given={"verhaal": "bewaar dit"}, closed=True)
    assert re.findall(r'href="tel:(\d+)"', page.content)[1:] == [
        referral.phone.replace("-", "") for referral in POLICY.telephone_lines
    ]
    assert "\nbewaar dit</textarea>" in page.content


def test_who_did_it_himself_is_shown_someone_to_talk_to():
    page = PAGES.nothing_stored(POLICY, "nl").content
    shown = {referral.id for referral in POLICY.referrals if html.escape(referral.name.nl) in page}
    assert shown == {referral.id for referral in POLICY.referrals if referral.need == "praten"}


def test_form_without_stories_has_no_preview_button():
    facts = tuple(question for question in POLICY.questions if question.kind != "tekst")
    retention = {"feiten": POLICY.retention["feiten"]}
    policy = msgspec.structs.replace(POLICY, questions=facts, retention=retention)
    page = PAGES.form(policy, "nl", token="x").content
    assert "bekijk" not in page
    assert "textarea" not in page


def names(referrals):
    return [referral.id for referral in referrals]


def test_help_without_a_need_goes_from_danger_on():
    first, rest = sort_referrals(POLICY, ())
    assert names(first) == ["nood", "csg", "slachtofferhulp"]
    assert {*names(first), *names(rest)} == set(names(POLICY.referrals))


def test_help_that_is_called_for_comes_into_view():
    assert names(sort_referrals(POLICY, ("discriminatie",))[0]) == ["nood", "csg", "discriminatie"]
    assert names(sort_referrals(POLICY, ("seksueel_geweld",))[0])[:2] == ["nood", "csg"]


@pytest.mark.parametrize("need", get_args(Need))
def test_every_need_has_its_help_in_view_and_none_is_lost(need):
    first, rest = sort_referrals(POLICY, (need,))
    assert need in {referral.need for referral in first}
    assert len(first) == 3
    assert sorted(names(first + rest)) == sorted(names(POLICY.referrals))
    order = [NEED_ORDER.index(referral.need) for referral in first]
    assert order == sorted(order)


def test_thanks_page_puts_the_rest_behind_a_click():
    page = PAGES.thanks(POLICY, "nl", ("seksueel_geweld",)).content
    assert page.index("Centrum Seksueel Geweld") < page.index(f"<summary>{WORDS['nl'].help_more}</summary>")


def blanks(sentence):
    return sorted(name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name is not None)


def test_both_languages_have_every_sentence_with_equal_blanks():
    first, second = (msgspec.to_builtins(WORDS[language]) for language in LANGUAGES)
    assert set(first["errors"]) == set(second["errors"]) == set(get_args(FieldCode))
    flat = [{**{k: v for k, v in words.items() if k != "errors"}, **words["errors"]} for words in (first, second)]
    assert all(words[name].strip() == words[name] != "" for words in flat for name in words)
    assert {name: blanks(text) for name, text in flat[0].items()} == {
        name: blanks(text) for name, text in flat[1].items()
    }
    assert [name for name in flat[0] if flat[0][name] == flat[1][name]] == []
