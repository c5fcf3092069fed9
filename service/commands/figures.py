"""The commands about figures: protect tables of reports that were counted elsewhere."""

import secrets
import time
from pathlib import Path
from typing import Literal

import click

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.group()
def figures() -> None:
    """Cijfers beschermen voor ze naar buiten gaan."""


@figures.command()
@click.option("--reports", type=_FILE, required=True, help="De meldingen: CSV met een kolom per dimensie.")
@click.option(
    "--hierarchies", type=_FILE, required=True, help="De hierarchieen: JSON, per dimensie een boom van codes."
)
@click.option("--tables", type=_FILE, required=True, help="De tabellen, in volgorde van vrijgave: JSON.")
@click.option("--method", type=click.Choice(["hide", "round"]), default="hide", help="Weglaten of afronden op vijf.")
@click.option("--k", type=int, default=5, help="Kleinste aantal dat bekend mag worden.")
@click.option("--seconds", type=click.IntRange(1), default=600, help="Zolang mag het zoeken duren.")
@click.option("--seed", type=int, hidden=True, help="Voor het loten bij afronden; alleen om iets te herhalen.")
def protect(
    reports: Path,
    hierarchies: Path,
    tables: Path,
    method: Literal["hide", "round"],
    k: int,
    seconds: int,
    seed: int | None,
) -> None:
    """Bescherm tabellen en schrijf ze als JSON naar de standaarduitvoer; lukt het niet, dan niets."""
    from service.export.figures import protect_figures

    drawn = secrets.randbits(128) if seed is None else seed
    until = time.monotonic() + seconds
    form = protect_figures(
        reports.read_bytes(),
        hierarchies.read_bytes(),
        tables.read_bytes(),
        method,
        k,
        drawn,
        lambda: time.monotonic() < until,
    )
    click.echo(form)
