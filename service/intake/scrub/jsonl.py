"""Scrub or explain what stands on standard input: a file of reports, one JSON object per line, or one plain text.

Reads `{"id", "lang", "text"}` (other fields are ignored), writes `{"id", "text", "masks": [{"start", "end", "kind"}]}`.
Never: a word of the input in an error, or kept after its line was written.
"""

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator

import msgspec

from service.intake.scrub.errors import ScrubInputError
from service.intake.scrub.guard import GuardedScrubber
from service.intake.scrub.local import NOWHERE, Local
from service.intake.scrub.masks import Mask
from service.intake.scrub.telling import ExplainsAtOnce, Told, tell, write_table
from service.intake.scrub.withheld import Withheld
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
    findings: tuple[Told, ...]


def scrub_lines(source: Iterable[bytes], scrubber: GuardedScrubber, local: Local = NOWHERE) -> Iterator[bytes]:
    """Yield one scrubbed line, newline included, for each line of `source`, in order.

    Raises:
        ScrubInputError: A line is not such an object (a blank line is not either); it tells the line's number, from 1.
    """
    for line in _read(source):
        yield msgspec.json.encode(_result(line, scrubber, local)) + b"\n"


def scrub_texts(source: Iterable[bytes], scrubber: GuardedScrubber, local: Local = NOWHERE) -> Iterator[str]:
    """Yield the scrubbed text alone for each line of `source`.

    Raises:
        ScrubInputError: As `scrub_lines`.
    """
    for line in _read(source):
        yield _result(line, scrubber, local).text


def explain_lines(source: Iterable[bytes], scrubber: ExplainsAtOnce, local: Local = NOWHERE) -> Iterator[bytes]:
    """Yield for each line of `source` its id and every finding with its recogniser and rule; never a word of it.

    Raises:
        ScrubInputError: As `scrub_lines`.
    """
    for line in _read(source):
        explained = _Explained(id=line.id, findings=tell(scrubber, line.text, line.lang, local))
        yield msgspec.json.encode(explained) + b"\n"


def tabulate_lines(
    source: Iterable[bytes], guarded: GuardedScrubber, scrubber: ExplainsAtOnce, local: Local = NOWHERE
) -> Iterator[str]:
    """Yield for each line of `source` its id, its scrubbed text and a table of what went and why.

    Raises:
        ScrubInputError: As `scrub_lines`.
    """
    for line in _read(source):
        told = tell(scrubber, line.text, line.lang, local)
        yield from write_table(line.id, _result(line, guarded, local).text, told)
        yield ""


def as_line(plain: bytes, language: str) -> bytes:
    """Return one plain text as a line to read, without an id.

    Raises:
        ScrubInputError: It is not UTF-8; it tells in which line.
    """
    try:
        text = plain.decode("utf-8")
    except UnicodeDecodeError as error:
        line = plain.count(b"\n", 0, error.start) + 1
        raise ScrubInputError(line) from None
    return msgspec.json.encode(_Line(id="", lang=language, text=text.removesuffix("\n")))


def _read(source: Iterable[bytes]) -> Iterator[_Line]:
    decoder = msgspec.json.Decoder(_Line)
    for number, raw in enumerate(source, start=1):
        try:
            # Windows writes a mark before the first line of what it calls UTF-8.
            line = decoder.decode(raw.removeprefix(BOM_UTF8) if number == 1 else raw)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise ScrubInputError(number) from None
        yield line


def _result(line: _Line, scrubber: GuardedScrubber, local: Local) -> _Result:
    """Return what is written for one line."""
    answer = scrubber.scrub(line.text, line.lang, local)
    if isinstance(answer, Withheld):
        return _Result(id=line.id, text=answer.text)
    return _Result(id=line.id, text=answer.text, masks=answer.masks)
