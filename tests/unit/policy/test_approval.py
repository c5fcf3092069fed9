import datetime as dt
import hashlib

import pytest
from msgspec.structs import replace
from support import breda

from service.kernel.text import LocalizedText
from service.policy.approval import (
    Approval,
    ApprovalRefused,
    check_names,
    check_version,
    collects_the_same,
    decode_approval,
    encode_approval,
    hash_approval,
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
    ["anna de wit", "ANNA DE WIT", " Anna  de Wit ", "Ánna de Wït", "Anna-de-Wit", "a.n.n.a. dewit", "Anna de Wit"],
)
def test_writer_is_not_the_second_person(second):
    with pytest.raises(ApprovalRefused, match="niet zelf"):
        check_names("Anna de Wit", second)


@pytest.mark.parametrize("second", ["", "  ", "...", "\u200b"])
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


def test_meldpunt_whose_policy_is_lost_is_not_in_force():
    policies = PoliciesInForce({"breda": (Reign(policy=OLD, since=DAY),)}, frozenset({"breda"}))
    assert dict(policies) == {}
    assert policies.since("breda", DAY) == (OLD,)
