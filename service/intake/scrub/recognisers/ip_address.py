"""Network addresses, version 4 and 6 (RFC 791, RFC 4291)."""

import ipaddress
import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.words import Reading

_CANDIDATE: Final = re.compile(r"(?<![\w.:])[0-9a-f:.]{7,45}(?![\w:])")
_HINT: Final = re.compile(r"\d\.\d|:[0-9a-f]{0,4}:")
_SHORTEST_GROUPS: Final = 2

TRIGGERS: Final = (r"\d\.\d|:[0-9a-f]{0,4}:",)


def find(reading: Reading, start: int, end: int) -> Iterator[Found]:
    """Yield every address that parses; a time such as 21:14 or a version such as 1.2.3 does not."""
    if _HINT.search(reading.folded, start, end) is None:
        return
    for match in _CANDIDATE.finditer(reading.folded, start, end):
        written = match.group().rstrip(".:")
        if max(written.count("."), written.count(":")) < _SHORTEST_GROUPS:
            continue
        try:
            ipaddress.ip_address(written)
        except ValueError:
            continue
        yield Found(start=match.start(), end=match.start() + len(written), kind="IP-ADRES")
