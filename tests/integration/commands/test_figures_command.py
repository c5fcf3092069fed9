import json
import subprocess
import sys

from unit.export.figure_files import HIERARCHIES, TABLES, as_csv, as_json, draw_rows


def _run(folder, reports=None, options=()):
    files = {
        "reports": as_csv(draw_rows(60, 2)) if reports is None else reports,
        "hierarchies": as_json(HIERARCHIES),
        "tables": as_json(TABLES),
    }
    given = []
    for name, content in files.items():
        (folder / name).write_bytes(content)
        given += [f"--{name}", str(folder / name)]
    command = [sys.executable, "-m", "service.cli", "figures", "protect", *given, *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_protected_tables_are_one_json_on_standard_output(tmp_path):
    done = _run(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert set(json.loads(done.stdout)) == {"dimensions", "tables"}


def test_rounded_tables_differ_from_run_to_run_unless_the_seed_is_given(tmp_path):
    done = [
        _run(tmp_path, options=("--method", "round", *seed)).stdout for seed in ((), ("--seed", "1"), ("--seed", "1"))
    ]
    assert done[1] == done[2]
    assert json.loads(done[0])["tables"][0]["noise"] == {"base": 5}


def test_refusal_is_one_sentence_and_nothing_on_standard_output(tmp_path):
    done = _run(tmp_path, reports=b"wijk\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "luwte: meldingen: de kolom 'buurt' ontbreekt\n"


def test_file_that_is_not_there_is_a_refusal(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "service.cli", "figures", "protect", "--reports", str(tmp_path / "x")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode > 0, done.stdout) == (True, "")
