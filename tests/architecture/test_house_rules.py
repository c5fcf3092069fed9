"""Our own lints: no log anywhere, Structs closed and frozen, reporter's values redacted, nothing of this machine."""

import ast
import re
import subprocess

import pytest
from support import ROOT

SOURCES = sorted((ROOT / "service").rglob("*.py"))
# Modules that may write to a standard stream, and what for.
SPEAKERS = {
    "service/cli.py": "the command line answers the person who typed",
    "service/processes/say.py": "a process tells its operator what it did",
    "service/intake/scrub/silence.py": "the loggers of libraries are silenced there",
    "service/schedule.py": "a job that failed is named, by its kind only",
}
# Values that hold what a reporter wrote or chose.
WORDS_OF_A_REPORTER = {"Answers", "Facts", "Story", "OpenedFacts", "Counts", "Scrubbed"}

# What others write, and may hold more than we read: lines of a corpus.
OPEN_SHAPES = {"_Line"}


def writes_to_a_log(tree: ast.AST) -> bool:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and any(name.name.split(".")[0] == "logging" for name in node.names):
            return True
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "logging":
            return True
        if isinstance(node, ast.Attribute) and node.attr in ("stdout", "stderr"):
            return True
        if isinstance(node, ast.Name) and node.id == "print":
            return True
    return False


def test_lint_finds_a_planted_log():
    for bait in ("import logging", "from logging import info", "import sys\nsys.stderr.write('x')", "print('x')"):
        assert writes_to_a_log(ast.parse(bait))
    assert not writes_to_a_log(ast.parse("x = 1"))


def test_nothing_writes_a_log():
    found = {str(path.relative_to(ROOT)) for path in SOURCES if writes_to_a_log(ast.parse(path.read_text("utf-8")))}
    assert found == set(SPEAKERS)


def structs_in(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef):
            bases = {ast.unparse(base) for base in node.bases}
            if bases & {"msgspec.Struct", "Struct", "Sensitive"}:
                keywords = {word.arg: ast.unparse(word.value) for word in node.keywords}
                yield node.name, bases, keywords


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_structs_are_frozen_and_closed(path):
    for name, bases, keywords in structs_in(path):
        assert keywords.get("frozen") == "True", name
        assert keywords.get("kw_only") == "True", name
        assert keywords.get("forbid_unknown_fields") == str(name not in OPEN_SHAPES), name
        assert (name in WORDS_OF_A_REPORTER) <= ("Sensitive" in bases), name


def test_every_sensitive_shape_is_still_there():
    sensitive = {name for path in SOURCES for name, bases, _keywords in structs_in(path) if "Sensitive" in bases}
    assert sensitive >= WORDS_OF_A_REPORTER


def test_no_file_of_the_service_is_too_long():
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_locks_carry_hashes_and_no_host():
    for path in (ROOT / "requirements").glob("*.lock"):
        text = path.read_text("utf-8")
        pins = [line for line in text.splitlines() if re.match(r"^[A-Za-z0-9]", line)]
        assert pins
        assert all("==" in pin and pin.endswith("\\") for pin in pins), path.name
        assert "://" not in text, path.name


def test_lists_name_nothing_of_a_machine():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    pattern = re.compile(r"/(?:home/\w|root/)")
    for name in tracked:
        path = ROOT / name
        if (
            name
            and path.is_file()
            and path.suffix in (".py", ".md", ".toml", ".lock", "")
            and "test_house_rules" not in name
        ):
            assert pattern.search(path.read_text("utf-8", errors="replace")) is None, name
