"""`luwte scrub` as a steward types it: what comes in is answered, and nothing of it is kept or repeated in an error."""

import json
import sys
from pathlib import Path

import pytest
from support import copy_policies

sys.path.insert(0, str(Path(__file__).parents[2] / "e2e"))
from running import luwte

BAIT = "Zwanebloemfeest"
TEXT = f"Het {BAIT} was op de Wilgenkade in Breda. Hij kwam uit Tilburg, bel 0612345678."
OWN_WORDS = f"""
[tekst]
laat_staan = ["{BAIT}"]
straten = ["Wilgenkade"]
reden = "Zo heet het feest."
"""


@pytest.fixture(scope="module")
def policies(tmp_path_factory):
    folder = copy_policies(tmp_path_factory.mktemp("scrub"))
    with (folder / "breda.toml").open("a", encoding="utf-8") as file:
        file.write(OWN_WORDS)
    return folder


def line(text=TEXT):
    return json.dumps({"id": "d1", "lang": "nl", "text": text}).encode()


def test_lines_come_out_scrubbed():
    done = luwte("scrub", stdin=line("bel 0612345678"))
    masks = [{"start": 4, "end": 14, "kind": "TELEFOON"}]
    assert json.loads(done.stdout) == {"id": "d1", "text": "bel [TELEFOON]", "masks": masks}
    assert done.stderr == b""


def test_plain_text_comes_out_scrubbed_with_the_words_of_the_policy(policies):
    done = luwte("scrub", "--tekst", "--policy", "breda", "--policies", policies, stdin=TEXT.encode())
    assert done.stdout.decode() == (f"Het {BAIT} was op de [STRAAT] in Breda. Hij kwam uit [PLAATS], bel [TELEFOON].\n")
    plain = luwte("scrub", "--tekst", stdin=TEXT.encode()).stdout.decode()
    assert BAIT not in plain
    assert "Breda" not in plain


def test_explanation_is_a_table_with_the_policy_as_a_rule(policies):
    done = luwte("scrub", "--explain", "--policy", "breda", "--policies", policies, stdin=line())
    rows = [row.split("  ", 3) for row in done.stdout.decode().splitlines() if row.startswith("  ")]
    assert [" ".join(row[2:]).split()[0] for row in rows] == [
        "soort", "BLIJFT", "STRAAT", "BLIJFT", "PLAATS", "TELEFOON",
    ]  # fmt: skip
    assert "Een straat uit het beleid van dit meldpunt." in done.stdout.decode()


def test_explanation_for_machines_repeats_no_word(policies):
    done = luwte("scrub", "--explain", "--json", "--policy", "breda", "--policies", policies, stdin=line())
    told = json.loads(done.stdout)
    assert {one["recogniser"] for one in told["findings"]} >= {"meldpunt", "place", "telephone"}
    assert BAIT not in done.stdout.decode()


@pytest.mark.parametrize("options", [(), ("--explain",), ("--explain", "--json")])
def test_bad_line_is_told_by_number_only(options):
    done = luwte("scrub", *options, stdin=line() + f"\n{{{BAIT}".encode(), expect=1)
    assert done.stderr.startswith(b"luwte: regel 2 is niet te lezen")
    assert BAIT.encode() not in done.stderr
    assert b"Traceback" not in done.stderr


def test_bad_bytes_are_told_by_line_only():
    done = luwte("scrub", "--tekst", stdin=f"{BAIT} \xff".encode("latin-1"), expect=1)
    assert done.stderr.startswith(b"luwte: regel 1 is niet te lezen")
    assert BAIT.encode() not in done.stderr


def test_unknown_meldpunt_is_refused_before_anything_is_read(policies):
    done = luwte("scrub", "--policy", "nergens", "--policies", policies, stdin=line(), expect=2)
    assert BAIT.encode() not in done.stdout + done.stderr
