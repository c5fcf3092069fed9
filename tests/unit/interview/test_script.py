import re

import msgspec
import pytest
from unit.interview.answering import answer_all, begin, codes, library, skip_all, with_answers

from service.interview.questions import Refused, read_answer
from service.interview.script.asking import numbers
from service.interview.script.basics import municipality_names
from service.interview.script.partners import list_in_force
from service.interview.script.places import MOST_PLACES
from service.interview.script.whole import script
from service.policy.language.sentences import split_sentences

# Answers that bring every part of the script into view.
WIDE = {
    "gemeente.2.naam": "Tilburg",
    "gemeente.2.code": "GM0855",
    "aanspreekvorm": "je",
    "verwerker.naam": "Stichting Voorbeeld",
    "doelen": "alles",
    "doelgroepen": "alles",
    "kanalen": "alles",
    "kanaal.insluiten.adres": "https://www.breda.nl/melden",
    "insluiten": "https://www.breda.nl",
    "kanaal.telefoon.adres": "076 123 45 67",
    "kanaal.app.adres": "https://www.breda.nl/app",
    "kanaal.chat.adres": "https://www.breda.nl/chat",
    "partners": "alles",
    "vervolg.soort": "3",
    "gebieden.hoe": "2",
    "gebieden.niveau": "2",
    "gebied.1.code": "BU07580100",
    "plek.1.nl": "Park Valkenberg",
    "vragen": "1,2,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19",
    "campagne.1.nl": "Zomer",
    "campagne.1.van": "1-6-2027",
    "campagne.1.tot": "31-8-2027",
}


@pytest.fixture(scope="module")
def wide():
    return answer_all(begin(), WIDE)


def find(given, question_id):
    return next(question for question in script(given) if question.id == question_id)


def test_parts_come_in_a_sensible_order():
    parts = list(dict.fromkeys(question.part.partition(":")[0] for question in script(answer_all(begin()))))
    assert parts == [
        "De basis",
        "Het doel",
        "De afbakening",
        "De doelgroepen",
        "De kanalen",
        "De partners",
        "Na een melding",
        "De plekken",
        "De vragen",
        "Bewaren",
        "De cijfers",
        "De hulp",
        "De opvolging",
        "Bekend worden",
        "De routekaart",
    ]


def test_every_question_has_an_id_of_its_own(wide):
    ids = [question.id for question in script(wide)]
    assert len(ids) == len(set(ids)) > 200


def test_every_question_says_why_in_one_sentence(wide):
    for question in script(wide):
        assert question.ask.strip(), question.id
        assert len(split_sentences(question.why)) == 1, question.id
        assert question.why.endswith("."), question.id


def test_every_question_of_the_routekaart_is_asked(wide):
    covered = {code for question in script(wide) for code in question.covers}
    # What reporters think of reporting is asked by a block after sending, which no policy can ask yet.
    assert {question.id for question in library().roadmap} - covered == {"feedback"}


def test_what_is_proposed_is_itself_an_answer(wide):
    for given in (begin(), wide, skip_all(begin())):
        for question in script(given):
            if question.default is not None:
                assert not isinstance(read_answer(question, ""), Refused), question.id


def test_second_municipality_is_asked_until_nothing_comes():
    given = begin(gemeente__1__naam="Breda", gemeente__1__code="GM0758", gemeente__2__naam="Tilburg")
    assert municipality_names(given) == ("Breda", "Tilburg")
    asked = [question.id for question in script(given) if question.id.startswith("gemeente.")]
    assert asked == [f"gemeente.{number}.{part}" for number in (1, 2, 3) for part in ("naam", "code")][:5]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("GM0758", "GM0758 noemde u al."),
        ("GM0786", "GM0786 was Grave, en die gemeente bestond tot en met 2021. Kies de gemeente van nu."),
    ],
)
def test_municipality_that_cannot_be_is_refused(typed, sentence):
    given = begin(gemeente__1__naam="Breda", gemeente__1__code="GM0758", gemeente__2__naam="Grave")
    assert read_answer(find(given, "gemeente.2.code"), typed) == Refused(sentence=sentence)


def test_code_of_a_known_municipality_is_proposed():
    assert find(begin(gemeente__1__naam="breda"), "gemeente.1.code").default == "GM0758"
    assert find(begin(gemeente__1__naam="Nergens"), "gemeente.1.code").default is None


def test_english_is_asked_after_dutch_and_proposed_beside_it():
    given = begin(naam__nl="Straatintimidatie melden in Breda")
    assert find(given, "naam.en").default == "Report street harassment in Breda"
    assert find(with_answers(given, naam__nl="Sssst"), "naam.en").default == ""


def test_meldpunt_in_dutch_is_never_asked_for_english():
    given = answer_all(begin(), {"talen": "2", "plek.1.nl": "Het park", "campagne.1.nl": "Zomer"} | days())
    assert not [question.id for question in script(given) if question.id.endswith(".en")]


def days():
    return {"campagne.1.van": "1-6-2027", "campagne.1.tot": "31-8-2027"}


def test_places_stop_at_ten():
    places = {f"plek__{number}__nl": f"Park {number}" for number in range(1, 11)}
    asked = [question.id for question in script(begin(talen="nederlands", **places)) if question.id.startswith("plek.")]
    assert asked == [f"plek.{number}.nl" for number in range(1, 11)]


def test_site_that_may_show_the_form_is_proposed():
    given = begin(kanalen=("insluiten",), kanaal__insluiten__adres="https://www.breda.nl/veilig/melden")
    assert find(given, "insluiten").default == "https://www.breda.nl"


def test_campaign_does_not_end_before_it_begins():
    given = begin(campagne__1__nl="Zomer", campagne__1__van="2027-06-01")
    refused = read_answer(find(given, "campagne.1.tot"), "31-5-2027")
    assert refused == Refused(sentence="Kies een dag vanaf 1-6-2027.")


def test_least_questions_for_the_goals_are_proposed():
    given = begin(doelen=("G1", "G3", "G9"), gebieden__hoe="zelf")
    assert find(given, "vragen").default == ("rol", "wat", "wijk", "dagdeel", "omstander")


def test_place_is_proposed_where_there_are_no_areas():
    assert find(begin(doelen=("G3",), gebieden__hoe="later"), "vragen").default == ("plek", "dagdeel")


def test_sensitive_questions_are_offered_but_never_proposed():
    question = find(begin(doelen=("G2", "G6")), "vragen")
    assert {"grond", "leeftijd"} <= set(codes(question))
    assert not {"grond", "leeftijd"} & set(question.default)


def test_what_no_goal_needs_is_not_offered():
    assert codes(find(begin(doelen=("G1",)), "vragen")) == ("rol", "wat", "wat_zes_s", "maand", "vaker")
    assert "vragen" not in [question.id for question in script(begin(doelen=("G5",)))]


def test_two_blocks_with_one_question_are_not_taken_together():
    question = find(begin(doelen=("G1",)), "vragen")
    refused = read_answer(question, "wat wat_zes_s")
    assert isinstance(refused, Refused)
    assert refused.sentence.startswith("Deze gaan niet samen: Wat gebeurde er? (G1; 17 antwoorden)")


def test_question_about_the_municipality_needs_two_of_them():
    one = begin(doelen=("G3",), gemeente__1__code="GM0758")
    assert "gemeente" not in codes(find(one, "vragen"))
    assert "gemeente" in codes(find(with_answers(one, gemeente__2__code="GM0855"), "vragen"))


@pytest.mark.parametrize(
    ("reports", "quarterly", "crossed"),
    [(6, {"wat"}, False), (40, {"wat", "rol", "wijk"}, False), (700, {"wat", "rol", "wijk"}, True)],
)
def test_tables_fit_the_expected_reports(reports, quarterly, crossed):
    given = begin(
        doelen=("G1", "G3"), vragen=("rol", "wat", "wijk", "dagdeel"), gebieden__hoe="zelf", verwachting__aantal=reports
    )
    question = find(given, "tabellen")
    labels = {option.code: option.label for option in question.kind.options}
    assert {code for code, label in labels.items() if label.endswith("elk kwartaal")} == quarterly
    assert ("wijk-tijd" in question.default) is crossed


def test_story_is_kept_only_where_it_is_asked():
    def asked(*blocks: str):
        return {
            question.id for question in script(begin(doelen=("G1", "G2"), vragen=blocks)) if "bewaren" in question.id
        }

    assert asked("wat") == {"bewaren.feiten"}
    assert asked("wat", "verhaal") == {"bewaren.feiten", "bewaren.verhaal", "bewaren.lezer"}


def test_way_onward_needs_a_partner():
    alone = find(begin(), "vervolg.soort")
    together = find(begin(partners=("csg",)), "vervolg.soort")
    assert (codes(alone), codes(together)) == (("geen",), ("geen", "doorgeleiding", "contact_elders"))
    onward = begin(partners=("csg",), partner__csg__naam="CSG Breda", vervolg__soort="doorgeleiding")
    assert find(onward, "vervolg.naar").kind.options[0].label == "CSG Breda"
    assert find(onward, "vervolg.tekst.nl").default is None


def test_promise_speaks_as_the_meldpunt_does():
    def promise(voice):
        return find(begin(vervolg__soort="geen", aanspreekvorm=voice), "vervolg.tekst.nl").default

    assert "uw melding" in promise("u")
    assert "je melding" in promise("je")


def test_help_for_who_wants_to_stop_is_proposed_only_then():
    assert "veiligthuis_stoppen" in find(begin(plegers="ja"), "hulp").default
    assert "veiligthuis_stoppen" not in find(begin(plegers="nee"), "hulp").default


def test_year_of_the_areas_is_read_from_the_name_of_the_file():
    def year(name):
        return find(begin(gebieden__hoe="bestand", gebieden__bestand=name), "gebieden.jaar").default

    assert year("/tmp/2019/kwb-2025.csv") == 2025
    assert year("wijken.csv") == 2026
    assert year("kwb-2031.csv") == 2026


def test_floor_is_asked_for_buurten_and_files():
    def floor(**answers: str):
        return [(q.kind.low, q.default) for q in script(begin(**answers)) if q.id == "gebieden.ondergrens"]

    assert floor(gebieden__hoe="zelf", gebieden__niveau="wijk") == []
    assert floor(gebieden__hoe="zelf", gebieden__niveau="buurt") == [(1000, 5000)]
    assert floor(gebieden__hoe="bestand", gebieden__niveau="wijk") == [(0, 1000)]


def test_area_of_another_municipality_is_refused():
    given = begin(gebieden__hoe="zelf", gemeente__1__code="GM0758", gebied__1__code="WK075801")
    assert read_answer(find(given, "gebied.2.code"), "WK085501") == Refused(
        sentence="Dit past niet: het begint met WK0758."
    )
    assert read_answer(find(given, "gebied.2.code"), "WK075801") == Refused(sentence="WK075801 noemde u al.")


def test_asks_for_no_more_places_than_a_policy_may_hold():
    given = begin(**{f"plek__{number}__nl": f"Plek {number}" for number in range(1, MOST_PLACES + 2)})
    asked = [question.id for question in script(given) if re.fullmatch(r"plek\.\d+\.nl", question.id)]
    assert asked == [f"plek.{number}.nl" for number in range(1, MOST_PLACES + 1)]
    assert list(numbers(given, "plek.{}.nl", MOST_PLACES)) == list(range(1, MOST_PLACES + 1))


def test_list_of_the_facilities_is_the_one_in_force():
    assert list_in_force(begin()) == "adv-2011"
    empty = msgspec.structs.replace(library(), code_lists={})
    assert list_in_force(msgspec.structs.replace(begin(), library=empty)) == ""


def test_who_answered_is_proposed_for_the_next_answer():
    given = begin(door="adviseur")
    first, second = [question.id for question in script(given) if question.id.endswith(".antwoord")][:2]
    given = with_answers(given, **{first.replace(".", "__"): "a", second.replace(".", "__"): "b"})
    assert find(given, first.replace(".antwoord", ".wie")).default == "adviseur"
    given = with_answers(given, **{first.replace(".antwoord", ".wie").replace(".", "__"): "wethouder"})
    assert find(given, second.replace(".antwoord", ".wie")).default == "wethouder"


def test_library_without_parts_still_gives_a_script():
    bare = msgspec.structs.replace(library(), roadmap=(), audiences={}, channels={}, goals={}, blocks={}, referrals={})
    given = skip_all(msgspec.structs.replace(begin(), library=bare))
    assert len(script(given)) > 30


def test_texts_do_not_speak_of_numbers_of_laws(wide):
    for question in script(wide):
        assert not re.search(r"artikel \d|S\d{1,3}\b", f"{question.ask} {question.why} {question.more}"), question.id
