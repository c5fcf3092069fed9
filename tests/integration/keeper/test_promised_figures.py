"""A quarter's figures keep the strictest promise under which its reports were given."""

import datetime as dt

import pytest
from integration.keeper.living import START, days, keeping, report
from integration.keeper.offering import Offering, approve
from msgspec.structs import replace
from support import breda

from service.policy.canonical import with_digest
from service.policy.terms import Term

OLD = breda()
TABLES = tuple(table for table in OLD.release.tables if table.rhythm == "kwartaal")
Q1_CLOSED, Q2_CLOSED = dt.date(2026, 4, 1), dt.date(2026, 7, 1)


def releasing(version, **changes: object):
    """The same policy with other figures."""
    return with_digest(replace(OLD, version=version, release=replace(OLD.release, **changes)))


@pytest.fixture
def living(tmp_path):
    """A keeper whose policy changes, with reports on the days that a test names."""
    offering = Offering(OLD)
    with keeping(tmp_path, offers=offering) as process:
        yield Living(tmp_path, process, offering)


class Living:
    def __init__(self, folder, process, offering) -> None:
        self.folder, self.keeper = folder, process.keeper
        self._process, self._offering = process, offering

    def take(self, day, number=12):
        self.keeper.prepare_keys(day)
        for _ in range(number):
            report(self.folder, self._process, day)

    def change(self, policy, day):
        (old,) = self._offering.now
        self._offering.now = (policy,)
        approve(self.folder, old, policy, salt=policy.digest)
        self.keeper.follow_policies(day)
        assert dict(self.keeper.policies) == {"breda": policy}

    def figures(self, day):
        (release,) = self.keeper.release(day)
        return release.k, {table.id for table in release.shown if table.id in {own.id for own in TABLES}}


ALL = {table.id for table in TABLES}


def test_largest_k_of_the_quarter_protects_it(living):
    living.take(START)
    living.change(releasing("negen", k=9), START + days(10))
    living.take(START + days(11))
    living.change(releasing("drie", k=3), START + days(20))
    living.take(START + days(21))
    assert living.figures(Q1_CLOSED) == (9, ALL)


def test_lower_k_begins_with_the_first_whole_quarter(living):
    living.take(START)
    living.change(releasing("vier", k=4), START + days(30))
    living.take(dt.date(2026, 4, 2))
    assert [release.k for release in living.keeper.release(Q2_CLOSED)] == [5, 4]


def test_k_that_was_lowered_before_the_release_does_not_count(living):
    living.take(START)
    living.change(releasing("vier", k=4), Q1_CLOSED)
    told = living.folder / "public" / "releases" / "breda" / "2026-Q1.json"
    assert b'"k":5' in told.read_bytes()


def test_k_that_was_raised_after_the_quarter_does(living):
    living.take(START)
    living.keeper.prepare_keys(Q1_CLOSED)
    living.change(releasing("acht", k=8), Q1_CLOSED)
    assert b'"k":8' in (living.folder / "public" / "releases" / "breda" / "2026-Q1.json").read_bytes()


def test_new_table_begins_with_its_first_whole_quarter(living, tmp_path):
    fewer = releasing("minder", tables=TABLES[1:])
    living.take(START)
    living.change(fewer, START + days(1))
    living.change(OLD, START + days(5))
    living.take(START + days(6))
    living.take(dt.date(2026, 4, 2))
    first, second = living.keeper.release(Q2_CLOSED)
    assert {table.id for table in first.shown} & ALL == ALL - {TABLES[0].id}
    assert not any(table.id.split("/")[0] == TABLES[0].id for table in first.tables)
    assert {table.id for table in second.shown} & ALL == ALL


def test_table_with_other_sides_is_another_table(living):
    other = replace(TABLES[0], dimensions=TABLES[1].dimensions)
    living.take(START)
    living.change(releasing("anders", tables=(other, *TABLES[1:])), START + days(1))
    living.take(START + days(2))
    assert living.figures(Q1_CLOSED) == (5, ALL - {TABLES[0].id})


def test_quarter_without_a_common_table_tells_its_total(living):
    living.take(START)
    living.change(releasing("geen", tables=TABLES[:1]), START + days(1))
    living.change(releasing("ander", tables=TABLES[1:2]), START + days(2))
    (release,) = living.keeper.release(Q1_CLOSED)
    assert (release.outcome, release.total, release.shown) == ("tabellen", 12, ())


def test_policy_that_changed_something_else_changes_no_figures(living):
    living.take(START)
    rule = replace(OLD.retention["verhaal"], term=Term(days=7))
    living.change(
        with_digest(replace(OLD, version="kort", retention={**OLD.retention, "verhaal": rule})), START + days(1)
    )
    living.take(START + days(2))
    assert living.figures(Q1_CLOSED) == (5, ALL)
