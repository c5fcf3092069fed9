"""Writing TOML so that whatever a person typed comes back as it was (pure).

Keys and comments come from this room alone; only values hold what was typed, and every sign that TOML does
not take in a string is escaped. TOML 1.0, "String".
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

Value = str | bool | int | dt.date | Sequence["Value"] | Mapping[str, "Value"]

# What stands beside something that still has to be answered, or to be put into English.
OPEN: Final = "NOG INVULLEN"
UNTRANSLATED: Final = "NOG VERTALEN"
_ESCAPED: Final = re.compile(r'[\x00-\x1f\x7f"\\\u0080-\u009f\u2028\u2029]')
_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def quote(text: str) -> str:
    """Return `text` as a basic string; half a surrogate pair, which no file can hold, becomes a question mark."""
    whole = text.encode("utf-8", errors="replace").decode("utf-8")
    return f'"{_ESCAPED.sub(_escape, whole)}"'


def _escape(match: re.Match[str]) -> str:
    return _SHORT.get(match[0], f"\\u{ord(match[0]):04x}")


def write_value(value: Value) -> str:
    """Return a value as TOML, on one line."""
    match value:
        case str():
            return quote(value)
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case dt.date():
            return value.isoformat()
        case Mapping():
            return f"{{ {', '.join(f'{key} = {write_value(inner)}' for key, inner in value.items())} }}"
        case _:
            return f"[{', '.join(write_value(inner) for inner in value)}]"


def line(key: str, value: Value, note: str = "") -> str:
    """Return one key with its value, and a note behind it."""
    return f"{key} = {write_value(value)}{f' # {note}' if note else ''}"


def open_line(key: str, example: str) -> str:
    """Return a line that says that a key still has to be filled in, and what that would look like."""
    return f"# {OPEN}: {key} = {example}"


def open_table(header: str, **examples: str) -> Iterator[str]:
    """Yield the lines of a table that still has to be filled in; without the marks they are right as they stand."""
    yield f"# {OPEN}: {header}"
    yield from (open_line(key, example) for key, example in examples.items())
