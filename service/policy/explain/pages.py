"""The pages that explain the codes of the linter: one Markdown file per code, inside the package.

Promises: no file but a page is read, whatever code is asked for. Reading happens here and nowhere else in the room.
"""

from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent / "pagina"


def page_codes() -> tuple[str, ...]:
    """Return the codes that have a page, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.md")))


def read_page(code: str) -> str | None:
    """Return the page about `code` (Dutch, Markdown), or None when there is none."""
    # Looked up in the list, so that a code that is a path leads nowhere.
    if code not in page_codes():
        return None
    return (_FOLDER / f"{code}.md").read_text(encoding="utf-8")
