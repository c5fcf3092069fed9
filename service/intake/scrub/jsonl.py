"""Scrub a file of reports, one JSON object per line, for measuring the scrubber.

Reads `{"id", "lang", "text"}` (other fields are ignored), writes `{"id", "text", "masks": [{"start", "end", "kind"}]}`.
Never: a word of a line in an error.
"""

from collections.abc import Iterable, Iterator

import msgspec

from service.intake.scrub.errors import ScrubInputError
from service.intake.scrub.guard import GuardedScrubber, Withheld
from service.intake.scrub.masks import Mask
from service.kernel.sensitive import Sensitive


class _Line(Sensitive, frozen=True, kw_only=True, forbid_unknown_fields=False):
    """One line to read; more fields than these are allowed, since corpora carry their own."""

    id: str
    lang: str
    text: str


class _Result(Sensitive, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line to write; a withheld text has no masks."""

    id: str
    text: str
    masks: tuple[Mask, ...] = ()


def scrub_lines(source: Iterable[bytes], scrubber: GuardedScrubber) -> Iterator[bytes]:
    """Yield one scrubbed line, newline included, for each line of `source`, in order.

    Raises:
        ScrubInputError: A line is not such an object (a blank line is not either); it tells the line's number, from 1.
    """
    decoder = msgspec.json.Decoder(_Line)
    for number, raw in enumerate(source, start=1):
        try:
            line = decoder.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise ScrubInputError(number) from None
        yield msgspec.json.encode(_result(line, scrubber)) + b"\n"


def _result(line: _Line, scrubber: GuardedScrubber) -> _Result:
    """Return what is written for one line."""
    answer = scrubber.scrub(line.text, line.lang)
    if isinstance(answer, Withheld):
        return _Result(id=line.id, text=answer.text)
    return _Result(id=line.id, text=answer.text, masks=answer.masks)
