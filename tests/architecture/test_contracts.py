"""Each import contract is seen to break once, on a planted breach in a copy of the source."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT

# The contract, the module into which the breach is planted, and the breach.
BREACHES = [
    ("layers", "service/kernel/text.py", "from service.policy.model import Policy"),
    ("inside-intake", "service/intake/rules.py", "from service.intake.service import Intake"),
    ("inside-export", "service/export/design.py", "from service.export.formats.files import files_of"),
    ("pure-rules", "service/retention/rules.py", "import time"),
    ("intake-without-keys", "service/intake/api.py", "from service.vault.keyring import Keyring"),
    ("intake-writes-no-figures", "service/export/http.py", "from service.export.formats.files import files_of"),
    ("keeper-without-intake", "service/keeper/rounds.py", "from service.intake.rules import validate"),
    ("raw-counts", "service/export/http.py", "from service.export.counts import Counts"),
    ("key-material", "service/retention/service.py", "from service.vault.rootkey import FileRootKey"),
    ("no-cycles", "service/policy/terms.py", "from service.policy.model import Policy"),
]


def lint(folder: Path, contract: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache", "--no-logo", "--contract", contract, "pyproject.toml"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("contract", "module", "breach"), BREACHES, ids=[row[0] for row in BREACHES])
def test_planted_breach_breaks_its_contract(tmp_path, contract, module, breach):
    shutil.copytree(ROOT / "service", tmp_path / "service", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    path = tmp_path / module
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{breach}\n", encoding="utf-8")
    done = lint(tmp_path, contract)
    assert done.returncode == 1, done.stdout
    assert "1 broken" in done.stdout


def test_every_contract_has_a_planted_breach():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    named = [line.split('"')[1] for line in text.splitlines() if line.startswith('id = "')]
    assert named == [contract for contract, _module, _breach in BREACHES]
