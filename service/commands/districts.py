"""The commands about CBS areas."""

from pathlib import Path

import click

from service.commands.options import FILE
from service.policy.model import AreaLevel


@click.group()
def wijken() -> None:
    """Wijken en buurten van CBS."""


@wijken.command()
@click.argument("bestand", type=FILE)
@click.option("--gemeente", required=True, help="De CBS-code van de gemeente, zoals GM0758.")
@click.option("--niveau", type=click.Choice(["wijk", "buurt"]), default="wijk", help="Wijken of buurten.")
@click.option(
    "--ondergrens",
    type=click.IntRange(0),
    default=1000,
    show_default=True,
    help="Voeg gebieden samen tot er zoveel mensen wonen; 0 voegt niets samen.",
)
@click.option("--jaar", type=click.IntRange(2015, 2099), help="Het jaar van de gebieden; anders dat van het bestand.")
@click.option("--in", "into", type=FILE, help="Zet de gebieden in dit beleid; anders komen zij op het scherm.")
def importeer(
    bestand: Path, gemeente: str, niveau: AreaLevel, ondergrens: int, jaar: int | None, into: Path | None
) -> None:
    """Lees de wijken of buurten van een gemeente uit een bestand van CBS; er gaat niets naar buiten."""
    from service.policy.districts.service import import_districts

    click.echo(import_districts(bestand, gemeente, level=niveau, floor=ondergrens or None, year=jaar, into=into))
