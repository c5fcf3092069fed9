"""The command `luwte wijken importeer` hands its options to the importer and shows what comes of it."""

import subprocess
import sys
import tomllib

from support import ROOT, copy_policies

KWB = ROOT / "tests" / "data" / "kwb" / "kwb-2025.csv"


def run(*options: str):
    command = [sys.executable, "-m", "service.cli", "wijken", "importeer", *options]
    return subprocess.run(command, capture_output=True, check=False, timeout=60)


def test_areas_are_shown_as_a_part_of_a_policy():
    done = run(str(KWB), "--gemeente", "GM9901")
    geography = tomllib.loads(done.stdout.decode())["geografie"]
    assert (done.returncode, geography["niveau"], geography["cbs_jaar"]) == (0, "wijk", 2025)
    assert {area["code"][:6] for area in geography["gebieden"]} == {"WK9901"}


def test_every_option_reaches_the_importer(tmp_path):
    unnamed = tmp_path / "kwb.csv"
    unnamed.write_bytes(KWB.read_bytes())
    done = run(str(unnamed), "--gemeente", "GM9901", "--niveau", "buurt", "--ondergrens", "2000", "--jaar", "2024")
    geography = tomllib.loads(done.stdout.decode())["geografie"]
    assert (geography["niveau"], geography["ondergrens"], geography["cbs_jaar"]) == ("buurt", 2000, 2024)


def test_year_that_the_file_contradicts_is_refused():
    done = run(str(KWB), "--gemeente", "GM9901", "--jaar", "2024")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "zegt 2025, en u geeft --jaar 2024" in done.stderr.decode()


def test_policy_of_another_municipality_stays_as_it_was(tmp_path):
    policy = copy_policies(tmp_path) / "breda.toml"
    before = policy.read_bytes()
    done = run(str(KWB), "--gemeente", "GM9901", "--in", str(policy))
    assert (done.returncode, policy.read_bytes()) == (1, before)
    assert done.stderr.decode().startswith("luwte: ")


def test_unknown_municipality_is_one_sentence():
    done = run(str(KWB), "--gemeente", "GM0001")
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
