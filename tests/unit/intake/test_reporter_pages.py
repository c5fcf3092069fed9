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
from service.intake.scrub.withheld import WITHHELD_TEXT
from service.kernel.text import LANGUAGES, LocalizedText
from service.policy.model import Channel, FollowUp, Need, Partner, Purpose
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


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("address", ["u", "je"])
def test_form_says_that_other_languages_lose_more(language, address):
    policy = msgspec.structs.replace(POLICY, address=address)
    page = PAGES.form(policy, language, token="x")
    assert page.content.count(html.escape(WORDS[language, address].story_language)) == 1
    [described] = re.findall(r'<textarea[^>]* aria-describedby="([^"]*)"', page.content)
    assert described.split() == ["verhaal-uitleg", "verhaal-taal"]
    assert all(f'id="{part}"' in page.content for part in described.split())


def test_withheld_text_is_explained_and_another_is_not():
    sentence = html.escape(WORDS["nl", "u"].preview_withheld)
    assert show(given={}, preview=("een tekst", WITHHELD_TEXT)).content.count(sentence) == 1
    assert sentence not in show(given={}, preview=("een tekst",)).content


def test_preview_of_nothing_says_so():
    assert WORDS["nl", "u"].preview_empty in html.unescape(show(given={}, preview=()).content)


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
    [alert] = re.findall(r'<div class="errors" role="alert" tabindex="-1" id="dicht".*?</div>', page.content, re.DOTALL)
    assert re.findall(r'href="tel:(\d+)"', alert) == [
        referral.phone.replace("-", "").replace(" ", "") for referral in POLICY.telephone_lines
    ]
    assert "\nbewaar dit</textarea>" in page.content


def test_who_did_it_himself_is_shown_someone_to_talk_to():
    page = PAGES.nothing_stored(POLICY, "nl").content
    shown = {referral.id for referral in POLICY.referrals if html.escape(referral.name.nl) in page}
    assert shown == {referral.id for referral in POLICY.referrals if referral.need in {"praten", "stoppen"}}


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
    assert {*names(first), *names(rest)} == {referral.id for referral in POLICY.referrals if referral.need != "stoppen"}


def test_help_that_is_called_for_comes_into_view():
    assert names(sort_referrals(POLICY, ("discriminatie",))[0]) == ["nood", "csg", "discriminatie"]
    assert names(sort_referrals(POLICY, ("seksueel_geweld",))[0])[:2] == ["nood", "csg"]


@pytest.mark.parametrize("need", get_args(Need))
def test_every_need_has_its_help_in_view_and_none_is_lost(need):
    first, rest = sort_referrals(POLICY, (need,))
    assert need in {referral.need for referral in first}
    assert len(first) == 3
    assert sorted(names(first + rest)) == sorted(
        referral.id for referral in POLICY.referrals if referral.need != "stoppen" or need == "stoppen"
    )
    order = [NEED_ORDER.index(referral.need) for referral in first]
    assert order == sorted(order)


def test_thanks_page_puts_the_rest_behind_a_click():
    page = PAGES.thanks(POLICY, "nl", ("seksueel_geweld",)).content
    assert page.index("Centrum Seksueel Geweld") < page.index(f"<summary>{WORDS['nl', 'u'].help_more}</summary>")


def blanks(sentence):
    return sorted(name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name is not None)


def test_both_languages_have_every_sentence_with_equal_blanks():
    first, second = (msgspec.to_builtins(WORDS[language, "u"]) for language in LANGUAGES)
    assert set(first["errors"]) == set(second["errors"]) == set(get_args(FieldCode))
    flat = [{**{k: v for k, v in words.items() if k != "errors"}, **words["errors"]} for words in (first, second)]
    assert all(words[name].strip() == words[name] != "" for words in flat for name in words)
    assert {name: blanks(text) for name, text in flat[0].items()} == {
        name: blanks(text) for name, text in flat[1].items()
    }
    assert [name for name in flat[0] if flat[0][name] == flat[1][name]] == []


def test_informal_dutch_says_je_everywhere_and_english_stays_the_same():
    formal, informal = WORDS["nl", "u"], WORDS["nl", "je"]
    spoken = [*(text for text in msgspec.to_builtins(informal).values() if isinstance(text, str))]
    assert [text for text in spoken if re.search(r"\b(?:u|uw|uzelf)\b", text, re.IGNORECASE)] == []
    assert {name: blanks(text) for name, text in msgspec.to_builtins(formal).items() if isinstance(text, str)} == {
        name: blanks(text) for name, text in msgspec.to_builtins(informal).items() if isinstance(text, str)
    }
    assert WORDS["en", "u"] == WORDS["en", "je"]


def test_page_of_an_informal_meldpunt_says_je_around_it_too():
    page = PAGES.form(msgspec.structs.replace(POLICY, address="je"), "nl", token="x").content
    assert "Ben je nu in gevaar?" in page
    assert "Je browser kan dit bezoek wel onthouden." in page


def test_referral_that_the_policy_ties_to_an_answer_comes_into_view():
    assert names(sort_referrals(POLICY, (), ("politie",))[0]) == ["nood", "csg", "politie"]


@pytest.mark.parametrize(
    ("phase", "sentence", "may_send"),
    [
        ("proef", WORDS["nl", "u"].trial, True),
        ("open", "", True),
        ("voorbereiding", WORDS["nl", "u"].preparing, False),
        ("gesloten", WORDS["nl", "u"].ended, False),
    ],
)
def test_phase_is_said_and_decides_whether_one_can_send(phase, sentence, may_send):
    page = PAGES.form(msgspec.structs.replace(POLICY, phase=phase), "nl", token="x").content
    assert sentence in html.unescape(page)
    assert ('value="verstuur"' in page) is may_send


def test_other_ways_to_report_are_shown_with_what_is_true_about_them():
    text = LocalizedText(nl="Uw nummer is te zien.", en="Your number shows.")
    name = LocalizedText(nl="Appen", en="WhatsApp")
    hours = LocalizedText(nl="Elke werkdag", en="Every working day")
    partner = Partner(id="vizier", name="Vizier", kind="adv", role="neemt aan")
    phone = Channel(
        kind="telefoon", name=name, truth=text, runs_here=False, address="0800-1234", partner="vizier", hours=hours
    )
    own = Channel(kind="formulier", name=name, truth=text, runs_here=True)
    policy = msgspec.structs.replace(POLICY, channels=(own, phone), partners=(partner,))
    page = PAGES.form(policy, "nl", token="x").content
    [ways] = re.findall(r'<details class="ways">(.*?)</details>', page, re.DOTALL)
    assert " ".join(re.sub(r"<[^>]+>", " ", ways).split()) == (
        "Andere manieren om te melden Appen Bel 0800-1234 Dit is van Vizier. Bereikbaar: Elke werkdag "
        "Uw nummer is te zien."
    )


def test_hand_over_says_that_nothing_goes_along():
    partner = Partner(id="mdra", name="MDRA", kind="adv", role="helpt", website="https://mdra.example")
    follow_up = FollowUp(kind="doorgeleiding", text=POLICY.follow_up.text, partner=partner)
    page = html.unescape(PAGES.thanks(msgspec.structs.replace(POLICY, follow_up=follow_up), "nl", ()).content)
    assert "Wilt u verder praten met MDRA?" in page
    assert "Wat u hier invulde, gaat niet mee." in page
    assert 'href="https://mdra.example"' in page
    assert 'id="verder"' not in PAGES.thanks(POLICY, "nl", ()).content


def test_norm_is_said_where_it_is_a_goal():
    norm = Purpose(code="G10", text=LocalizedText(nl="Norm", en="Norm"))
    policy = msgspec.structs.replace(POLICY, purposes=(*POLICY.purposes, norm))
    sentence = WORDS["nl", "u"].norm
    assert sentence in PAGES.form(policy, "nl", token="x").content
    assert sentence not in PAGES.form(POLICY, "nl", token="x").content


def test_meldpunt_that_cannot_be_served_says_so_on_a_page():
    page = PAGES.closed("nl")
    assert (page.status_code, WORDS["nl", "u"].later in page.content) == (503, True)
