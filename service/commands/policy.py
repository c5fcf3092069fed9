"""The commands about policies: make one, check it, approve it, read it as a plan."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click
import msgspec

from service.commands.options import DATA, POLICIES
from service.kernel.clock import SystemClock
from service.policy.explain.lines import count_line, in_order, list_codes, plain_code, unknown_code
from service.policy.explain.pages import page_codes, read_page
from service.policy.findings import Finding
from service.policy.lint.registry import CODES
from service.policy.reading import read_toml
from service.policy.service import lint_files, policy_files
from service.policy.shape.meldpunt import PolicyFile
from service.settings import Folders

_FOLDER: Final = Path("policies")
_NAME = click.argument("name", metavar="NAAM")


@click.group()
def policy() -> None:
    """Beleid maken, controleren en lezen."""


@policy.command()
@_NAME
@POLICIES
@click.option("--bewaar", "saved", type=click.Path(path_type=Path, dir_okay=False), help="Het bestand met antwoorden.")
def new(name: str, policies: Path, saved: Path | None) -> None:
    """Maak een beleid door vragen te beantwoorden; stoppen en later verdergaan mag altijd."""
    from service.commands.interviewing import interview

    interview(name, policies, saved)


@policy.command()
@_NAME
@POLICIES
@click.option("--html", "as_page", is_flag=True, help="Schrijf een pagina om te printen.")
def plan(name: str, policies: Path, *, as_page: bool) -> None:
    """Schrijf het beleid als plan dat iedereen kan lezen, met wat nog open is."""
    from service.documents.plans import read_plan
    from service.documents.sheet_markdown import write_markdown
    from service.documents.sheet_page import write_page

    sheet = read_plan(policies, name, SystemClock().today())
    click.echo(write_page(sheet) if as_page else write_markdown(sheet), nl=False)


@policy.command()
@click.argument("files", metavar="[BESTAND]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Schrijf de bevindingen als JSON.")
@click.option("--today", type=click.DateTime(formats=["%Y-%m-%d"]), hidden=True)
def lint(files: tuple[Path, ...], today: dt.datetime | None, *, as_json: bool) -> None:
    """Noem elke fout en elk advies, met plaats en wat goed zou zijn; zonder bestand: van elk beleid in `policies`."""
    paths = tuple(dict.fromkeys(files)) or policy_files(_FOLDER)
    findings = in_order(_lint(paths, SystemClock().today() if today is None else today.date()))
    if as_json:
        click.echo(msgspec.json.encode(findings).decode())
    else:
        for finding in findings:
            click.echo(str(finding))
        click.echo(count_line(len(paths), findings))
    if any(finding.weight == "fout" for finding in findings):
        raise SystemExit(1)


def _lint(paths: tuple[Path, ...], today: dt.date) -> Iterator[Finding]:
    if not paths:
        right = "hier hoort minstens een beleid (.toml); maak er een met `luwte policy new NAAM`"
        yield Finding(file=str(_FOLDER), path="", code="geen-beleid", right=right)
    there = tuple(path for path in paths if _is_file(path))
    # Of a file that is not there only that is told, and not that its folder has no library either.
    for path in paths:
        if path not in there:
            yield from read_toml(path, PolicyFile, path.name or str(path))[1]
    yield from lint_files(there, today).findings


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


@policy.command()
@click.argument("code", metavar="[CODE]", required=False)
def explain(code: str | None) -> None:
    """Leg een code van `luwte policy lint` uit; zonder code: noem ze allemaal."""
    if code is None:
        click.echo(list_codes(CODES.values()))
        return
    page = read_page(plain_code(code))
    if page is None:
        click.echo(f"luwte: {unknown_code(code, page_codes())}", err=True)
        raise SystemExit(1)
    click.echo(page, nl=False)


@policy.command()
@click.argument("meldpunt")
@click.option("--door", required=True, help="Wie dit goedkeurt: een ander dan wie het schreef.")
@click.option("--ja", "sure", is_flag=True, help="Vraag niet of u het zeker weet.")
@DATA
@POLICIES
def approve(meldpunt: str, door: str, data: Path, policies: Path, *, sure: bool) -> None:
    """Keur een gewijzigd beleid goed, als tweede; laat zien wat er wijzigt."""
    from service.processes import approve as approving

    folders = Folders(data=data)
    proposal = approving.propose_change(folders, policies, meldpunt, door)
    click.echo("\n".join(approving.describe(proposal)))
    if not sure and not _says_yes("Keurt u dit goed?"):
        click.echo("gestopt")
        raise SystemExit(1)
    click.echo("\n".join(approving.approve(proposal, folders, SystemClock().today())))


def _says_yes(question: str) -> bool:
    """Ask in Dutch; whatever is no yes, is no."""
    try:
        answer = click.prompt(f"{question} [j/N]", default="", show_default=False)
    except click.Abort:
        click.echo()
        return False
    return str(answer).strip().casefold() in {"j", "ja"}
