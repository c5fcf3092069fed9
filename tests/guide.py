"""The table of the national guide's demands: what answers each, gathered from annotations in the tree.

An annotation is a comment that says `guide S6, S7: what answers it`, in code, a template, a policy field
or a text. A demand that is answered later has `room` and `not_yet` in docs/guide-demands.toml instead.

    python tests/guide.py      writes docs/guide-coverage.md
"""

import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Final

import msgspec

ROOT: Final = Path(__file__).resolve().parents[1]
TABLE: Final = ROOT / "docs" / "guide-coverage.md"
DEMANDS: Final = ROOT / "docs" / "guide-demands.toml"
SEARCHED: Final = ("service", "policies", "docs/adr")
KINDS: Final = {".py", ".toml", ".html", ".md", ".css", ".js"}
ANNOTATION: Final = re.compile(r"\bguide (S\d+(?:, S\d+)*): (.+?)\s*(?:#\}|-->|\*/)?\s*$", re.MULTILINE)


class Demand(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of the guide."""

    id: str
    demand: str
    room: str | None = None
    not_yet: str | None = None


class Answer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, order=True):
    """What answers a demand, and in which file."""

    where: str
    what: str


def read_demands() -> tuple[Demand, ...]:
    """Return the demands in the order of the guide."""
    raw = tomllib.loads(DEMANDS.read_text(encoding="utf-8"))
    return msgspec.convert(raw["demands"], tuple[Demand, ...])


def find_answers(root: Path = ROOT) -> dict[str, list[Answer]]:
    """Return every annotation in the tree by demand."""
    answers: defaultdict[str, list[Answer]] = defaultdict(list)
    for folder in SEARCHED:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in KINDS or not path.is_file():
                continue
            for found in ANNOTATION.finditer(path.read_text(encoding="utf-8")):
                answer = Answer(where=path.relative_to(root).as_posix(), what=found[2])
                for demand in found[1].split(", "):
                    answers[demand].append(answer)
    return dict(answers)


def write_table() -> str:
    """Return the table as Markdown."""
    answers = find_answers()
    lines = [
        "# What answers the national guide",
        "",
        "Each demand of the guide for meldpunten (S1 to S104) and the policy field, page, command or document that",
        "answers it. Made by `make guide` from annotations (`guide S6: ...`) beside code and policy fields; a test",
        "fails when a row is lost. Rows that later work answers say *not yet* and the room that they belong to.",
        "",
        "| row | demand | answered by |",
        "|---|---|---|",
    ]
    for demand in read_demands():
        parts = [f"{answer.what} (`{answer.where}`)" for answer in answers.get(demand.id, [])]
        if demand.not_yet is not None:
            parts.append(f"*not yet*, room `{demand.room}`: {demand.not_yet}")
        lines.append(f"| {demand.id} | {demand.demand} | {'; '.join(parts)} |")
    return "\n".join((*lines, ""))


if __name__ == "__main__":
    TABLE.write_text(write_table(), encoding="utf-8")
