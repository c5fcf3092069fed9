"""The whole policy file as text (pure)."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from service.interview.given import Given
from service.interview.writing.asked import (
    write_found,
    write_geography,
    write_help,
    write_keeping,
    write_questions,
    write_release,
    write_roadmap,
)
from service.interview.writing.organisation import (
    write_controller,
    write_facilities,
    write_groups,
    write_head,
    write_owner,
    write_partners,
    write_scope,
)

_PARTS: Final[tuple[Callable[[Given], Iterator[str]], ...]] = (
    write_head,
    write_controller,
    write_owner,
    write_scope,
    write_groups,
    write_partners,
    write_facilities,
    write_geography,
    write_questions,
    write_keeping,
    write_release,
    write_help,
    write_found,
    write_roadmap,
)
_GAPS: Final = re.compile(r"\n{3,}")


def write_policy(given: Given) -> str:
    """Return the policy file that the answers make; what was left open says so."""
    lines = [
        f"# Het meldpunt {given.interview.name}, gemaakt met: luwte policy new {given.interview.name}",
        "# Zoek op NOG INVULLEN en NOG VERTALEN voor wat nog open is, en vraag luwte policy lint of alles klopt.",
    ]
    for part in _PARTS:
        lines += ["", *part(given)] if part is not write_head else list(part(given))
    return _GAPS.sub("\n\n", "\n".join(lines)).rstrip() + "\n"
