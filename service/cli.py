"""The command `luwte`: every use of the service from a shell.

Errors of the house become one sentence on standard error and exit code 1; a finding of the linter or
the verifier too. Nothing here holds a rule.
"""

import datetime as dt
import sys
from pathlib import Path
from typing import Final

import click

from service.commands.districts import wijken
from service.commands.figures import figures
from service.commands.options import DATA, FOLDER, POLICIES, TODAY
from service.commands.policy import policy
from service.commands.scrubbing import scrub
from service.kernel.errors import LuwteError
from service.policy.service import load_policies
from service.settings import Folders, IntakeSettings, KeeperSettings

_REPORTS: Final = click.IntRange(0, 20_000)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main_group() -> None:
    """Luwte: anoniem melden, verzegeld bewaren, op tijd vergeten."""


@main_group.command()
@DATA
@POLICIES
@TODAY
@click.option("--port", default=8080, help="De poort van het formulier.")
@click.option("--console-port", default=8081, help="De poort van de console.")
def run(data: Path, policies: Path, today: dt.datetime | None, port: int, console_port: int) -> None:
    """Start intake en keeper op deze machine."""
    from service.processes.both import Both

    settings = KeeperSettings(policies=policies, data=data, port=console_port, today=_day(today))
    raise SystemExit(Both(settings, port).run())


@main_group.command()
@click.option("--store", type=FOLDER, default=Path("data/store"), help="De map van de database.")
@click.option("--public", type=FOLDER, default=Path("data/public"), help="De map die de keeper publiceert.")
@click.option("--private", type=FOLDER, default=Path("data/intake"), help="De eigen map van de intake.")
@click.option("--keeper-key", required=True, help="De openbare sleutel van de keeper (keeper.vkey).")
@TODAY
@click.option("--host", default="127.0.0.1", help="Het adres om op te luisteren.")
@click.option("--port", default=8080, help="De poort om op te luisteren.")
def intake(
    store: Path,
    public: Path,
    private: Path,
    keeper_key: str,
    today: dt.datetime | None,
    host: str,
    port: int,
) -> None:
    """Start alleen de intake: zij neemt meldingen aan en kan er geen lezen."""
    from service.processes.intake import run_intake

    run_intake(
        IntakeSettings(
            store=store,
            public=public,
            private=private,
            keeper_key=keeper_key,
            host=host,
            port=port,
            today=_day(today),
        )
    )


@main_group.command()
@DATA
@POLICIES
@TODAY
@click.option("--host", default="127.0.0.1", help="Het adres van de console (loopback).")
@click.option("--port", default=8081, help="De poort van de console.")
@click.option("--production", is_flag=True, help="Weiger wat alleen voor ontwikkeling goed genoeg is.")
@click.option("--once", is_flag=True, help="Doe wat nu moet en stop.")
def keeper(
    data: Path,
    policies: Path,
    today: dt.datetime | None,
    host: str,
    port: int,
    production: bool,
    once: bool,
) -> None:
    """Start alleen de keeper: sleutels, cijfers, vernietigen, tellen."""
    from service.processes.keeper import run_keeper, run_keeper_once

    settings = KeeperSettings(
        policies=policies, data=data, host=host, port=port, production=production, today=_day(today)
    )
    if once:
        run_keeper_once(settings)
    else:
        run_keeper(settings)


@main_group.command()
@DATA
@POLICIES
@TODAY
@click.option("--meldpunt", help="Het meldpunt waarvoor meldingen worden verzonnen; het eerste als u niets kiest.")
@click.option("--reports", type=_REPORTS, default=480, help="Hoeveel meldingen; 0 merkt alleen de map.")
def demo(data: Path, policies: Path, today: dt.datetime | None, meldpunt: str | None, reports: int) -> None:
    """Vul een lege map met verzonnen meldingen over vier kwartalen."""
    from service.demo.service import live_through, mark_demo
    from service.kernel.clock import SystemClock

    folders = Folders(data=data)
    known = load_policies(policies)
    policy = known.get(meldpunt) if meldpunt is not None else next(iter(known.values()))
    if policy is None:
        raise click.BadParameter("dit meldpunt bestaat niet", param_hint="--meldpunt")
    if not reports:
        mark_demo(folders)
        click.echo(f"luwte: {data} is gemerkt als demo")
        return
    result = live_through(
        folders,
        policy,
        today=_day(today) or SystemClock().today(),
        reports=reports,
        tell=lambda sentence: click.echo(f"luwte: {sentence}"),
    )
    click.echo(
        f"luwte: {result.reports} meldingen, {len(result.releases)} vrijgaven ({', '.join(result.releases)}), "
        f"{result.destroyed} dagsleutels vernietigd, {result.ledger_size} regels in het logboek"
    )
    _verify(folders.public / "ledger", None, None)
    click.echo(f"luwte: bekijk het met: luwte run --data {data}")


main_group.add_command(figures)
main_group.add_command(policy)
main_group.add_command(wijken)
main_group.add_command(scrub)


@main_group.group()
def ledger() -> None:
    """Het logboek controleren."""


@ledger.command()
@click.argument("directory", type=FOLDER)
@click.option("--key", help="De openbare sleutel, of een bestand ermee; anders keeper.vkey bij de bestanden.")
@click.option(
    "--earlier", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Een eerder bewaard checkpoint."
)
def verify(directory: Path, key: str | None, earlier: Path | None) -> None:
    """Controleer een logboek met alleen zijn bestanden en de openbare sleutel."""
    _verify(directory, key, earlier)


@main_group.group()
def documents() -> None:
    """Documenten uit het beleid."""


@documents.command()
@click.argument("meldpunt")
@POLICIES
def register(meldpunt: str, policies: Path) -> None:
    """Schrijf het verwerkingsregister (AVG artikel 30) van een meldpunt."""
    from service.documents.register import write_register

    found = load_policies(policies).get(meldpunt)
    if found is None:
        raise click.BadParameter("dit meldpunt bestaat niet")
    click.echo(write_register(found))


def _verify(directory: Path, key: str | None, earlier: Path | None) -> None:
    from service.ledger.note import Verifier
    from service.ledger.verify import verify_directory

    written, beside = _find_key(directory, key)
    verified = verify_directory(
        directory, Verifier.parse(written), earlier.read_bytes() if earlier is not None else None
    )
    click.echo(f"luwte: het logboek klopt: {verified.size} regels, kop {verified.root.hex()}")
    for kind, number in verified.entries.items():
        click.echo(f"luwte:   {kind}: {number}")
    if beside:
        click.echo("luwte: de sleutel lag bij de bestanden; vergelijk hem met wat de gemeente bekendmaakte:")
        click.echo(f"luwte:   {written}")


def _find_key(directory: Path, key: str | None) -> tuple[str, bool]:
    """Return the public key, and whether it merely lay beside the files."""
    if key is not None:
        path = Path(key)
        return (path.read_text(encoding="utf-8").strip() if path.is_file() else key), False
    for folder in (directory, directory.parent):
        if (folder / "keeper.vkey").is_file():
            return (folder / "keeper.vkey").read_text(encoding="utf-8").strip(), True
    raise click.UsageError("geef de openbare sleutel met --key")


def _day(moment: dt.datetime | None) -> dt.date | None:
    return moment.date() if moment is not None else None


def main() -> None:
    """Run the command; an error of the house is one sentence and exit code 1."""
    try:
        main_group(prog_name="luwte")
    except LuwteError as error:
        sys.stderr.write(f"luwte: {error}\n")
        raise SystemExit(1) from None
    except (OSError, ValueError, OverflowError, RecursionError) as error:
        # A file, a date or a number that cannot be worked with: its kind is told, not its content.
        sys.stderr.write(f"luwte: dat lukte niet: {type(error).__name__}\n")
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
