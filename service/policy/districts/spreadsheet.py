"""Reading an xlsx file in a process of its own, bounded in memory and time.

A spreadsheet of a kilobyte can ask its reader for hundreds of gigabytes (two filled cells in opposite corners, or
a well-packed run of zeros), and the reader then ends its whole process. So that process is not ours: what it
cannot read within the bounds is refused with a sentence.
"""

import contextlib
import io
import multiprocessing
import os
import resource
from multiprocessing.connection import Connection
from typing import Final

import msgspec
import python_calamine as calamine

from service.policy.districts.columns import Table, find_table
from service.policy.districts.errors import CbsFileRejected

MEMORY_BYTES: Final = 1024**3
CPU_SECONDS: Final = 30
_WAIT_SECONDS: Final = 120
_LARGEST_ANSWER: Final = 64 * 1024 * 1024


class Answer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the reading process tells; `refusal` is a sentence where the table itself is refused."""

    readable: bool = True
    table: Table | None = None
    refusal: str | None = None


def read_spreadsheet(content: bytes) -> Table | None:
    """Return the table of areas of the first sheet that has one, or None where no sheet does.

    Raises:
        CbsFileRejected: it is no spreadsheet, has too many rows, or asks for more than the bounds.
    """
    answer = _ask(content)
    if answer.refusal is not None:
        raise CbsFileRejected(answer.refusal)
    if not answer.readable:
        raise CbsFileRejected("Dit xlsx-bestand is niet te lezen; download het opnieuw bij CBS.")
    return answer.table


def _ask(content: bytes) -> Answer:
    """Let another process read; one that dies, says nothing in time or says too much could not read it."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=answer_in_bounds, args=(content, theirs), daemon=True)
    try:
        process.start()
        theirs.close()
        if ours.poll(_WAIT_SECONDS):
            return msgspec.json.decode(ours.recv_bytes(_LARGEST_ANSWER), type=Answer)
    except (EOFError, OSError, msgspec.DecodeError):
        pass
    finally:
        ours.close()
        if process.pid is not None:
            process.kill()
            process.join()
    return Answer(readable=False)


def answer_in_bounds(content: bytes, to: Connection) -> None:
    """Bound this process, silence it, and send what is read."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    for kind, bound in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        # Not every system can bound memory; there the parent's patience is the bound.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (bound, bound))
    to.send_bytes(msgspec.json.encode(read_here(content)))


def read_here(content: bytes) -> Answer:
    """Read in this process, without any bound but that on rows."""
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            for name in workbook.sheet_names:
                with contextlib.suppress(calamine.WorksheetNotFound):
                    table = find_table(workbook.get_sheet_by_name(name).iter_rows())
                    if table is not None:
                        return Answer(table=table)
    except CbsFileRejected as error:
        return Answer(refusal=str(error))
    except (calamine.CalamineError, MemoryError, OSError, ValueError):
        return Answer(readable=False)
    return Answer()
