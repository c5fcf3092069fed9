"""The public reading side of releases; it runs in the intake's process and opens nothing."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec
from litestar import Response, get
from litestar.params import FromPath

from service.export.design import YES
from service.export.from_policy import ROOT
from service.export.release import Release
from service.export.store import ReleaseStore
from service.export.tables import ReleasedTable
from service.kernel.text import LANGUAGES, Language, LocalizedText
from service.web.headers import LASTING_HEADERS
from service.web.pages import Frame, Pages
from service.web.problems import problem
from service.web.respond import problem_response

_KINDS: Final = {"json": "application/json", "csv": "text/csv"}
HELD_BACK: Final = "."


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sentences of the page of figures."""

    title: str
    none: str
    too_few: str
    total: str
    mark: str
    download: str
    number: str
    form: str
    quarter: str


WORDS: Final[dict[Language, Words]] = {
    "nl": Words(
        title="Cijfers",
        none="Er zijn nog geen cijfers. Na elk kwartaal komen er nieuwe.",
        too_few="In dit kwartaal kwamen er te weinig meldingen binnen om cijfers te geven.",
        total="Meldingen in dit kwartaal",
        mark="Een punt betekent: dit aantal laten wij weg. Het kan elk getal van 0 tot en met {k} zijn, of meer.",
        download="Deze cijfers als bestand",
        number="Aantal",
        form="Naar het formulier",
        quarter="Kwartaal {number} van {year}",
    ),
    "en": Words(
        title="Figures",
        none="There are no figures yet. New ones come after every quarter.",
        too_few="There were too few reports in this quarter to give figures.",
        total="Reports in this quarter",
        mark="A dot means: we leave this number out. It can be any number from 0 to {k}, or more.",
        download="These figures as a file",
        number="Number",
        form="To the form",
        quarter="Quarter {number} of {year}",
    ),
}


class Grid(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table ready to be shown: column heads, and rows of a head and values."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def figure_handlers(store: ReleaseStore, slugs: Mapping[str, LocalizedText]) -> list[Any]:
    """Return the handlers of the figures of the meldpunten `slugs`."""
    pages = Pages(Path(__file__).parent / "templates")

    @get("/{slug:str}/{language:str}/cijfers", sync_to_thread=False)
    def show_figures(slug: FromPath[str], language: FromPath[str]) -> Response[Any]:
        """Show every release of a meldpunt, newest first."""
        known = next((name for name in LANGUAGES if name == language), None)
        if slug not in slugs or known is None:
            return problem_response(problem("niet_gevonden"))
        releases = [store.read(slug, period) for period in store.periods(slug)]
        words = WORDS[known]
        frame = Frame(
            language=known,
            title=words.title,
            name=slugs[slug].in_language(known),
            home=f"/{slug}/{known}",
            languages=tuple((code, f"/{slug}/{code}/cijfers") for code in LANGUAGES),
        )
        shown = [(release, grids_of(release, known)) for release in releases if release is not None]
        return pages.render("cijfers.html", frame, words=words, releases=shown)

    # guide S24: released tables are open data, for partners and researchers
    @get("/v1/meldpunten/{slug:str}/cijfers", sync_to_thread=False)
    def list_periods(slug: FromPath[str]) -> Response[bytes]:
        """List the released periods."""
        if slug not in slugs:
            return problem_response(problem("niet_gevonden"))
        content = msgspec.json.encode({"perioden": store.periods(slug)})
        return Response(content, media_type="application/json", headers=dict(LASTING_HEADERS))

    @get("/v1/meldpunten/{slug:str}/cijfers/{name:str}", sync_to_thread=False)
    def download(slug: FromPath[str], name: FromPath[str]) -> Response[bytes]:
        """Serve one release as JSON or CSV, the very bytes whose hash the ledger carries (JSON)."""
        period, _dot, kind = name.partition(".")
        content = store.read_file(slug, period, kind) if slug in slugs else None
        if content is None:
            return problem_response(problem("niet_gevonden"))
        return Response(content, media_type=_KINDS[kind], headers=dict(LASTING_HEADERS))

    return [show_figures, list_periods, download]


# guide S29, S31: no ranking, no map, and the fixed caveats under every release
def grids_of(release: Release, language: Language) -> tuple[Grid, ...]:
    """Lay the released tables out for reading (pure).

    The yes/no tables of one question become one table with a row per answer.
    """
    grids = []
    for shown in release.shown:
        parts = [table for table in release.tables if table.id.split("/")[1] == shown.id]
        if parts:
            grids.append(_grid(release, language, shown.title.in_language(language), parts))
    return tuple(grids)


def _grid(release: Release, language: Language, title: str, parts: list[ReleasedTable]) -> Grid:
    column_dim = parts[0].dims[1] if len(parts[0].dims) > 1 else None
    column_codes = release.dimensions[column_dim].codes if column_dim is not None else (ROOT,)
    rows: list[tuple[str, tuple[str, ...]]] = []
    for part in parts:
        row_dim = part.dims[0]
        answers = "." in row_dim
        for code in release.dimensions[row_dim].codes:
            if answers and code != YES:
                continue
            values = {tuple(map(str, cells[:-1])): cells[-1] for cells in part.cells}
            line = tuple(
                _show(values.get((code,) if column_dim is None else (code, column))) for column in column_codes
            )
            rows.append((release.labels[row_dim][code].in_language(language), line))
    columns = (
        (WORDS[language].number,)
        if column_dim is None
        else tuple(release.labels[column_dim][code].in_language(language) for code in column_codes)
    )
    return Grid(title=title, columns=columns, rows=tuple(rows))


def _show(value: str | int | None) -> str:
    return HELD_BACK if value is None else str(value)
