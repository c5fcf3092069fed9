"""The policies that somebody offers: what the folder of policy files holds now, right or wrong."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import msgspec

from service.policy.findings import Finding
from service.policy.model import Policy
from service.policy.reading import read_bytes
from service.policy.service import lint_files, policy_files


class Offer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A policy without errors, and who wrote this version of it."""

    policy: Policy
    author: str


class Offers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One look at what is offered; `present` names every meldpunt that has a file, right or wrong."""

    by_slug: dict[str, Offer]
    present: frozenset[str]
    findings: tuple[Finding, ...]


class OffersPolicies(Protocol):
    """Tells what is offered now."""

    def read(self) -> Offers:
        """Look again; the same content gives the same answer."""
        ...


class PolicyFolder:
    """Reads a folder of policy files; what only time makes wrong does not count here."""

    def __init__(self, folder: Path) -> None:
        """Read from `folder`, with the `library/` inside it."""
        self._folder = folder
        self._read: tuple[bytes, Offers] | None = None

    def read(self) -> Offers:
        """Look again; files that were not changed are not linted again."""
        before = self._digest()
        if self._read is None or self._read[0] != before:
            self._read = before, self._lint()
        return self._read[1]

    def _lint(self) -> Offers:
        paths = policy_files(self._folder)
        linted = lint_files(paths, None)
        return Offers(
            by_slug={
                candidate.policy.slug: Offer(policy=candidate.policy, author=candidate.author)
                for candidate in linted.candidates
            },
            present=frozenset(path.stem for path in paths),
            findings=linted.errors,
        )

    def _digest(self) -> bytes:
        """Hash every file by name and content: dates of files tell too little and too much."""
        found = hashlib.sha256()
        for path in sorted(self._folder.rglob("*.toml")):
            content = read_bytes(path) or b""
            found.update(f"{path.relative_to(self._folder)}\n{len(content)}\n".encode())
            found.update(content)
        return found.digest()


class GivenPolicies:
    """Offers the same policies for ever: a demo's, or a test's."""

    def __init__(self, policies: Mapping[str, Policy]) -> None:
        """Offer `policies`."""
        self._offers = Offers(
            by_slug={slug: Offer(policy=policy, author="") for slug, policy in policies.items()},
            present=frozenset(policies),
            findings=(),
        )

    def read(self) -> Offers:
        """Return what was given."""
        return self._offers
