"""A file in `public/policies` that is lost, altered or of another version closes its own meldpunt, and no other."""

import datetime as dt
import hashlib

import pytest
from integration.keeper.living import START, acts, days, keeping, published, report
from integration.keeper.offering import Offering, approve, kept_for
from msgspec.structs import replace
from support import breda

from service.export.errors import ReleaseRefused
from service.ledger.entries import PolicyChanged
from service.policy.canonical import canonical_bytes, with_digest
from service.policy.model import Policy

OLD = breda()
SHORT = kept_for(OLD, 7, "kort")
OTHER = with_digest(replace(OLD, slug="tilburg"))
LOST = (
    "het beleid dat voor breda gold is hier niet te lezen; er komen geen sleutels. Zet het terug in public/policies, "
    "of keur een nieuw beleid goed"
)
UNKEPT = (
    f"beleid {OLD.version} van breda kan niet in public/policies geschreven worden; "
    "zolang het daar niet staat komen er geen sleutels voor"
)
CLOSED = dt.date(2026, 4, 1)


def kept(folder, policy=OLD):
    return folder / "public" / "policies" / f"{policy.slug}-{policy.digest[:32]}.json"


def begun(folder, *policies: Policy):
    with keeping(folder, offers=Offering(*policies)) as process:
        process.keeper.run_once(START)


def with_keys(folder, process, day):
    """The meldpunten that have a bucket on this day."""
    return {bucket.meldpunt for bucket in published(folder, process.verifier_key).buckets if bucket.day == day}


def test_changed_file_of_the_policy_in_force_is_written_again(tmp_path):
    begun(tmp_path, OLD)
    kept(tmp_path).write_bytes(canonical_bytes(SHORT))
    with keeping(tmp_path, offers=Offering(OLD)) as process:
        assert dict(process.keeper.policies) == {}
        process.keeper.run_once(START)
        assert dict(process.keeper.policies) == {"breda": OLD}
        assert process.keeper.standing.lasting == ()
    assert kept(tmp_path).read_bytes() == canonical_bytes(OLD)


def test_lost_file_of_the_policy_in_force_is_written_again(tmp_path):
    for _ in range(2):
        with keeping(tmp_path, offers=Offering(OLD)) as process:
            process.keeper.run_once(START)
            assert process.keeper.policies.since("breda", START) == (OLD,)
        assert kept(tmp_path).read_bytes() == canonical_bytes(OLD)
        kept(tmp_path).unlink()


@pytest.mark.parametrize("offered", [SHORT, OLD])
def test_file_that_is_lost_while_the_keeper_runs_is_written_again(tmp_path, offered):
    offering = Offering(OLD)
    with keeping(tmp_path, offers=offering) as process:
        process.keeper.run_once(START)
        offering.now = (offered,)
        kept(tmp_path).unlink()
        process.keeper.follow_policies(START)
        assert dict(process.keeper.policies) == {"breda": OLD}
    assert kept(tmp_path).read_bytes() == canonical_bytes(OLD)


def lose(path):
    path.unlink()


def alter(path):
    path.write_bytes(path.read_bytes() + b" ")


def block(path):
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("spoil", [lose, alter, block])
def test_lost_policy_with_another_offered_closes_its_meldpunt_only(tmp_path, spoil):
    begun(tmp_path, OLD, OTHER)
    spoil(kept(tmp_path))
    later = START + days(1)
    with keeping(tmp_path, offers=Offering(SHORT, OTHER)) as process:
        assert any("eerder beleid van breda" in remark for remark in process.remarks)
        process.keeper.run_once(later)
        assert dict(process.keeper.policies) == {"tilburg": OTHER}
        assert (process.keeper.standing.waiting, process.keeper.standing.remarks) == (("breda",), (LOST,))
        assert with_keys(tmp_path, process, later + days(14)) == {"tilburg"}
        assert process.keeper.run_once(CLOSED).released[0].meldpunt == "tilburg"
        assert {row.meldpunt for row in process.keeper.parts.register.in_state("destroyed")} == {"breda", "tilburg"}
        approve(tmp_path, OLD, SHORT)
        process.keeper.prepare_keys(CLOSED)
        assert dict(process.keeper.policies) == {"breda": SHORT, "tilburg": OTHER}
        assert with_keys(tmp_path, process, CLOSED + days(14)) == {"breda", "tilburg"}


def test_policy_of_another_version_closes_its_meldpunt_only(tmp_path):
    begun(tmp_path, OTHER)
    content = canonical_bytes(OLD).replace(b'"slug":', b'"a_later_field":1,"slug":')
    digest = hashlib.sha256(content).hexdigest()[:32]
    with keeping(tmp_path, offers=Offering(OTHER)) as process:
        process.keeper.parts.ledger.append(PolicyChanged(meldpunt="breda", day=START, policy=digest))
    (tmp_path / "public" / "policies" / f"breda-{digest}.json").write_bytes(content)
    with keeping(tmp_path, offers=Offering(OLD, OTHER)) as process:
        process.keeper.run_once(START + days(1))
        assert process.keeper.standing.remarks == (LOST,)
        assert with_keys(tmp_path, process, START + days(15)) == {"tilburg"}


def test_lost_policy_without_any_offered_gets_no_keys(tmp_path):
    begun(tmp_path, OLD)
    kept(tmp_path).unlink()
    offering = Offering()
    offering.broken = ("breda",)
    with keeping(tmp_path, offers=offering) as process:
        process.keeper.run_once(START + days(1))
        assert process.keeper.standing.remarks == (LOST,)
        assert {bucket.day for bucket in published(tmp_path, process.verifier_key).buckets} == {START + days(1)}


def test_policy_that_cannot_be_kept_closes_its_meldpunt_until_it_can(tmp_path):
    begun(tmp_path, OLD, OTHER)
    with keeping(tmp_path, offers=Offering(OLD, OTHER)) as process:
        block(kept(tmp_path))
        process.keeper.prepare_keys(START + days(1))
        assert process.keeper.standing.remarks == (UNKEPT,)
        assert with_keys(tmp_path, process, START + days(15)) == {"tilburg"}
        kept(tmp_path).rmdir()
        process.keeper.follow_policies(START + days(1))
        assert process.keeper.standing.remarks == ()
        assert with_keys(tmp_path, process, START + days(15)) == {"breda", "tilburg"}


def test_restored_policy_that_cannot_be_kept_gets_no_keys(tmp_path):
    begun(tmp_path, OLD)
    block(kept(tmp_path))
    with keeping(tmp_path, offers=Offering(OLD)) as process:
        process.keeper.run_once(START + days(1))
        assert process.keeper.standing.remarks == (UNKEPT,)
        assert with_keys(tmp_path, process, START + days(15)) == set()


def test_new_policy_that_cannot_be_kept_does_not_begin(tmp_path):
    offering = Offering(OTHER)
    with keeping(tmp_path, offers=offering) as process:
        process.keeper.run_once(START)
        kept(tmp_path).mkdir(parents=True)
        offering.now = (OLD, OTHER)
        process.keeper.run_once(START)
        assert (dict(process.keeper.policies), process.keeper.standing.remarks) == ({"tilburg": OTHER}, (UNKEPT,))
        assert [entry.meldpunt for entry in acts(process.keeper.parts.ledger, PolicyChanged)] == ["tilburg"]


def test_lost_earlier_policy_is_told_and_stops_its_own_figures_only(tmp_path):
    offering = Offering(OLD, OTHER)
    with keeping(tmp_path, offers=offering) as process:
        process.keeper.run_once(START)
        offering.now = (SHORT, OTHER)
        approve(tmp_path, OLD, SHORT)
        process.keeper.run_once(START)
    kept(tmp_path).unlink()
    with keeping(tmp_path, offers=offering) as process:
        process.keeper.prepare_keys(START + days(1))
        (remark,) = process.keeper.standing.remarks
        assert remark.startswith("een eerder beleid van breda is hier niet te lezen")
        assert with_keys(tmp_path, process, START + days(15)) == {"breda", "tilburg"}
        report(tmp_path, process, START + days(1))
        with pytest.raises(ReleaseRefused, match="breda 2026-Q1: a policy of this quarter cannot be read"):
            process.keeper.release(CLOSED)
        assert [path.name for path in (tmp_path / "public" / "releases").iterdir()] == ["tilburg"]
