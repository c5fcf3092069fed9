"""The command `luwte policy new` in a process of its own, over a pipe, stopped in every way."""

import json
import signal
import subprocess
import sys
import time

import pytest
from support import copy_policies
from unit.interview.answering import answer_all, begin

COMMAND = [sys.executable, "-m", "service.cli", "policy", "new", "almere", "--policies"]


@pytest.fixture
def policies(tmp_path):
    return copy_policies(tmp_path)


def run(policies, typed: str | bytes, *options: str):
    given = typed if isinstance(typed, bytes) else typed.encode()
    return subprocess.run(
        [*COMMAND, str(policies), *options], input=given, capture_output=True, check=False, timeout=60
    )


def kept(policies):
    return json.loads((policies / "almere.vragen.json").read_bytes())["antwoorden"]


def start(policies):
    return subprocess.Popen([*COMMAND, str(policies)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def wait_for(policies, answers: int) -> None:
    for _ in range(400):
        if (policies / "almere.vragen.json").exists() and len(kept(policies)) == answers:
            return
        time.sleep(0.05)
    pytest.fail("the answers were not kept")


def test_end_of_a_pipe_stops_and_keeps(policies):
    done = run(policies, "Almere\nGM0034\n")
    assert done.returncode == 0
    assert done.stderr == b""
    assert kept(policies) == {"gemeente.1.naam": "Almere", "gemeente.1.code": "GM0034"}
    assert f"luwte policy new almere --policies {policies}" in done.stdout.decode()


def test_last_line_without_its_end_counts(policies):
    run(policies, "Almere\nGM0034")
    assert kept(policies)["gemeente.1.code"] == "GM0034"


def test_line_that_is_no_text_gets_a_sentence(policies):
    done = run(policies, b"caf\xe9\n\x1b[A\nAlmere\n")
    assert done.stdout.decode().count("Er zit een teken in dat niet te zien is.") == 2
    assert kept(policies) == {"gemeente.1.naam": "Almere"}


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_killed_interview_loses_no_answer(policies, blow):
    process = start(policies)
    process.stdin.write(b"Almere\nGM0034\n")
    process.stdin.flush()
    wait_for(policies, 2)
    process.send_signal(blow)
    process.communicate(timeout=20)
    assert [path.name for path in policies.glob(".*")] == []
    again = run(policies, "stop\n").stdout.decode()
    assert "U gaat verder waar u stopte: 2 antwoorden staan er al." in again


def test_interrupt_says_how_to_go_on(policies):
    process = start(policies)
    process.stdin.write(b"Almere\n")
    process.stdin.flush()
    wait_for(policies, 1)
    process.send_signal(signal.SIGINT)
    told, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "Ga later verder met: luwte policy new almere" in told.decode()


def test_whole_interview_over_a_pipe_writes_a_policy(policies):
    given = answer_all(begin("almere"))
    lines = [typed_for(name, given) for name in given.interview.answers]
    done = run(policies, "\n".join(lines) + "\n")
    assert "Het beleid staat in" in done.stdout.decode()
    lint = [sys.executable, "-m", "service.cli", "policy", "lint", str(policies / "almere.toml")]
    checked = subprocess.run(lint, capture_output=True, check=False, timeout=60)
    assert checked.returncode == 0, checked.stdout.decode()


def typed_for(name, given):
    """What is typed: Enter where that is enough, else the answer itself."""
    answer = given.interview.answers[name]
    return answer if isinstance(answer, str) else "" if answer == () else ",".join(map(str, as_list(answer)))


def as_list(answer):
    return [answer] if isinstance(answer, int) else answer


def test_answers_can_be_kept_elsewhere(policies, tmp_path):
    done = run(policies, "Almere\n", "--bewaar", str(tmp_path / "antwoorden.json"))
    assert json.loads((tmp_path / "antwoorden.json").read_bytes())["antwoorden"] == {"gemeente.1.naam": "Almere"}
    assert not (policies / "almere.vragen.json").exists()
    assert f"--bewaar {tmp_path / 'antwoorden.json'}" in done.stdout.decode()


@pytest.mark.parametrize("name", ["Almere", "v1", "../weg", "a", "statisch"])
def test_name_that_cannot_be_an_address_is_refused(policies, name):
    command = [*COMMAND[:5], name, "--policies", str(policies)]
    done = subprocess.run(command, input=b"Almere\n", capture_output=True, check=False, timeout=60)
    assert done.returncode == 2
    assert b"NAAM" in done.stderr


def test_kept_answers_that_cannot_be_read_are_one_sentence(policies):
    (policies / "almere.vragen.json").write_text("{", encoding="utf-8")
    done = run(policies, "Almere\n")
    assert done.returncode == 1
    assert done.stderr.decode().startswith("luwte: de bewaarde antwoorden in ")
    assert done.stderr.decode().count("\n") == 1
