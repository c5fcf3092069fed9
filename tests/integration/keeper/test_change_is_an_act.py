"""A changed policy does nothing before it is approved, and then what it says, no more."""

import pytest
from integration.keeper.living import START, acts, days, keeping, published, report
from integration.keeper.offering import Offering, approve, kept_for, renamed
from msgspec.structs import replace
from support import breda, copy_policies, edit

from service.keeper.candidates import PolicyFolder
from service.keeper.rounds import DAYS_AHEAD
from service.ledger.entries import DestroyDone, KeyBorn, PolicyApproved, PolicyChanged, shorten_digest
from service.policy.approval import hash_approval
from service.policy.canonical import canonical_bytes, with_digest
from service.policy.errors import PolicyRejected
from service.retention.errors import DestructionFailed

OLD = breda()
SHORT = kept_for(OLD, 7, "kort")
LONG = kept_for(OLD, 60, "lang")
NAMED = renamed(OLD, "naam")


def digests(folder, process):
    """By day which policies the manifest names for breda."""
    named = {}
    for bucket in published(folder, process.verifier_key).buckets:
        named.setdefault(bucket.day, set()).add(bucket.policy)
    return named


def everywhere(today, first, later):
    """What the manifest should name: `first` today and `later` on the days after it."""
    ahead = {today + days(number): {shorten_digest(later.digest)} for number in range(1, DAYS_AHEAD + 1)}
    return {today: {shorten_digest(first.digest)}, **ahead}


def changes_in(process):
    return [
        (type(entry).__name__, entry.policy)
        for entry in acts(process.keeper.parts.ledger, PolicyChanged | PolicyApproved)
    ]


@pytest.fixture
def offering():
    return Offering(OLD)


@pytest.fixture
def process(tmp_path, offering):
    with keeping(tmp_path, offers=offering) as process:
        process.keeper.prepare_keys(START)
        yield process


def test_first_policy_begins_at_once_and_is_kept(process, tmp_path):
    kept = tmp_path / "public" / "policies" / f"breda-{OLD.digest[:32]}.json"
    assert kept.read_bytes() == canonical_bytes(OLD)
    assert changes_in(process) == [("PolicyChanged", OLD.digest[:32])]
    assert process.keeper.news().sentences == (f"breda begint met beleid {OLD.version}",)


def test_changed_policy_waits_and_is_told_once(process, offering, tmp_path):
    process.keeper.news()
    offering.now = (SHORT,)
    sentence = "het beleid van breda is gewijzigd en wacht op goedkeuring: luwte policy approve breda"
    assert process.keeper.follow_policies(START).sentences == (sentence,)
    assert process.keeper.follow_policies(START).sentences == ()
    assert process.keeper.standing.lasting == (sentence,)
    process.keeper.prepare_keys(START + days(1))
    assert process.keeper.policies["breda"] == OLD
    assert changes_in(process) == [("PolicyChanged", OLD.digest[:32])]
    assert digests(tmp_path, process) == everywhere(START + days(1), OLD, OLD)


def test_approved_change_is_written_and_begins_tomorrow(process, offering, tmp_path):
    process.keeper.news()
    offering.now = (SHORT,)
    approve(tmp_path, OLD, SHORT)
    approval = (tmp_path / "keeper" / "approvals" / "breda.json").read_bytes()
    told = process.keeper.follow_policies(START + days(1)).sentences
    assert told == ("breda werkt nu volgens beleid kort; het formulier wisselt om middernacht (Nederlandse tijd)",)
    short, record = SHORT.digest[:32], hash_approval(approval)
    assert acts(process.keeper.parts.ledger, PolicyApproved | PolicyChanged)[1:] == [
        PolicyApproved(meldpunt="breda", day=START + days(1), policy=short, record=record),
        PolicyChanged(meldpunt="breda", day=START + days(1), policy=short),
    ]
    assert (tmp_path / "public" / "policies" / f"breda-{short}.json").read_bytes() == canonical_bytes(SHORT)
    done = tmp_path / "keeper" / "approvals" / "done" / f"breda-{record[:32]}.json"
    assert done.read_bytes() == approval
    assert not (tmp_path / "keeper" / "approvals" / "breda.json").exists()
    assert digests(tmp_path, process) == everywhere(START + days(1), OLD, SHORT)


def test_unused_keys_of_the_old_policy_are_destroyed_in_the_ledger(process, offering, tmp_path):
    offering.now = (SHORT,)
    approve(tmp_path, OLD, SHORT)
    process.keeper.follow_policies(START)
    parts = process.keeper.parts
    retired = [row for row in parts.register.all() if row.state == "destroyed"]
    assert {row.day for row in retired} == {START + days(number) for number in range(1, DAYS_AHEAD + 1)}
    assert {row.policy for row in retired} == {OLD.digest}
    assert {entry.bucket_id for entry in acts(parts.ledger, DestroyDone)} == {row.bucket_id.hex() for row in retired}
    born = {(entry.policy, entry.day > START) for entry in acts(parts.ledger, KeyBorn)}
    assert born == {(OLD.digest[:32], False), (OLD.digest[:32], True), (SHORT.digest[:32], True)}
    assert process.keeper.count(START).findings == ()


def test_day_ahead_that_holds_a_report_keeps_its_policy(process, offering, tmp_path):
    report(tmp_path, process, START + days(3), story="Een man riep mij na.")
    offering.now = (SHORT,)
    approve(tmp_path, OLD, SHORT)
    process.keeper.follow_policies(START)
    assert digests(tmp_path, process) == {**everywhere(START, OLD, SHORT), START + days(3): {OLD.digest[:32]}}


def test_words_around_the_questions_change_at_once_and_cost_no_key(process, offering, tmp_path):
    offering.now = (NAMED,)
    approve(tmp_path, OLD, NAMED)
    assert "wisselt meteen" in process.keeper.follow_policies(START).sentences[-1]
    assert digests(tmp_path, process) == everywhere(START, NAMED, NAMED)
    assert {row.policy for row in process.keeper.parts.register.in_state("born")} == {OLD.digest}
    assert acts(process.keeper.parts.ledger, DestroyDone) == []


def test_newest_words_are_shown_for_an_older_promise(process, offering, tmp_path):
    for old, new in ((OLD, NAMED), (NAMED, SHORT)):
        offering.now = (new,)
        approve(tmp_path, old, new, salt=new.digest)
        process.keeper.follow_policies(START)
    assert digests(tmp_path, process) == everywhere(START, NAMED, SHORT)


def test_change_without_a_new_version_is_not_used(process, offering, tmp_path):
    same = with_digest(replace(SHORT, version=OLD.version))
    offering.now = (same,)
    approve(tmp_path, OLD, same)
    process.keeper.follow_policies(START)
    assert process.keeper.standing.waiting == ("breda",)
    assert "heet nog steeds" in process.keeper.standing.unfit["breda"]


def test_approval_is_good_for_one_change_only(process, offering, tmp_path):
    for old, new in ((OLD, SHORT), (SHORT, OLD)):
        offering.now = (new,)
        approve(tmp_path, old, new, salt=new.digest)
        process.keeper.follow_policies(START)
    offering.now = (SHORT,)
    approve(tmp_path, OLD, SHORT, salt=SHORT.digest)
    process.keeper.follow_policies(START)
    assert process.keeper.standing.waiting == ("breda",)
    assert [digest for _kind, digest in changes_in(process)][-1] == OLD.digest[:32]
    assert not (tmp_path / "keeper" / "approvals" / "breda.json").exists()


def test_next_start_goes_on_with_what_is_in_force(tmp_path):
    with keeping(tmp_path, offers=Offering(OLD)) as process:
        process.keeper.prepare_keys(START)
    approve(tmp_path, OLD, SHORT)
    with keeping(tmp_path, offers=Offering(SHORT)) as process:
        assert dict(process.keeper.policies) == {"breda": OLD}
        process.keeper.run_once(START)
        assert dict(process.keeper.policies) == {"breda": SHORT}
    with keeping(tmp_path, offers=Offering(OLD)) as process:
        assert dict(process.keeper.policies) == {"breda": SHORT}
        process.keeper.run_once(START + days(1))
        assert process.keeper.standing.waiting == ("breda",)
        assert digests(tmp_path, process) == everywhere(START + days(1), SHORT, SHORT)


def test_shorter_term_acts_on_what_is_there_and_stays_after_a_longer_one(process, offering, tmp_path):
    retention = process.keeper.parts.retention

    def due(today):
        return {row.day for row in retention.due(today) if row.retention_class == "verhaal"}

    assert due(START + days(29)) == set()
    for old, new, day in ((OLD, SHORT, 3), (SHORT, LONG, 4)):
        offering.now = (new,)
        approve(tmp_path, old, new)
        process.keeper.follow_policies(START + days(day))
        assert due(START + days(7)) == {START}
        assert due(START + days(10)) == {START + days(number) for number in range(4)}
    assert due(START + days(11)) == {START + days(number) for number in range(5)}
    assert due(START + days(64)) == {START + days(number) for number in range(5)}


def test_longer_term_leaves_what_is_there_alone(process, offering, tmp_path):
    parts = process.keeper.parts
    before = {row.bucket_id: row for row in parts.register.in_state("born") if row.day <= START + days(14)}
    offering.now = (LONG,)
    approve(tmp_path, OLD, LONG)
    process.keeper.follow_policies(START + days(14))
    assert set(parts.retention.due(START + days(44))) == {
        row for row in before.values() if row.retention_class == "verhaal"
    }


class StuckRetention:
    """Retention whose disk refuses."""

    def retire(self, _buckets, _today):
        raise DestructionFailed("de schijf weigert")


def test_keys_that_cannot_be_retired_hold_up_no_new_ones(process, offering, tmp_path):
    keeper = process.keeper
    parts = keeper.parts
    keeper.parts = replace(parts, retention=StuckRetention())
    offering.now = (SHORT,)
    approve(tmp_path, OLD, SHORT)
    with pytest.raises(DestructionFailed):
        keeper.follow_policies(START + days(1))
    last = START + days(1 + DAYS_AHEAD)
    assert digests(tmp_path, process) == {**everywhere(START + days(1), OLD, OLD), last: {SHORT.digest[:32]}}
    keeper.parts = parts
    keeper.follow_policies(START + days(1))
    assert digests(tmp_path, process) == everywhere(START + days(1), OLD, SHORT)


def test_new_meldpunt_begins_while_the_keeper_runs(process, offering, tmp_path):
    other = with_digest(replace(OLD, slug="tilburg"))
    offering.now = (OLD, other)
    process.keeper.follow_policies(START)
    assert set(process.keeper.policies) == {"breda", "tilburg"}
    assert set(published(tmp_path, process.verifier_key).policies_on(START)) == {"breda", "tilburg"}


def test_meldpunt_whose_file_is_gone_takes_nothing_after_today(process, offering, tmp_path):
    other = with_digest(replace(OLD, slug="tilburg"))
    offering.now = (other,)
    process.keeper.follow_policies(START)
    shown = published(tmp_path, process.verifier_key).buckets
    assert {bucket.day for bucket in shown if bucket.meldpunt == "breda"} == {START}
    assert process.keeper.standing.removed == ("breda",)
    process.keeper.prepare_keys(START + days(1))
    assert "breda" not in published(tmp_path, process.verifier_key).policies_on(START + days(1))
    assert process.keeper.count(START + days(1)).findings == ()
    assert process.keeper.parts.retention.due(START + days(30)) != ()
    offering.now = (OLD, other)
    process.keeper.follow_policies(START + days(1))
    assert published(tmp_path, process.verifier_key).days_ahead(START + days(1)) == DAYS_AHEAD


def test_empty_folder_takes_nothing_away(process, offering, tmp_path):
    offering.now = ()
    process.keeper.follow_policies(START)
    assert process.keeper.standing.remarks == ("de map met beleid is leeg of weg; wat gold blijft gelden",)
    assert digests(tmp_path, process) == everywhere(START, OLD, OLD)


def test_nothing_begins_without_a_policy(tmp_path):
    with keeping(tmp_path, offers=Offering()) as process, pytest.raises(PolicyRejected, match="geen-beleid"):
        process.keeper.prepare_keys(START)


@pytest.fixture
def policies(tmp_path):
    return copy_policies(tmp_path)


def test_error_in_a_file_changes_nothing_and_is_told_once(tmp_path, policies):
    with keeping(tmp_path / "data", offers=PolicyFolder(policies)) as process:
        process.keeper.run_once(START)
        process.keeper.news()
        edit(policies / "breda.toml", "k = 5", "k = 1")
        (told,) = process.keeper.follow_policies(START).sentences
        assert "vrijgave.k" in told
        assert process.keeper.follow_policies(START).sentences == ()
        assert dict(process.keeper.policies) == {"breda": OLD}
        process.keeper.prepare_keys(START + days(1))
        assert digests(tmp_path / "data", process) == everywhere(START + days(1), OLD, OLD)


def test_error_in_a_file_begins_nothing(tmp_path, policies):
    edit(policies / "breda.toml", "k = 5", "k = 1")
    with (
        keeping(tmp_path / "data", offers=PolicyFolder(policies)) as process,
        pytest.raises(PolicyRejected, match=r"vrijgave\.k"),
    ):
        process.keeper.run_once(START)


def test_folder_is_read_again_only_when_it_changed(policies):
    folder = PolicyFolder(policies)
    first = folder.read()
    assert (first.by_slug["breda"].policy, first.present, first.findings) == (OLD, {"breda"}, ())
    assert first.by_slug["breda"].author != ""
    (policies / "breda.toml").touch()
    assert folder.read() is first
    edit(policies / "breda.toml", "k = 5", "k = 6")
    assert folder.read().by_slug["breda"].policy.release.k == 6
