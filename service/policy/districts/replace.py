"""Swapping the geography of a policy file for another, leaving every other byte as it was (pure).

Kept too: own places (`[[geografie.plekken]]`), and comments and blank lines above a table that stays. The result
is parsed and compared with what was meant before it is given back, so a file that is written in a way that this
does not follow is refused, never spoilt.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from service.policy.districts.errors import PolicyNotChanged

_TABLE: Final = "geografie"
_PLACES: Final = "plekken"
_TOKEN: Final = re.compile(
    r"""(?P<comment>\#[^\n]*)
    |(?P<string>\"{3}(?:\\.|[^\\])*?\"{3}(?:\"\"(?!\")|\"(?!\"))?|\'{3}.*?\'{3}(?:\'\'(?!\')|\'(?!\'))?
        |\"(?:\\.|[^\"\\\n])*\"|\'[^\'\n]*\')
    |(?P<open>[\[{])|(?P<close>[\]}])|(?P<line>\n)|(?P<space>[ \t\r]+)|(?P<other>[^\#\"\'\[\]{}\s]+|.)""",
    re.DOTALL | re.VERBOSE,
)


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table of a file: from its header to the end of its last line that is not blank or a comment."""

    path: tuple[str, ...]
    start: int
    end: int


def replace_geography(policy_text: str, section: str) -> str:
    """Return `policy_text` with `section` as its geography, own places kept.

    Raises:
        PolicyNotChanged: either is not TOML, or the geography is written in a way that cannot be swapped.
    """
    before, wanted = _parse(policy_text), _parse(section)
    newline = "\r\n" if "\r\n" in policy_text else "\n"
    result = _swap(policy_text, section.strip("\n").replace("\n", newline), newline)
    places = _geography(before).get(_PLACES)
    meant = {**before, _TABLE: {**_geography(wanted), **({} if places is None else {_PLACES: places})}}
    if set(wanted) != {_TABLE} or not _means(result, meant):
        raise PolicyNotChanged(
            "De geografie in dit beleid staat zo geschreven dat wij haar niet kunnen vervangen; "
            "zet haar in een tabel [geografie] met [[geografie.gemeenten]] en [[geografie.gebieden]]."
        )
    return result


def _means(text: str, meant: dict[str, Any]) -> bool:
    try:
        return tomllib.loads(text) == meant
    except (ValueError, RecursionError):
        return False


def _geography(policy: dict[str, Any]) -> dict[str, Any]:
    geography = policy.get(_TABLE, {})
    return geography if isinstance(geography, dict) else {}


def _parse(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        raise PolicyNotChanged("Dit beleid is geen TOML; `luwte policy lint` zegt waar het misgaat.") from None


def _swap(text: str, section: str, newline: str) -> str:
    """Put `section` where the geography began, and take out the rest of the old one."""
    pieces: list[str] = []
    done = 0
    follows = False
    for part in _parts(text):
        if not _goes(part):
            follows = False
            continue
        # What stands between two tables that go, goes with them.
        pieces += [] if follows else [text[done : part.start]]
        pieces += [] if done else [section]
        done = part.end
        follows = True
    if not done:
        return f"{text}{'' if text.endswith(newline) else newline}{newline}{section}{newline}"
    return "".join(pieces) + text[done:]


def _goes(part: _Part) -> bool:
    return part.path[:1] == (_TABLE,) and part.path[1:2] != (_PLACES,)


def _parts(text: str) -> list[_Part]:
    """Split valid TOML into its tables; what stands above the first header is none of them."""
    parts: list[_Part] = []
    for start, end, first in _lines(text):
        if first == "[":
            parts.append(_Part(path=_path_of(text[start:end]), start=start, end=end))
        elif first and parts:
            parts[-1] = msgspec.structs.replace(parts[-1], end=end)
    return parts


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and first sign of each line; a list or text of several lines is one, a comment has none."""
    start, depth, first = 0, 0, ""
    for token in _TOKEN.finditer(f"{text}\n"):
        kind = token.lastgroup
        if kind == "line" and depth == 0:
            yield start, start + len(text[start : token.start()].rstrip("\r")), first
            start, first = token.end(), ""
            continue
        depth += (kind == "open") - (kind == "close")
        if not first and kind not in ("space", "comment", "line"):
            first = token[0]


def _path_of(header: str) -> tuple[str, ...]:
    """Return the keys of `[a.b]` or `[[a.b]]`."""
    path: list[str] = []
    inner: Any = tomllib.loads(header)
    while inner:
        key = next(iter(inner))
        path.append(key)
        inner = inner[key][0] if isinstance(inner[key], list) else inner[key]
    return tuple(path)
