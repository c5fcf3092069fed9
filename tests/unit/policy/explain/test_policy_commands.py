"""`luwte policy lint` and `luwte policy explain`: what they say, and with which exit code."""

import json
import os

import pytest
from click.testing import CliRunner
from support import ROOT, copy_proefdam, edit

from service.commands.policy import policy
from service.policy.explain.pages import read_page
from service.policy.lint.registry import CODES

TODAY = ("--today", "2026-11-25")
HINT = "Uitleg bij een code: luwte policy explain CODE"


def run(*options: object):
    return CliRunner().invoke(policy, [str(option) for option in options])


@pytest.fixture
def proefdam(tmp_path):
    return copy_proefdam(tmp_path) / "proefdam.toml"


def test_error_is_one_line_and_exit_one(proefdam):
    edit(proefdam, "k = 5", "k = 2")
    done = run("lint", proefdam, *TODAY)
    assert (done.exit_code, done.stdout.splitlines()) == (
        1,
        [
            "proefdam.toml: vrijgave.k: hier hoort een geheel getal van 3 tot 50 [verkeerde-waarde]",
            f"1 bestand, 1 fout, 0 adviezen. {HINT}",
        ],
    )


def test_advice_comes_after_errors_and_alone_is_no_failure(proefdam):
    advised = run("lint", proefdam, *TODAY)
    edit(proefdam, 'lijst = "adv-2011"', 'lijst = "adv-1848"')
    wrong = run("lint", proefdam, *TODAY)
    weights = [finding["weight"] for finding in json.loads(run("lint", proefdam, "--json", *TODAY).stdout)]
    assert (advised.exit_code, wrong.exit_code) == (0, 1)
    assert ": advies: " in advised.stdout
    assert weights == sorted(weights, reverse=True)
    assert set(weights) == {"fout", "advies"}


def test_every_line_is_a_finding_but_the_last(proefdam):
    shown = run("lint", proefdam, *TODAY).stdout.splitlines()
    findings = json.loads(run("lint", proefdam, "--json", *TODAY).stdout)
    assert [line.endswith(f" [{finding['code']}]") for line, finding in zip(shown[:-1], findings, strict=True)] == [
        True
    ] * len(findings)
    assert shown[-1].startswith("1 bestand, 0 fouten, ")


@pytest.mark.parametrize(("day", "old"), [("2026-11-25", False), ("2027-06-01", True)])
def test_day_may_be_another(proefdam, day, old):
    done = run("lint", proefdam, "--today", day)
    assert (done.exit_code, "[verwijzing-verouderd]" in done.stdout) == (int(old), old)


def test_findings_as_json_have_five_fields(proefdam):
    edit(proefdam, "k = 5", "k = 2")
    done = run("lint", proefdam, "--json", *TODAY)
    assert (done.exit_code, json.loads(done.stdout)) == (
        1,
        [
            {
                "file": "proefdam.toml",
                "path": "vrijgave.k",
                "code": "verkeerde-waarde",
                "right": "hier hoort een geheel getal van 3 tot 50",
                "weight": "fout",
            }
        ],
    )


def test_without_files_the_folder_of_policies_is_linted(proefdam, monkeypatch):
    monkeypatch.chdir(proefdam.parent.parent)
    assert run("lint", *TODAY).stdout == run("lint", proefdam, *TODAY).stdout


def test_file_that_is_named_twice_is_linted_once(proefdam):
    assert run("lint", proefdam, proefdam, *TODAY).stdout == run("lint", proefdam, *TODAY).stdout


def test_shipped_policies_pass(monkeypatch):
    monkeypatch.chdir(ROOT)
    done = run("lint", *TODAY)
    assert (done.exit_code, ", 0 fouten, " in done.stdout) == (0, True)


def test_no_policy_at_all_is_told_and_fails(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shown, listed = run("lint"), run("lint", "--json")
    assert (shown.exit_code, listed.exit_code) == (1, 1)
    assert shown.stdout.splitlines()[-1] == f"0 bestanden, 1 fout, 0 adviezen. {HINT}"
    assert [(finding["file"], finding["code"]) for finding in json.loads(listed.stdout)] == [
        ("policies", "geen-beleid")
    ]


def make_nothing(_path):
    pass


def make_folder(path):
    path.mkdir()


def make_fifo(path):
    os.mkfifo(path)


def make_link_to_itself(path):
    path.symlink_to(path)


@pytest.mark.parametrize("make", [make_nothing, make_folder, make_fifo, make_link_to_itself])
def test_what_is_no_file_is_one_finding(tmp_path, make):
    path = tmp_path / "leeg.toml"
    make(path)
    done = run("lint", path, "--json", *TODAY)
    assert (done.exit_code, done.exception.__class__) == (1, SystemExit)
    assert [(finding["file"], finding["code"]) for finding in json.loads(done.stdout)] == [("leeg.toml", "onleesbaar")]


@pytest.mark.parametrize("name", ["", ".", "x" * 300, "regel\n1.toml", "\udcff.toml"])
def test_strange_names_are_one_finding(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    done = run("lint", name, *TODAY)
    assert done.exit_code == 1
    assert done.stdout.splitlines()[1:] == [f"1 bestand, 1 fout, 0 adviezen. {HINT}"]


def test_other_files_are_linted_beside_one_that_is_missing(proefdam):
    done = run("lint", proefdam, proefdam.parent / "weg.toml", *TODAY)
    alone = run("lint", proefdam, *TODAY)
    assert done.exit_code == 1
    assert done.stdout.splitlines()[0].startswith("weg.toml: (bestand): ")
    assert done.stdout.splitlines()[1:-1] == alone.stdout.splitlines()[:-1]


@pytest.mark.parametrize("code", ["geen-toml", "[geen-toml]"])
def test_page_of_a_code_is_shown(code):
    done = run("explain", code)
    assert (done.exit_code, done.stdout, done.stderr) == (0, read_page("geen-toml"), "")


def test_unknown_code_is_a_sentence_on_standard_error():
    done = run("explain", "geen-tom")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("luwte: de code `geen-tom` bestaat niet; bedoelt u `geen-toml`")
    assert done.stderr.count("\n") == 1


def test_without_a_code_all_are_listed():
    done = run("explain")
    named = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")]
    assert (done.exit_code, named) == (0, sorted(CODES, key=lambda code: (CODES[code].weight != "fout", code)))
