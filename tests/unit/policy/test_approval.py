import datetime as dt
import hashlib
import os

import pytest
from msgspec.structs import replace
from support import breda

from service.kernel.text import LocalizedText
from service.policy.approval import (
    Approval,
    ApprovalRefused,
    check_fits,
    check_names,
    check_version,
    collects_the_same,
    decode_approval,
    encode_approval,
    hash_approval,
    is_same_name,
)
from service.policy.approval_files import ApprovalFiles
from service.policy.archive import PolicyArchive
from service.policy.canonical import canonical_bytes, with_digest
from service.policy.errors import NotCanonical
from service.policy.in_force import PoliciesInForce, Reign
from service.policy.terms import Term

OLD = breda()
OTHER_NAME = with_digest(replace(OLD, name=LocalizedText(nl="Anders", en="Different")))
DAY = dt.date(2026, 2, 10)
APPROVAL = Approval(
    meldpunt="breda",
    old="0" * 32,
    new="1" * 64,
    proposed_by="Anna de Wit",
    approved_by="Bilal Yildiz",
    day=DAY,
    salt="ab" * 32,
)


def shorter(policy, days=7):
    rule = replace(policy.retention["verhaal"], term=Term(days=days))
    return with_digest(replace(policy, retention={**policy.retention, "verhaal": rule}))


@pytest.mark.parametrize(
    "second",
    [
        *(
            "anna de wit",
            "ANNA DE WIT",
            " Anna  de Wit ",
            "Ánna de Wït",
            "Anna-de-Wit",
            "a.n.n.a. dewit",
            "Anna de Wit",
        ),
        *(
            "Wit, Anna de",
            "de Wit,Anna",
            "Anna de Wit (2)",
            "Anna Anna de Wit",
            "An\u00adna de Wit",
        ),
    ],
)
def test_writer_is_not_the_second_person(second):
    with pytest.raises(ApprovalRefused, match="niet zelf"):
        check_names("Anna de Wit", second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José de Vries", "Vries, José de"),
        ("José de Vries", "Jose de Vries (2)"),
        ("Søren Łuk", "Luk Soren"),
        ("Đorđe I\u015f\u0131k", "isik dorde"),
        ("Groß", "GROSS"),
        ("Jeanne d'Arc", "dArc Jeanne"),
        ("Ægir Œben", "aegir oeben"),
        ("\uff21\uff4e\uff4e\uff41", "Anna"),
    ],
)
def test_one_name_may_be_written_in_several_ways(one, other):
    assert is_same_name(one, other)
    assert is_same_name(other, one)


@pytest.mark.parametrize("pair", [("Anna de Wit", "\u0410nna de Wit"), ("\u0410\u043d\u043d\u0430", "Bilal Yildiz")])
def test_name_outside_the_latin_script_is_refused(pair):
    with pytest.raises(ApprovalRefused, match="schrijf de naam in gewone letters"):
        check_names(*pair)


@pytest.mark.parametrize("first", ["", "1"])
def test_writer_has_a_name(first):
    with pytest.raises(ApprovalRefused, match="wie dit schreef"):
        check_names(first, "Bilal Yildiz")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"meldpunt": "tilburg"}, "andere wijziging"),
        ({"old": "2" * 32}, "andere wijziging"),
        ({"new": "2" * 64}, "andere wijziging"),
        ({"proposed_by": "Chris Smit"}, "ander als schrijver"),
        ({"approved_by": "Wit, Anna de"}, "niet zelf"),
    ],
)
def test_approval_fits_one_change_by_its_writer_only(changes, reason):
    asked = ("breda", "0" * 32, "1" * 64)
    check_fits(APPROVAL, asked, "WIT, Anna de")
    with pytest.raises(ApprovalRefused, match=reason):
        check_fits(replace(APPROVAL, **changes), asked, "Anna de Wit")


@pytest.mark.parametrize("second", ["", "  ", "...", "\u200b", "2"])
def test_nobody_is_not_a_second_person(second):
    with pytest.raises(ApprovalRefused, match="--door"):
        check_names("Anna de Wit", second)


@pytest.mark.parametrize("second", ["Anna de Witt", "Bilâl Yildiz", "A. de Wit"])
def test_another_name_may_approve(second):
    check_names("Anna de Wit", second)


def test_changed_policy_needs_a_new_version():
    check_version(OLD, with_digest(replace(OTHER_NAME, version="2")))
    with pytest.raises(ApprovalRefused, match=f"heet nog steeds {OLD.version}"):
        check_version(OLD, OTHER_NAME)
    with pytest.raises(ApprovalRefused, match="niets gewijzigd"):
        check_version(OLD, OLD)


def test_approval_reads_as_written():
    content = encode_approval(APPROVAL)
    assert decode_approval(content) == APPROVAL
    assert hash_approval(content) == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content[:-2],
        lambda content: content + b"\n",
        lambda content: content.replace(b'"old":"0', b'"old":"G'),
        lambda content: content.replace(b"Bilal Yildiz", b"Anna de Wit"),
        lambda content: content.replace(b"Bilal", b"\xff"),
        lambda content: content.replace(b"{", b'{"extra":1,'),
        lambda _content: b"",
    ],
)
def test_changed_approval_is_refused(change):
    with pytest.raises(ApprovalRefused):
        decode_approval(change(encode_approval(APPROVAL)))


def test_only_words_around_the_questions_collect_the_same():
    assert collects_the_same(OLD, OTHER_NAME)
    assert not collects_the_same(OLD, shorter(OLD))
    assert not collects_the_same(OLD, replace(OLD, questions=OLD.questions[1:]))
    assert not collects_the_same(OLD, replace(OLD, release=replace(OLD.release, k=9)))


def test_used_approval_is_kept_and_waits_no_more(tmp_path):
    files, content = ApprovalFiles(tmp_path / "approvals"), encode_approval(APPROVAL)
    assert files.read("breda") is None
    files.write(APPROVAL)
    assert (tmp_path / "approvals" / "breda.json").stat().st_mode & 0o777 == 0o600
    assert files.read("breda") == content
    for _ in range(2):
        files.finish("breda", content)
        assert files.read("breda") is None
    (done,) = (tmp_path / "approvals" / "done").iterdir()
    assert (done.name, done.read_bytes()) == (f"breda-{hash_approval(content)[:32]}.json", content)
    assert done.stat().st_mode & 0o777 == 0o600


def test_approval_written_meanwhile_stays(tmp_path):
    files, later = ApprovalFiles(tmp_path), replace(APPROVAL, new="2" * 64)
    files.write(later)
    files.finish("breda", encode_approval(APPROVAL))
    assert files.read("breda") == encode_approval(later)


def _folder(path):
    path.mkdir()


def _pipe(path):
    os.mkfifo(path)


def _loop(path):
    path.symlink_to(path)


@pytest.mark.parametrize("put", [_folder, _pipe, _loop])
def test_what_is_no_file_is_no_approval(tmp_path, put):
    put(tmp_path / "breda.json")
    with pytest.raises(ApprovalRefused):
        ApprovalFiles(tmp_path).read("breda")


def test_policy_is_kept_in_its_canonical_bytes(tmp_path):
    archive = PolicyArchive(tmp_path / "policies")
    assert archive.read("breda", OLD.digest[:32]) is None
    for _ in range(2):
        archive.keep(OLD)
        (path,) = (tmp_path / "policies").iterdir()
        assert (path.name, path.read_bytes()) == (f"breda-{OLD.digest[:32]}.json", canonical_bytes(OLD))
    assert archive.read("breda", OLD.digest[:32]) == OLD


def test_kept_policy_that_was_changed_is_refused_and_mended(tmp_path):
    archive = PolicyArchive(tmp_path)
    archive.keep(OLD)
    path = tmp_path / f"breda-{OLD.digest[:32]}.json"
    path.write_bytes(canonical_bytes(OTHER_NAME))
    with pytest.raises(NotCanonical):
        archive.read("breda", OLD.digest[:32])
    archive.keep(OLD)
    assert archive.read("breda", OLD.digest[:32]) == OLD


def test_policy_under_another_name_is_refused(tmp_path):
    archive = PolicyArchive(tmp_path)
    (tmp_path / f"tilburg-{OLD.digest[:32]}.json").write_bytes(canonical_bytes(OLD))
    with pytest.raises(NotCanonical):
        archive.read("tilburg", OLD.digest[:32])


@pytest.mark.parametrize("policy", [replace(OLD, digest="0" * 64), replace(OLD, slug="../breda")])
def test_policy_is_kept_under_its_own_digest_and_a_name_only(tmp_path, policy):
    with pytest.raises(NotCanonical):
        PolicyArchive(tmp_path).keep(policy)


def test_name_that_is_none_finds_nothing(tmp_path):
    assert PolicyArchive(tmp_path).read("../breda", "0" * 32) is None


def test_policies_in_force_keep_what_was(tmp_path):
    policies = PoliciesInForce({"breda": (Reign(policy=OLD, since=DAY),)})
    later = shorter(OLD)
    policies.adopt(later, DAY + dt.timedelta(days=3))
    assert (dict(policies), len(policies)) == ({"breda": later}, 1)
    assert policies.since("breda", DAY) == (OLD, later)
    assert policies.since("breda", DAY + dt.timedelta(days=1)) == (later,)
    assert policies.since("tilburg", DAY) == ()


def test_newest_policy_that_promises_the_same_is_found():
    policies = PoliciesInForce()
    for number, policy in enumerate((OLD, OTHER_NAME, shorter(OLD), shorter(OTHER_NAME))):
        policies.adopt(policy, DAY + dt.timedelta(days=number))
    assert policies.newest_like("breda", OLD.digest) == OTHER_NAME
    assert policies.newest_like("breda", shorter(OLD).digest) == shorter(OTHER_NAME)
    assert policies.newest_like("breda", "0" * 64) is None


def test_meldpunt_whose_policy_is_lost_is_not_in_force_until_it_is_back():
    lost = Reign(policy=None, since=DAY, digest=OLD.digest[:32])
    policies = PoliciesInForce({"breda": (lost, Reign(policy=shorter(OLD), since=DAY), lost)})
    assert (dict(policies), policies.gaps) == ({}, {"breda"})
    assert policies.since("breda", DAY) == (shorter(OLD),)
    assert policies.on("breda", DAY) == (None, shorter(OLD), None)
    policies.restore(OLD)
    assert (dict(policies), policies.gaps) == ({"breda": OLD}, frozenset())
    assert policies.on("breda", DAY) == (OLD, shorter(OLD), OLD)


def test_both_policies_are_in_force_on_the_day_of_a_change():
    policies = PoliciesInForce({"breda": (Reign(policy=OLD, since=DAY),)})
    policies.adopt(shorter(OLD), DAY + dt.timedelta(days=2))
    found = [policies.on("breda", DAY + dt.timedelta(days=number)) for number in range(-1, 4)]
    assert found == [(), (OLD,), (OLD,), (OLD, shorter(OLD)), (shorter(OLD),)]
    assert policies.on("tilburg", DAY) == ()
