"""Scrub a file of reports, one JSON object per line, for measuring the scrubber.

Reads `{"id", "lang", "text"}` (other fields are ignored), writes `{"id", "text", "masks": [{"start", "end", "kind"}]}`.
Never: a word of a line in an error.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

import msgspec

from service.intake.scrub.errors import ScrubInputError
from service.intake.scrub.explanation import Explanation
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


class _Explained(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is written for one line when the rules are asked for."""

    id: str
    findings: tuple[Explanation, ...]


class ExplainsAtOnce(Protocol):
    """Something that explains its findings: the engine."""

    def explain(self, text: str, language: str) -> tuple[Explanation, ...]:
        """Return every finding in `text`."""
        ...


def scrub_lines(source: Iterable[bytes], scrubber: GuardedScrubber) -> Iterator[bytes]:
    """Yield one scrubbed line, newline included, for each line of `source`, in order.

    Raises:
        ScrubInputError: A line is not such an object (a blank line is not either); it tells the line's number, from 1.
    """
    decoder = msgspec.json.Decoder(_Line)
    for number, raw in enumerate(source, start=1):
        line = _decode(decoder, number, raw)
        yield msgspec.json.encode(_result(line, scrubber)) + b"\n"


def explain_lines(source: Iterable[bytes], scrubber: ExplainsAtOnce) -> Iterator[bytes]:
    """Yield for each line of `source` its id and every finding with its recogniser and rule; never a word of it.

    Raises:
        ScrubInputError: As `scrub_lines`.
    """
    decoder = msgspec.json.Decoder(_Line)
    for number, raw in enumerate(source, start=1):
        line = _decode(decoder, number, raw)
        explained = _Explained(id=line.id, findings=scrubber.explain(line.text, line.lang))
        yield msgspec.json.encode(explained) + b"\n"


def _decode(decoder: msgspec.json.Decoder[_Line], number: int, raw: bytes) -> _Line:
    try:
        return decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise ScrubInputError(number) from None


def _result(line: _Line, scrubber: GuardedScrubber) -> _Result:
    """Return what is written for one line."""
    answer = scrubber.scrub(line.text, line.lang)
    if isinstance(answer, Withheld):
        return _Result(id=line.id, text=answer.text)
    return _Result(id=line.id, text=answer.text, masks=answer.masks)
