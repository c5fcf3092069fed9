"""The terminal of the interview: what the municipality types, line by line.

Lines are read as bytes: a sign that is not UTF-8 becomes one that is refused with a sentence, and a pipe works
as a person does.
"""

import sys
from pathlib import Path

import click
import msgspec

from service.interview.service import Desk, run_interview, saved_beside
from service.kernel.clock import SystemClock
from service.policy.convert import describe
from service.policy.service import RESERVED_SLUGS
from service.policy.shape.scalars import Slug

_USUAL = Path("policies")


class Terminal:
    """Somebody at a keyboard, or a pipe."""

    def say(self, text: str) -> None:
        """Show `text`."""
        click.echo(text)

    def hear(self) -> str | None:
        """Return one line; None after its end, and when somebody presses Ctrl-C."""
        click.echo("> ", nl=False)
        try:
            line = sys.stdin.buffer.readline()
        except KeyboardInterrupt:
            line = b""
        if not line:
            click.echo()
            return None
        return line.decode("utf-8", errors="surrogateescape").rstrip("\r\n")


def interview(name: str, policies: Path, saved: Path | None) -> None:
    """Hold the interview of `name` at this terminal."""
    _check_name(name)
    desk = Desk(
        name=name,
        policies=policies,
        saved=saved or saved_beside(policies, name),
        folder_option="" if policies == _USUAL else f" --policies {policies}",
        saved_option="" if saved is None else f" --bewaar {saved}",
    )
    run_interview(desk, Terminal(), SystemClock().today())


def _check_name(name: str) -> None:
    try:
        msgspec.convert(name, Slug)
    except msgspec.ValidationError:
        raise click.BadParameter(f"hier hoort: {describe(Slug)}", param_hint="NAAM") from None
    if name in RESERVED_SLUGS:
        raise click.BadParameter("dit woord gebruikt de dienst zelf in adressen; kies een ander", param_hint="NAAM")
