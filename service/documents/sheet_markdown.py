"""A document as Markdown; nothing that a policy says can become a heading, a link or a column (pure)."""

import re
from collections.abc import Iterator
from typing import Final

from service.documents.sheet import Bullets, Part, Section, Sheet, Table, Text

_SIGNS: Final = re.compile(r"[\\`*<>|\[\]]|(?<!\w)_|_(?!\w)")
_LEADING: Final = re.compile(r"^(\d*)([#+.)-])")


def write_markdown(sheet: Sheet) -> str:
    """Return the document as Markdown."""
    lines = [f"# {escape(sheet.title)}"]
    for sentence in sheet.lead:
        lines += ["", _paragraph(sentence)]
    for section in sheet.sections:
        lines += ["", *_section(section)]
    lines += ["", "---"]
    for sentence in sheet.foot:
        lines += ["", _paragraph(sentence)]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Return `text` on one line, with every sign that Markdown would act on as itself."""
    return _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))


def _paragraph(text: str) -> str:
    return _LEADING.sub(r"\1\\\2", escape(text))


def _section(section: Section) -> Iterator[str]:
    yield f"{'#' * section.level} {escape(section.title)}"
    for part in section.parts:
        yield ""
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    match part:
        case Text(text=text):
            yield _paragraph(text)
        case Bullets(items=items):
            for lead, text in items:
                yield f"- **{escape(lead)}** {escape(text)}" if lead else f"- {_paragraph(text)}"
        case _:
            yield from _table(part)


def _table(table: Table) -> Iterator[str]:
    yield _row(table.head)
    yield "|" + "---|" * len(table.head)
    yield from (_row(row) for row in table.rows)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(escape(cell) for cell in cells)} |"
