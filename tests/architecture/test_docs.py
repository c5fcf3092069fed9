"""The documents say what the code does: each name is found by walking the code."""

import re
from typing import get_args

import click
import msgspec
import pytest
from support import ROOT

from service.cli import main_group
from service.ledger.entries import Entry
from service.policy.shape.keeping import RetentionFile
from service.policy.shape.words import OwnWordsFile
from service.retention.audit import Fault
from service.schedule import JOB_RUN, jobs_of
from service.settings import IntakeSettings, KeeperSettings
from service.vault.register import BUCKET
from service.vault.store import ENVELOPE
from service.vault.withheld import WITHHELD
from service.web.problems import TITLES, FieldCode

REFERENCE = (ROOT / "docs" / "REFERENCE.md").read_text(encoding="utf-8")
DOCUMENTS = ["README.md", "ARCHITECTURE.md", "THREAT-MODEL.md", "SECURITY.md", "CONTRIBUTING.md"]


def section(title: str) -> str:
    start = REFERENCE.index(f"## {title}\n")
    end = REFERENCE.find("\n## ", start + 4)
    return REFERENCE[start : end if end > 0 else None]


def first_cells(text: str) -> set[str]:
    return set(re.findall(r"^\| `([^`]+)`", text, re.MULTILINE))


def commands(group: click.Group, before: str = "luwte"):
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}"


def test_every_command_is_documented():
    assert first_cells(section("Commands")) == set(commands(main_group))


@pytest.mark.parametrize("kind", [IntakeSettings, KeeperSettings])
def test_every_setting_is_documented(kind):
    start = REFERENCE.index(f"### {kind.__name__}\n")
    part = REFERENCE[start : REFERENCE.find("\n#", start + 4)]
    assert first_cells(part) == {field.name for field in msgspec.structs.fields(kind)}


def test_every_problem_is_documented_with_its_status():
    rows = dict(re.findall(r"^\| `(\w+)` \| (\d{3}) \|", REFERENCE, re.MULTILINE))
    assert rows == {code: str(status) for code, (status, _title) in TITLES.items()}


def test_every_field_code_is_documented():
    part = REFERENCE[REFERENCE.index("| field code |") : REFERENCE.index("## Jobs")]
    assert first_cells(part) == set(get_args(FieldCode))


def test_every_job_is_documented():
    assert first_cells(section("Jobs")) == {job.name for job in jobs_of(NoKeeper())}


class NoKeeper:
    """Only its methods are named, none is called."""

    prepare_keys = release = destroy = count = follow_policies = None


def test_every_column_is_documented():
    found: dict[str, set[str]] = {}
    table = ""
    for name, column in re.findall(r"^\| (?:`(\w+)`)? ?\| `(\w+)` \|", section("Tables"), re.MULTILINE):
        table = name or table
        found.setdefault(table, set()).add(column)
    assert found == {table.name: set(table.columns.keys()) for table in (ENVELOPE, WITHHELD, BUCKET, JOB_RUN)}


def test_every_key_of_a_retention_rule_is_documented():
    names = {field.encode_name for field in msgspec.structs.fields(RetentionFile)}
    assert first_cells(section("Retention rule (`[bewaartermijnen.KLASSE]`)")) == names


def test_every_key_of_own_words_is_documented():
    names = {field.encode_name for field in msgspec.structs.fields(OwnWordsFile)}
    assert first_cells(section("Own words (`[tekst]`)")) == names


def test_every_finding_of_the_count_is_documented():
    assert first_cells(section("Nightly count")) == set(get_args(Fault))


def test_every_ledger_entry_is_documented():
    assert first_cells(section("Ledger entries")) == {kind.__struct_config__.tag for kind in get_args(Entry)}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_that_documents_name_exist(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    named = re.findall(r"`((?:service|tests|policies|docs)/[\w./-]+)`", text) + re.findall(r"\]\(([\w./-]+)\)", text)
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_readme_names_only_targets_that_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(\w+):", makefile, re.MULTILINE))
    for name in DOCUMENTS:
        text = (ROOT / name).read_text(encoding="utf-8")
        named = re.findall(r"`make (\w+)", text) + re.findall(r"^make (\w+)", text, re.MULTILINE)
        assert set(named) <= targets


def test_every_decision_has_its_four_parts():
    for path in sorted((ROOT / "docs" / "adr").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {path.name[:4]} ")
        if path.name != "0008-libraries-that-matter.md":
            assert all(f"**{part}.**" in text for part in ("Context", "Decision", "Consequences", "Alternatives"))
