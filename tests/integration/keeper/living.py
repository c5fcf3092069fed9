"""A keeper of real parts in a folder of its own, and reports sealed into it as the intake would."""

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
from support import breda

from service.bootstrap.keeper import open_keeper
from service.intake.answers import Facts, Story
from service.intake.service import seal_facts
from service.keeper.candidates import OffersPolicies
from service.kernel.identifiers import new_identifier
from service.ledger.note import Verifier
from service.policy.model import Policy
from service.settings import Folders
from service.vault.manifest import MANIFEST_NAME, read_manifest
from service.vault.seal import seal_narrative
from service.vault.store import Envelope

START = dt.date(2026, 1, 5)
ANSWERS = {"rol": ("zelf",), "wat": ("fluiten", "volgen"), "wijk": ("WK075801",), "plek": ("straat",)}


def days(number: int) -> dt.timedelta:
    return dt.timedelta(days=number)


@contextlib.contextmanager
def keeping(
    folder: Path,
    policy: Policy | None = None,
    counter: Callable[[], float] | None = None,
    offers: OffersPolicies | None = None,
):
    """Open a keeper for Breda, for `policy`, or for what is offered; every day that a test names is believed."""
    chosen = breda() if policy is None else policy
    with open_keeper(
        Folders(data=folder), offers or {chosen.slug: chosen}, counter=counter or AlwaysLater()
    ) as process:
        yield process


class AlwaysLater:
    """A counter on which a century passes at every reading."""

    def __init__(self) -> None:
        self._seconds = 0.0

    def __call__(self) -> float:
        self._seconds += 3.2e9
        return self._seconds


def published(folder: Path, verifier_key: str):
    """Read the manifest as the intake does."""
    return read_manifest((folder / "public" / MANIFEST_NAME).read_bytes(), Verifier.parse(verifier_key))


def report(folder: Path, process, day: dt.date, answers=None, story: str | None = None) -> None:
    """Seal one report to the published buckets of `day` and put it into the real store."""
    manifest, policy = published(folder, process.verifier_key), process.keeper.policies["breda"]
    facts = Facts(policy=policy.digest[:16], codes=ANSWERS if answers is None else answers)
    envelopes = [seal_facts(facts, manifest.bucket_for("breda", day, "feiten"))]
    if story is not None:
        bucket = manifest.bucket_for("breda", day, "verhaal")
        content = msgspec.json.encode(Story(policy=policy.digest[:16], question="verhaal", text=story))
        sealed = seal_narrative(content, manifest.steward_public_key, bucket.public_key, bucket)
        envelopes.append(Envelope(id=new_identifier(), bucket_id=bucket.bucket_id, ciphertext=sealed))
    process.keeper.parts.store.insert(envelopes)


def rows(database: Path) -> list[tuple[bytes, bytes]]:
    """Every bucket and ciphertext in a database file."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return connection.execute("SELECT bucket_id, ciphertext FROM envelope").fetchall()


def acts(ledger, kind):
    """The entries of one kind, in order."""
    return [entry for entry in ledger.entries() if isinstance(entry, kind)]
