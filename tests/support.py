"""What several rooms' tests need: the repository's own policies, and copies that can be changed."""

import functools
import shutil
from pathlib import Path
from typing import Final

import msgspec

from service.policy.canonical import with_digest
from service.policy.model import Policy
from service.policy.service import lint_files

ROOT = Path(__file__).resolve().parents[1]
# A policy of a municipality that does not exist, with one of everything: for spoiling.
PROEFDAM = ROOT / "tests" / "data" / "policies" / "proefdam.toml"
# In the shipped policy of Breda this table comes out once a year, because a quarter has too few reports for
# it. Tests of releases need a table of two sides in a quarter.
_CROSSED: Final = "plek-tijd"
_TABLES: Final = frozenset({"wat", "wijk", "rol", "plek-tijd"})


@functools.cache
def breda() -> Policy:
    """The policy of Breda as it stands in the repository, with four of its tables, the crossed one every quarter."""
    linted = lint_files((ROOT / "policies" / "breda.toml",), None)
    assert linted.findings == ()
    [shipped] = linted.policies
    tables = tuple(
        msgspec.structs.replace(table, rhythm="kwartaal") if table.id == _CROSSED else table
        for table in shipped.release.tables
        if table.id in _TABLES
    )
    release = msgspec.structs.replace(shipped.release, tables=tables)
    return with_digest(msgspec.structs.replace(shipped, release=release))


def copy_policies(folder: Path, *names: str) -> Path:
    """Copy the library and the named policies so that a test may spoil them; without names Breda, as `breda` is."""
    policies = folder / "policies"
    shutil.copytree(ROOT / "policies" / "library", policies / "library")
    for name in names or ("breda",):
        shutil.copy(ROOT / "policies" / f"{name}.toml", policies)
    if not names:
        _keep_four_tables(policies / "breda.toml")
    return policies


def _keep_four_tables(path: Path) -> None:
    """Leave the tables that `breda` has, the crossed one every quarter."""
    head, *tables = path.read_text(encoding="utf-8").split("[[vrijgave.tabellen]]\n")
    last, separator, rest = tables[-1].partition("\n[")
    kept = [table for table in (*tables[:-1], last + "\n") if table.split('"')[1] in _TABLES]
    text = head + "".join(f"[[vrijgave.tabellen]]\n{table}" for table in kept) + separator + rest
    path.write_text(text.replace('ritme = "jaar"\n', ""), encoding="utf-8")


def copy_proefdam(folder: Path) -> Path:
    """Copy the library and the policy of Proefdam, so that a test may spoil one thing in it."""
    policies = folder / "policies"
    shutil.copytree(ROOT / "policies" / "library", policies / "library")
    shutil.copy(PROEFDAM, policies)
    return policies


def edit(path: Path, old: str, new: str) -> None:
    """Replace `old` once; fails when it is not there."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
