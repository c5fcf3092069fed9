"""Reading, linting and loading the policy files of a folder."""

from pathlib import Path
from typing import Final

import msgspec

from service.policy.compile import compile_policy
from service.policy.errors import PolicyRejected
from service.policy.files import PolicyFile
from service.policy.findings import Finding
from service.policy.library import Library, read_library, read_toml
from service.policy.model import Policy
from service.policy.rules import ALL_RULES

# The first parts of addresses that are not meldpunten.
RESERVED_SLUGS: Final = frozenset({"v1", "statisch"})


class Linted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What linting gave: the policies that are right, and every finding of the others."""

    policies: tuple[Policy, ...]
    findings: tuple[Finding, ...]


def policy_files(folder: Path) -> tuple[Path, ...]:
    """Return the policy files of a folder, by name."""
    return tuple(sorted(folder.glob("*.toml")))


def lint_files(paths: tuple[Path, ...]) -> Linted:
    """Lint `paths`, each with the `library/` beside it; nothing is thrown, everything is told."""
    policies: list[Policy] = []
    findings: list[Finding] = []
    libraries: dict[Path, Library | None] = {}
    for path in paths:
        folder = path.parent / "library"
        if folder not in libraries:
            libraries[folder], of_library = read_library(folder)
            findings.extend(of_library)
        policy, of_file = _lint_file(path, libraries[folder])
        findings.extend(of_file)
        if policy is not None:
            policies.append(policy)
    findings.extend(_check_unique(policies))
    return Linted(policies=tuple(policies), findings=tuple(findings))


def load_policies(folder: Path) -> dict[str, Policy]:
    """Return every policy of `folder` by slug.

    Raises:
        PolicyRejected: there is none, or any of them has an error.
    """
    paths = policy_files(folder)
    if not paths:
        missing = Finding(file=str(folder), path="", code="leeg", right="hier hoort minstens een beleid (.toml)")
        raise PolicyRejected((missing,))
    linted = lint_files(paths)
    if linted.findings:
        raise PolicyRejected(linted.findings)
    return {policy.slug: policy for policy in linted.policies}


def _lint_file(path: Path, library: Library | None) -> tuple[Policy | None, list[Finding]]:
    shown = path.name
    file, shape = read_toml(path, PolicyFile, shown)
    findings = list(shape)
    if file is None or library is None:
        return None, findings
    for rule in ALL_RULES:
        findings.extend(
            Finding(file=shown, path=where, code=code, right=right) for where, code, right in rule(file, library)
        )
    if file.slug in RESERVED_SLUGS:
        right = "dit woord gebruikt de dienst zelf in adressen; kies een ander"
        findings.append(Finding(file=shown, path="slug", code="gereserveerd", right=right))
    if file.slug != path.stem:
        findings.append(
            Finding(
                file=shown,
                path="slug",
                code="naam",
                right=f"hier hoort `{path.stem}`, zoals het bestand heet",
            )
        )
    return (None if findings else compile_policy(file, library)), findings


def _check_unique(policies: list[Policy]) -> list[Finding]:
    seen: set[str] = set()
    findings: list[Finding] = []
    for policy in policies:
        if policy.slug in seen:
            findings.append(
                Finding(
                    file=f"{policy.slug}.toml",
                    path="slug",
                    code="dubbel",
                    right="een slug hoort bij een meldpunt",
                )
            )
        seen.add(policy.slug)
    return findings
