"""Each code of the linter with one policy that breaks that rule, and nothing else."""

import ast
import datetime as dt
import re
import tomllib

import pytest
from support import PROEFDAM, ROOT, copy_proefdam, edit

from service.policy.explain.pages import page_codes
from service.policy.lint.problem import repeated
from service.policy.lint.registry import ADVICE, ALL_CODES, CODES
from service.policy.service import lint_files, policy_files

TODAY = dt.date(2026, 11, 25)
SPOILED = tomllib.loads((ROOT / "tests" / "data" / "policies" / "spoiled.toml").read_text(encoding="utf-8"))
# What cannot be written as a change in a text has a test of its own in test_lint.
OTHERWISE = {"geen-beleid", "onleesbaar", "geen-utf8", "slug-gereserveerd", "slug-dubbel"}


def changes_of(code):
    return (SPOILED[code], *SPOILED[code].get("also", ()))


IN_POLICY = sorted(code for code in SPOILED if not any("file" in change for change in changes_of(code)))
IN_LIBRARY = sorted(set(SPOILED) - set(IN_POLICY))


def spoil(path, change):
    if "drop" not in change:
        edit(path, change["old"], change["new"])
        return
    entries = path.read_text(encoding="utf-8").split(change["drop"])
    kept = [entry for entry in entries if change["old"] not in entry]
    assert len(kept) == len(entries) - 1
    path.write_text(change["drop"].join(kept), encoding="utf-8")


@pytest.fixture(scope="module")
def spoiled_policies(tmp_path_factory):
    """The errors of every policy that breaks one rule, by code; linted together, so that the library is read once."""
    folder = copy_proefdam(tmp_path_factory.mktemp("spoiled"))
    for code in IN_POLICY:
        path = folder / f"{code}.toml"
        path.write_text(PROEFDAM.read_text(encoding="utf-8"), encoding="utf-8")
        for change in changes_of(code):
            spoil(path, change)
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('slug = "proefdam"', f'slug = "{code}"', 1), encoding="utf-8")
    found = {code: [] for code in (*IN_POLICY, "proefdam")}
    for finding in lint_files(policy_files(folder), TODAY).errors:
        found[finding.file.removesuffix(".toml")].append((finding.path, finding.code))
    return found


def test_policy_of_proefdam_has_no_errors(spoiled_policies):
    assert spoiled_policies["proefdam"] == []


@pytest.mark.parametrize("code", IN_POLICY)
def test_breaking_one_rule_gives_one_error(spoiled_policies, code):
    assert spoiled_policies[code] == [(SPOILED[code]["at"], code)]


@pytest.mark.parametrize("code", IN_LIBRARY)
def test_breaking_the_library_gives_one_error(tmp_path, code):
    folder = copy_proefdam(tmp_path)
    for change in changes_of(code):
        spoil(folder / change.get("file", "proefdam.toml"), change)
    errors = lint_files(policy_files(folder), TODAY).errors
    told_in = SPOILED[code].get("told_in", SPOILED[code]["file"])
    assert [(finding.file, finding.path, finding.code) for finding in errors] == [(told_in, SPOILED[code]["at"], code)]


def test_every_error_has_one_row():
    assert {*SPOILED, *OTHERWISE} == set(CODES) - ADVICE


def test_every_code_is_told_of_one_thing():
    assert repeated(entry.code for entry in ALL_CODES) == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "service" / "policy" / "lint").glob("*.py")), ids=lambda path: path.stem
)
def test_no_rule_tells_a_code_that_is_not_registered(path):
    yielded = [
        [part.value if isinstance(part, ast.Constant) else None for part in node.value.elts]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple)
    ]
    told = {parts[1] for parts in yielded if len(parts) == 3 and not str(parts[0]).endswith(".toml")}
    assert told - {None} <= set(CODES)


def test_codes_are_words_with_hyphens():
    assert [code for code in CODES if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code) is None] == []


def test_every_code_has_a_title_of_one_sentence():
    assert [entry.title for entry in CODES.values() if not re.fullmatch(r"[A-Z`][^.!?]*\.", entry.title)] == []


def test_every_code_has_a_page_and_every_page_a_code():
    assert set(page_codes()) == set(CODES)
