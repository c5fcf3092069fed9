"""What several rooms' tests need: the repository's own policies, and copies that can be changed."""

import shutil
from pathlib import Path

from service.policy.model import Policy
from service.policy.service import load_policies

ROOT = Path(__file__).resolve().parents[1]


def breda() -> Policy:
    """The policy of Breda as it stands in the repository."""
    return load_policies(ROOT / "policies")["breda"]


def copy_policies(folder: Path) -> Path:
    """Copy `policies/` so that a test may spoil it."""
    return Path(shutil.copytree(ROOT / "policies", folder / "policies"))


def edit(path: Path, old: str, new: str) -> None:
    """Replace `old` once; fails when it is not there."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
