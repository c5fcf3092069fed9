"""Rebuilds `ledger_v1.json`; run `python tests/golden/ledger/build_golden.py` and look at the difference.

Everything in it is deterministic: Ed25519 signs without randomness. A leaf of version 1 stays a leaf for ever.
"""

import datetime as dt
import json
import tempfile
from pathlib import Path

from service.ledger.entries import (
    DestroyDone,
    DestroyIntent,
    Entry,
    Exported,
    KeyBorn,
    PolicyApproved,
    PolicyChanged,
    Released,
    commit_count,
)
from service.ledger.note import Signer, sign_note
from service.ledger.service import Ledger

GOLDEN = Path(__file__).with_name("ledger_v1.json")
SIGNER = Signer("golden.voorbeeld.nl", bytes(range(32)))
DAY, KEY, HASH = dt.date(2026, 7, 1), "0123456789abcdef" * 2, "fedcba9876543210" * 4
ENTRIES: tuple[Entry, ...] = (
    PolicyChanged(meldpunt="breda", day=DAY, policy=KEY),
    KeyBorn(bucket_id=KEY, meldpunt="breda", day=DAY, retention_class="feiten", policy=KEY),
    DestroyIntent(bucket_id=KEY, day=dt.date(2026, 10, 2)),
    DestroyDone(bucket_id=KEY, day=dt.date(2026, 10, 2)),
    Released(meldpunt="breda", period="2026-Q3", day=dt.date(2026, 10, 9), tables=HASH, policy=KEY),
    Exported(meldpunt="breda", day=dt.date(2026, 10, 10), content=HASH),
    PolicyApproved(meldpunt="breda", day=dt.date(2026, 10, 11), policy=KEY, record=HASH),
)


def build() -> str:
    """Return the file's text."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ledger = Ledger.open(folder / "keeper", folder / "public", SIGNER)
        for entry in ENTRIES:
            ledger.append(entry)
        ledger.publish()
        ledger.close()
        found = {
            "vkey": SIGNER.vkey,
            "skey": SIGNER.skey,
            "note": sign_note("Uit de wind.\n\nIn de luwte.\n", SIGNER).decode(),
            "commitment": commit_count(bytes(range(32)), 3),
            "leaves": (folder / "keeper" / "leaves").read_text("ascii"),
            "checkpoint": (folder / "public" / "checkpoint").read_text("utf-8"),
            "tile": (folder / "public" / "tile/0/000.p/7").read_bytes().hex(),
            "bundle": (folder / "public" / "tile/entries/000.p/7").read_bytes().hex(),
        }
    return json.dumps(found, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    GOLDEN.write_text(build(), "ascii")
