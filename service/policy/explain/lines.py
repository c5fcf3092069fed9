"""What `luwte policy lint` and `luwte policy explain` say, line by line (pure).

Promises: a finding is one line, whatever stands in a name that somebody gave to a file.
"""

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterable
from typing import Final

import msgspec

from service.policy.findings import Finding, Weight
from service.policy.lint.problem import RuleCode

HINT: Final = "luwte policy explain CODE"
# Line breaks, control characters, marks that turn the direction of reading, and bytes that are no text.
_UNSHOWN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# No code is longer; comparing takes time with the square of a name's length.
_LONGEST_CODE: Final = 40
_NEAR: Final = 3
_HEADINGS: Final[tuple[tuple[Weight, str], ...]] = (
    ("fout", "Fouten: die moeten weg."),
    ("advies", "Adviezen: daar kunt u van afwijken."),
)
_WIDTH_OF_NUMBERS: Final = 8


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return what can be shown of each finding: errors first, then advice, by file and by place."""
    return sorted(map(_shown, findings), key=_order)


def _shown(finding: Finding) -> Finding:
    return msgspec.structs.replace(
        finding, file=_on_one_line(finding.file), path=_on_one_line(finding.path), right=_on_one_line(finding.right)
    )


def _on_one_line(text: str) -> str:
    return "".join("?" if unicodedata.category(character) in _UNSHOWN else character for character in text)


def _order(finding: Finding) -> tuple[bool, str, str, str, str]:
    # `vragen[10]` comes after `vragen[9]`.
    place = re.sub(r"\d+", lambda number: number.group().zfill(_WIDTH_OF_NUMBERS), finding.path)
    return finding.weight != "fout", finding.file, place, finding.code, finding.right


def count_line(files: int, findings: Collection[Finding]) -> str:
    """Say how many files were read and what was found; where there is something, how to read more."""
    errors = sum(finding.weight == "fout" for finding in findings)
    counted = ", ".join(
        (
            _count(files, "bestand", "bestanden"),
            _count(errors, "fout", "fouten"),
            _count(len(findings) - errors, "advies", "adviezen"),
        )
    )
    return f"{counted}. Uitleg bij een code: {HINT}" if findings else counted


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def list_codes(codes: Collection[RuleCode]) -> str:
    """Return every code with its title: errors first, then advice, each by name."""
    width = max((len(entry.code) for entry in codes), default=0)
    parts = []
    for weight, heading in _HEADINGS:
        entries = sorted((entry.code, entry.title) for entry in codes if entry.weight == weight)
        if entries:
            parts.append("\n".join([heading, *(f"  {code:<{width}}  {title}" for code, title in entries)]))
    return "\n\n".join((*parts, f"Meer over een code: {HINT}"))


def plain_code(asked: str) -> str:
    """Return the code that is meant: `[Doel-Dubbel]`, as copied from a line of the linter, is `doel-dubbel`."""
    return asked.strip(" []`.,").casefold()


def unknown_code(asked: str, codes: Iterable[str]) -> str:
    """Say that a code does not exist, and which ones look like it."""
    said = f"de code `{_on_one_line(asked[:_LONGEST_CODE])}` bestaat niet"
    near = difflib.get_close_matches(plain_code(asked)[:_LONGEST_CODE], codes, n=_NEAR)
    if not near:
        return f"{said}; `luwte policy explain` noemt ze allemaal"
    return f"{said}; bedoelt u {' of '.join(f'`{code}`' for code in near)}?"
