import datetime as dt

import msgspec
import pytest
from integration.keeper.living import START, acts, days, keeping, published, report
from support import breda

from service.bootstrap.keeper import count_seconds, open_keeper, prepare_data
from service.export.errors import ReleaseRefused
from service.keeper.rounds import DAYS_AHEAD, Keeper, _wish
from service.ledger.entries import DestroyDone, KeyBorn, PolicyChanged, Released, shorten_digest
from service.policy.canonical import with_digest
from service.settings import Folders, SettingsError
from service.vault.errors import KeyringLocked

CLOSED = dt.date(2026, 4, 1)


@pytest.fixture
def process(tmp_path):
    with keeping(tmp_path) as process:
        yield process


def test_keys_reach_fourteen_days_for_every_class(process, tmp_path):
    assert process.keeper.prepare_keys(START) == 2 * (DAYS_AHEAD + 1)
    manifest = published(tmp_path, process.verifier_key)
    wanted = [(START + days(ahead), name) for ahead in range(15) for name in ("feiten", "verhaal")]
    assert [(bucket.day, bucket.retention_class) for bucket in manifest.buckets] == wanted
    assert manifest.days_ahead(START) == DAYS_AHEAD
    assert {bucket.not_after - bucket.day for bucket in manifest.buckets} == {days(0)}


def test_keys_of_every_meldpunt_are_prepared(tmp_path):
    other = with_digest(msgspec.structs.replace(breda(), slug="tilburg"))
    with open_keeper(Folders(data=tmp_path), {"breda": breda(), "tilburg": other}) as process:
        assert process.keeper.prepare_keys(START) == 4 * (DAYS_AHEAD + 1)
        assert {row.meldpunt for row in process.keeper.parts.register.all()} == {"breda", "tilburg"}


def test_preparing_twice_bears_and_writes_nothing(process):
    process.keeper.prepare_keys(START)
    size = process.keeper.parts.ledger.size
    assert process.keeper.prepare_keys(START) == 0
    assert process.keeper.parts.ledger.size == size
    assert process.keeper.prepare_keys(START + days(1)) == 2


def test_birth_interrupted_before_the_ledger_is_written_later(process):
    keeper, parts = process.keeper, process.keeper.parts
    born = parts.keys.mint([_wish(breda(), START, name) for name in breda().classes])
    assert acts(parts.ledger, KeyBorn) == []
    keeper.prepare_keys(START + days(3))
    keeper.prepare_keys(START + days(3))
    written = [entry.bucket_id for entry in acts(parts.ledger, KeyBorn)]
    assert len(written) == len(set(written)) == 32
    assert {bucket.bucket_id.hex() for bucket in born} <= set(written)


def test_destroyed_bucket_is_not_born_again_in_the_ledger(process):
    process.keeper.prepare_keys(START)
    process.keeper.destroy(START + days(31))
    process.keeper.prepare_keys(START + days(31))
    written = [entry.bucket_id for entry in acts(process.keeper.parts.ledger, KeyBorn)]
    assert len(written) == len(set(written)) == 60


def test_first_policy_is_noted_before_its_keys_and_once(process):
    for _ in range(2):
        process.keeper.run_once(START)
        process.keeper.follow_policies(START)
    entries = list(process.keeper.parts.ledger.entries())
    assert acts(process.keeper.parts.ledger, PolicyChanged) == entries[:1]
    assert entries[0] == PolicyChanged(meldpunt="breda", day=START, policy=shorten_digest(breda().digest))


def test_round_counts_before_it_destroys(process, tmp_path):
    process.keeper.prepare_keys(START)
    for _ in range(8):
        report(tmp_path, process, START, story="Een man riep mij na.")
    done = process.keeper.run_once(CLOSED)
    assert (done.keys_born, [release.total for release in done.released]) == (30, [8])
    assert (done.destroyed, done.audit.findings) == (15, ())
    kinds = [type(entry) for entry in process.keeper.parts.ledger.entries()]
    assert kinds.index(PolicyChanged) < kinds.index(Released) < kinds.index(DestroyDone)


def test_refused_figures_keep_nothing_alive(process, tmp_path):
    parts = process.keeper.parts
    process.keeper.prepare_keys(START)
    refusing = msgspec.structs.replace(parts, releases=RefusingReleases())
    keeper = Keeper(process.keeper._adoption, refusing, tmp_path / "public", bytes(1216))
    with pytest.raises(ReleaseRefused):
        keeper.run_once(CLOSED)
    assert len(parts.register.in_state("destroyed")) == 15


class RefusingReleases:
    """Releases that are never safe."""

    def release_due(self, _today):
        raise ReleaseRefused("niet veilig")


def test_second_keeper_on_the_folder_is_refused(process, tmp_path):
    with pytest.raises(KeyringLocked), keeping(tmp_path):
        pass


def test_ring_without_its_register_is_refused(tmp_path):
    with keeping(tmp_path) as process:
        process.keeper.prepare_keys(START)
    ring = (tmp_path / "keeper" / "ring.mpk").read_bytes()
    (tmp_path / "keeper" / "register.sqlite").unlink()
    with pytest.raises(SettingsError, match="register"), keeping(tmp_path):
        pass
    assert (tmp_path / "keeper" / "ring.mpk").read_bytes() == ring


def test_ring_without_its_root_key_is_refused(tmp_path):
    with keeping(tmp_path):
        pass
    (tmp_path / "keeper" / "root.key").unlink()
    with pytest.raises(SettingsError, match="hoofdsleutel"), keeping(tmp_path):
        pass
    assert not (tmp_path / "keeper" / "root.key").exists()


def test_lost_ring_is_told_and_its_days_get_new_keys(tmp_path):
    with keeping(tmp_path) as process:
        process.keeper.prepare_keys(START)
        report(tmp_path, process, START)
    (tmp_path / "keeper" / "ring.mpk").unlink()
    with keeping(tmp_path) as process:
        assert any("30 dagen" in remark for remark in process.remarks)
        assert process.keeper.run_once(START).destroyed == 30
        assert process.keeper.run_once(START).keys_born == 30
        assert published(tmp_path, process.verifier_key).days_ahead(START) == DAYS_AHEAD
        assert process.keeper.count(START).findings == ()


def test_first_start_that_broke_off_starts_again(tmp_path):
    with keeping(tmp_path):
        pass
    for name in ("ring.mpk", "root.key", "leaves", "checkpoint"):
        (tmp_path / "keeper" / name).unlink()
    (tmp_path / "public" / "ledger" / "checkpoint").unlink()
    with keeping(tmp_path) as process:
        assert process.keeper.prepare_keys(START) == 30


def test_production_refuses_a_missing_steward_key(tmp_path):
    with pytest.raises(SettingsError, match="steward"):
        prepare_data(Folders(data=tmp_path), production=True)
    assert list(tmp_path.iterdir()) == []


def test_first_start_makes_private_keys_private(process, tmp_path):
    for name in ("keeper/signing.key", "keeper/ring.mpk", "keeper/root.key", "steward/steward.seed"):
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    for name in ("keeper", "store", "steward"):
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o700
    assert any("steward" in remark for remark in process.remarks)


def test_seconds_of_the_machine_never_run_back():
    first = count_seconds()
    assert count_seconds() >= first > 0
