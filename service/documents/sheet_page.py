"""A document as one page of HTML: no script, its own style, every value escaped by the template."""

from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from service.documents.plan_words import NONE, OPEN
from service.documents.sheet import Sheet

_PAGES: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def write_page(sheet: Sheet) -> str:
    """Return the document as a page that can be read on a phone and printed on A4."""
    return _PAGES.get_template("plan.html").render(sheet=sheet, words={"open": OPEN, "none": NONE})
