"""The command that scrubs, and the one that tells why; nothing of what is read is kept."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.commands.options import POLICIES
from service.kernel.text import LANGUAGES

if TYPE_CHECKING:
    from service.intake.scrub.local import Local


@click.command()
@click.option("--explain", is_flag=True, help="Zeg per vondst plaats, soort en regel, zonder een woord te herhalen.")
@click.option("--policy", "name", metavar="NAAM", help="Gebruik de plekken en eigen woorden van dit meldpunt.")
@POLICIES
@click.option("--tekst", "plain", is_flag=True, help="De invoer is een gewone tekst.")
@click.option("--taal", "language", type=click.Choice(LANGUAGES), default="nl", help="De taal bij --tekst.")
@click.option("--json", "as_json", is_flag=True, help="Schrijf JSON-regels, ook bij --explain en --tekst.")
def scrub(*, explain: bool, name: str | None, policies: Path, plain: bool, language: str, as_json: bool) -> None:
    """Haal persoonsgegevens uit standaardinvoer: JSON-regels {"id","lang","text"}, of met --tekst gewone tekst."""
    from service.intake.scrub.engine import Scrubber, silence_libraries
    from service.intake.scrub.guard import GuardedScrubber
    from service.intake.scrub.jsonl import as_line, explain_lines, scrub_lines, scrub_texts, tabulate_lines
    from service.settings import SCRUB_SECONDS

    silence_libraries()
    local = _own_words(name, policies)
    source: Iterable[bytes] = [as_line(sys.stdin.buffer.read(), language)] if plain else sys.stdin.buffer
    scrubber = Scrubber()
    # Withheld here is what the intake would withhold.
    guarded = GuardedScrubber(scrubber, SCRUB_SECONDS)
    try:
        if explain:
            _show(
                explain_lines(source, scrubber, local) if as_json else tabulate_lines(source, guarded, scrubber, local)
            )
        elif plain and not as_json:
            _show(scrub_texts(source, guarded, local))
        else:
            _show(scrub_lines(source, guarded, local))
    finally:
        guarded.close()


def _own_words(name: str | None, policies: Path) -> "Local":
    """Return the words of a meldpunt, or of none."""
    from service.intake.own_words import local_of
    from service.intake.scrub.local import NOWHERE
    from service.policy.service import load_policies

    if name is None:
        return NOWHERE
    policy = load_policies(policies).get(name)
    if policy is None:
        raise click.BadParameter("dit meldpunt bestaat niet", param_hint="--policy")
    return local_of(policy)


def _show(lines: Iterable[str] | Iterable[bytes]) -> None:
    """Write each line as soon as it is there."""
    for line in lines:
        click.echo(line, nl=isinstance(line, str))
