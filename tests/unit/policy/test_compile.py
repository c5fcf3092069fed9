"""What a policy file and the library become together."""

import datetime as dt

import msgspec
import pytest
from support import ROOT, breda, copy_proefdam, edit

from service.kernel.text import LocalizedText
from service.policy.canonical import canonical_bytes, read_canonical, with_digest
from service.policy.compile import compile_policy
from service.policy.errors import NotCanonical
from service.policy.library import read_library
from service.policy.model import HoldRule, Municipality, RetentionRule
from service.policy.service import load_candidates, load_policies
from service.policy.terms import Term


def compiled(folder, edits=()):
    policies = copy_proefdam(folder)
    for old, new in edits:
        edit(policies / "proefdam.toml", old, new)
    return load_policies(policies)["proefdam"]


def test_compiled_policy_cannot_change():
    policy = breda()
    with pytest.raises(AttributeError):
        policy.slug = "x"
    assert policy.digest == breda().digest
    assert policy.classes == ("feiten", "verhaal")
    assert policy.question("wat").option("fluiten").group == "woorden"
    assert policy.question("wijk").merged == {"WK075808": "WK075807"}
    assert policy.question("kleur") is None
    assert policy.question("wat").option("dansen") is None
    assert next(line.phone for line in policy.telephone_lines) == "112"


def test_policy_keeps_only_the_answers_that_it_picked(tmp_path):
    question = compiled(tmp_path).question("maand")
    assert [option.code for option in question.options] == ["deze", "vorige", "weetniet"]


def test_own_places_stand_before_the_answers_that_close_a_list(tmp_path):
    codes = [option.code for option in compiled(tmp_path).question("plek").options]
    assert codes[-4:] == ["markt", "online", "anders", "weetniet"]


def test_areas_and_municipalities_are_answers(tmp_path):
    policy = compiled(tmp_path)
    assert [option.code for option in policy.question("gemeente").options][:2] == ["GM9998", "GM9999"]
    assert [option.code for option in policy.question("wijk").options][:3] == ["WK999801", "WK999802", "WK999901"]
    assert policy.question("wijk").merged == {"WK999802": "WK999801"}
    assert policy.municipalities == (
        Municipality(code="GM9998", name="Proefdam", cbs_year=2025),
        Municipality(code="GM9999", name="Proefdijk", cbs_year=2025),
    )


def test_answers_know_the_list_of_the_facility(tmp_path):
    policy = compiled(tmp_path)
    assert policy.question("grond").option("herkomst").adv == "ras"
    assert policy.question("plek").option("markt").adv == "onbekend"
    assert [group.code for group in policy.question("wat").adv_groups][-1] == "onbekend"
    assert policy.question("rol").adv_groups == ()


def test_answer_that_calls_for_a_referral_names_it(tmp_path):
    more = '[[hulp.bij]]\nvraag = "wat"\nantwoord = "volgen"\nverwijzing = "csg"\n\n[[campagnes]]'
    policy = compiled(tmp_path, [("[[campagnes]]", more)])
    assert policy.question("wat").option("volgen").referrals == ("buurthuis", "csg")
    assert policy.question("wat").option("fluiten").referrals == ()


@pytest.mark.parametrize(
    ("written", "order"),
    [
        (
            '["nood", "csg"',
            ["nood", "csg", "slachtofferhulp", "politie", "discriminatie", "veiligthuis_stoppen", "buurthuis"],
        ),
        (
            '["nood", "buurthuis", "csg"',
            ["nood", "buurthuis", "csg", "slachtofferhulp", "politie", "discriminatie", "veiligthuis_stoppen"],
        ),
    ],
)
def test_own_referral_stands_where_it_is_named_or_last(tmp_path, written, order):
    policy = compiled(tmp_path, [('["nood", "csg"', written)])
    assert [referral.id for referral in policy.referrals] == order
    assert policy.referral("buurthuis").checked_on == dt.date(2026, 11, 24)
    assert policy.referral("kat") is None


def test_texts_of_the_library_follow_the_form_of_address(tmp_path):
    edits = [
        ('doelen = ["G1", "G2", "G3"', 'aanspreekvorm = "je"\ndoelen = ["G1", "G2", "G3"'),
        ('nl = "U bent nu in gevaar."', 'nl = "Je bent nu in gevaar."'),
        ('nl = "Wij tellen uw melding mee."', 'nl = "Wij tellen je melding mee."'),
    ]
    policy = compiled(tmp_path, edits)
    assert policy.question("wens").label == LocalizedText(nl="Wat wil je?", en="What do you want?")
    assert policy.question("maand").label.nl == "Wanneer was het?"


def test_terms_are_compiled_with_all_that_is_said_of_them(tmp_path):
    policy = compiled(tmp_path)
    assert policy.retention["verhaal"] == RetentionRule(
        start="ontvangst",
        term=Term(days=30),
        ceiling=Term(months=1),
        after="vernietig",
        minimum=Term(months=12),
        ground="selectielijst",
        deviation="Een verhaal is te gevoelig. (archivaris)",
        readers=("steward",),
        holds=HoldRule(grounds=("woo",), longest=Term(months=3)),
    )
    assert policy.retention["feiten"].counted_in == ("wat", "wijk", "plek", "leeftijd")
    assert policy.keeps_figures


def test_what_is_left_out_is_not_there(tmp_path):
    left_out = [
        ('[bewaartermijnen.cijfers]\nna = "bewaar_blijvend"\n', ""),
        ('[opvolging]\noverleg = "kwartaal"\neerste_publicatie = 2027-01-31\n', ""),
        ('fase = "open"', 'fase = "gesloten"'),
        ('soort = "doorgeleiding"\nnaar = "bureau"', 'soort = "geen"'),
        ('[eigenaar]\nnaam = "programmamanager"\nafdeling = "Veiligheid"\ncontact = "meldpunt@proefdam.example"\n', ""),
    ]
    policy = compiled(tmp_path, left_out)
    assert (policy.keeps_figures, policy.review, policy.owner, policy.processor) == (False, None, None, None)
    assert (policy.follow_up.partner, policy.takes_reports) == (None, False)


def test_who_works_for_the_controller_is_named(tmp_path):
    policy = compiled(tmp_path, [("[eigenaar]", '[verwerker]\nnaam = "Doener"\ncontact = "x"\n\n[eigenaar]')])
    assert (policy.processor.name, policy.owner.department) == ("Doener", "Veiligheid")
    assert policy.review.answer_within == Term(days=30)


def test_partner_at_the_end_of_the_way_onward_is_the_partner(tmp_path):
    policy = compiled(tmp_path)
    assert policy.follow_up.partner == policy.partners[0]


@pytest.mark.parametrize("old", ["[adv]", "start ="])
def test_file_that_was_not_linted_is_refused(tmp_path, old):
    policies = copy_proefdam(tmp_path)
    [candidate] = load_candidates(policies)
    file, (library, _findings) = candidate.file, read_library(policies / "library")
    if old == "[adv]":
        broken = msgspec.structs.replace(file, adv=None)
    else:
        rule = msgspec.structs.replace(file.retention["feiten"], start=None)
        broken = msgspec.structs.replace(file, retention={**file.retention, "feiten": rule})
    with pytest.raises(ValueError, match="does not pass the linter"):
        compile_policy(broken, library)


def test_canonical_bytes_read_back_to_the_same_policy(tmp_path):
    policy = compiled(tmp_path)
    assert read_canonical(canonical_bytes(policy)) == policy
    assert with_digest(policy) == policy


@pytest.mark.parametrize("content", [b"{}", b"\xff", b"", b"[1"])
def test_what_is_not_a_policy_is_not_read_back(content):
    with pytest.raises(NotCanonical, match="cannot be read"):
        read_canonical(content)


def test_other_spelling_of_a_policy_is_not_read_back(tmp_path):
    with pytest.raises(NotCanonical, match="not in canonical form"):
        read_canonical(canonical_bytes(compiled(tmp_path)) + b" ")


def test_group_to_which_no_answer_leads_is_no_group():
    policies = load_policies(ROOT / "policies")
    for policy in policies.values():
        for question in policy.questions:
            told = [option for option in question.options if not option.stores_nothing]
            assert {group.code for group in question.groups} == {option.group for option in told} - {None}
            assert {group.code for group in question.adv_groups} == {option.adv for option in told} - {None}
    assert [group.code for group in policies["almere"].question("wat").groups] == [
        "woorden",
        "volgen",
        "lichamelijk",
        "anders",
    ]
