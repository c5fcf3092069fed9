"""Figures of a closed quarter with real keys, a real store and a real ledger."""

import datetime as dt

import msgspec
import pytest
from integration.keeper.living import ANSWERS, START, acts, days, keeping, report
from support import breda

from service.bootstrap.keeper import open_keeper
from service.export.counts import tabulate
from service.export.errors import ReleaseRefused
from service.export.from_policy import design_of, records_of
from service.export.origin import audit_of, provenance_of
from service.export.release import encode_release, hash_release
from service.export.service import Releases
from service.export.store import ReleaseStore
from service.kernel.periods import Quarter
from service.ledger.entries import Exported, Released
from service.ledger.note import Verifier
from service.ledger.published import read_published
from service.policy.canonical import with_digest
from service.settings import Folders
from service.vault.errors import OpenError

QUARTER = Quarter(year=2026, number=1)
CLOSED = dt.date(2026, 4, 1)


@pytest.fixture
def process(tmp_path):
    with keeping(tmp_path) as process:
        process.keeper.prepare_keys(START)
        yield process


def take(folder, process, number, answers=None):
    for place in range(number):
        report(folder, process, START + days(place % 3), answers, story="Een man riep mij na.")


def test_open_quarter_is_not_released(process, tmp_path):
    take(tmp_path, process, 6)
    assert process.keeper.release(QUARTER.last_day) == ()
    assert acts(process.keeper.parts.ledger, Released) == []


def test_closed_quarter_is_released_once_with_its_total(process, tmp_path):
    take(tmp_path, process, 12)
    (release,) = process.keeper.release(CLOSED)
    assert (release.period, release.outcome, release.total) == ("2026-Q1", "tabellen", 12)
    assert process.keeper.release(CLOSED + days(1)) == ()


def test_ledger_carries_the_hash_of_the_published_file(process, tmp_path):
    take(tmp_path, process, 12)
    (release,) = process.keeper.release(CLOSED)
    (entry,) = acts(process.keeper.parts.ledger, Released)
    published = (tmp_path / "public" / "releases" / "breda" / "2026-Q1.json").read_bytes()
    assert published == encode_release(release)
    assert entry.tables == hash_release(published)
    assert (entry.meldpunt, entry.period, entry.day) == ("breda", "2026-Q1", CLOSED)


def test_files_carry_the_number_in_the_ledger_and_the_ledger_their_list(process, tmp_path):
    take(tmp_path, process, 12)
    (release,) = process.keeper.release(CLOSED)
    folder = tmp_path / "public" / "releases" / "breda"
    publication = ReleaseStore(folder.parent).publication("breda", "2026-Q1")
    entries = read_published(tmp_path / "public" / "ledger", Verifier.parse(process.verifier_key))
    assert entries[publication.proof.entry].tables == publication.proof.release == hash_release(encode_release(release))
    [listed] = [entry for entry in entries if isinstance(entry, Exported)]
    assert listed == Exported(
        meldpunt="breda", day=CLOSED, content=hash_release((folder / "2026-Q1.bestanden").read_bytes())
    )
    assert {path.name for path in folder.iterdir()} == {file.name for file in publication.files} | {"2026-Q1.bestanden"}


def test_release_says_where_its_figures_come_from(process, tmp_path):
    take(tmp_path, process, 12)
    (release,) = process.keeper.release(CLOSED)
    policy = breda()
    assert (release.format, release.caveat) == ("luwte-cijfers 2", policy.caveats.fixed)
    assert release.provenance == provenance_of(policy, QUARTER, audit_of(policy.release.k, ()))


def test_crash_between_the_files_is_finished(process, tmp_path):
    take(tmp_path, process, 12)
    process.keeper.release(CLOSED)
    folder = tmp_path / "public" / "releases" / "breda"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    (folder / "2026-Q1.bestanden").unlink()
    (folder / "2026-Q1.xlsx").write_bytes(b"torn")
    forget_marks(process)
    assert len(process.keeper.release(CLOSED + days(3))) == 1
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert len(acts(process.keeper.parts.ledger, Exported)) == 1


def test_counted_facts_are_due_seven_days_later(process, tmp_path):
    take(tmp_path, process, 12)
    process.keeper.release(CLOSED)
    retention = process.keeper.parts.retention
    classes = lambda today: {bucket.retention_class for bucket in retention.due(today)}  # noqa: E731 - asked twice
    assert classes(CLOSED + days(6)) == {"verhaal"}
    assert classes(CLOSED + days(7)) == {"feiten", "verhaal"}


def test_fewer_than_k_publish_no_total_and_no_table(process, tmp_path):
    take(tmp_path, process, 4)
    (release,) = process.keeper.release(CLOSED)
    assert (release.outcome, release.total, release.tables) == ("te_weinig", None, ())
    assert len(process.keeper.parts.retention.due(CLOSED + days(7))) == 30


def test_crash_after_publishing_is_finished_with_the_first_day(process, tmp_path):
    take(tmp_path, process, 12)
    parts, policy = process.keeper.parts, process.keeper.policies["breda"]
    dead = process.keeper.parts.releases
    built = dead._build(policy, QUARTER, CLOSED, *counted(dead, policy))
    ReleaseStore(tmp_path / "public" / "releases").publish(built)
    (release,) = process.keeper.release(CLOSED + days(5))
    assert release == built
    assert [entry.day for entry in acts(parts.ledger, Released)] == [CLOSED]
    assert {row.released_on for row in parts.register.all() if row.retention_class == "feiten"} == {CLOSED}
    assert process.keeper.release(CLOSED + days(6)) == ()


def counted(releases, policy):
    design = design_of(policy, QUARTER)
    return design, tabulate(
        design, records_of(policy, releases._open(releases._buckets_of(policy, QUARTER))), "2026-Q1"
    )


def test_crash_before_marking_writes_one_ledger_entry(process, tmp_path):
    take(tmp_path, process, 12)
    parts = process.keeper.parts
    process.keeper.release(CLOSED)
    forget_marks(process)
    assert len(process.keeper.release(CLOSED + days(3))) == 1
    assert [len(acts(parts.ledger, kind)) for kind in (Released, Exported)] == [1, 1]


def forget_marks(process):
    with process.keeper.parts.register._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE bucket SET released_on = NULL")


def test_story_is_never_opened_for_figures(process, tmp_path):
    take(tmp_path, process, 12)
    parts = process.keeper.parts
    with parts.store._engine.begin() as connection:
        for bucket in parts.register.in_state("born"):
            if bucket.retention_class == "verhaal":
                connection.exec_driver_sql(
                    "UPDATE envelope SET ciphertext = x'00' WHERE bucket_id = ?", (bucket.bucket_id,)
                )
    (release,) = process.keeper.release(CLOSED)
    assert release.total == 12


def test_changed_facts_stop_the_release(process, tmp_path):
    take(tmp_path, process, 12)
    with process.keeper.parts.store._engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE envelope SET ciphertext = CAST(substr(ciphertext, 1, length(ciphertext) - 1) || x'00' AS BLOB)"
        )
    with pytest.raises(OpenError):
        process.keeper.release(CLOSED)
    assert ReleaseStore(tmp_path / "public" / "releases").periods("breda") == ()


def test_codes_of_an_older_policy_count_as_other(process, tmp_path):
    for number, district in ((12, "WK075801"), (3, "WK075802"), (4, "WK075803"), (8, "WK-VERVALLEN")):
        take(tmp_path, process, number, {**ANSWERS, "wijk": (district,)})
    (release,) = process.keeper.release(CLOSED)
    table = next(table for table in release.tables if table.dims == ("wijk",))
    values = {code: value for code, value in table.cells if code in ("totaal", "WK075801", "overig")}
    assert values == {"totaal": 27, "WK075801": 12, "overig": 8}


def test_answers_of_an_older_policy_only_do_not_stop_it(process, tmp_path):
    take(tmp_path, process, 7)
    take(tmp_path, process, 6, {**ANSWERS, "wat": ("opgeheven",)})
    (release,) = process.keeper.release(CLOSED)
    assert release.total == 13


def test_refused_meldpunt_holds_up_no_other(tmp_path):
    class Refusing(ReleaseStore):
        def publish(self, release):
            if release.meldpunt == "breda":
                raise ReleaseRefused("niet veilig")
            super().publish(release)

    policies = {"breda": breda(), "tilburg": with_digest(msgspec.structs.replace(breda(), slug="tilburg"))}
    with open_keeper(Folders(data=tmp_path), policies) as process:
        process.keeper.prepare_keys(START)
        parts, store = process.keeper.parts, Refusing(tmp_path / "public" / "releases")
        releases = Releases(process.keeper.policies, parts.register, parts.keys, parts.store, store, parts.ledger)
        with pytest.raises(ReleaseRefused):
            releases.release_due(CLOSED)
        assert store.periods("tilburg") == ("2026-Q1",)
        assert [policy.slug for policy, _quarter in releases.due(CLOSED)] == ["breda"]
