import tomllib

import pytest
from support import ROOT
from unit.interview.answering import PLAIN, TODAY, answer_all, begin, skip_all, with_answers
from unit.interview.test_script import WIDE

from service.interview.writing.asked import code_for
from service.interview.writing.whole import write_policy
from service.policy.convert import convert_all
from service.policy.service import lint_files
from service.policy.shape.meldpunt import PolicyFile

MARK = "# NOG INVULLEN: "


def read(given):
    return tomllib.loads(write_policy(given))


def shape_of(text):
    return convert_all(tomllib.loads(text), PolicyFile, "breda.toml")


def lint(given, folder):
    (folder / "library").symlink_to(ROOT / "policies" / "library")
    path = folder / f"{given.interview.name}.toml"
    path.write_text(write_policy(given), encoding="utf-8")
    return lint_files((path,), TODAY)


def test_plain_answers_make_a_policy_without_errors(tmp_path):
    assert lint(answer_all(begin()), tmp_path).errors == ()


def test_answers_to_everything_have_the_right_shape():
    given = answer_all(begin(), WIDE)
    policy, findings = shape_of(write_policy(given))
    assert findings == ()
    assert policy.owner.name == PLAIN
    assert [town.code for town in policy.geography.municipalities] == ["GM0758", "GM0855"]
    assert {channel.kind for channel in policy.channels} == set(given.library.channels)
    assert len(policy.partners) == 17
    assert policy.processor.name == "Stichting Voorbeeld"
    assert policy.embedded_by == ("https://www.breda.nl",)


def test_policy_never_opens_by_itself():
    assert read(answer_all(begin()))["fase"] == "voorbereiding"


def test_open_places_are_all_that_is_missing():
    _policy, findings = shape_of(write_policy(skip_all(begin())))
    assert {finding.code for finding in findings} == {"veld-ontbreekt"}
    assert {"doelen", "naam", "probleem", "doelgroepen", "kanalen", "vragen"} <= {found.path for found in findings}


@pytest.mark.parametrize("answers", [{}, {"gemeente__1__naam": "Breda", "gemeente__1__code": "GM0758"}])
def test_open_places_without_their_marks_complete_the_file(answers):
    text = write_policy(skip_all(begin(**answers)))
    filled = text.replace(MARK, "").replace('"https://..."', '"https://voorbeeld.nl"')
    _policy, findings = shape_of(filled)
    assert [finding for finding in findings if finding.code in ("veld-ontbreekt", "onbekend-veld")] == []


def test_english_that_is_to_come_is_dutch_with_a_note():
    text = write_policy(answer_all(begin(), {"probleem.en": ""}))
    assert f'probleem = {{ nl = "{PLAIN}", en = "{PLAIN}" }} # NOG VERTALEN' in text


def test_meldpunt_in_dutch_has_nothing_to_translate():
    text = write_policy(answer_all(begin(), {"talen": "2"}))
    assert 'talen = ["nl"]' in text
    assert "# NOG VERTALEN" not in text


def test_bystanders_and_offenders_can_be_left_out():
    def options(**typed: str):
        asked = read(answer_all(begin(), typed))["vragen"]
        return next(block for block in asked if block["blok"] == "rol").get("opties")

    assert options() is None
    assert options(omstanders="nee") == ["zelf", "namens", "pleger"]
    assert options(omstanders="nee", plegers="nee") == ["zelf", "namens"]


def test_questions_carry_only_goals_that_need_them():
    policy = read(answer_all(begin(), {"doelen": "1,2,3"}))
    assert {block["blok"]: block["doelen"] for block in policy["vragen"]} == {
        "rol": ["G1"],
        "wat": ["G1", "G2"],
        "plek": ["G3"],
        "dagdeel": ["G3"],
    }


def test_story_is_kept_by_its_own_rule():
    policy = read(answer_all(begin(), {"vragen": "rol wat verhaal", "bewaren.verhaal": "2", "bewaren.lezer": "3"}))
    assert policy["bewaartermijnen"]["verhaal"] == {
        "start": "ontvangst",
        "termijn": "P14D",
        "uiterlijk": "P21D",
        "na": "vernietig",
        "lezers": ["niemand"],
    }


def test_skipped_terms_are_the_safe_ones():
    given = with_answers(
        answer_all(begin(), {"vragen": "rol wat verhaal"}),
        bewaren__feiten=None,
        bewaren__verhaal=None,
        bewaren__lezer=None,
        tabellen=None,
    )
    kept = read(given)["bewaartermijnen"]
    assert kept["feiten"] == {"start": "vrijgave", "termijn": "P7D", "uiterlijk": "P7M", "na": "vernietig"}
    assert (kept["verhaal"]["termijn"], kept["verhaal"]["lezers"]) == ("P30D", ["niemand"])


def test_channel_names_its_owner_and_hours():
    typed = {
        "kanalen": "formulier telefoon",
        "kanaal.telefoon.adres": "076 123 45 67",
        "kanaal.telefoon.bereikbaar.nl": "Op werkdagen.",
        "kanaal.telefoon.bereikbaar.en": "On working days.",
        "partners": "adv",
        "kanaal.telefoon.van": "2",
    }
    assert read(answer_all(begin(), typed))["kanalen"] == [
        {"soort": "formulier"},
        {
            "soort": "telefoon",
            "adres": "076 123 45 67",
            "van": "adv",
            "bereikbaar": {"nl": "Op werkdagen.", "en": "On working days."},
        },
    ]


def test_person_who_is_always_there_needs_no_hours():
    typed = {"kanalen": "balie", "kanaal.balie.bereikbaar.nl": "-"}
    assert read(answer_all(begin(), typed))["kanalen"] == [{"soort": "balie", "adres": PLAIN}]


def test_areas_by_hand_stand_in_the_file():
    typed = {
        "gebieden.hoe": "2",
        "gebieden.niveau": "2",
        "gebied.1.code": "BU07580100",
        "gebied.1.naam": "Valkenberg",
        "gebied.1.inwoners": "2.340",
    }
    geography = read(answer_all(begin(), typed))["geografie"]
    assert geography["ondergrens"] == 5000
    assert geography["gebieden"] == [{"code": "BU07580100", "naam": "Valkenberg", "inwoners": 2340}]


def test_site_that_may_show_the_form_can_come_later():
    text = write_policy(with_answers(answer_all(begin(), {"kanalen": "1,2", "kanaal.insluiten.adres": "https://a.nl",
                                                          "insluiten": "https://a.nl"}), insluiten=None))  # fmt: skip
    assert '# NOG INVULLEN: insluiten = ["https://www.gemeente.nl"]' in text


def test_referral_that_left_the_library_is_not_written():
    given = with_answers(answer_all(begin()), afbakening__elders=("nood", "brandweer"))
    assert [other["verwijzing"] for other in read(given)["afbakening"]["elders"]] == ["nood"]


def test_wijk_by_hand_needs_no_inhabitants():
    typed = {"gebieden.hoe": "2", "gebied.1.code": "WK003401", "gebied.1.naam": "Haven"}
    assert read(answer_all(begin(), typed | {"gemeente.1.code": "GM0034"}))["geografie"]["gebieden"] == [
        {"code": "WK003401", "naam": "Haven"}
    ]


def test_search_words_tell_when_they_were_tried():
    typed = {"zoekterm.1.gevonden": "ja", "zoekterm.2.term": "nagefloten"}
    assert read(answer_all(begin(), typed))["zoektermen"] == [
        {"term": "straatintimidatie", "geprobeerd_op": TODAY, "gevonden": True},
        {"term": "nagefloten"},
    ]


def test_answers_of_the_routekaart_tell_who_and_when():
    policy = read(answer_all(begin(), {"door": "adviseur"}))
    assert policy["routekaart"]["privacy"] == {"antwoord": PLAIN, "wie": "adviseur", "wanneer": TODAY}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Park Valkenberg", "park_valkenberg"),
        ("Straat", "straat_2"),
        ("Café 't Hoekje!", "cafe_t_hoekje"),
        ("日本", "naam"),
        ("x" * 60, "x" * 24),
    ],
)
def test_name_becomes_a_code_of_its_own(name, code):
    assert code_for(name, {"straat"}) == code


def test_named_place_takes_no_code_of_the_library():
    typed = {"plek.1.nl": "Straat", "plek.2.nl": "Totaal", "plek.3.nl": "Straat"}
    places = read(answer_all(begin(), typed))["geografie"]["plekken"]
    assert [place["code"] for place in places] == ["straat_2", "totaal_2", "straat_3"]
