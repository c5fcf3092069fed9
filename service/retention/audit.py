"""The unannounced count: what the tables hold, read from the database, against what should be there."""

import datetime as dt
from typing import Final, Literal

import msgspec

from service.retention.service import Retention
from service.vault.register import BucketRegister
from service.vault.store import EnvelopeStore

EXPECTED_COLUMNS: Final = frozenset({"id", "bucket_id", "ciphertext"})

Fault = Literal[
    "rows_of_a_destroyed_bucket",
    "rows_of_an_unknown_bucket",
    "overdue_bucket",
    "unexpected_column",
    "unfinished",
    "keys_running_out",
]


class Finding(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that is not as it should be; `buckets` says how many it concerns, never of whom."""

    fault: Fault
    buckets: int


class Audit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The result of one count."""

    day: dt.date
    findings: tuple[Finding, ...]
    living: int
    destroyed: int


def count_tables(register: BucketRegister, store: EnvelopeStore, retention: Retention, today: dt.date) -> Audit:
    """Compare the envelopes in the database with the register; report every kind of difference."""
    states = {bucket.bucket_id: bucket.state for bucket in register.all()}
    held = store.count_by_bucket()
    counts: dict[Fault, int] = {
        "rows_of_a_destroyed_bucket": sum(states.get(name) == "destroyed" for name in held),
        "rows_of_an_unknown_bucket": sum(name not in states for name in held),
        "overdue_bucket": len(retention.due(today)),
        "unexpected_column": len(store.columns() ^ EXPECTED_COLUMNS),
        "unfinished": sum(state == "destroying" for state in states.values()),
    }
    return Audit(
        day=today,
        findings=tuple(Finding(fault=fault, buckets=number) for fault, number in counts.items() if number),
        living=sum(state == "born" for state in states.values()),
        destroyed=sum(state == "destroyed" for state in states.values()),
    )
