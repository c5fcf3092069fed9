"""Shortening a term acts on what is there at once; lengthening never does, whatever came in between."""

import datetime as dt

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from property.retention.test_retention_promises import RULES
from support import breda

from service.policy.canonical import with_digest
from service.policy.in_force import PoliciesInForce, Reign
from service.policy.model import Policy, RetentionRule
from service.retention.rules import Promise, due_day
from service.retention.service import Retention
from service.vault.register import RegisteredBucket

BREDA = breda()
FIRST = dt.date(2026, 1, 5)
OFFSETS = st.integers(0, 60)
RELEASES = st.dictionaries(OFFSETS, st.none() | st.dates(FIRST, dt.date(2028, 1, 1)), min_size=1, max_size=6)
CHANGES = st.lists(st.tuples(OFFSETS, RULES), max_size=4).map(lambda found: sorted(found, key=lambda pair: pair[0]))


def day(offset: int) -> dt.date:
    return FIRST + dt.timedelta(days=offset)


def ruled(rule, version: int) -> Policy:
    retention = {**BREDA.retention, "feiten": rule}
    return with_digest(replace(BREDA, version=str(version), retention=retention))


class Lived:
    """A meldpunt that lived through changes of its policy, and the buckets of some of its days."""

    def __init__(self, rule, changes, releases) -> None:
        self.policies = PoliciesInForce({"breda": (Reign(policy=ruled(rule, 0), since=FIRST),)})
        self.rows = []
        waiting = sorted(releases)
        for number, (offset, later) in enumerate(changes, start=1):
            # Keys of the days until a change, its own day with them, were born under what was in force.
            self._bear([found for found in waiting if found <= offset], releases)
            waiting = [found for found in waiting if found > offset]
            self.policies.adopt(ruled(later, number), day(offset))
        self._bear(waiting, releases)
        self.lost_buckets = frozenset()

    def _bear(self, offsets, releases) -> None:
        policy = self.policies["breda"]
        self.rows += [
            RegisteredBucket(
                bucket_id=offset.to_bytes(16, "big"),
                meldpunt="breda",
                day=day(offset),
                retention_class="feiten",
                not_after=day(offset),
                rule=msgspec.json.encode(policy.retention["feiten"]).decode(),
                policy=policy.digest,
                canary=b"",
                state="born",
                released_on=releases[offset],
            )
            for offset in offsets
        ]

    def in_state(self, _state):
        return tuple(self.rows)

    def due_days(self, *rules: RetentionRule):
        """By bucket the day on which it is due, found among the days on which any of these rules could make it so."""
        retention = Retention(self.policies, self, self, None, None)
        days = sorted({max(alone(row, rule), row.day + dt.timedelta(days=1)) for row in self.rows for rule in rules})
        found = {}
        for today in days:
            for row in retention.due(today):
                found.setdefault(row.day, today)
            before = {row.day for row in retention.due(today - dt.timedelta(days=1))}
            assert before == {name for name, since in found.items() if since < today}
        return found

    def adopt(self, rule) -> None:
        self.policies.adopt(ruled(rule, 99), day(61))


def alone(row, rule) -> dt.date:
    """When a bucket would be due if there were no other rule."""
    return due_day(Promise(day=row.day, rule=rule, released_on=row.released_on), None)


def at_birth(row):
    return msgspec.json.decode(row.rule, type=RetentionRule)


def first_day(row, due: dt.date) -> dt.date:
    """No bucket is due on its own day."""
    return max(due, row.day + dt.timedelta(days=1))


def change_of(rule, changes, releases, change):
    """The days on which buckets were due before and after one more change, all in force rules known."""
    lived, rules = Lived(rule, changes, releases), [rule, *(later for _offset, later in changes), change]
    before = lived.due_days(*rules)
    lived.adopt(change)
    return lived.rows, before, lived.due_days(*rules)


@settings(deadline=None)
@given(RULES, CHANGES, RELEASES, RULES)
def test_no_change_makes_anything_due_later(rule, changes, releases, change):
    _rows, before, after = change_of(rule, changes, releases, change)
    assert all(after[name] <= before[name] for name in before)


@settings(deadline=None)
@given(RULES, CHANGES, RELEASES, RULES)
def test_everything_there_is_due_no_later_than_the_new_rule_says(rule, changes, releases, change):
    rows, _before, after = change_of(rule, changes, releases, change)
    assert all(after[row.day] <= first_day(row, alone(row, change)) for row in rows)


@settings(deadline=None)
@given(RULES, CHANGES, RELEASES, RULES)
def test_longer_rule_changes_nothing_that_is_there(rule, changes, releases, change):
    rows, before, after = change_of(rule, changes, releases, change)
    longer = [row.day for row in rows if alone(row, change) >= alone(row, at_birth(row))]
    assert {name: after[name] for name in longer} == {name: before[name] for name in longer}


@settings(deadline=None)
@given(RULES, CHANGES, RELEASES)
def test_what_one_change_shortened_none_lengthens(rule, changes, releases):
    lived = Lived(rule, changes, releases)
    due = lived.due_days(rule, *(later for _offset, later in changes))
    for row in lived.rows:
        bound = [at_birth(row), *(later for offset, later in changes if day(offset) >= row.day)]
        assert due[row.day] == first_day(row, min(alone(row, found) for found in bound))


@settings(deadline=None)
@given(RULES, CHANGES, RELEASES)
def test_bucket_keeps_the_policy_that_it_was_born_under(rule, changes, releases):
    rules = [rule, *(later for _offset, later in changes)]
    for row in Lived(rule, changes, releases).rows:
        number = sum(day(offset) < row.day for offset, _later in changes)
        assert row.policy == ruled(rules[number], number).digest
