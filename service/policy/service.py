"""Reading, linting and loading the policy files of a folder."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from service.policy.compile import compile_policy
from service.policy.errors import PolicyRejected
from service.policy.findings import Finding
from service.policy.library import Library, read_library
from service.policy.lint.problem import Problem
from service.policy.lint.registry import CODES, DATED_RULES, LIBRARY_RULES, STANDING_RULES
from service.policy.model import Policy
from service.policy.reading import read_toml
from service.policy.shape.meldpunt import PolicyFile

# The first parts of addresses that are not meldpunten.
RESERVED_SLUGS: Final = frozenset({"v1", "statisch"})


class Candidate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A policy file without errors, what it compiles to, and who wrote this version."""

    file: PolicyFile
    policy: Policy
    author: str


class Linted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What linting gave: the policies that are right, and every remark on all of them."""

    candidates: tuple[Candidate, ...]
    findings: tuple[Finding, ...]

    @property
    def policies(self) -> tuple[Policy, ...]:
        """The compiled policies that have no error."""
        return tuple(candidate.policy for candidate in self.candidates)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that must be mended."""
        return tuple(finding for finding in self.findings if finding.weight == "fout")


def policy_files(folder: Path) -> tuple[Path, ...]:
    """Return the policy files of a folder, by name."""
    return tuple(sorted(folder.glob("*.toml")))


def lint_files(paths: tuple[Path, ...], today: dt.date | None) -> Linted:
    """Lint `paths`, each with the `library/` beside it, as a person would on `today`; nothing is thrown.

    Errors that come by the passing of time, and advice, are told too; without a day they are not.
    """
    return _lint(paths, today)


def load_candidates(folder: Path) -> tuple[Candidate, ...]:
    """Return every policy of `folder`, compiled.

    What only time makes wrong (a number that was checked long ago) does not stop a service that people
    count on; the linter and the console tell it.

    Raises:
        PolicyRejected: there is none, or any of them has an error.
    """
    paths = policy_files(folder)
    if not paths:
        missing = Finding(file=str(folder), path="", code="geen-beleid", right="hier hoort minstens een beleid (.toml)")
        raise PolicyRejected((missing,))
    linted = _lint(paths, None)
    if linted.findings:
        raise PolicyRejected(linted.findings)
    return linted.candidates


def load_policies(folder: Path) -> dict[str, Policy]:
    """Return every policy of `folder` by slug.

    Raises:
        PolicyRejected: there is none, or any of them has an error.
    """
    return {candidate.policy.slug: candidate.policy for candidate in load_candidates(folder)}


def _lint(paths: tuple[Path, ...], today: dt.date | None) -> Linted:
    candidates: list[Candidate] = []
    findings: list[Finding] = []
    libraries: dict[Path, _Read] = {}
    for path in paths:
        folder = path.parent / "library"
        if folder not in libraries:
            libraries[folder] = _lint_library(folder)
            findings.extend(libraries[folder].findings)
        candidate, of_file = _lint_file(path, libraries[folder], today)
        findings.extend(of_file)
        if candidate is not None:
            candidates.append(candidate)
    findings.extend(_check_unique(candidates))
    return Linted(candidates=tuple(candidates), findings=tuple(findings))


class _Read(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The library of one folder, if it could be read, and what is wrong with it."""

    library: Library | None
    findings: tuple[Finding, ...]


def _lint_library(folder: Path) -> _Read:
    library, findings = read_library(folder)
    if library is None:
        return _Read(library=None, findings=findings)
    remarks = (remark for rule in LIBRARY_RULES for remark in rule(library))
    return _Read(library=library, findings=tuple(_as_finding(f"library/{file}", problem) for file, problem in remarks))


def _lint_file(path: Path, read: _Read, today: dt.date | None) -> tuple[Candidate | None, tuple[Finding, ...]]:
    file, shape = read_toml(path, PolicyFile, path.name)
    library = read.library
    if file is None or library is None:
        return None, shape
    problems = [*_check_names(file, path.stem)]
    problems += [problem for rule in STANDING_RULES for problem in rule(file, library)]
    if today is not None:
        problems += [problem for dated in DATED_RULES for problem in dated(file, library, today)]
    findings = tuple(_as_finding(path.name, problem) for problem in problems)
    if any(finding.weight == "fout" for finding in (*read.findings, *findings)):
        return None, findings
    author = file.changes[0].by
    return Candidate(file=file, policy=compile_policy(file, library), author=author), findings


def _as_finding(file: str, problem: Problem) -> Finding:
    path, code, right = problem
    return Finding(file=file, path=path, code=code, right=right, weight=CODES[code].weight)


def _check_names(file: PolicyFile, stem: str) -> Iterator[Problem]:
    if file.slug in RESERVED_SLUGS:
        yield "slug", "slug-gereserveerd", "dit woord gebruikt de dienst zelf in adressen; kies een ander"
    if file.slug != stem:
        yield "slug", "bestandsnaam", f"hier hoort `{stem}`, zoals het bestand heet"


def _check_unique(candidates: Iterable[Candidate]) -> Iterator[Finding]:
    seen: set[str] = set()
    for candidate in candidates:
        slug = candidate.policy.slug
        if slug in seen:
            yield Finding(file=f"{slug}.toml", path="slug", code="slug-dubbel", right="een slug hoort bij een meldpunt")
        seen.add(slug)
