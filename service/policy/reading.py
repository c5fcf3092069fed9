"""Reading one TOML file as what it should be; whatever it is, the answer is a value or findings.

A policy folder may be handed to us by anybody: what is not a regular file of at most a mebibyte is refused
unread, so that a pipe or a device cannot hold up a service that starts.
"""

import re
import tomllib
from pathlib import Path
from typing import Final, TypeVar

from service.policy.convert import convert_all
from service.policy.findings import Finding

T = TypeVar("T")
LARGEST_FILE: Final = 1024 * 1024
_PLACE: Final = re.compile(
    r"(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", re.DOTALL
)
# What `tomllib` says, as municipalities read it; the rest is told by its place alone.
_REASONS: Final = {
    "Expected '=' after a key in a key/value pair": "achter een sleutel hoort `=`",
    "Invalid value": "achter `=` hoort een waarde, tekst tussen aanhalingstekens",
    "Invalid statement": "een regel begint met een sleutel of met [ ]",
    "Expected newline or end of document after a statement": "achter een waarde hoort een nieuwe regel",
    "Cannot overwrite a value": "deze sleutel staat er al",
    "Unterminated string": "een aanhalingsteken wordt niet gesloten",
    "Unclosed array": "een lijst wordt niet gesloten met ]",
    "Unclosed inline table": "een tabel op een regel wordt niet gesloten met }",
    "Invalid date or datetime": "deze datum bestaat niet",
}


def read_toml(path: Path, kind: type[T], shown: str) -> tuple[T | None, tuple[Finding, ...]]:
    """Read one TOML file as `kind`; return the value, or None and what is wrong with it."""
    content = read_bytes(path)
    if content is None:
        right = "dit moet een gewoon bestand zijn, te lezen, en hoogstens 1 MiB groot"
        return None, (Finding(file=shown, path="", code="onleesbaar", right=right),)
    try:
        raw = tomllib.loads(content.decode())
    except UnicodeDecodeError:
        return None, (Finding(file=shown, path="", code="geen-utf8", right="dit bestand moet UTF-8 zijn"),)
    except (ValueError, RecursionError) as error:
        return None, (Finding(file=shown, path="", code="geen-toml", right=f"dit moet TOML zijn; {_in_dutch(error)}"),)
    return convert_all(raw, kind, shown)


def read_bytes(path: Path) -> bytes | None:
    """Return the content, or None if it cannot be read, is no regular file or is too large."""
    try:
        # Before opening: a pipe would wait for who writes to it.
        if not path.is_file():
            return None
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError:
        return None
    return content if len(content) <= LARGEST_FILE else None


def _in_dutch(error: Exception) -> str:
    """Say where it goes wrong, and what would be right if that is known."""
    match = _PLACE.fullmatch(str(error))
    if match is None:
        return "dit is niet te ontleden"
    where = "einde van het bestand" if match["line"] is None else f"regel {match['line']}, kolom {match['column']}"
    reason = _REASONS.get(match["what"])
    return where if reason is None else f"{where}: {reason}"
