"""Network addresses, version 4 and 6 (RFC 791, RFC 4291)."""

import ipaddress
import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots, start_of_run
from service.intake.scrub.words import Reading

_CANDIDATE: Final = re.compile(r"(?<![\w.:])[0-9a-f:.]{7,45}(?![\w:])")
_LONGEST: Final = 45
_SHORTEST_GROUPS: Final = 2
_BORDER: Final = re.compile(r"[^\w:.]")

TRIGGERS: Final = (r"\d\.\d{1,3}\.\d{1,3}\.\d|:[0-9a-f]{0,4}:",)
_SPOTS: Final = Spots(*TRIGGERS)


def find(reading: Reading) -> Iterator[Found]:
    """Yield every address that parses; a time such as 21:14 or a version such as 1.2.3 does not."""
    folded, after = reading.folded, 0
    for place, _ in _SPOTS.spans(reading):
        if place < after:
            continue
        # One try a run of signs: an address has no part of one before it.
        match = _CANDIDATE.match(folded, start_of_run(folded, place, ":.", _LONGEST))
        after = _end_of_run(folded, place)
        if match is None:
            continue
        written = match.group().rstrip(".:")
        if max(written.count("."), written.count(":")) < _SHORTEST_GROUPS:
            continue
        try:
            ipaddress.ip_address(written)
        except ValueError:
            continue
        yield Found(start=match.start(), end=match.start() + len(written), kind="IP-ADRES")


def _end_of_run(folded: str, place: int) -> int:
    """Return where the letters, digits, dots and colons from `place` on end."""
    found = _BORDER.search(folded, place)
    return len(folded) if found is None else found.start()
